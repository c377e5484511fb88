"""What the guide to the reader shows is what comes out."""

import doctest
from pathlib import Path
from typing import Final

GUIDE: Final = Path(__file__).resolve().parents[3] / "docs" / "claims.md"


def test_the_guide_tells_what_comes_out() -> None:
    ran = doctest.testfile(str(GUIDE), module_relative=False, encoding="utf-8")

    assert ran.attempted >= 5
    assert ran.failed == 0
