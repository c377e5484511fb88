"""The room of people and roles."""

from django.apps import AppConfig


class StaffConfig(AppConfig):
    """Registers the room with Django."""

    name = "desk.staff"
    label = "staff"
    verbose_name = "Nhân sự"
    default_auto_field = "django.db.models.BigAutoField"
