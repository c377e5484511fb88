"""Sets Django up for the commands that need the tables."""

import os
import sys

_SETTINGS = "desk.settings"


def set_up() -> None:
    """Make the tables, rooms and settings of the desk ready for use."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", _SETTINGS)
    import django

    django.setup()


def manage(arguments: list[str]) -> None:
    """Hand a command over to Django."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", _SETTINGS)
    from django.core.management import execute_from_command_line

    execute_from_command_line([f"{sys.argv[0]} manage", *arguments])
