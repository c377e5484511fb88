"""What people do to definitions: write down a new indicator, change one, end one.

Each edition is a text that a file of data/indicators could have; the newest counts and none is ever
overwritten. What the files define is reviewed elsewhere and not touched here.
"""

from collections.abc import Iterator
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from congso.findings.finding import Fault, FaultyInput
from congso.indicators import blocks, following
from congso.indicators.indicator import Catalogue, Indicator
from congso.writing import letters
from desk.kit import clock, journal, permissions, shelf, signals
from desk.kit.permissions import MACHINE, Actor
from desk.ledger import keeping, models, queries

DEFINE = "ledger.define_indicators"


class AlreadyDefined(ValueError):
    """Another edition stands than the one that was seen."""


def define_indicator(
    *, text: str, legal_basis: str, by: Actor, reason: str = "", seen: int = 0
) -> Indicator:
    """Write down the definition of an indicator, the first or the next edition of it.

    Shape: `text` is one block in TOML; `seen` is the number of the edition that it follows, 0 for
    a new indicator.
    Raises: `NotPermitted`; `AlreadyDefined` when somebody was quicker; `FaultyInput` with every
    fault: units that do not go together are named with both sides.
    """
    permissions.require(by, DEFINE)
    block = blocks.read(text)
    with transaction.atomic():
        was = next(iter(queries.editions(block.code)), None)
        if seen != (was.edition if was else 0):
            raise AlreadyDefined(_quicker(block.code, was.edition if was else 0))
        found = checked(block.code, text)
        _require_words(block.code, legal_basis, reason, seen)
        if was is not None and was.text == text:
            raise _faulty(block.code, _("không có gì khác lần ghi trước; không có gì để ghi."))
        _record(block.code, text, legal_basis.strip(), reason.strip(), seen + 1, by)
        journal.record(
            by, DEFINE, block.code, edition=seen + 1, legal_basis=legal_basis.strip(),
            reason=reason.strip(), was=was.text if was else "", now=text,
        )  # fmt: skip
        signals.others_changed.send(sender=models.Definition, kind="definitions", keys=[block.code])
    return found


def end_indicator(
    *, code: str, on: date, legal_basis: str, reason: str, by: Actor, seen: int
) -> Indicator:
    """Let an indicator end on a day; what was recorded and published of it stays.

    Raises: as `define_indicator`.
    """
    permissions.require(by, DEFINE)
    standing = next(iter(queries.editions(code)), None)
    if standing is None:
        raise _faulty(code, _("không có trong sổ định nghĩa."))
    block = blocks.read(standing.text)
    text = blocks.write(blocks.Block(code, {**block.fields, "ended": on}, block.theme))
    return define_indicator(text=text, legal_basis=legal_basis, reason=reason, by=by, seen=seen)


def checked(code: str, text: str) -> Indicator:
    """Return the indicator that a text would define beside all others, before it is written.

    Raises: `FaultyInput` with every fault.
    """
    if code in shelf.catalogue():
        told = _("mã này thuộc bộ chỉ tiêu của cổng (data/indicators), không ghi đè được.")
        raise _faulty(code, told)
    before = queries.catalogue()
    after = shelf.catalogue_with({**queries.own_texts(), code: text})
    faults = [*_faults(after[code], before, after)]
    if faults:
        raise FaultyInput(tuple(Fault(code, said) for said in faults))
    return after[code]


def _faults(found: Indicator, before: Catalogue, after: Catalogue) -> Iterator[str]:
    if found.theme not in after.themes:
        known = ", ".join(dict.fromkeys(one.code for one in after.themes.values()))
        yield _(
            "chưa có chủ đề “%(theme)s”; mã bắt đầu bằng một chủ đề đã có (%(known)s), hoặc hãy "
            "đặt tên cho chủ đề mới."
        ) % {"theme": found.theme, "known": known}
    if not found.versions:
        yield _("cần ít nhất một phiên bản, có ngày hiệu lực và căn cứ pháp lý.")
    names = {letters.fold(name): name for name in (found.name, *found.aliases)}
    for other in after.indicators.values():
        shared = names.keys() & {letters.fold(name) for name in (other.name, *other.aliases)}
        if other.code != found.code and shared:
            yield _(
                "tên “%(name)s” đã là của “%(other)s” (%(code)s); hai chỉ tiêu cùng tên thì bài "
                "viết không biết nói về chỉ tiêu nào."
            ) % {"name": names[min(shared)], "other": other.name, "code": other.code}
    if found.code in before:
        yield from following.faults_of(before[found.code], found)


def _require_words(code: str, legal_basis: str, reason: str, seen: int) -> None:
    if not legal_basis.strip():
        raise _faulty(code, _("cần căn cứ pháp lý, ví dụ Quyết định 12/QĐ-UBND ngày 05/01/2026."))
    if seen and not reason.strip():
        raise _faulty(code, _("sửa định nghĩa cần ghi lý do, để ai đọc sau cũng hiểu vì sao đổi."))


def _record(code: str, text: str, legal_basis: str, reason: str, edition: int, by: Actor) -> None:
    try:
        with transaction.atomic():
            keeping.mark(())
            models.Definition.objects.create(
                code=code, edition=edition, text=text, legal_basis=legal_basis, reason=reason,
                recorded_at=clock.now(), recorded_by=None if by is MACHINE else by,
            )  # fmt: skip
    except IntegrityError as problem:
        if "ledger_one_text_an_edition" not in str(problem) and "UNIQUE" not in str(problem):
            raise
        raise AlreadyDefined(_quicker(code, edition)) from None


def _quicker(code: str, edition: int) -> str:
    return _(
        "Định nghĩa của “%(code)s” đã có lần ghi %(edition)s, khác lần bạn xem. Hãy tải lại trang, "
        "xem định nghĩa đang đứng rồi quyết định."
    ) % {"code": code, "edition": edition}


def _faulty(code: str, said: str) -> FaultyInput:
    return FaultyInput((Fault(code, said),))
