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
        append_only.guard("releases.Edition")
        append_only.guard("releases.Change")
