"""The room of statistical releases."""

from django.apps import AppConfig

from desk.kit import append_only


class ReleasesConfig(AppConfig):
    """Registers the room with Django."""

    name = "desk.releases"
    label = "releases"
    verbose_name = "Phát hành thống kê"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let what was published, and why a date moved, only grow."""
        from desk.ledger import offering  # noqa: PLC0415 — they import models
        from desk.releases import offered  # noqa: PLC0415

        if offered not in offering.offers:
            offering.offers.append(offered)
        append_only.guard("releases.Edition")
        append_only.guard("releases.Change")
