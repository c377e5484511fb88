"""The room of requests to take down."""

from django.apps import AppConfig

from desk.kit import append_only


class TakedownsConfig(AppConfig):
    """Keeps what was taken down from coming back unnoticed."""

    name = "desk.takedowns"
    label = "takedowns"
    verbose_name = "Yêu cầu gỡ bỏ"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Stand at the gate, and let the log only grow."""
        from desk.kit import page  # noqa: PLC0415 — they import models
        from desk.takedowns import gate  # noqa: PLC0415

        if gate.ask not in page.gates:
            page.gates.append(gate.ask)
        append_only.guard("takedowns.Demand")
        append_only.guard("takedowns.Step")
