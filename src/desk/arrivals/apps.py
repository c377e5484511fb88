"""The room of articles that arrive from elsewhere."""

from django.apps import AppConfig


class ArrivalsConfig(AppConfig):
    """Registers the room with Django."""

    name = "desk.arrivals"
    label = "arrivals"
    verbose_name = "Bài nhập từ cổng cũ"
    default_auto_field = "django.db.models.BigAutoField"
