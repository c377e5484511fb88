"""The reviewed texts that the portal stands on: places, agencies, indicators, facts.

They lie under ``data/`` of the portal's home; what the portal makes itself lies under ``var/``.
This module knows where both are and turns the texts into values of the core. It needs no Django.
"""

import json
import os
import tomllib
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path

from congso.agencies import agency
from congso.agencies import history as register_history
from congso.agencies import working_days as working_days_table
from congso.agencies.agency import Agency
from congso.agencies.register import Register
from congso.agencies.working_days import WorkingDays
from congso.findings.finding import Fault, FaultyInput
from congso.indicators import blocks, definitions
from congso.indicators.indicator import Catalogue
from congso.observations import tables as observation_tables
from congso.observations.ledger import Ledger
from congso.observations.observation import Observation
from congso.observations.record import Record
from congso.places import history, tiles
from congso.places import tables as place_tables
from congso.places.gazetteer import Gazetteer
from congso.places.tiles import Layout
from congso.writing import letters

_REPOSITORY = Path(__file__).resolve().parents[3]


def home() -> Path:
    """Return the folder that holds ``data/``: CONGSO_HOME, else the checkout."""
    return Path(os.environ.get("CONGSO_HOME") or _REPOSITORY).resolve()


def var() -> Path:
    """Return the folder for what the portal makes when it runs: CONGSO_VAR, else var/ at home."""
    return Path(os.environ.get("CONGSO_VAR") or home() / "var").resolve()


def reviewed(*parts: str) -> Path:
    """Return the path of a reviewed text, ``reviewed("places", "units.csv")``."""
    return home().joinpath("data", *parts)


def read_text(path: Path, called: str | None = None) -> str:
    """Return the text of a file as written, without the mark that some programs put in front.

    Raises: `FaultyInput` naming line and place when it is missing, not UTF-8 or not NFC.
    """
    name = called or _short(path)
    return checked_text(read_bytes(path, name), name).removeprefix("\ufeff")


