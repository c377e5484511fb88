"""Commands that take the built tree outward: a server's configuration, a copy elsewhere."""

from typing import Annotated

import typer

from desk.command import words

deploying = typer.Typer(help="Viết cấu hình cho máy chủ đứng trước.", no_args_is_help=True)

DryRun = Annotated[bool, typer.Option("--dry-run", help="Chỉ in việc sẽ làm, không ghi gì.")]


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


def add_to(app: typer.Typer) -> None:
    """Give the program these commands."""
    app.add_typer(deploying, name="deploy")
    app.command(cls=words.Told)(ship)
