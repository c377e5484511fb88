"""The room of letters and ratings."""

from django.apps import AppConfig


class PetitionsConfig(AppConfig):
    """Registers the room with Django."""

    name = "desk.petitions"
    label = "petitions"
    verbose_name = "Thư và đánh giá"
    default_auto_field = "django.db.models.BigAutoField"
