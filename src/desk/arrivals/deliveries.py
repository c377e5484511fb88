"""An export that is sent in from the screen: kept, brought in piece by piece, told of as it goes.

The worker brings in for some seconds between two builds. Every batch is kept with its articles, so
that a delivery that was halted, or a machine that went down, goes on where it stopped.
"""

import shutil
import time
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import InterfaceError, OperationalError, transaction
from django.utils.translation import gettext as _

from congso.findings.finding import FaultyInput
from congso.writing import letters
from desk.arrivals import actions
from desk.arrivals.actions import IMPORT, Report
from desk.arrivals.models import Delivery
from desk.arrivals.photographs import Photographs
from desk.kit import clock, disk, journal, permissions
from desk.kit.permissions import MACHINE, Actor

SECONDS = 15
"""How long is brought in before the press gets its turn."""
EXPORTS = (".csv", ".json", ".jsonl", ".xml", ".wxr")
_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif"})
_BESIDE = "anh"
_DRAFT, _PICTURE, _FAULTY = "để nháp", "thiếu ảnh", "không nhập được"
_MOST_BYTES = 8_000_000_000


@dataclass(slots=True)
class _Work:
    """A delivery that this process has open."""

    report: Report
    told: Iterator[tuple[int, str]]
    before: dict[str, int]
    """What had come in when the file was opened, counted by what became of it."""
    lines: list[list[str]]


_open: dict[int, _Work] = {}


class CannotReceive(ValueError):
    """What was sent cannot be brought in; the message says what is wrong and what to do."""


def receive(
    *, export: UploadedFile, photographs: UploadedFile | None, source: str, by: Actor
) -> Delivery:
    """Keep an export, with its photographs where they were sent along; the worker brings it in.

    Raises: `NotPermitted`; `CannotReceive`.
    """
    permissions.require(by, IMPORT)
    name = PurePosixPath(export.name or "").name
    if PurePosixPath(name).suffix.lower() not in EXPORTS:
        raise CannotReceive(
            _("“%(name)s” phải là %(kinds)s. Tệp nén thì hãy giải nén rồi gửi tệp bên trong.")
            % {"name": name, "kinds": ", ".join(EXPORTS)}
        )
    made = Delivery.objects.create(
        source=letters.nfc(source.strip()) or _("Cổng cũ"), name=name[-200:], at=clock.now(),
        by=None if by is MACHINE else by, by_name=journal.name_of(by), halted_at=clock.now(),
    )  # fmt: skip
    folder = _folder(made)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _export(made).open("wb") as kept:
            shutil.copyfileobj(export, kept)
        if photographs is not None:
            _unpack(photographs, folder)
        # Let go only now: the worker, which looks at any moment, must not read half a file.
        made.halted_at = None
        made.save(update_fields=["halted_at"])
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        made.delete()
        raise
    return made


def halt(delivery: Delivery, *, by: Actor) -> None:
    """Let a delivery rest; what came in stays.

    Raises: `NotPermitted`.
    """
    permissions.require(by, IMPORT)
    Delivery.objects.filter(pk=delivery.pk, ended_at=None).update(halted_at=clock.now())
    journal.record(by, "arrivals.halt_delivery", delivery)


def resume(delivery: Delivery, *, by: Actor) -> None:
    """Let a delivery go on where it stopped.

    Raises: `NotPermitted`.
    """
    permissions.require(by, IMPORT)
    Delivery.objects.filter(pk=delivery.pk, ended_at=None).update(halted_at=None, fault="")
    journal.record(by, "arrivals.resume_delivery", delivery)


