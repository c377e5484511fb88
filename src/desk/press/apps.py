"""The room that builds the public files."""

from django.apps import AppConfig


class PressConfig(AppConfig):
    """Registers the room with Django."""

    name = "desk.press"
    label = "press"
    verbose_name = "Xuất bản"
    default_auto_field = "django.db.models.BigAutoField"
