"""The room that reads drafts against the record."""

from django.apps import AppConfig


class CheckingConfig(AppConfig):
    """Registers the room with Django."""

    name = "desk.checking"
    label = "checking"
    verbose_name = "Kiểm tra số liệu"
    default_auto_field = "django.db.models.BigAutoField"
