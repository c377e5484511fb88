"""The room of recorded figures."""

from django.apps import AppConfig

from desk.kit import append_only


class LedgerConfig(AppConfig):
    """Registers the room with Django."""

    name = "desk.ledger"
    label = "ledger"
    verbose_name = "Sổ số liệu"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the record only grow."""
        append_only.guard("ledger.Observation")
        append_only.guard("ledger.Import")
        append_only.guard("ledger.Definition")
