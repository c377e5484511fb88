"""The program `congso`: each command says what it does here, and does it in a module of its own.

Nothing heavy is imported until a command needs it: checking a text or asking for a figure starts
without Django.
"""

import sys
from typing import Annotated

import typer

from congso.findings.finding import FaultyInput
from desk.command import computing, editorial, outward, words
from desk.command.options import (
    Correcting,
    DryRun,
    First,
    ImportKey,
    Json,
    Last,
    Source,
    WarningsSeen,
)

app = typer.Typer(
    name="congso",
    help="Cổng Số: cổng thông tin của tỉnh đứng trên sổ số liệu.",
    cls=words.ToldGroup,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
importing = typer.Typer(
    cls=words.ToldGroup,
    no_args_is_help=True,
    help="Nhập số liệu, địa bàn từ mẫu Excel hoặc bảng CSV; lỗi một ô thì không nhập ô nào.",
)
app.add_typer(importing, name="import")
app.add_typer(computing.commands, name="engine")
computing.add_to(app)
releasing = typer.Typer(
    cls=words.ToldGroup,
    no_args_is_help=True,
    help="Lịch phát hành thống kê; tính lại một bản phát hành từ gói của nó.",
)
app.add_typer(releasing, name="release")
handing = typer.Typer(
    cls=words.ToldGroup, no_args_is_help=True, help="Tạo mẫu để điền rồi nhập lại."
)
app.add_typer(handing, name="template")
outward.add_to(app)
editorial.add_to(app, importing)

Place = Annotated[str, typer.Option("--place", metavar="MÃ", help="Mã đơn vị hành chính.")]
Where = Annotated[
    str,
    typer.Option(
        "--place",
        metavar="NƠI",
        help="Mã, tên (không cần dấu) hoặc chữ đầu của tên tỉnh: 92, “can tho”, CT.",
    ),
]
Frame = Annotated[
    str,
    typer.Option(
        "--frame",
        metavar="NGÀY",
        help="Quy đổi sang địa giới của ngày này; --place là mã trên địa giới ấy.",
    ),
]
Slug = Annotated[str, typer.Argument(metavar="LOẠT", help="Đường dẫn của loạt phát hành.")]
ReleasePeriod = Annotated[
    str, typer.Option("--period", metavar="KỲ", help="2023, 2024-Q1 …; mặc định kỳ mới nhất.")
]


@app.command(cls=words.Told)
def check(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="TỆP",
            help="Văn bản .txt, .md, .html, .docx; một thư mục thì soát mọi văn bản trong đó; "
            "- đọc từ đầu vào.",
        ),
    ],
    *,
    as_json: Json = False,
    ledger: Source = "auto",
    place: Place = "94",
    everything: Annotated[
        bool, typer.Option("--all", help="In cả ngày tháng, số văn bản và các số không thống kê.")
    ] = False,
    score: Annotated[
        bool,
        typer.Option(
            "--score",
            help="Chấm điểm bộ đọc trên các thư mục có articles/ và gold/ do người chú giải.",
        ),
    ] = False,
) -> None:
    """Soát số liệu trong văn bản; mã thoát 1 khi có số mâu thuẫn, 2 khi có tệp không đọc được."""
    if score:
        from desk.command import measuring

        raise typer.Exit(measuring.score(files, source=ledger, place=place, as_json=as_json))
    from desk.command import reviewing

    raise typer.Exit(
        reviewing.check(files, source=ledger, place=place, as_json=as_json, everything=everything)
    )


