"""The room of pages that people write."""

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """Registers the room with Django."""

    name = "desk.newsroom"
    label = "newsroom"
    verbose_name = "Ban biên tập"
    default_auto_field = "django.db.models.BigAutoField"
