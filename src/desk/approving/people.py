"""Who may approve and publish where: a right given for a page reaches all pages below it."""

from typing import Any

from desk.kit.page import PortalPage


def may_approve(person: Any, page: PortalPage) -> bool:
    """Return whether a person may approve what others wrote on this page."""
    return _holds(person, page, "approve")


def may_publish(person: Any, page: PortalPage) -> bool:
    """Return whether a person may give readers what was approved."""
    return _holds(person, page, "publish")


def _holds(person: Any, page: PortalPage, deed: str) -> bool:
    if not getattr(person, "pk", None) or not person.is_active:
        return False
    return bool(person.is_superuser) or deed in page.permissions_for_user(person).permissions