@app.command(cls=words.Told)
def figure(  # noqa: PLR0913 — one parameter an option
    code: Annotated[
        str, typer.Argument(metavar="MÃ", help="telecom.sites, hoặc mã ngắn như POST.RAD, 1304.")
    ],
    *,
    period: Annotated[
        str, typer.Option("--period", metavar="KỲ", help="2023, 2023-H1, 2023-Q4, 2023-06 …")
    ] = "",
    first: First = "",
    last: Last = "",
    place: Where = "94",
    breakdown: Annotated[
        str, typer.Option("--breakdown", metavar="PHẦN", help="Một phần, ví dụ 4G.")
    ] = "",
    aspect: Annotated[
        str,
        typer.Option(
            "--aspect", metavar="MẶT", help="level, plan, change, growth hoặc plan_ratio."
        ),
    ] = "level",
    base: Annotated[
        str, typer.Option("--base", metavar="KỲ", help="Kỳ gốc của thay đổi; mặc định kỳ trước.")
    ] = "",
    as_of: Annotated[
        str, typer.Option("--as-of", metavar="NGÀY", help="Theo những gì đã biết đến hết ngày này.")
    ] = "",
    frame: Frame = "",
    explain: Annotated[
        bool, typer.Option("--explain", help="In công thức, đầu vào, nguồn và cách làm tròn.")
    ] = False,
    as_json: Json = False,
    ledger: Source = "auto",
) -> None:
    """In một số liệu hay một chuỗi số, và với --explain thì cả nguồn gốc."""
    from desk.command import explaining
    from desk.command.asking import Asked

    asked = Asked(code, place, period, breakdown, aspect, base, as_of, frame, first, last)
    raise typer.Exit(explaining.figure(asked, source=ledger, explain=explain, as_json=as_json))


@app.command(cls=words.Told)
def triangle(
    code: Annotated[str, typer.Argument(metavar="MÃ", help="Mã chỉ tiêu, như telecom.sites.")],
    *,
    place: Place = "94",
    by_unit: Annotated[
        bool, typer.Option("--by-unit", help="Tóm tắt theo từng đơn vị báo cáo.")
    ] = False,
    as_json: Json = False,
    ledger: Source = "auto",
) -> None:
    """In mỗi kỳ đã được công bố là bao nhiêu, và vào ngày nào."""
    from desk.command import revised

    if by_unit:
        raise typer.Exit(revised.units(code, source=ledger, as_json=as_json))
    raise typer.Exit(revised.triangle(code, place, source=ledger, as_json=as_json))


@importing.command(name="observations", cls=words.Told)
def import_observations(
    file: Annotated[
        str,
        typer.Argument(metavar="TỆP", help="Mẫu đã điền (.xlsx, .csv), hay bảng như data/figures."),
    ],
    *,
    dry_run: DryRun = False,
    key: ImportKey = "",
    accept_warnings: WarningsSeen = False,
    reason: Correcting = "",
    as_json: Json = False,
) -> None:
    """Ghi một tệp số liệu vào sổ; cùng một tệp chỉ ghi một lần; lỗi thì trả tệp có ghi chú."""
    from desk.command import bringing

    raise typer.Exit(
        bringing.observations(
            file,
            dry_run=dry_run,
            key=key,
            accept_warnings=accept_warnings,
            reason=reason,
            as_json=as_json,
        )
    )


@handing.command(name="observations", cls=words.Told)
def template_observations(
    file: Annotated[str, typer.Argument(metavar="TỆP", help="Tên kết thúc bằng .xlsx hoặc .csv.")],
    *,
    period: Annotated[
        str, typer.Option("--period", metavar="KỲ,…", help="2024 hoặc 2024-Q1,2024-Q2 …")
    ],
    places: Annotated[
        str,
        typer.Option(
            "--places", metavar="MÃ,…", help="94; 94/* là các đơn vị trực thuộc; * mọi tỉnh."
        ),
    ] = "94",
    indicators: Annotated[
        str,
        typer.Option(
            "--indicators", metavar="MÃ,…", help="postal.points, telecom.*; mặc định tất cả."
        ),
    ] = "",
    scenario: Annotated[
        str,
        typer.Option(
            "--scenario", metavar="…", help="actual, plan, plan_rev; cách nhau bằng dấu phẩy."
        ),
    ] = "actual",
) -> None:
    """Tạo mẫu nhập số liệu cho các chỉ tiêu, địa bàn và kỳ đã chọn."""
    from desk.command import forms

    forms.template(file, indicators=indicators, places=places, periods=period, scenarios=scenario)


@importing.command(name="places", cls=words.Told)
def import_places(
    folder: Annotated[
        str,
        typer.Argument(
            metavar="THƯ_MỤC", help="Chứa places/ và agencies/ như data/; mặc định là data/."
        ),
    ] = "",
    *,
    dry_run: DryRun = False,
) -> None:
    """Nhập danh mục đơn vị hành chính, thay đổi địa giới và cơ quan."""
    from desk.command import bringing

    bringing.places(folder, dry_run=dry_run)


