"""The room of mails that go out."""

from django.apps import AppConfig


class MailingConfig(AppConfig):
    """Registers the room with Django."""

    name = "desk.mailing"
    label = "mailing"
    verbose_name = "Thư gửi đi"
    default_auto_field = "django.db.models.BigAutoField"
