"""Loads the letters under data/demo: one that was answered, one that is being worked on."""

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from congso.writing import dates
from desk.kit import shelf
from desk.kit.permissions import MACHINE
from desk.kit.signals import others_changed
from desk.petitions.actions import CHANGED
from desk.petitions.models import Letter, Step


def load() -> int:
    """Load letters into a portal that has none; return how many."""
    if Letter.objects.exists():
        return 0
    folder = shelf.reviewed("demo", "letters")
    with transaction.atomic():
        made = [_loaded(path) for path in sorted(folder.glob("*.toml"))]
        others_changed.send(sender=Letter, kind=CHANGED, keys=[one.pk for one in made])
    return len(made)


def _loaded(path: Path) -> Letter:
    told = tomllib.loads(shelf.read_text(path))
    is_answered, text = "answer" in told, told["text"].strip()
    letter = Letter.objects.create(
        entry=path.stem[:64], receipt=told["receipt"], kind=Letter.Kind.LETTER, to=told["to"],
        received_at=told["received_at"], subject=told["title"], text=text, may_publish=True,
        state=Letter.State.ANSWERED if is_answered else Letter.State.WORKING,
        unit=told["unit"], put_off_to=told.get("until"), public_subject=told["title"],
        public_text=text, answer=told.get("answer", "").strip(),
        answered_at=told.get("answered_at"), is_public=True,
    )  # fmt: skip
    _step(letter, Step.Act.ASSIGNED, told["taken_at"], told["unit"])
    if "progress" in told:
        said = _("%(note)s Trả lời trước hết ngày %(day)s.")
        note = said % {"note": told["progress"], "day": dates.short(told["until"])}
        _step(letter, Step.Act.PROGRESS, told["progress_at"], note)
    if is_answered:
        _step(letter, Step.Act.ANSWERED, told["answered_at"], letter.answer)
    return letter


def _step(letter: Letter, act: Any, at: datetime, note: str) -> None:
    Step.objects.create(letter=letter, at=at, by_name=str(MACHINE), act=act, note=note)
