"""Brings articles in: each once, whole or not at all, published when the gates let it.

An article and the note that it arrived are one transaction, so that an import that was killed goes
on where it stopped. What a gate refuses stays a draft and is told of in the report.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from congso.writing import letters
from desk.arrivals import cleaning, piece
from desk.arrivals.cleaning import Shown
from desk.arrivals.models import Arrival
from desk.arrivals.photographs import Photographs
from desk.arrivals.piece import Faulty, Piece
from desk.arrivals.reading import opening
from desk.kit import clock, journal, permissions
from desk.kit.page import PortalPage, PublishingRefused
from desk.kit.permissions import Actor
from desk.newsroom import writing
from desk.press import moving

IMPORT = "arrivals.import_articles"
BATCH = 25
"""Articles in one transaction."""
_NO_SECTION = "Tin từ cổng cũ"
_LEAD = 300
Progress = Callable[[int, str], None]


@dataclass(slots=True)
class Report:
    """What came of an import, for whoever looks after it."""

    brought: int = 0
    published: int = 0
    had: int = 0
    """Articles that had arrived before."""
    drafts: list[tuple[str, str]] = field(default_factory=list)
    """Key, and which reasons keep it a draft."""
    faulty: list[str] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)
    """Key, and why a picture is missing."""


def bring_in(
    *,
    path: Path,
    source: str,
    photographs: Path | None,
    by: Actor,
    progress: Progress | None = None,
) -> Report:
    """Bring the articles of a file in; those that are here already are left alone.

    Raises: `NotPermitted`; `FaultyInput` when the file itself cannot be read.
    """
    permissions.require(by, IMPORT)
    report = Report()
    for done, title in bringing(path, source, Photographs(photographs), report):
        if progress is not None:
            progress(done, title)
    note(path.name, report, by)
    return report


def note(name: str, report: Report, by: Actor) -> None:
    """Write into the journal what came of an import."""
    journal.record(
        by, IMPORT, name, count=report.brought, unchanged=report.had,
        warnings=len(report.drafts) + len(report.faulty),
    )  # fmt: skip


def bringing(
    path: Path, source: str, pictures: Photographs, report: Report
) -> Iterator[tuple[int, str]]:
    """Bring the articles of a file in, batch by batch; yield how many were seen, and the last.

    Raises: `FaultyInput` when the file itself cannot be read.
    """
    known = dict(Arrival.objects.filter(source=source).values_list("key", "content"))
    told = iter(opening.told(path))
    while batch := list(islice(told, BATCH)):
        pieces = [one for one in (_read(told, report) for told in batch) if one]
        with transaction.atomic():
            for one in pieces:
                if one.key in known:
                    report.had += 1
                    continue
                _bring(one, source, pictures, report)
                known[one.key] = one.digest
        yield report.brought + report.had + len(report.faulty), batch[-1].get("title", "")


def _read(told: dict[str, str], report: Report) -> Piece | None:
    try:
        return piece.made(told)
    except Faulty as fault:
        report.faulty.append(str(fault))
        return None


def _bring(one: Piece, source: str, pictures: Photographs, report: Report) -> None:
    section = writing.section_named(one.section or _NO_SECTION)
    text = cleaning.cleaned(one.html)
    byline = cleaning.plain(one.byline) or source
    head, why = pictures.taken_in(one.picture, one.title) if one.picture else (None, "")
    missing = [why] if why else []
    body = list(_body(text.parts, one, pictures, missing))
    page = writing.article(
        title=one.title,
        lead=f"<p>{escape(_lead(one, text.words))}</p>",
        byline=byline[:120],
        published_at=one.published_at,
        body=list(cleaning.blocks(body)),
        picture=head,
        picture_alt=(cleaning.plain(one.caption) or one.title)[:300] if head else "",
        picture_caption=cleaning.plain(one.caption)[:300] if head else "",
        picture_credit=(cleaning.plain(one.credit) or source)[:120] if head else "",
    )
    report.pictures += [(one.key, said) for said in missing]
    refused = _add(section, page)
    if refused and page.pk is None:
        report.faulty.append(f"{one.key}: {refused}")
        return
    report.brought += 1
    if refused:
        report.drafts.append((one.key, refused))
    else:
        report.published += 1
    Arrival.objects.create(
        source=source, key=one.key, page_number=page.pk, old_address=one.address,
        content=one.digest, is_live=not refused, why=refused, at=clock.now(),
    )  # fmt: skip
    for old in dict.fromkeys(filter(None, (one.address, one.short_address))):
        moving.lead_on(old, page.address)


def _add(section: PortalPage, page: Any) -> str:
    """Put the page in its section and publish it; return why it did not go out, empty if it did."""
    try:
        with transaction.atomic():
            section.add_child(instance=page)
            revision = page.save_revision()
    except ValidationError as fault:
        page.pk = None
        return " ".join(fault.messages)
    try:
        with transaction.atomic():
            revision.publish()
    except PublishingRefused as refused:
        return " ".join(refused.reasons)
    except ValidationError as fault:
        return " ".join(fault.messages)
    PortalPage.objects.filter(pk=page.pk).update(
        first_published_at=page.published_at, last_published_at=page.published_at
    )
    return ""


def _body(
    parts: Iterable[str | Shown], one: Piece, pictures: Photographs, missing: list[str]
) -> Iterable[str | dict[str, Any]]:
    for part in parts:
        if isinstance(part, str):
            yield part
            continue
        image, why = pictures.taken_in(part.source, part.alt or one.title)
        if image is None:
            missing.append(why)
            continue
        yield {
            "image": image.pk, "alt": part.alt or part.caption or one.title[:300],
            "caption": part.caption, "credit": (cleaning.plain(one.credit) or one.byline)[:120],
        }  # fmt: skip


def _lead(one: Piece, words: str) -> str:
    said = cleaning.plain(one.lead) or cleaning.plain(words)
    if len(said) <= _LEAD or one.lead:
        return letters.nfc(said) or one.title
    cut = said[:_LEAD].rpartition(" ")[0]
    return letters.nfc(f"{cut}…")
