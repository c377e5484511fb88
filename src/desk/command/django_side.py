"""Sets Django up for the commands that need the tables."""

import os
import sys

from congso.findings.finding import Fault, FaultyInput

_SETTINGS = "desk.settings"


def set_up() -> None:
    """Make the tables, rooms and settings of the desk ready for use.

    Raises: `FaultyInput` for a setting that cannot be.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", _SETTINGS)
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as problem:
        raise FaultyInput((Fault("cài đặt", str(problem)),)) from None


def migrate() -> None:
    """Bring the tables up to date.

    Raises: `FaultyInput` when the database cannot be reached.
    """
    from django.core.management import call_command
    from django.db import OperationalError

    try:
        call_command("migrate", verbosity=0, interactive=False)
    except OperationalError as problem:
        said = str(problem).strip().splitlines()[-1]
        told = f"không mở được ({said}). Hãy xem máy chủ có chạy và CONGSO_DATABASE_URL có đúng."
        raise FaultyInput((Fault("cơ sở dữ liệu", told),)) from None


def manage(arguments: list[str]) -> None:
    """Hand a command over to Django."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", _SETTINGS)
    from django.core.management import execute_from_command_line

    execute_from_command_line([f"{sys.argv[0]} manage", *arguments])
