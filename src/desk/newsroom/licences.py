"""The licences that the portal runs under: who gave which, when, and for how long.

“Số 01/GP-STTTT, trang thông tin điện tử tổng hợp, do Sở Thông tin và Truyền thông cấp ngày
22/09/2021, có hạn đến ngày 22/09/2026.” Six months before its term ends somebody is told.

Source: Nghị định 147/2024/NĐ-CP, Điều 24.7, 24.9.a (number, day, issuer, kind; five years at most).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext as _

from congso.writing import dates
from desk.kit import clock
from desk.mailing import actions as mailing
from desk.mailing.actions import Addressed
from desk.mailing.kinds import Kind
from desk.mailing.written import Letter
from desk.newsroom.imprint import Imprint, of_the_portal

AHEAD = 6
"""Months before the end of its term at which a licence is to be asked for again."""
_LONGEST_MONTH = 31 * 86_400


@dataclass(frozen=True, slots=True)
class Licence:
    """One licence with what has to be told of it."""

    said: str
    """Which of the two it is."""
    number: str
    kind: str
    issuer: str
    given_on: date | None
    until: date | None

    @property
    def is_due(self) -> bool:
        """Whether its term ends within six months, or has ended."""
        return self.until is not None and clock.today() >= _months_before(self.until, AHEAD)

    @property
    def is_over(self) -> bool:
        """Whether its term has ended."""
        return self.until is not None and clock.today() > self.until

    @property
    def line(self) -> str:
        """Return it in one line: number, kind, issuer, days."""
        given = dates.short(self.given_on) if self.given_on else ""
        by = f"{self.issuer} cấp" if self.issuer else "cấp" if given else ""
        told = (
            self.number,
            self.kind,
            f"{by} ngày {given}" if given else by,
            f"có hạn đến ngày {dates.short(self.until)}" if self.until else "",
        )
        return ", ".join(part for part in told if part)


def of(imprint: Imprint) -> tuple[Licence, ...]:
    """Return the licences that an imprint declares, that of the portal first."""
    found = (
        Licence(
            _("Giấy phép"), imprint.licence, imprint.licence_kind, imprint.licence_issuer,
            imprint.licence_on, imprint.licence_until,
        ),
        Licence(
            _("Giấy phép trang tổng hợp"), imprint.press_licence, "",
            imprint.press_licence_issuer, imprint.press_licence_on, imprint.press_licence_until,
        ),
    )  # fmt: skip
    return tuple(one for one in found if one.number)


def due() -> tuple[Licence, ...]:
    """Return the licences of the portal whose term ends within six months, or has ended."""
    return tuple(one for one in of(of_the_portal()) if one.is_due)


def remind_once_a_month() -> int:
    """Write to the editors of each licence that runs out, once a month; return how many mails."""
    imprint = of_the_portal()
    to = sorted({mail for mail in (imprint.editors_email, imprint.owner_email) if mail})
    sent = 0
    for one in due() if to else ():
        if not cache.add(_told_as(one), 1, timeout=7 * _LONGEST_MONTH):
            continue
        for address in to:
            mailing.put(_letter(one), Kind.DUTY, Addressed(address))
        sent += len(to)
    return sent


def _told_as(one: Licence) -> str:
    """Return as what it is remembered that this licence was told of this month."""
    told = repr((one.said, one.number, one.until, _months_left(one)))
    return f"newsroom.licence.{sha256(told.encode()).hexdigest()}"


def _letter(one: Licence) -> Letter:
    subject, needs = _("%(licence)s sắp hết hạn"), _("phải được cấp lại trước khi hết hạn")
    if one.is_over:
        subject, needs = _("%(licence)s đã hết hạn"), _("phải được cấp lại")
    told = {"licence": one.said, "line": one.line, "needs": needs}
    text = _(
        "%(licence)s của cổng (%(line)s) %(needs)s. Hãy làm hồ sơ, rồi ghi giấy phép mới vào "
        "“Thông tin về cổng”."
    )
    return Letter(
        subject % told, (text % told,),
        button=(_("Thông tin về cổng"), f"{settings.STAFF_URL}/settings/newsroom/imprint/"),
    )  # fmt: skip


def _months_left(one: Licence) -> int:
    today, until = clock.today(), one.until or clock.today()
    return (until.year - today.year) * 12 + until.month - today.month


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
