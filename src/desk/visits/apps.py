"""The room of visits."""

from django.apps import AppConfig


class VisitsConfig(AppConfig):
    """Registers the room with Django."""

    name = "desk.visits"
    label = "visits"
    verbose_name = "Lượt truy cập"
    default_auto_field = "django.db.models.BigAutoField"
