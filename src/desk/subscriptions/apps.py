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
        from desk.kit.signals import mail_refused, mail_returned  # noqa: PLC0415 — apps are ready only now
        from desk.subscriptions import actions  # noqa: PLC0415 — it imports models

        mail_refused.connect(actions.on_refused, dispatch_uid="subscriptions.refused")
        mail_returned.connect(actions.on_returned, dispatch_uid="subscriptions.returned")
