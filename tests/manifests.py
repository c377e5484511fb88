"""The manifest of a built tree as one, for tests that ask what a build holds."""

import json
from pathlib import Path
from typing import Any


def whole(root: Path) -> dict[str, Any]:
    """Return the manifest of a tree with its pieces put together."""
    told = json.loads((root / "manifest.json").read_text(encoding="utf-8"))
    found: dict[str, Any] = {"pages": {}, "gone": [], "redirects": {}}
    for name, checksum in told["pieces"].items():
        piece = root / "manifest" / f"{name}.{checksum[:16]}.json"
        for key, value in json.loads(piece.read_text(encoding="utf-8")).items():
            found[key] = sorted(found[key] + value) if key == "gone" else found[key] | value
    return told | found
