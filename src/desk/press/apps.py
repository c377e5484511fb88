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
        from desk.checklist import addresses  # noqa: PLC0415 — they import models
        from desk.press import outbox, standing  # noqa: PLC0415

        outbox.connect()
        if standing.is_built not in addresses.known:
            addresses.known.append(standing.is_built)
