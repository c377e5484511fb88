"""The room of bundles."""

from django.apps import AppConfig


class BundlesConfig(AppConfig):
    """Keeps what goes out together from going out alone."""

    name = "desk.bundles"
    label = "bundles"
    verbose_name = "Gói xuất bản"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Stand at the gate of pages, and at that of releases."""
        from desk.approving import finishing  # noqa: PLC0415 — they import models
        from desk.bundles import gate  # noqa: PLC0415
        from desk.kit import page  # noqa: PLC0415
        from desk.releases import publishing  # noqa: PLC0415

        if gate.ask not in page.gates:
            page.gates.append(gate.ask)
        if gate.holds not in publishing.holding:
            publishing.holding.append(gate.holds)
        if gate.holds_page not in finishing.holding:
            finishing.holding.append(gate.holds_page)
