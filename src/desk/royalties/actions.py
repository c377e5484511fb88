"""Fees are proposed by one person and agreed to by another, by the table in force on the day.

A fee is never changed: one that was wrong is refused, with the reason, and proposed anew.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from congso.quantities import numerals
from congso.writing import letters
from desk.kit import clock, journal, permissions
from desk.kit.clock import VIETNAM
from desk.kit.page import PortalPage
from desk.kit.permissions import MACHINE, Actor, NotPermitted
from desk.ledger import queries as ledger
from desk.royalties.models import Fee, Rate, RateTable, Ruling
from desk.staff import reach

KEEP = "royalties.keep_rates"
PROPOSE = "royalties.propose_fee"
APPROVE = "royalties.approve_fee"
SEE = "royalties.view_fee"


class NotARateTable(ValueError):
    """The table cannot be read, or stands already; the message says which line."""


class NotAFee(ValueError):
    """The fee is against the table, or the page is not out."""


class RuledOnAlready(ValueError):
    """Somebody ruled on the fee before."""


class OwnFee(ValueError):
    """Who proposed a fee does not agree to it."""


@dataclass(frozen=True, slots=True)
class Work:
    """Who did what on a page, and what it is held to be worth."""

    name: str
    pen_name: str
    part: str
    rate: Rate
    coefficient: Decimal
    note: str = ""


@transaction.atomic
def keep_rates(
    *, valid_from: date, unit_value: int, document: str, lines: str, by: Actor
) -> RateTable:
    """Keep the table of a document: a line for each kind of work, `Bài; 5; 15`.

    Raises: `NotPermitted`; `NotARateTable`.
    """
    permissions.require(by, KEEP)
    rates = [
        _rate(number, line) for number, line in enumerate(lines.splitlines(), 1) if line.strip()
    ]
    if not rates:
        raise NotARateTable(
            _("Bảng chưa có dòng nào; mỗi dòng viết: thể loại; thấp nhất; cao nhất.")
        )
    if len({genre.casefold() for genre, _low, _high in rates}) < len(rates):
        raise NotARateTable(_("Có thể loại ghi hai lần; mỗi thể loại chỉ một dòng."))
    if RateTable.objects.filter(valid_from=valid_from).exists():
        raise NotARateTable(
            _("Đã có bảng áp dụng từ ngày %(day)s; bảng mới phải có ngày khác.")
            % {"day": f"{valid_from:%d/%m/%Y}"}
        )
    table = RateTable.objects.create(
        valid_from=valid_from, unit_value=unit_value, document=letters.nfc(document.strip())
    )
    Rate.objects.bulk_create(
        Rate(table=table, genre=genre, lowest=low, highest=high) for genre, low, high in rates
    )
    journal.record(by, "royalties.keep_rates", table, count=len(rates), value=unit_value)
    return table


@transaction.atomic
def propose(*, page: PortalPage, work: Work, by: Actor) -> Fee:
    """Propose a fee for somebody's work on a page that is out.

    Raises: `NotPermitted`; `NotAFee`.
    """
    reach.require(by, PROPOSE, page)
    day = published_on(page)
    table = work.rate.table
    if table != in_force(day):
        raise NotAFee(_("Thể loại này thuộc bảng hệ số không áp dụng cho ngày đăng của bài."))
    if not work.rate.lowest <= work.coefficient <= work.rate.highest:
        raise NotAFee(
            _("Hệ số của “%(genre)s” từ %(low)s đến %(high)s theo %(document)s; đã ghi %(given)s.")
            % {
                "genre": work.rate.genre, "low": told(work.rate.lowest),
                "high": told(work.rate.highest), "document": table.document,
                "given": told(work.coefficient),
            }
        )  # fmt: skip
    kept = Fee.objects.create(
        page_number=page.pk, page_title=page.title, address=page.address, published_on=day,
        words=words_of(page), name=letters.nfc(work.name.strip()),
        pen_name=letters.nfc(work.pen_name.strip()), part=work.part, rate=work.rate,
        coefficient=work.coefficient, amount=_amount(work.coefficient, table.unit_value),
        note=work.note.strip(), by=_person(by), by_name=journal.name_of(by), at=clock.now(),
    )  # fmt: skip
    journal.record(by, "royalties.propose_fee", kept, amount=kept.amount)
    return kept


@transaction.atomic
def rule(*, fees: Iterable[Fee], said: str, why: str = "", by: Actor) -> int:
    """Agree to fees, or refuse them with a reason; return how many. One that is not fit stops all.

    Shape: an agreed fee can be refused later, a refused one is proposed anew.
    Raises: `NotPermitted`; `OwnFee`; `RuledOnAlready`; `NotAFee` without a reason.
    """
    within = reach.of(by, APPROVE)
    if said == Ruling.REFUSED and not why.strip():
        raise NotAFee(_("Không duyệt thì ghi lý do, để người chấm biết chấm lại thế nào."))
    count = 0
    for fee in fees:
        locked = Fee.objects.select_for_update().get(pk=fee.pk)
        page = PortalPage.objects.filter(pk=locked.page_number).first()
        if not within.covers(page.path if page else ""):
            raise NotPermitted(by, APPROVE)
        if locked.by_id is not None and locked.by_id == getattr(by, "pk", None):
            raise OwnFee(
                _("“%(fee)s” do chính bạn chấm; hãy nhờ người khác duyệt.") % {"fee": locked}
            )
        last = locked.rulings.last()
        if last is not None and (last.said == Ruling.REFUSED or said == Ruling.APPROVED):
            raise RuledOnAlready(
                _("“%(fee)s” %(said)s rồi.") % {"fee": locked, "said": last.get_said_display()}
            )
        Ruling.objects.create(
            fee=locked, said=said, why=why.strip(), by=_person(by), by_name=journal.name_of(by),
            at=clock.now(),
        )  # fmt: skip
        journal.record(by, f"royalties.{said}_fee", locked, amount=locked.amount, reason=why)
        count += 1
    return count


def in_force(day: date) -> RateTable | None:
    """Return the table that holds on a day."""
    return RateTable.objects.filter(valid_from__lte=day).first()


def published_on(page: PortalPage) -> date:
    """Return the day on which a page first went out, in Viet Nam.

    Raises: `NotAFee` for one that never did.
    """
    if page.first_published_at is None:
        raise NotAFee(_("Trang chưa đăng nên chưa chấm nhuận bút."))
    day: date = page.first_published_at.astimezone(VIETNAM).date()
    return day


def words_of(page: PortalPage) -> int:
    """Return how many words a page has."""
    specific: Any = page.specific
    passages = specific.passages(ledger.ledger()) if hasattr(specific, "passages") else ()
    return sum(len(one.text.split()) for one in passages)


def told(number: Decimal) -> str:
    """Return a coefficient as people write it.

    >>> told(Decimal("1.50")), told(Decimal("10.00"))
    ('1,5', '10')
    """
    return (
        numerals.write(number.normalize() + 0)
        if number % 1
        else numerals.write(Decimal(int(number)))
    )


def _amount(coefficient: Decimal, unit_value: int) -> int:
    return int((coefficient * unit_value).quantize(Decimal(1), ROUND_HALF_UP))


def _rate(number: int, line: str) -> tuple[str, Decimal, Decimal]:
    parts = [part.strip() for part in line.split(";")]
    try:
        genre, low, high = parts
        lowest, highest = numerals.read(low), numerals.read(high)
    except ValueError:
        raise NotARateTable(
            _(
                "Dòng %(number)s “%(line)s” chưa đúng; viết: thể loại; thấp nhất; cao nhất, "
                "ví dụ Bài; 5; 7,5."
            )
            % {"number": number, "line": line.strip()[:80]}
        ) from None
    if not genre or len(genre) > 80 or not 0 < lowest <= highest < 100_000:
        raise NotARateTable(
            _("Dòng %(number)s: cần tên thể loại (dưới 80 chữ), hệ số lớn hơn 0 và thấp trước cao.")
            % {"number": number}
        )
    return letters.nfc(genre), lowest, highest


def _person(by: Actor) -> Any:
    return None if by is MACHINE else by
