"""Which type nginx is to tell of a file: by its ending, and by more of its name where it must.

``.csv`` is text/csv; a table that is SDMX too, ``ban.sdmx.csv``, has a type of its own.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from front.pages.manifest import Entry


def types(entries: Iterable[Entry]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the usual type of each ending, and the files that are of another."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    names: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entry in entries:
        name = entry.file.rpartition("/")[2]
        ending = name.rpartition(".")[2] if "." in name else ""
        counted[ending][entry.type] += 1
        names[ending, entry.type].add(name)
    usual = {ending: found.most_common(1)[0][0] for ending, found in counted.items() if ending}
    others = {
        name: kind
        for (ending, kind), found in names.items()
        if usual.get(ending) != kind
        for name in found
    }
    return usual, others


def type_block(usual: Mapping[str, str]) -> str:
    """Return what nginx is told of the usual type of each ending."""
    lines = "".join(f'    "{kind}" {ending};\n' for ending, kind in sorted(usual.items()))
    return f"  types {{\n{lines}  }}\n  default_type application/octet-stream;"


def odd_types(others: Mapping[str, str]) -> str:
    """Return a location for each type that its ending does not tell, by the ends of names."""
    endings: dict[str, set[str]] = defaultdict(set)
    for name, kind in others.items():
        parts = name.split(".")
        endings[kind].add(".".join(parts[-2:]) if len(parts) > 2 else name)
    return "\n".join(
        f"  location ~ [./]({'|'.join(map(re.escape, sorted(found)))})$ {{\n"
        f'    types {{}} default_type "{kind}";\n'
        "    try_files $uri @front;\n  }"
        for kind, found in sorted(endings.items())
    )
