"""The look stands in the list of rooms, so that the staff side finds its files too."""

from django.apps import AppConfig


class LookConfig(AppConfig):
    """A room without tables."""

    name = "desk.look"
    label = "look"
    verbose_name = "Giao diện"
