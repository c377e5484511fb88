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
        """Let what was done about letters only grow; hear of answers that did not arrive."""
        from desk.kit.signals import mail_given_up, mail_returned  # noqa: PLC0415 — apps are ready only now
        from desk.petitions import arriving  # noqa: PLC0415 — it imports models

        mail_given_up.connect(arriving.on_given_up, dispatch_uid="petitions.given_up")
        mail_returned.connect(arriving.on_returned, dispatch_uid="petitions.returned")
        append_only.guard("petitions.Step")
