"""What begins like a formula is kept as text; everything else is left as it was."""

import pytest

from congso.writing import cells


@pytest.mark.parametrize("cell", ["=1+1", "+84 299", "-5", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_begins_like_a_formula_is_kept_as_text(cell: str) -> None:
    assert cells.plain(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "1.422", "Số trạm = 76", "bbt@vidu.vn"])
def test_what_is_no_formula_is_left_alone(cell: str) -> None:
    assert cells.plain(cell) == cell
