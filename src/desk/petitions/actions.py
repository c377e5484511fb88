"""Letters and ratings are taken out of the inbox, each once."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from congso.inbox.entry import Entry, NotAnEntry
from congso.visits import counting
from desk.kit.signals import others_changed
from desk.petitions.models import Letter, Rating, Why

CHANGED = "letters"
"""The kind of change that a letter's is."""
_LETTER, _CORRECTION = str(Letter.Kind.LETTER), str(Letter.Kind.CORRECTION)


def receive_letters(entries: Iterable[Entry]) -> None:
    """Take in letters, and errors that readers found; one taken in before stays as it is.

    Raises: `NotAnEntry` when a field is missing that every letter has; none is taken in then.
    """
    with transaction.atomic():
        for entry in entries:
            _receive(entry)


def _receive(entry: Entry) -> None:
    told = entry.fields
    is_letter = entry.kind == _LETTER
    wanted = ("ma", "gui-den", "tieu-de", "noi-dung") if is_letter else ("ma", "trang", "cho-sai")
    if missing := [name for name in wanted if not told.get(name)]:
        raise NotAnEntry(f"thư thiếu trường {', '.join(missing)}")
    to = told["gui-den"] if is_letter else str(Letter.To.EDITORS)
    if to not in Letter.To.values:
        raise NotAnEntry(f"thư gửi đến nơi không có: {to}")
    letter, is_new = Letter.objects.get_or_create(
        entry=entry.id,
        defaults={
            "receipt": told["ma"][:20],
            "kind": _LETTER if is_letter else _CORRECTION,
            "to": to,
            "received_at": entry.at,
            "name": told.get("ho-ten", "")[:120],
            "contact": told.get("lien-he", "")[:200],
            "subject": told["tieu-de"][:200] if is_letter else told["trang"][:200],
            "text": told["noi-dung"] if is_letter else _correction(entry),
            "page": told.get("trang", "")[:500],
            "is_suspect": told.get("nghi-ngo") == "1",
            "may_publish": is_letter and told.get("cong-khai") == "1",
        },
    )
    if is_new:
        others_changed.send(sender=Letter, kind=CHANGED, keys=[letter.pk])


def add_ratings(entries: Iterable[Entry]) -> None:
    """Add ratings to their page and day.

    Shape: entries of the kind rating.
    """
    with transaction.atomic():
        for entry in entries:
            day, page = counting.day_of(entry.at), entry.fields.get("trang", "")[:500]
            was_useful = entry.fields.get("huu-ich") == "co"
            counted = "useful" if was_useful else "useless"
            Rating.objects.get_or_create(day=day, page=page)
            Rating.objects.filter(day=day, page=page).update(**{counted: F(counted) + 1})
            if why := entry.fields.get("vi-sao", ""):
                Why.objects.create(day=day, page=page, was_useful=was_useful, text=why)


def _correction(entry: Entry) -> str:
    told = entry.fields
    right = told.get("dung-la", "")
    return f"{told['cho-sai']}\n\nĐúng là: {right}" if right else told["cho-sai"]
