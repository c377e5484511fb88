"""The room of articles that arrive from elsewhere."""

from django.apps import AppConfig


class ArrivalsConfig(AppConfig):
    """Registers the room with Django."""

    name = "desk.arrivals"
    label = "arrivals"
    verbose_name = "Bài nhập từ cổng cũ"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the worker bring in, between two builds, what was sent in from the screen."""
        from desk.arrivals import deliveries  # noqa: PLC0415 — models are known from here
        from desk.press import worker  # noqa: PLC0415 — as above

        if deliveries.go_on not in worker.between:
            worker.between.append(deliveries.go_on)
