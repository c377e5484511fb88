"""May this person do that? Asked by every action before anything else.

An act is named by room and verb, ``ledger.revise_observation``, and is kept for ever. Roles hold
acts as ordinary Django permissions of the same name.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol

from django.contrib.auth.models import Permission
from django.utils.translation import gettext as _


class Actor(Protocol):
    """Whoever does something: a person with an account, nobody, or the portal itself."""

    @property
    def is_active(self) -> bool:
        """Whether the account is in use."""

    def has_perm(self, act: str) -> bool:
        """Return whether the act is among those granted."""


class _Machine:
    """The portal itself, at work without anybody signed in: imports, the worker, set-up."""

    is_active = True

    def has_perm(self, act: str) -> bool:
        """Return True: what the machine may do is decided by who may start it."""
        return bool(act)

    def __str__(self) -> str:
        return _("Hệ thống")


MACHINE: Actor = _Machine()
_acting: ContextVar[Actor] = ContextVar("acting person", default=MACHINE)


def acting() -> Actor:
    """Return who is at work: the person whose request is answered, else the portal itself."""
    return _acting.get()


@contextmanager
def acting_as(person: Actor) -> Iterator[None]:
    """Let `person` be the one at work for as long as the block runs."""
    token = _acting.set(person)
    try:
        yield
    finally:
        _acting.reset(token)


class NotPermitted(PermissionError):
    """The person may not do this; the message says who may."""

    def __init__(self, actor: Actor, act: str) -> None:
        self.act = act
        super().__init__(
            _(
                "Tài khoản “%(person)s” không có quyền %(act)s. "
                "Hãy nhờ quản trị viên cấp quyền, hoặc nhờ người có quyền làm việc này."
            )
            % {"person": actor, "act": _said(act)}
        )


def may(actor: Actor, act: str) -> bool:
    """Return whether `actor` may do `act`."""
    return bool(actor.is_active) and actor.has_perm(act)


def require(actor: Actor, act: str) -> None:
    """Refuse unless `actor` may do `act`.

    Raises: `NotPermitted`.
    """
    if not may(actor, act):
        raise NotPermitted(actor, act)


def _said(act: str) -> str:
    room, _dot, verb = act.partition(".")
    found = Permission.objects.filter(content_type__app_label=room, codename=verb).first()
    return f"“{found.name}”" if found else f"“{act}”"
