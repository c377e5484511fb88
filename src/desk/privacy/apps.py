"""The room of privacy."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """Registers the room with Django."""

    name = "desk.privacy"
    label = "privacy"
    verbose_name = "Dữ liệu cá nhân"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Begin to tell readers' pages of changed settings."""
        from django.db.models.signals import post_save  # noqa: PLC0415 — apps are ready only now

        from desk.privacy import public  # noqa: PLC0415 — it imports models
        from desk.privacy.models import Keeping  # noqa: PLC0415

        post_save.connect(public.on_saved, sender=Keeping, dispatch_uid="privacy.saved")
