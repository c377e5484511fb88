"""What several processes built side by side is, byte for byte, what one makes of it.

So is what several prove: each finds what is wrong among its own pages, and nothing else is told.
"""

import ast
import shutil
from pathlib import Path

from tests.journeys.conftest import run

PROVE = """
from desk.command import django_side; django_side.set_up()
from desk.press import verifying
print([f"{{one.address}}: {{one.why}}" for one in verifying.verify(processes={processes})])
"""


def test_pages_made_in_two_processes_are_those_that_one_makes(
    prepared: Path, tmp_path: Path
) -> None:
    var = tmp_path / "var"
    shutil.copytree(prepared, var)

    assert run(var, PROVE.format(processes=1)).strip() == "[]"
    pages = sorted((var / "public" / "site" / "tin-tuc").rglob("index.html"))
    for spoiled in (pages[0], pages[-1]):
        spoiled.write_bytes(spoiled.read_bytes() + b"<!-- -->")
    found = ast.literal_eval(run(var, PROVE.format(processes=2)))
    site = var / "public" / "site"
    addresses = {f"/{one.parent.relative_to(site).as_posix()}/" for one in (pages[0], pages[-1])}
    assert set(found) == {f"{one}: tệp trên đĩa đã hỏng hoặc mất" for one in addresses}