def go_on(seconds: float = SECONDS) -> bool:
    """Bring in for some seconds what was sent in first; return whether there was something.

    Raises: what nobody foresaw, once the delivery is halted with it; `OperationalError` and
    `InterfaceError` of a database that is away, after which the delivery is tried again.
    """
    one = Delivery.objects.filter(ended_at=None, halted_at=None).order_by("pk").first()
    if one is None:
        return False
    try:
        if one.pk not in _open:
            _open[one.pk] = _begun(one)
        if _is_through(one, _open[one.pk], time.monotonic() + seconds):
            _end(one, _open.pop(one.pk))
    except (OperationalError, InterfaceError):
        _open.pop(one.pk, None)
        raise
    except (FaultyInput, OSError) as fault:
        _stop(one, disk.said(fault) or str(fault))
    except Exception as fault:
        said = _("Lỗi ngoài dự kiến (%(fault)s). Hãy báo người vận hành, rồi bấm “Nhập tiếp”.")
        _stop(one, said % {"fault": str(fault) or type(fault).__name__})
        raise
    return True


def _is_through(one: Delivery, work: _Work, until: float) -> bool:
    """Bring in until then, or until somebody halts it; return whether that was all."""
    row = Delivery.objects.filter(pk=one.pk)
    for done, title in work.told:
        row.update(done=done, title=letters.nfc(title)[:300])
        if time.monotonic() >= until or row.exclude(halted_at=None).exists():
            row.update(**_came_of(work))
            return False
    return True


def _end(one: Delivery, work: _Work) -> None:
    with transaction.atomic():
        Delivery.objects.filter(pk=one.pk).update(ended_at=clock.now(), title="", **_came_of(work))
        actions.note(one.name, work.report, one.by or MACHINE)
    shutil.rmtree(_folder(one), ignore_errors=True)


def _stop(one: Delivery, why: str) -> None:
    """Halt a delivery with what is wrong; what came in of it is kept."""
    work = _open.pop(one.pk, None)
    came = _came_of(work) if work else {}
    Delivery.objects.filter(pk=one.pk).update(fault=why, halted_at=clock.now(), **came)


def _begun(one: Delivery) -> _Work:
    report, folder = Report(), _folder(one)
    told = actions.bringing(_export(one), one.source, Photographs(folder / _BESIDE), report)
    lines = [line for line in one.lines if line[0] != _FAULTY]
    return _Work(report, told, dict(one.counts), lines)


def _came_of(work: _Work) -> dict[str, Any]:
    """Return counts and lines of a delivery as they stand, with what came in before."""
    told, before = work.report, work.before
    lines = [
        *work.lines,
        *([_DRAFT, key, why] for key, why in told.drafts),
        *([_PICTURE, key, why] for key, why in told.pictures),
        *([_FAULTY, "", why] for why in told.faulty),
    ]
    counts = {
        "brought": before.get("brought", 0) + told.brought,
        "published": before.get("published", 0) + told.published,
        "had": max(told.had - before.get("brought", 0), 0),
        "drafts": before.get("drafts", 0) + len(told.drafts),
        "faulty": len(told.faulty),
    }
    return {"counts": counts, "lines": lines}


def _folder(one: Delivery) -> Path:
    return Path(settings.VAR) / "arrivals" / str(one.pk)


def _export(one: Delivery) -> Path:
    return _folder(one) / f"bai{PurePosixPath(one.name).suffix.lower()}"


def _unpack(photographs: UploadedFile, folder: Path) -> None:
    """Lay the pictures of an archive beside the export; whatever else is in it stays out."""
    try:
        with zipfile.ZipFile(photographs) as archive:
            wanted = [one for one in archive.infolist() if _is_picture(one.filename)]
            if sum(one.file_size for one in wanted) > _MOST_BYTES:
                raise CannotReceive(_("Ảnh trong tệp nén lớn hơn 8 GB; hãy chia thành nhiều lần."))
            for one in wanted:
                target = folder / _BESIDE / one.filename
                target.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(one) as packed, target.open("wb") as kept:
                    shutil.copyfileobj(packed, kept)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError):
        raise CannotReceive(
            _("“%(name)s” không mở được như tệp ZIP (hỏng, hoặc có mật khẩu). Hãy nén lại rồi gửi.")
            % {"name": photographs.name}
        ) from None


def _is_picture(name: str) -> bool:
    path = PurePosixPath(name)
    is_inside = not path.is_absolute() and ".." not in path.parts and "\\" not in name
    return is_inside and path.suffix.lower() in _PICTURES
