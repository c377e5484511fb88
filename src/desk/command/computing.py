"""`congso formula` and `congso engine …`: what each command that computes asks for."""

from typing import Annotated

import typer

from desk.command import words
from desk.command.options import Json, Source

commands = typer.Typer(
    cls=words.ToldGroup,
    no_args_is_help=True,
    help="Tính hàng loạt mọi chỉ tiêu dẫn xuất bằng DuckDB, PostgreSQL hoặc ClickHouse.",
)

Indicators = Annotated[
    str,
    typer.Option("--indicators", metavar="MÃ,…", help="Chỉ các chỉ tiêu này; mặc định tất cả."),
]
At = Annotated[
    str, typer.Option("--at", metavar="NGÀY", help="Theo những gì đã biết đến hết ngày này.")
]
OnMap = Annotated[
    str,
    typer.Option(
        "--frame",
        metavar="NGÀY",
        help="Theo địa giới của ngày này: cộng số cộng được, tính lại tỷ lệ từ số đã gộp.",
    ),
]
Machine = Annotated[
    str,
    typer.Option("--engine", metavar="MÁY", help="duckdb, postgresql hoặc clickhouse."),
]


def add_to(app: typer.Typer) -> None:
    """Add the command that tries a formula to the program."""
    app.command("formula", cls=words.Told)(formula)


def formula(
    text: Annotated[
        str,
        typer.Argument(
            metavar="CÔNG_THỨC", help="Viết bằng mã chỉ tiêu: “place.area / postal.points”."
        ),
    ],
    *,
    inputs: Annotated[
        list[str] | None,
        typer.Option("--input", metavar="TÊN=MÃ", help="Tên ngắn dùng trong công thức; lặp được."),
    ] = None,
    unit: Annotated[
        str, typer.Option("--unit", metavar="ĐƠN_VỊ", help="Đơn vị mà kết quả phải hợp.")
    ] = "",
    period: Annotated[
        str, typer.Option("--period", metavar="KỲ", help="Tính thử cho kỳ này: 2023, 2023-Q4 …")
    ] = "",
    place: Annotated[
        str, typer.Option("--place", metavar="NƠI", help="Tính thử cho nơi này: mã hoặc tên.")
    ] = "94",
    as_of: Annotated[
        str, typer.Option("--as-of", metavar="NGÀY", help="Theo những gì đã biết đến hết ngày này.")
    ] = "",
    as_json: Json = False,
    ledger: Source = "auto",
) -> None:
    """Thử một công thức: in lại nó, đơn vị của kết quả, đầu vào; với --period thì cả giá trị."""
    from desk.command import trying

    asked = trying.Asked(text, tuple(inputs or ()), unit, place, period, as_of)
    raise typer.Exit(trying.formula(asked, source=ledger, as_json=as_json))


@commands.command(name="rebuild", cls=words.Told)
def rebuild_engine(
    *,
    full: Annotated[bool, typer.Option("--full", help="Viết lại mọi tệp.")] = False,
    as_json: Json = False,
) -> None:
    """Viết lại các tệp Parquet cạnh sổ cho khớp với sổ; chuỗi nào đổi thì viết lại tệp ấy."""
    from desk.command import engines

    engines.rebuild(full=full, as_json=as_json)


@commands.command(name="compute", cls=words.Told)
def compute_engine(
    *,
    indicators: Indicators = "",
    place: Annotated[
        str, typer.Option("--place", metavar="NƠI", help="Chỉ in số của nơi này: mã hoặc tên.")
    ] = "",
    at: At = "",
    frame: OnMap = "",
    engine: Machine = "duckdb",
    out: Annotated[
        str, typer.Option("--out", metavar="TỆP", help="Ghi mọi ô ra .csv hoặc .parquet.")
    ] = "",
    as_json: Json = False,
) -> None:
    """Tính mọi chỉ tiêu dẫn xuất cho mọi nơi, mọi kỳ (chưa che số không công bố)."""
    from desk.command import engines

    asked = engines.Asked(indicators, at, engine, frame)
    engines.compute(asked, place=place, out=out, as_json=as_json)


@commands.command(name="check", cls=words.Told)
def check_engine(
    *,
    indicators: Indicators = "",
    at: At = "",
    frame: OnMap = "",
    engine: Machine = "duckdb",
    every: Annotated[
        int,
        typer.Option(
            "--every", metavar="N", min=0, help="Soát một ô trong N ô; 0 là tự chọn chừng 2.000 ô."
        ),
    ] = 0,
    everything: Annotated[bool, typer.Option("--all", help="Soát mọi ô.")] = False,
    as_json: Json = False,
) -> None:
    """Đối chiếu kết quả tính hàng loạt với cách tính chuẩn; mã thoát 1 khi có ô khác nhau."""
    from desk.command import engines

    asked = engines.Asked(indicators, at, engine, frame)
    raise typer.Exit(engines.check(asked, every=1 if everything else every, as_json=as_json))
