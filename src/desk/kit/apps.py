"""The room that all others stand on."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from desk.kit import append_only


class KitConfig(AppConfig):
    """Begins to listen for changes of pages, whoever makes them."""

    name = "desk.kit"
    label = "kit"
    verbose_name = "Nền tảng"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect what needs the tables, once they are there."""
        from desk.kit import announcing  # noqa: PLC0415 — it imports models

        announcing.connect()
        append_only.guard("kit.JournalEntry")
        post_migrate.connect(append_only.set_guards, sender=self)
