"""The room of administrative units and agencies."""

from django.apps import AppConfig


class AtlasConfig(AppConfig):
    """Registers the room with Django."""

    name = "desk.atlas"
    label = "atlas"
    verbose_name = "Địa bàn"
    default_auto_field = "django.db.models.BigAutoField"
