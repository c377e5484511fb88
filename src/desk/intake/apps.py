"""The room of files that come in from outside."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Registers the room with Django."""

    name = "desk.intake"
    label = "intake"
    verbose_name = "Tệp tải lên"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Begin to keep what cameras wrote about whose a picture is."""
        from django.db.models.signals import post_save  # noqa: PLC0415 — models are known from here
        from wagtail.images import get_image_model  # noqa: PLC0415 — as above

        from desk.intake import rights  # noqa: PLC0415 — as above

        post_save.connect(
            rights.keep_what_the_file_said,
            sender=get_image_model(),
            dispatch_uid="intake.rights",
        )
