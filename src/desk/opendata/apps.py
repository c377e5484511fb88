"""The room of files to take away."""

from django.apps import AppConfig


class OpenDataConfig(AppConfig):
    """Registers the room with Django."""

    name = "desk.opendata"
    label = "opendata"
    verbose_name = "Số liệu mở"

    def ready(self) -> None:
        """Offer the files on the pages of figures."""
        from desk.ledger import offering  # noqa: PLC0415 — they import models
        from desk.opendata import offered, released  # noqa: PLC0415
        from desk.releases import offering as releases  # noqa: PLC0415

        if offered not in offering.offers:
            offering.offers.append(offered)
        if released.files_of not in releases.offers:
            releases.offers.append(released.files_of)
