"""The room that builds the public files."""

from django.apps import AppConfig


class PressConfig(AppConfig):
    """Registers the room with Django, and listens for what changed."""

    name = "desk.press"
    label = "press"
    verbose_name = "Xuất bản"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Begin to note changes in the outbox."""
        from desk.press import outbox  # noqa: PLC0415 — it imports models

        outbox.connect()
