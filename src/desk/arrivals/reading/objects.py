"""Articles as JSON: a list of objects, or one object a line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from congso.findings.finding import Fault, FaultyInput


def told(path: Path) -> Iterator[dict[str, str]]:
    """Yield what each object tells.

    Raises: `FaultyInput`.
    """
    with path.open(encoding="utf-8-sig") as file:
        start = file.read(1)
        while start.isspace():
            start = file.read(1)
        file.seek(0)
        yield from _list(path) if start == "[" else _lines(path)


def _list(path: Path) -> Iterator[dict[str, str]]:
    try:
        found = json.loads(path.read_text("utf-8-sig"))
    except (json.JSONDecodeError, RecursionError) as fault:
        raise FaultyInput((Fault(path.name, f"không phải JSON ({fault})."),)) from None
    for number, one in enumerate(found, start=1):
        yield _object(one, f"{path.name}, mục {number}")


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            where = f"{path.name}, dòng {number}"
            try:
                yield _object(json.loads(line), where)
            except (json.JSONDecodeError, RecursionError) as fault:
                raise FaultyInput((Fault(where, f"không phải JSON ({fault})."),)) from None


def _object(one: Any, where: str) -> dict[str, str]:
    if not isinstance(one, dict):
        raise FaultyInput((Fault(where, "phải là một đối tượng { } cho mỗi bài."),))
    return {str(name): "" if value is None else str(value) for name, value in one.items()}
