"""The ledger that the command line asks without a database: the portal's export, or the facts."""

from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path

from congso.findings.finding import Fault, FaultyInput
from congso.observations.ledger import Ledger
from congso.places.gazetteer import Gazetteer
from congso.places.place import Place
from desk.kit import shelf


def ledger(source: str) -> Ledger | None:
    """Return the ledger that `source` names: auto, data, none, or the path of a table.

    Raises: `FaultyInput`.
    """
    if source == "none":
        return None
    if source == "data":
        return _of(_facts())
    if source == "auto":
        return _exported(_export()) if _export().is_file() else _of(_facts())
    path = Path(source)
    if not path.is_file():
        raise FaultyInput(
            (
                Fault(
                    f"--ledger {source}",
                    "không có tệp này; cần auto, data, none hoặc đường dẫn một bảng CSV.",
                ),
            )
        )
    return _of((path,))


def required(source: str) -> Ledger:
    """Return the ledger that `source` names, for what cannot be told without one.

    Raises: `FaultyInput`, for none too.
    """
    found = ledger(source)
    if found is None:
        told = "cần một sổ số liệu: auto, data hoặc đường dẫn một bảng CSV."
        raise FaultyInput((Fault(f"--ledger {source}", told),))
    return found


def as_known(source: str, at: datetime) -> Ledger:
    """Return that ledger as it was known at a moment, by the definitions of then.

    Raises: `FaultyInput`.
    """
    then = required(source).as_known(at)
    is_ours = source == "auto" and _export().is_file()
    return replace(then, catalogue=shelf.exported_catalogue(at)) if is_ours else then


def home(code: str, gazetteer: Gazetteer) -> Place:
    """Return the unit that carries a code, the latest one where several did.

    Raises: `UnknownPlace`.
    """
    versions = [place for place in gazetteer.places if place.code == code]
    standing = [place for place in versions if place.validity.end is None]
    if versions:
        return (standing or versions)[-1]
    return gazetteer.identify(code, date.max)


@cache
def _of(paths: tuple[Path, ...]) -> Ledger:
    return shelf.ledger_of(tuple(seen for path in paths for seen in shelf.observations(path)))


@cache
def _exported(path: Path) -> Ledger:
    """Return the record that the portal exported, on all that its lists and measures told."""
    places, defined = shelf.exported_gazetteer(), shelf.exported_catalogue()
    observed = shelf.observations(path, places, defined)
    return shelf.ledger_of(observed, places, defined, shelf.exported_register())


def _export() -> Path:
    return shelf.var() / "ledger" / "observations.csv"


def _facts() -> tuple[Path, ...]:
    return tuple(sorted(shelf.reviewed("figures").glob("*.csv")))
