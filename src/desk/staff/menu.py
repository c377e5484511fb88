"""Entries of the staff side's menu that are there for whoever may open what they lead to."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem

from desk.kit import permissions


class ForWhoMay(MenuItem):
    """An entry that is shown to whoever may do an act, and to nobody else."""

    def __init__(self, act: str, label: str, url: str, **how: Any) -> None:
        super().__init__(label, url, **how)
        self.act = act

    def is_shown(self, request: HttpRequest) -> bool:
        return permissions.may(request.user, self.act)
