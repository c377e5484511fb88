"""The next edition of a yearly page: a draft of the same text whose figures are a year further on.

“Kết quả năm 2023” becomes a draft “Kết quả năm 2024”: telecom.sites|94|2023||level is now that of
2024, sentences stay as they were for a person to read again, and what has no value yet is told.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils.translation import gettext as told
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from congso.observations import reference
from congso.observations.reference import NotAReference
from congso.periods import codes
from congso.periods.calendar import NoSuchPeriod
from congso.writing import letters
from desk.kit import clock, journal
from desk.kit.page import PortalPage
from desk.kit.permissions import MACHINE, Actor
from desk.newsroom import prose
from desk.newsroom.prose import LiveFigure

_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")
_FRESH = ("published_at", "issued_on")
"""Fields that say when a page came out; those of the next one are today's."""
_EMPTIED = ("number", "release", "review_on")
"""Fields that belong to the edition before alone."""


class NoYear(ValueError):
    """Neither the figures nor the title of the page name a year."""


class NextEdition(models.Model):
    """A page was begun from another, a year further on."""

    page = models.OneToOneField("kit.PortalPage", models.CASCADE, related_name="begun_from")
    before = models.ForeignKey(
        "kit.PortalPage", models.SET_NULL, null=True, related_name="+", verbose_name=_("bản trước")
    )
    year = models.PositiveSmallIntegerField(_("năm của bản trước"))

    class Meta:
        verbose_name = _("bản năm sau")
        verbose_name_plural = _("bản năm sau")
        default_permissions: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.page_id} ({self.year + 1})"


@dataclass(frozen=True, slots=True)
class Begun:
    """What came of it."""

    page: PortalPage
    shifted: int
    missing: int


def is_possible(page: Any) -> bool:
    """Return whether a page is of a kind that tells of a year and has others beside it."""
    kind = page.specific_class
    return bool(getattr(kind, "BODIES", None)) and not kind.max_count and not kind.subpage_types


def year_of(page: Any) -> int:
    """Return the year that most figures of a page are of, else the last in its title.

    Raises: `NoYear`.
    """
    years = Counter(
        int(period[:4]) for one in page.figures_used() if (period := _period_of(one)) is not None
    )
    if years:
        return max(years.items(), key=lambda one: (one[1], one[0]))[0]
    if named := _YEAR.findall(page.title):
        return int(named[-1])
    raise NoYear(told("Trang không có số liệu sống nào và tiêu đề không ghi năm."))


@transaction.atomic
def begin(page: Any, *, by: Actor) -> Begun:
    """Begin the next edition of a page as a draft beside it.

    Raises: `PermissionDenied` for who may not add pages there; `NoYear`.
    """
    user: Any = None if by is MACHINE else by
    parent = page.get_parent()
    if user is not None and not parent.permissions_for_user(user).can_add_subpage():
        raise PermissionDenied
    year = year_of(page)
    title = _YEAR.sub(lambda one: str(int(one[0]) + 1), page.title)
    changes = {"title": title, "draft_title": title, "slug": _free(parent, title), "owner": user}
    made: Any = page.copy(
        update_attrs=changes, copy_revisions=False, keep_live=False, user=user, log_action=None
    )
    made = type(page).objects.get(pk=made.pk)
    made.first_published_at = made.last_published_at = None
    _shift(made)
    made.save(clean=False)
    made.save_revision(user=user, clean=False)
    NextEdition.objects.create(page=made, before=page, year=year)
    missing = made.without_value()
    journal.record(
        by, "newsroom.begin_next_edition", made, was=page.title, count=len(made.figures_used()),
        missing=missing,
    )  # fmt: skip
    return Begun(made, len(made.figures_used()), len(missing))


def in_html(html: str) -> str:
    """Return a stored text with its live figures a year further on, pinned anew."""
    pieces = prose.read(html)
    if not prose.figures(pieces):
        return html
    now = clock.now()
    return prose.write(
        LiveFigure(shifted(one.reference), now, "…") if isinstance(one, LiveFigure) else one
        for one in pieces
    )


def shifted(written: str) -> str:
    """Return a reference a year further on; what is no reference stays as it is.

    >>> shifted("telecom.sites|94|2023||change:2022"), shifted("telecom.sites|94|2023-Q4||level")
    ('telecom.sites|94|2024||change:2023', 'telecom.sites|94|2024-Q4||level')
    """
    try:
        one = reference.read(written)
    except (NotAReference, NoSuchPeriod):
        return written
    base = codes.read(_later(one.base.code)) if one.base else None
    return str(replace(one, period=codes.read(_later(one.period.code)), base=base))


def _later(code: str) -> str:
    """Return the code of the same period a year further on; that of 29 February is the 28th."""
    try:
        period = codes.read(code)
    except NoSuchPeriod:
        return code
    moved = f"{int(code[:4]) + 1:04d}{code[4:]}"
    try:
        return codes.read(moved).code
    except NoSuchPeriod:
        return f"{moved[:8]}28" if period.code.endswith("-02-29") else code


def _shift(page: Any) -> None:
    for name in getattr(page, "SENTENCES", {}):
        setattr(page, name, in_html(getattr(page, name) or ""))
    for field in page._meta.get_fields():  # noqa: SLF001 — Django's own door
        if isinstance(field, StreamField):
            raw = json.loads(field.value_to_string(page) or "[]")
            setattr(page, field.name, field.to_python(json.dumps(_moved(raw))))
    if getattr(page, "period", ""):
        page.period = _later(page.period)
    for name in _FRESH:
        if hasattr(page, name):
            setattr(page, name, clock.now() if name == "published_at" else clock.today())
    for name in _EMPTIED:
        if hasattr(page, name):
            setattr(page, name, None if name == "review_on" else "")


def _moved(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        inner = name if name == "periods" else ""
        return {
            key: _moved(one, inner if key == "value" and inner else key)
            for key, one in value.items()
        }
    if isinstance(value, list):
        return [_moved(one, name) for one in value]
    if isinstance(value, str) and name in ("period", "periods"):
        return _later(value)
    return in_html(value) if isinstance(value, str) and "data-figure" in value else value


def _free(parent: PortalPage, title: str) -> str:
    wanted, taken = letters.slug(title), set(parent.get_children().values_list("slug", flat=True))
    return next(one for one in _spellings(wanted) if one not in taken)


def _spellings(slug: str) -> Iterator[str]:
    yield slug
    number = 2
    while True:
        yield f"{slug}-{number}"
        number += 1


def _period_of(written: str) -> str | None:
    try:
        return reference.read(written).period.code
    except (NotAReference, NoSuchPeriod):
        return None
