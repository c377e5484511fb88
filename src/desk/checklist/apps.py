"""The room of the checklist."""

from django.apps import AppConfig


class ChecklistConfig(AppConfig):
    """Stands at the gate with what stops, and beside the editor with everything."""

    name = "desk.checklist"
    label = "checklist"
    verbose_name = "Danh mục kiểm tra"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Stand at the gate and beside the editor."""
        from desk.checking import editing  # noqa: PLC0415 — they import models
        from desk.checklist import examining, panel  # noqa: PLC0415
        from desk.kit import page  # noqa: PLC0415

        if examining.ask not in page.gates:
            page.gates.append(examining.ask)
        if panel.beside not in editing.beside:
            editing.beside.append(panel.beside)