@releasing.command(name="list", cls=words.Told)
def list_releases(*, as_json: Json = False) -> None:
    """In lịch phát hành: ngày, trạng thái, tên."""
    from desk.command import releases

    releases.calendar(as_json=as_json)


@releasing.command(name="show", cls=words.Told)
def show_release(slug: Slug, *, period: ReleasePeriod = "", as_json: Json = False) -> None:
    """In số liệu của bản phát hành mới nhất, hoặc của một kỳ."""
    from desk.command import releases

    releases.show(slug, period, as_json=as_json)


@releasing.command(name="bundle", cls=words.Told)
def bundle_release(
    slug: Slug,
    target: Annotated[str, typer.Argument(metavar="TỆP", help="Nơi ghi gói ZIP.")],
    *,
    period: ReleasePeriod = "",
) -> None:
    """Ghi gói tính lại của một bản phát hành ra tệp."""
    from desk.command import releases

    releases.write_bundle(slug, target, period)


@releasing.command(name="verify", cls=words.Told)
def verify_release(
    file: Annotated[str, typer.Argument(metavar="GÓI", help="Gói ZIP của một bản phát hành.")],
    *,
    as_json: Json = False,
) -> None:
    """Tính lại mọi số từ gói, không cần cơ sở dữ liệu; mã thoát 1 khi có chỗ không khớp."""
    from desk.command import releases

    raise typer.Exit(releases.verify(file, as_json=as_json))


@app.command(cls=words.Told)
def desk() -> None:
    """Chạy phần cán bộ (máy chủ web); thường dùng qua congso up."""
    from desk.command import serving

    serving.desk()


@app.command(cls=words.Told)
def backup(
    file: Annotated[str, typer.Argument(help="Tệp sẽ ghi, ví dụ congso-2026-11-26.zip.")],
) -> None:
    """Sao lưu mọi thứ không dựng lại được vào một tệp: cơ sở dữ liệu, hình, thư chưa đọc."""
    from desk.command import keeping

    raise typer.Exit(keeping.backup(file))


@app.command(cls=words.Told)
def restore(
    file: Annotated[str, typer.Argument(help="Tệp do congso backup ghi.")],
    *,
    drill: Annotated[
        bool,
        typer.Option(
            "--drill", help="Diễn tập: khôi phục ra một bản bên cạnh rồi xóa, cổng vẫn chạy."
        ),
    ] = False,
) -> None:
    """Khôi phục từ bản sao lưu rồi dựng lại trang; dữ liệu đang có được giữ sang một bên."""
    if drill:
        from desk.command import drilling

        raise typer.Exit(drilling.drill(file))
    from desk.command import keeping

    raise typer.Exit(keeping.restore(file))


@app.command(cls=words.Told)
def up() -> None:
    """Chuẩn bị mọi thứ rồi chạy mặt trước, phần cán bộ và người thợ in; Ctrl-C dừng cả ba."""
    from desk.command import starting

    raise typer.Exit(starting.up())


@app.command(
    cls=words.Told,
    context_settings={
        "allow_extra_args": True,
        "ignore_unknown_options": True,
        "help_option_names": [],
    },
)
def manage(ctx: typer.Context) -> None:
    """Chuyển lệnh cho Django: congso manage migrate, congso manage shell."""
    from desk.command import django_side

    django_side.manage(ctx.args)


def main() -> None:
    """Run the program; bad input ends in one clear message and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        sys.exit(typer.main.get_command(app)(prog_name="congso", standalone_mode=False) or 0)
    except words.Slip as problem:
        _refuse(words.slip(problem))
    except FaultyInput as refused:
        _refuse(*(str(fault) for fault in refused.faults))
    except LookupError as unknown:
        if type(unknown) in (KeyError, IndexError):
            raise
        _refuse(str(unknown))
    except BrokenPipeError:
        sys.stdout = None  # the reader of the pipe has gone; nothing more can be told
        sys.exit(1)


def _refuse(*messages: str) -> None:
    for message in messages:
        sys.stderr.write(f"{message}\n")
    sys.exit(2)
