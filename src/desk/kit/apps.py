"""The room that all others stand on."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from desk.kit import append_only


class KitConfig(AppConfig):
    """Begins to listen for changes of pages and for what Wagtail logs, whoever does it."""

    name = "desk.kit"
    label = "kit"
    verbose_name = "Nền tảng"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect what needs the tables, once they are there."""
        from desk.kit import announcing, logged  # noqa: PLC0415 — they import models

        announcing.connect()
        logged.connect()
        append_only.guard("kit.JournalEntry")
        append_only.guard("kit.JournalSource", against=("UPDATE",))
        post_migrate.connect(append_only.set_guards, sender=self)