def read_bytes(path: Path, name: str) -> bytes:
    """Return what stands in a file.

    Raises: `FaultyInput` saying why it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as problem:
        raise refused(name, f"không đọc được tệp ({_why(problem)}).") from None


def checked_text(written: bytes, name: str) -> str:
    """Return the text that `written` spells in UTF-8 with composed letters (NFC).

    Raises: `FaultyInput` with the line of the first fault; nothing is guessed or mended.
    """
    text = decoded(written, name)
    for number, line in enumerate(text.split("\n"), start=1):
        if not letters.is_nfc(line):
            word = next((word for word in line.split() if not letters.is_nfc(word)), line.strip())
            raise refused(
                f"{name}, dòng {number}, ký tự {line.index(word) + 1}",
                f"“{letters.nfc(word)}” viết bằng chữ tổ hợp (không phải Unicode dựng "
                "sẵn, NFC). Hãy chuyển văn bản sang dạng NFC rồi thử lại.",
            )
    return text


def decoded(written: bytes, name: str) -> str:
    """Return the text that `written` spells in UTF-8, its letters as they are.

    Raises: `FaultyInput` with the place of the first byte that is none.
    """
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError as problem:
        row, column = _position(written[: problem.start].decode("utf-8"))
        raise refused(
            f"{name}, dòng {row}, ký tự {column}",
            f"tệp không phải UTF-8 (byte 0x{written[problem.start]:02X} ở vị trí "
            f"{problem.start}). Hãy mở tệp và lưu lại với bảng mã UTF-8.",
        ) from None


def refused(where: str, message: str) -> FaultyInput:
    """Return the refusal of a file as a whole, with the place of its fault."""
    return FaultyInput((Fault(where, message),))


@cache
def gazetteer() -> Gazetteer:
    """Return all administrative units under data/places."""
    units, successions = reviewed("places", "units.csv"), reviewed("places", "successions.csv")
    return place_tables.read(
        read_text(units), read_text(successions), (_short(units), _short(successions))
    )


@cache
def tile_maps() -> tuple[Layout, ...]:
    """Return the maps of tiles under data/places."""
    path = reviewed("places", "tiles.csv")
    return tiles.read(read_text(path), _short(path)) if path.exists() else ()


@cache
def catalogue() -> Catalogue:
    """Return all indicators under data/indicators."""
    return definitions.read(list(definition_texts().items()))


def catalogue_with(own: Mapping[str, str]) -> Catalogue:
    """Return the indicators under data/indicators and those of other texts; the files win.

    Shape: `own` has the text of each by its code.
    Raises: `FaultyInput` with every fault of a text, each with its block.
    """
    reviewed = catalogue()
    more = {own_name(code): text for code, text in own.items() if code not in reviewed}
    return definitions.read([*definition_texts().items(), *more.items()]) if more else reviewed


def own_name(code: str) -> str:
    """Return what the text of a definition is called that is no file of the house."""
    return f"{code}.toml"


def block_of(code: str) -> str:
    """Return the block of an indicator of the files, as a text of its own.

    Raises: `KeyError`.
    """
    found = {name: fields for text in definition_texts().values()
             for name, fields in tomllib.loads(text).items()}  # fmt: skip
    return blocks.write(blocks.Block(code, found[code]))


def exported_catalogue(at: datetime | None = None) -> Catalogue:
    """Return the indicators of the files and those that this portal wrote beside its record.

    Shape: as they stand, or as they were known at a moment.
    Raises: `FaultyInput` where the file is not one that the portal wrote.
    """
    path = var() / "ledger" / "definitions.json"
    try:
        said = json.loads(read_text(path)) if path.is_file() else []
        then = {
            one["code"]: one["text"]
            for one in said
            if at is None or was_said(one["edition"], datetime.fromisoformat(one["since"]), at)
        }
    except (ValueError, KeyError, TypeError):
        raise refused(_short(path), "không phải tệp định nghĩa mà cổng ghi ra.") from None
    try:
        return catalogue_with(then)
    except FaultyInput:
        if at is None:
            raise
        return exported_catalogue()


def was_said(edition: int, since: datetime, at: datetime) -> bool:
    """Return whether an edition of a definition counts at a moment: the first always did."""
    return edition == 1 or since <= at


def definition_texts() -> dict[str, str]:
    """Return the texts that define all indicators, by the name of the file."""
    paths = sorted(reviewed("indicators").glob("*.toml"))
    return {_short(path): read_text(path) for path in paths}


@cache
def working_days() -> WorkingDays:
    """Return the calendar of public bodies under data/calendar."""
    path = reviewed("calendar", "days.csv")
    return working_days_table.read(read_text(path), _short(path))


@cache
def agencies() -> tuple[Agency, ...]:
    """Return all agencies under data/agencies."""
    path = reviewed("agencies", "agencies.csv")
    return agency.read(read_text(path), _short(path))


def exported_gazetteer() -> Gazetteer:
    """Return all that the list of units of this portal ever said; the reviewed one before that.

    Raises: `FaultyInput` where the file is not one that the portal wrote.
    """
    path = var() / "ledger" / "places.json"
    return history.read(read_text(path), _short(path)) if path.is_file() else gazetteer()


def exported_register() -> Register:
    """Return all that this portal ever said of bodies and firms; the reviewed list before that.

    Raises: `FaultyInput` where the file is not one that the portal wrote.
    """
    path = var() / "ledger" / "agencies.csv"
    if not path.is_file():
        return Register(agencies())
    return register_history.read(read_text(path), _short(path))


def observations(
    path: Path, places: Gazetteer | None = None, defined: Catalogue | None = None
) -> tuple[Observation, ...]:
    """Return the observations of one table, of the reviewed lists or of others.

    Raises: `FaultyInput` with every fault, each with file and line.
    """
    known, listed = defined or catalogue(), places or gazetteer()
    return observation_tables.read(read_text(path), _short(path), catalogue=known, gazetteer=listed)


def ledger_of(
    observed: tuple[Observation, ...],
    places: Gazetteer | None = None,
    defined: Catalogue | None = None,
    bodies: Register | None = None,
) -> Ledger:
    """Return a ledger of these observations, on the reviewed definitions and lists or others."""
    record = Record(observed)
    register, listed = bodies or Register(agencies()), places or gazetteer()
    return Ledger(defined or catalogue(), listed, record, record.as_known(), register=register)


def _short(path: Path) -> str:
    """Return the path as a person of the house would say it: from home on, where it lies there."""
    path = path if path.is_absolute() else Path.cwd() / path
    return str(path.relative_to(home())) if path.is_relative_to(home()) else str(path)


def _position(before: str) -> tuple[int, int]:
    line = before.count("\n") + 1
    return line, len(before) - (before.rfind("\n") + 1) + 1


def _why(problem: OSError) -> str:
    if isinstance(problem, FileNotFoundError):
        return "không có tệp này"
    if isinstance(problem, IsADirectoryError):
        return "đây là một thư mục"
    if isinstance(problem, PermissionError):
        return "không có quyền đọc"
    return problem.strerror or "lỗi đọc"
