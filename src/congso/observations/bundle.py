"""A release as a set of files from which anybody can compute every figure again.

Beside the figures as printed lie the observations known at the moment of the release, the
definitions with their formulas, the units with what became of them, and the register of firms
where one is counted. The manifest holds the SHA-256 of each, the moment and the map; nothing else
is needed.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from congso.agencies import agency
from congso.agencies.register import Register
from congso.findings import rows
from congso.findings.finding import Fault, FaultyInput
from congso.indicators import definitions
from congso.indicators.formula.tree import Asking
from congso.indicators.indicator import Catalogue, UnknownIndicator
from congso.observations import reference as references
from congso.observations import tables
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Observation
from congso.observations.record import Record
from congso.observations.reference import NotAReference, Reference
from congso.periods.calendar import NoSuchPeriod
from congso.places import tables as place_tables
from congso.places.gazetteer import UnknownPlace
from congso.writing import letters

MANIFEST, FIGURES, OBSERVATIONS = "manifest.json", "figures.csv", "observations.csv"
UNITS, SUCCESSIONS = "places/units.csv", "places/successions.csv"
DEFINITIONS = "indicators/"
AGENCIES = "agencies.csv"
"""The bodies and firms, in a bundle whose figures count a register."""
_COLUMNS = ("reference", "name", "printed", "quantity", "value", "level", "origin", "sources")
_COMPARED = (("in", "printed"), ("kèm đơn vị", "quantity"), ("giá trị", "value"),
             ("mức độ", "level"), ("gốc", "origin"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A figure as the release printed it."""

    reference: Reference
    name: str
    printed: str
    quantity: str
    value: str
    """Every digit, with a full stop for decimals."""
    level: str
    origin: str
    sources: str

    def cells(self) -> tuple[str, ...]:
        """Return the line of the table of figures."""
        return (
            str(self.reference), self.name, self.printed, self.quantity, self.value, self.level,
            self.origin, self.sources,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Opened:
    """What a bundle holds: what was said, and the ledger to compute it from again."""

    lines: tuple[Line, ...]
    ledger: Ledger
    about: Mapping[str, Any]
    """What the manifest says of the release besides."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What came of computing a bundle again."""

    count: int
    """How many figures were computed."""
    faults: tuple[str, ...]
    """Every checksum and every figure that does not come out, in words."""


def told(figure: Figure) -> Line:
    """Return a figure as a release prints it."""
    return Line(
        reference=figure.reference,
        name=letters.nfc(figure.name),
        printed=figure.printed,
        quantity=figure.quantity,
        value="" if figure.value is None else f"{figure.value:f}",
        level=figure.level.value if figure.level else "",
        origin=figure.origin.value,
        sources=letters.nfc("; ".join(figure.sources)),
    )


def pack(
    ledger: Ledger,
    wanted: Iterable[Reference],
    texts: Mapping[str, str],
    *,
    about: Mapping[str, Any],
) -> dict[str, bytes]:
    """Return the files of a release of these figures, by name.

    Shape: `ledger` as known at the moment and on the map of the release; `texts` define the
    indicators. The same ledger gives the same bytes.
    """
    lines = [told(ledger.figure(one)) for one in wanted]
    units, successions = place_tables.write(ledger.gazetteer)
    found = {
        FIGURES: rows.write(_COLUMNS, (line.cells() for line in lines)),
        OBSERVATIONS: tables.write(_needed(ledger, [line.reference for line in lines])),
        UNITS: units,
        SUCCESSIONS: successions,
        **{f"{DEFINITIONS}{name.rpartition('/')[2]}": text for name, text in texts.items()},
    }
    if any(ledger.catalogue.registers_of(line.reference.indicator) for line in lines):
        found[AGENCIES] = agency.write(ledger.register.agencies)
    files = {name: text.encode() for name, text in sorted(found.items())}
    at = ledger.known.at
    manifest = {
        **about,
        "as_of": at.isoformat() if at else None,
        "frame": ledger.frame.isoformat() if ledger.frame else None,
        "sha256": {name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
    }
    written = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True)
    return {MANIFEST: f"{written}\n".encode(), **files}


def read(files: Mapping[str, bytes]) -> Opened:
    """Return what a bundle says and the ledger that it holds.

    Raises: `FaultyInput` where a file is missing or cannot be read.
    """
    manifest = _manifest(files)
    catalogue = definitions.read(
        [(name, _text(files, name)) for name in sorted(files) if name.startswith(DEFINITIONS)]
    )
    gazetteer = place_tables.read(
        _text(files, UNITS), _text(files, SUCCESSIONS), (UNITS, SUCCESSIONS)
    )
    record = Record(
        tables.read(
            _text(files, OBSERVATIONS), OBSERVATIONS, catalogue=catalogue, gazetteer=gazetteer
        )
    )
    try:
        at = manifest["as_of"] and datetime.fromisoformat(manifest["as_of"])
        frame = manifest["frame"] and date.fromisoformat(manifest["frame"])
    except (KeyError, TypeError, ValueError):
        raise _faulty(MANIFEST, "thiếu as_of hoặc frame, hoặc không phải ngày giờ.") from None
    register = _register(files)
    known = record.as_known(at or None)
    ledger = Ledger(catalogue, gazetteer, record, known, frame or None, register)
    return Opened(tuple(_lines(_text(files, FIGURES))), ledger, manifest)


def verify(files: Mapping[str, bytes]) -> Verification:
    """Compute every figure of a bundle again and hold it against what was printed.

    Raises: `FaultyInput` where the bundle cannot be read at all.
    """
    faults = [*_sums(files)]
    opened = read(files)
    for line in opened.lines:
        try:
            again = told(opened.ledger.figure(line.reference))
        except (UnknownIndicator, UnknownPlace) as unknown:
            faults.append(f"{line.reference}: không tính lại được. {unknown}")
            continue
        faults += [
            f"{line.reference}: {said} “{was}”, tính lại ra “{now}”."
            for said, name in _COMPARED
            if (was := getattr(line, name)) != (now := getattr(again, name))
        ]
    if not opened.lines:
        faults.append("Gói không có số liệu nào để tính lại.")
    return Verification(len(opened.lines), tuple(faults))


def _register(files: Mapping[str, bytes]) -> Register:
    return Register(agency.read(_text(files, AGENCIES), AGENCIES) if AGENCIES in files else ())


def _sums(files: Mapping[str, bytes]) -> Iterable[str]:
    told = _manifest(files).get("sha256")
    sums = told if isinstance(told, dict) else {}
    for name, content in sorted(files.items()):
        if name == MANIFEST:
            continue
        if name not in sums:
            yield f"{name}: không có trong {MANIFEST}."
        elif hashlib.sha256(content).hexdigest() != sums[name]:
            yield f"{name}: khác tệp lúc phát hành (sai mã SHA-256)."
    for name in sorted(sums.keys() - files.keys()):
        yield f"{name}: có trong {MANIFEST} nhưng thiếu trong gói."


def _needed(ledger: Ledger, wanted: list[Reference]) -> Iterable[Observation]:
    """Return every observation, known by then, that could have a hand in these figures.

    Shape: none of a unit or a day that the list of then does not tell of.
    """
    catalogue = ledger.catalogue
    codes = {code for one in wanted for code in _closure(catalogue, one.indicator)}
    places = {one.place for one in wanted}
    everywhere = ledger.frame is not None or any(_ranks(catalogue, code) for code in codes)
    keys = [
        key
        for code in codes
        for key in ledger.record.keys_of(code, *(() if everywhere else places))
    ]
    at = ledger.known.at
    listed = {place.id: place.validity for place in ledger.gazetteer.places}
    keys = [
        key for key in keys
        if key.place in listed and listed[key.place].holds_on(key.period.end)
    ]  # fmt: skip
    for key in sorted(keys, key=str):
        yield from (
            seen for seen in ledger.record.vintages(key) if at is None or seen.recorded_at <= at
        )


def _closure(catalogue: Catalogue, code: str) -> set[str]:
    found = set(catalogue.stands_on(code))
    peers = {peers for one in found if (peers := catalogue[one].peers)}
    return found.union(*(catalogue.stands_on(one) for one in peers))


def _ranks(catalogue: Catalogue, code: str) -> bool:
    formula = catalogue[code].formula
    return formula is not None and any(one.asking is Asking.RANK_AMONG for one in formula.asked)


def _lines(text: str) -> Iterable[Line]:
    for number, cells in rows.read(text, FIGURES, _COLUMNS):
        try:
            asked = references.read(cells["reference"])
        except (NotAReference, NoSuchPeriod) as fault:
            raise _faulty(f"{FIGURES}, dòng {number}", str(fault)) from None
        yield Line(asked, *(cells[column] for column in _COLUMNS[1:]))


def _manifest(files: Mapping[str, bytes]) -> dict[str, Any]:
    try:
        found = json.loads(_text(files, MANIFEST))
    except ValueError:
        raise _faulty(MANIFEST, "không phải JSON.") from None
    if not isinstance(found, dict):
        raise _faulty(MANIFEST, "cần một đối tượng JSON.")
    return found


def _text(files: Mapping[str, bytes], name: str) -> str:
    if name not in files:
        raise _faulty(name, "thiếu tệp này trong gói.")
    try:
        return files[name].decode()
    except UnicodeDecodeError:
        raise _faulty(name, "không phải chữ UTF-8.") from None


def _faulty(where: str, said: str) -> FaultyInput:
    return FaultyInput((Fault(where, said),))
