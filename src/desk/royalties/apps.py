"""The room of fees."""

from django.apps import AppConfig

from desk.kit import append_only


class RoyaltiesConfig(AppConfig):
    """Keeps what was owed and agreed from being changed behind anybody's back."""

    name = "desk.royalties"
    label = "royalties"
    verbose_name = "Nhuận bút"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let rates, fees and rulings only grow."""
        for label in ("RateTable", "Rate", "Fee", "Ruling"):
            append_only.guard(f"royalties.{label}")
