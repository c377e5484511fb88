"""The room of people and roles."""

from django.apps import AppConfig


class StaffConfig(AppConfig):
    """Registers the room with Django."""

    name = "desk.staff"
    label = "staff"
    verbose_name = "Nhân sự"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Label the screens of the libraries below."""
        from desk.staff import labels  # noqa: PLC0415 — its screens import models

        labels.put_up()
