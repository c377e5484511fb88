"""The room that reads drafts against the record."""

from django.apps import AppConfig

from desk.kit import append_only


class CheckingConfig(AppConfig):
    """Puts the gate where every page passes on its way to readers."""

    name = "desk.checking"
    label = "checking"
    verbose_name = "Kiểm tra số liệu"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Stand at the gate, keep what was found, and let what was kept only grow."""
        from wagtail.signals import page_published  # noqa: PLC0415 — they import models

        from desk.checking import citing, gate, keeping  # noqa: PLC0415
        from desk.kit import page  # noqa: PLC0415
        from desk.ledger import public  # noqa: PLC0415

        if gate.ask not in page.gates:
            page.gates.append(gate.ask)
        if citing.of not in public.citing:
            public.citing.append(citing.of)
        page_published.connect(keeping.keep_verdicts, dispatch_uid="checking.keep_verdicts")
        for record in ("Waiver", "Verdict", "Correction", "Settlement", "Assignment"):
            append_only.guard(f"checking.{record}")
