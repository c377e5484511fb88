"""One definition as a text of its own: the block of a file of data/indicators, written and read.

>>> text = write(Block("post.points", {"name": "Điểm phục vụ", "unit": "điểm", "decimals": 0}))
>>> print(text, end="")
["post.points"]
name = "Điểm phục vụ"
unit = "điểm"
decimals = 0
>>> read(text).fields["unit"]
'điểm'
"""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from congso.findings.finding import Fault, FaultyInput
from congso.indicators.indicator import Theme

_BARE = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_THEME = "theme"


@dataclass(frozen=True, slots=True)
class Block:
    """A definition as it is written, before anybody asks whether it holds."""

    code: str
    fields: Mapping[str, Any]
    theme: Theme | None = None
    """The group that the text names besides, where no other text does."""


def read(text: str) -> Block:
    """Return the one definition that a text holds.

    Raises: `FaultyInput` where it is no TOML, or holds none or several.
    """
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise _faulty(f"không đọc được TOML ({problem}).") from None
    theme = found.pop(_THEME, None)
    if len(found) != 1 or not all(isinstance(block, dict) for block in found.values()):
        raise _faulty('cần đúng một khối ["mã.chỉ_tiêu"].')
    ((code, fields),) = found.items()
    return Block(code, fields, Theme(theme["code"], theme["name"]) if theme else None)


def write(block: Block) -> str:
    """Return the text that reads back to `block`, its fields in the order given.

    Shape: breakdowns are tables of their own.
    """
    theme, code = block.theme, _quoted(block.code)
    tables = [] if theme is None else [("[theme]", {"code": theme.code, "name": theme.name})]
    plain = {name: said for name, said in block.fields.items() if name != "breakdown"}
    tables.append((f"[{code}]", plain))
    divided = block.fields.get("breakdown", ())
    if isinstance(divided, Mapping):
        tables.append((f"[{code}.breakdown]", dict(divided)))
    else:
        tables += [(f"[[{code}.breakdown]]", dict(one)) for one in divided]
    return "\n".join(
        "".join((f"{head}\n", *(f"{_key(one)} = {_value(said)}\n" for one, said in table.items())))
        for head, table in tables
    )


def _value(said: object) -> str:
    if isinstance(said, bool):
        return str(said).lower()
    if isinstance(said, date):
        return said.isoformat()
    if isinstance(said, Mapping):
        return f"{{ {', '.join(f'{_key(name)} = {_value(one)}' for name, one in said.items())} }}"
    if isinstance(said, list | tuple):
        return f"[{', '.join(map(_value, said))}]"
    return _quoted(said) if isinstance(said, str) else str(said)


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _quoted(name)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _faulty(said: str) -> FaultyInput:
    return FaultyInput((Fault("định nghĩa", said),))
