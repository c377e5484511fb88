"""Options that several commands share, each with its words."""

from typing import Annotated

import typer

ImportKey = Annotated[
    str, typer.Option("--key", metavar="KHÓA", help="Khóa chống nhập lặp; mặc định là dấu của tệp.")
]
WarningsSeen = Annotated[
    bool, typer.Option("--accept-warnings", help="Đã xem các cảnh báo và vẫn nhập.")
]
Correcting = Annotated[
    str, typer.Option("--reason", metavar="LÝ DO", help="Vì sao tệp đính chính số đã có trong sổ.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Chỉ in việc sẽ làm, không ghi gì.")]
Json = Annotated[bool, typer.Option("--json", help="In cho máy đọc: mỗi dòng một đối tượng JSON.")]
First = Annotated[
    str, typer.Option("--from", metavar="KỲ", help="Kỳ đầu của một chuỗi, thay cho --period.")
]
Last = Annotated[
    str, typer.Option("--to", metavar="KỲ", help="Kỳ cuối của chuỗi, cùng loại kỳ với --from.")
]
Source = Annotated[
    str,
    typer.Option(
        "--ledger",
        metavar="NGUỒN",
        help="Sổ số liệu để đối chiếu: auto (bản xuất của cổng, nếu chưa có thì data/figures), "
        "data, none (chỉ với check: soát trong bài), hoặc đường dẫn một bảng CSV.",
    ),
]
