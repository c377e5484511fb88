"""The commands of the newsroom: who may do what, and articles that come from elsewhere."""

import csv
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desk.command import words

if TYPE_CHECKING:
    from desk.arrivals.actions import Report


def add_to(app: typer.Typer, importing: typer.Typer) -> None:
    """Add the commands of this module to the program."""
    app.command("rights", cls=words.Told)(rights)
    app.command("journal", cls=words.Told)(journal)
    app.command("links", cls=words.Told)(links)
    app.command("bounces", cls=words.Told)(bounces)
    importing.command("articles", cls=words.Told)(articles)


def rights() -> None:
    """In bảng quyền: vai trò nào được làm việc gì với trang ở trạng thái nào (Markdown)."""
    from desk.command import django_side

    django_side.set_up()
    from desk.approving import matrix

    sys.stdout.write(matrix.printed())


def journal(
    *,
    follow: Annotated[
        bool, typer.Option("--follow", help="Đọc tiếp những việc mới, cho đến khi dừng (Ctrl-C).")
    ] = False,
    after: Annotated[
        int, typer.Option("--after", metavar="SỐ", help="Chỉ in việc có số lớn hơn số này.")
    ] = 0,
) -> None:
    """In nhật ký: ai làm gì, mỗi dòng một đối tượng JSON, cho máy thu thập nhật ký."""
    from desk.command import following

    try:
        raise typer.Exit(following.journal(follow=follow, after=after))
    except KeyboardInterrupt:
        raise typer.Exit(0) from None


def bounces(
    *,
    maildir: Annotated[
        Path | None,
        typer.Option(
            "--maildir",
            metavar="THƯ-MỤC",
            help="Đọc mọi thư báo trong hộp Maildir này, xóa thư đã đọc; thư khác để nguyên.",
        ),
    ] = None,
) -> None:
    """Đọc thư báo trả lại (RFC 3464) từ đầu vào chuẩn hoặc Maildir; địa chỉ hỏng thì ngừng gửi."""
    from desk.command import django_side

    django_side.set_up()
    from desk.mailing import returned

    if maildir is None:
        found = returned.receive(sys.stdin.buffer.read(returned.LARGEST + 1))
    elif (maildir / "new").is_dir():
        found = returned.receive_box(maildir)
    else:
        typer.echo(f"“{maildir}” không phải hộp Maildir: không có thư mục new trong đó.", err=True)
        raise typer.Exit(2)
    final = sum(one.is_final for one in found)
    typer.echo(f"{len(found)} thư của cổng bị trả lại, {final} vĩnh viễn.")


def links() -> None:
    """Kiểm tra liên kết trong cổng của mọi trang đang đăng; mã thoát 1 khi có liên kết hỏng."""
    from desk.command import django_side

    django_side.set_up()
    from desk.checklist import tending

    count = 0
    for count, one in enumerate(tending.broken(), start=1):  # noqa: B007 — the last count is told
        sys.stdout.write(f"{one.title}: {one.said}\n")
    sys.stdout.write(f"{count} liên kết hỏng.\n")
    raise typer.Exit(1 if count else 0)


def articles(
    file: Annotated[
        str, typer.Argument(metavar="TỆP", help="CSV, JSON, JSONL, hoặc bản xuất WordPress (.xml).")
    ],
    *,
    source: Annotated[
        str, typer.Option("--source", metavar="TÊN", help="Tên cổng cũ, hiện ở nguồn ảnh.")
    ] = "Cổng cũ",
    photographs: Annotated[
        str,
        typer.Option("--photographs", metavar="THƯ-MỤC", help="Thư mục ảnh; mặc định cạnh tệp."),
    ] = "",
    report: Annotated[
        str, typer.Option("--report", metavar="TỆP", help="Ghi báo cáo từng bài ra CSV.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="In tóm tắt cho máy đọc.")] = False,
) -> None:
    """Nhập bài từ cổng cũ; bài đã nhập thì giữ nguyên, dừng giữa chừng thì chạy lại là tiếp."""
    from desk.command import django_side

    django_side.set_up()
    from desk.arrivals import actions
    from desk.kit.permissions import MACHINE

    path = Path(file)
    told = actions.bring_in(
        path=path,
        source=source,
        photographs=Path(photographs) if photographs else path.parent,
        by=MACHINE,
        progress=None if as_json else _progress,
    )
    if report:
        _write(told, Path(report))
    sys.stdout.write(f"{json.dumps(_counts(told))}\n" if as_json else _said(told))
    raise typer.Exit(1 if told.faulty else 0)


def _counts(told: "Report") -> dict[str, int]:
    return {
        "brought": told.brought, "published": told.published, "had": told.had,
        "drafts": len(told.drafts), "faulty": len(told.faulty), "pictures": len(told.pictures),
    }  # fmt: skip


def _progress(done: int, title: str) -> None:
    sys.stderr.write(f"\r{done:>7} bài  {title[:60]:<60}")
    sys.stderr.flush()


def _said(told: "Report") -> str:
    brought = f"Nhập {told.brought} bài: {told.published} đã đăng, {len(told.drafts)} để nháp"
    lines = [f"{brought}; {told.had} bài đã có từ trước."]
    lines += [f"Không nhập được {len(told.faulty)} bài:"] if told.faulty else []
    lines += [f"  {said}" for said in told.faulty[:20]]
    lines += [f"Để nháp vì chốt số liệu: {key}: {why}" for key, why in told.drafts[:20]]
    lines += [f"Thiếu ảnh: {key}: {why}" for key, why in told.pictures[:20]]
    return "\n" + "\n".join(lines) + "\n"


def _write(told: "Report", path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["việc", "mã", "vì sao"])
        rows.writerows(("để nháp", key, why) for key, why in told.drafts)
        rows.writerows(("thiếu ảnh", key, why) for key, why in told.pictures)
        rows.writerows(("không nhập được", "", why) for why in told.faulty)
