"""The room of subscriptions."""

from django.apps import AppConfig


class SubscriptionsConfig(AppConfig):
    """Registers the room with Django."""

    name = "desk.subscriptions"
    label = "subscriptions"
    verbose_name = "Theo dõi qua thư"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Begin to listen to what becomes of the mails."""
        from desk.kit.signals import mail_given_up, mail_returned  # noqa: PLC0415 — apps are ready only now
        from desk.subscriptions import actions  # noqa: PLC0415 — it imports models

        mail_given_up.connect(actions.on_given_up, dispatch_uid="subscriptions.given_up")
        mail_returned.connect(actions.on_returned, dispatch_uid="subscriptions.returned")
