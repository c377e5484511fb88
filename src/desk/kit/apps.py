"""The room that all others stand on."""

from django.apps import AppConfig


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
