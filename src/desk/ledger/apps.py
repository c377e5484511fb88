"""The room of recorded figures."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Registers the room with Django."""

    name = "desk.ledger"
    label = "ledger"
    verbose_name = "Sổ số liệu"
    default_auto_field = "django.db.models.BigAutoField"
