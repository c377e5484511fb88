"""Commands that make the public files and take them outward, and that empty what comes in."""

from typing import Annotated

import typer

from desk.command import words
from desk.command.options import DryRun, Json

deploying = typer.Typer(help="Viết cấu hình cho máy chủ đứng trước.", no_args_is_help=True)


@deploying.command("nginx", cls=words.Told)
def nginx(
    name: Annotated[str, typer.Option(help="Tên miền của cổng.")] = "_",
    listen: Annotated[str, typer.Option(help="Địa chỉ và cổng nginx lắng nghe.")] = "80",
    certificate: Annotated[str, typer.Option(help="Tệp chứng chỉ,tệp khóa để mở https.")] = "",
    *,
    brotli: Annotated[bool, typer.Option(help="nginx có mô-đun brotli.")] = True,
    zstd: Annotated[bool, typer.Option(help="nginx có mô-đun zstd.")] = False,
) -> None:
    """In cấu hình nginx phục vụ đúng các tệp đã dựng, với cùng các header như mặt trước."""
    from desk.command import serving

    raise typer.Exit(serving.nginx(name, listen, certificate, has_brotli=brotli, has_zstd=zstd))


def ship(
    target: Annotated[
        str, typer.Argument(metavar="ĐÍCH", help="s3://kho/thư-mục, file://… hoặc một thư mục.")
    ],
    *,
    source: Annotated[
        str,
        typer.Option(
            "--from", metavar="NGUỒN", help="Nơi lấy; mặc định bản dựng của máy này (var/public)."
        ),
    ] = "",
    dry_run: DryRun = False,
    every: Annotated[
        int, typer.Option("--every", metavar="GIÂY", help="Gửi lại sau từng ấy giây, đến khi dừng.")
    ] = 0,
) -> None:
    """Gửi bản dựng đến nơi phục vụ, chỉ những gì đã đổi; gửi dở thì lần sau gửi tiếp."""
    from desk.command import shipping

    raise typer.Exit(shipping.ship(target, source=source, dry_run=dry_run, every=every))


def build(
    *,
    full: Annotated[bool, typer.Option("--full", help="Dựng lại tất cả từ đầu.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Chỉ in trang nào sẽ dựng và vì sao, không ghi gì.")
    ] = False,
    explain: Annotated[
        str,
        typer.Option(
            "--explain",
            metavar="ĐỊA-CHỈ",
            help="Chỉ in một địa chỉ: tệp, mã kiểm tra, dựng từ những gì và vì sao phải dựng lại.",
        ),
    ] = "",
    verify: Annotated[
        bool,
        typer.Option(
            "--verify", help="Dựng lại trong bộ nhớ rồi so từng byte; mã thoát 1 khi lệch."
        ),
    ] = False,
    repair: Annotated[
        bool, typer.Option("--repair", help="Cùng --verify: dựng lại đúng những chỗ lệch.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Dựng các trang công khai cho khớp với sổ số liệu và bài viết."""
    from desk.command import building

    if explain:
        raise typer.Exit(building.explain(explain, as_json=as_json))
    if dry_run:
        raise typer.Exit(building.plan(full=full, as_json=as_json))
    if verify or repair:
        raise typer.Exit(building.verify(repair=repair, as_json=as_json))
    raise typer.Exit(building.build(full=full))


def worker() -> None:
    """Chạy người thợ in: thấy thay đổi là dựng lại đúng các trang liên quan."""
    from desk.command import building

    building.worker()


def inbox(
    *,
    again: Annotated[
        bool, typer.Option("--again", help="Thử nhận lại từng mục; mục nào vẫn hỏng thì ở lại.")
    ] = False,
    as_json: Json = False,
) -> None:
    """In những gì người đọc gửi mà chưa nhận được, với lý do; mã thoát 1 khi còn mục như vậy."""
    from desk.command import receiving

    raise typer.Exit(receiving.inbox(again=again, as_json=as_json))


def add_to(app: typer.Typer) -> None:
    """Give the program these commands."""
    app.add_typer(deploying, name="deploy")
    app.command(cls=words.Told)(ship)
    for command in (build, worker, inbox):
        app.command(cls=words.Told)(command)
