"""Signing in, and what becomes of accounts and roles, goes into the journal by whatever road.

“203.0.113.7: đăng nhập hỏng, tài khoản lan”. A name that nobody has may be a password typed into
the wrong field, so it is not written down.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from axes.signals import user_locked_out
from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.core.cache import caches
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.utils.translation import gettext as _
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from desk.kit import journal, logged, origin, permissions
from desk.kit.permissions import MACHINE
from desk.staff.models import Person

_WATCHED = ("username", "password", "is_active", "is_superuser", "email", "last_name", "first_name")
_MINUTE = 60
_told: ContextVar[bool] = ContextVar("told by the action itself", default=False)


@contextmanager
def under_its_own_name() -> Iterator[None]:
    """Note nothing of accounts within: the action writes down what it does."""
    token = _told.set(True)
    try:
        yield
    finally:
        _told.reset(token)


def connect() -> None:
    """Begin to listen."""
    user_logged_in.connect(_signed_in, dispatch_uid="staff.noting.in")
    user_logged_out.connect(_signed_out, dispatch_uid="staff.noting.out")
    user_login_failed.connect(_failed, dispatch_uid="staff.noting.failed")
    user_locked_out.connect(_locked, dispatch_uid="staff.noting.locked")
    pre_save.connect(_before, sender=Person, dispatch_uid="staff.noting.before")
    post_save.connect(_after, sender=Person, dispatch_uid="staff.noting.after")
    post_delete.connect(_deleted, sender=Person, dispatch_uid="staff.noting.deleted")
    m2m_changed.connect(_grouped, sender=Person.groups.through, dispatch_uid="staff.noting.groups")
    for held in (Group.permissions.through, Person.user_permissions.through):
        m2m_changed.connect(_granted, sender=held, dispatch_uid=f"staff.noting.{held.__name__}")
    for rule in (GroupPagePermission, GroupCollectionPermission):
        for signal, verb in ((post_save, "give"), (post_delete, "take")):
            signal.connect(
                _GIVEN[verb], sender=rule, dispatch_uid=f"staff.noting.{rule.__name__}.{verb}"
            )
    logged.leave_out("staff.Person")


def _signed_in(user: Any, **_named: Any) -> None:
    journal.record(user, "staff.sign_in", user.get_username())


def _signed_out(user: Any, **_named: Any) -> None:
    if user is not None:
        journal.record(user, "staff.sign_out", user.get_username())


def _failed(credentials: dict[str, Any], request: Any = None, **_named: Any) -> None:
    if getattr(request, "axes_locked_out", False):
        return  # Told once, as what it is.
    name = str(credentials.get("username") or "")
    if Person.objects.filter(username=name).exists():
        journal.record(permissions.acting(), "staff.fail_to_sign_in", name)
    elif caches["strangers"].add(f"staff.failed.{origin.address()}", 1, timeout=_MINUTE):
        journal.record(permissions.acting(), "staff.fail_to_sign_in", _nobody())


def _locked(username: str | None, ip_address: str | None, **_named: Any) -> None:
    name = username if Person.objects.filter(username=username or "").exists() else _nobody()
    span = settings.AXES_COOLOFF_TIME.total_seconds()
    if caches["strangers"].add(f"staff.locked.{ip_address}.{hash(username)}", 1, timeout=span):
        journal.record(permissions.acting(), "staff.lock_out", name)


def _nobody() -> str:
    return _("(không có tài khoản ấy)")


def _before(instance: Person, *, raw: bool, update_fields: Any = None, **_named: Any) -> None:
    """Remember which of what matters is about to change."""
    looked = [name for name in _WATCHED if update_fields is None or name in update_fields]
    kept: dict[str, Any] = {}
    if looked and instance.pk and not raw:
        kept = Person.objects.filter(pk=instance.pk).values(*looked).first() or {}
    instance.changing = [name for name, was in kept.items() if was != getattr(instance, name)]


def _after(instance: Person, *, created: bool, raw: bool, **_named: Any) -> None:
    if raw or _told.get():
        return
    by, name = permissions.acting(), instance.get_username()
    if created:
        journal.record(by, "staff.create_account", name, name=str(instance))
    elif instance.changing:
        told = [str(Person._meta.get_field(one).verbose_name) for one in instance.changing]  # noqa: SLF001 — Django's way
        opened = {"open": instance.is_active} if "is_active" in instance.changing else {}
        journal.record(by, "staff.change_account", name, name=str(instance), what=told, **opened)


def _deleted(instance: Person, **_named: Any) -> None:
    journal.record(permissions.acting(), "staff.delete_account", instance.get_username())


def _grouped(instance: Any, action: str, pk_set: set[int] | None, **named: Any) -> None:
    """Tell who was let into a role or out of it, from whichever side it was done."""
    act = _ACTS.get(action)
    if act is None or _told.get():
        return
    found: Any = named["model"].objects.filter(pk__in=pk_set or ())
    if action == "pre_clear":
        found = instance.user_set.all() if named["reverse"] else instance.groups.all()
    for one in found:
        person, group = (one, instance) if named["reverse"] else (instance, one)
        journal.record(permissions.acting(), act, person.get_username(), role=group.name)


def _granted(instance: Any, action: str, pk_set: set[int] | None, **named: Any) -> None:
    """Tell which rights a person gave to a role or took from it; set-up only repeats the code."""
    act = _RIGHTS.get(action)
    if act is None or permissions.acting() is MACHINE or _told.get() or named["reverse"]:
        return
    found: Any = named["model"].objects.filter(pk__in=pk_set or ())
    if action == "pre_clear":
        held = instance.user_permissions if isinstance(instance, Person) else instance.permissions
        found = held.all()
    if rights := [right.name for right in found]:
        journal.record(permissions.acting(), act, instance, rights=rights)


def _rule_given(instance: Any, *, created: bool = True, **_named: Any) -> None:
    _rule(instance, "staff.grant_rights" if created else "")


def _rule_taken(instance: Any, **_named: Any) -> None:
    _rule(instance, "staff.withdraw_rights")


def _rule(instance: Any, act: str) -> None:
    by = permissions.acting()
    if act and by is not MACHINE and not _told.get():
        where = instance.page if hasattr(instance, "page") else instance.collection
        journal.record(by, act, instance.group, rights=[instance.permission.name], section=where)


_ACTS = {
    "post_add": "staff.give_role",
    "post_remove": "staff.take_role",
    "pre_clear": "staff.take_role",
}
_RIGHTS = {
    "post_add": "staff.grant_rights",
    "post_remove": "staff.withdraw_rights",
    "pre_clear": "staff.withdraw_rights",
}
_GIVEN = {"give": _rule_given, "take": _rule_taken}
