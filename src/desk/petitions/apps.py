"""The room of letters and ratings."""

from django.apps import AppConfig

from desk.kit import append_only


class PetitionsConfig(AppConfig):
    """Registers the room with Django."""

    name = "desk.petitions"
    label = "petitions"
    verbose_name = "Thư và đánh giá"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let what was done about letters only grow."""
        append_only.guard("petitions.Step")
