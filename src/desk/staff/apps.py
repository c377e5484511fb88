"""The room of people and roles."""

from django.apps import AppConfig
from django.db.models.signals import post_delete


class StaffConfig(AppConfig):
    """Registers the room with Django."""

    name = "desk.staff"
    label = "staff"
    verbose_name = "Nhân sự"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Label the screens of the libraries below; note what becomes of accounts and sections."""
        from desk.staff import labels, noting, sections  # noqa: PLC0415 — they import models

        noting.connect()
        labels.put_up()
        post_delete.connect(sections.take_along, sender="staff.SectionRole")
