"""The commands of the newsroom: who may do what, and what happens to pages as a whole."""

import sys

import typer

from desk.command import words


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module to the program."""
    app.command(cls=words.Told)(rights)


def rights() -> None:
    """In bảng quyền: vai trò nào được làm việc gì với trang ở trạng thái nào (Markdown)."""
    from desk.command import django_side

    django_side.set_up()
    from desk.approving import matrix

    sys.stdout.write(matrix.printed())
