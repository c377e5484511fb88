"""The second factor: six digits of an application on the telephone, or a backup code.

Whoever has enrolled is asked after the password, always. Who must enrol is a setting of the
machine: on a portal that serves, those who approve, publish and operate.
"""

from collections.abc import Sequence
from typing import Any

import segno
from django.conf import settings
from django.db import transaction
from django_otp import login, match_token, user_has_device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from desk.kit import journal, permissions
from desk.kit.permissions import Actor
from desk.staff.models import Person
from desk.staff.roles import named

CODES = 10
REQUIRED = ("approver", "publisher", "operator", "administrator")
"""Roles whose sign-in opens what readers see or what the portal stands on."""
RESET = "staff.change_person"


def is_enrolled(person: Any) -> bool:
    """Return whether the person has a second factor that was proven once."""
    return bool(user_has_device(person, confirmed=True))


def must_enrol(person: Any) -> bool:
    """Return whether this machine asks a second factor of the person."""
    if not settings.SECOND_FACTOR_IS_REQUIRED:
        return False
    names = [named(code).name for code in REQUIRED]
    held = person.groups.filter(name__in=names) | person.groups.filter(
        name__startswith=f"{named('approver').name} · "
    )
    return bool(person.is_superuser) or held.exists()


def begun(person: Person) -> TOTPDevice:
    """Return the device that the person is about to enrol, made on the first call."""
    device = TOTPDevice.objects.filter(user=person, confirmed=False).first()
    return device or TOTPDevice.objects.create(user=person, name="Điện thoại", confirmed=False)


def picture_of(device: TOTPDevice) -> str:
    """Return the code that a telephone reads from the screen, as SVG."""
    made = segno.make(device.config_url, error="m")
    return str(made.svg_inline(scale=5, border=2, omitsize=False, svgclass=None, lineclass=None))


def secret_of(device: TOTPDevice) -> str:
    """Return the key to type in where no camera is, four letters at a time."""
    from base64 import b32encode  # noqa: PLC0415 — of this one use

    plain = b32encode(device.bin_key).decode()
    return " ".join(plain[start : start + 4] for start in range(0, len(plain), 4))


@transaction.atomic
def enrol(person: Person, code: str) -> Sequence[str]:
    """Confirm the device by its first code; return the backup codes, which are told only once.

    Shape: nothing when the code is wrong.
    """
    device = begun(person)
    if not device.verify_token(code):
        return ()
    TOTPDevice.objects.filter(user=person).exclude(pk=device.pk).delete()
    device.confirmed = True
    device.save()
    journal.record(person, "staff.enrol_second_factor", person)
    return new_codes(person)


@transaction.atomic
def new_codes(person: Person) -> Sequence[str]:
    """Replace the backup codes; return the new ones, which are told only once."""
    StaticDevice.objects.filter(user=person).delete()
    device = StaticDevice.objects.create(user=person, name="Mã dự phòng")
    codes = [StaticToken.random_token() for _number in range(CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    journal.record(person, "staff.renew_codes", person)
    return codes


def passes(request: Any, code: str) -> bool:
    """Let the person of a request through by a code of the telephone or a backup code."""
    device = match_token(request.user, code.replace(" ", "").lower())
    if device is None:
        journal.record(request.user, "staff.fail_second_factor", request.user)
        return False
    login(request, device)
    journal.record(request.user, "staff.pass_second_factor", request.user)
    return True


@transaction.atomic
def reset(person: Person, *, by: Actor) -> None:
    """Take a second factor off: the telephone is lost; it is enrolled anew.

    Raises: `NotPermitted`.
    """
    if by != person:
        permissions.require(by, RESET)
    TOTPDevice.objects.filter(user=person).delete()
    StaticDevice.objects.filter(user=person).delete()
    journal.record(by, "staff.reset_second_factor", person)
