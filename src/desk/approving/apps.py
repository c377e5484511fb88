"""The room of approvals."""

from django.apps import AppConfig

from desk.kit import append_only


class ApprovingConfig(AppConfig):
    """Puts the rule of four eyes where every page passes on its way to readers."""

    name = "desk.approving"
    label = "approving"
    verbose_name = "Duyệt bài"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Stand at the gate, note who let what through, and let the notes only grow."""
        from desk.approving import gate, noting  # noqa: PLC0415 — they import models
        from desk.kit import page  # noqa: PLC0415

        if gate.ask not in page.gates:
            page.gates.append(gate.ask)
        noting.connect()
        append_only.guard("approving.Approval")
