"""A table is read row by row, and a table that cannot be read says where it is wrong."""

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from congso.findings import rows
from congso.findings.finding import FaultyInput

CELLS = some.text(alphabet="aăđệợ ,\"';.|0123456789-", max_size=12).map(str.strip)


def faults(text: str, columns: tuple[str, ...] = ("code", "name")) -> list[str]:
    with pytest.raises(FaultyInput) as refused:
        list(rows.read(text, "bang.csv", columns))
    return [str(fault) for fault in refused.value.faults]


@given(some.lists(some.tuples(CELLS.filter(bool), CELLS), max_size=6))
def test_a_written_table_is_read_back(table: list[tuple[str, str]]) -> None:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([("code", "name"), *table])

    read = list(rows.read(written.getvalue(), "bang.csv", ("code", "name")))

    assert [(cells["code"], cells["name"]) for _, cells in read] == table


def test_lines_are_counted_with_the_header() -> None:
    assert [line for line, _ in rows.read("code\n94\n92\n", "bang.csv", ("code",))] == [2, 3]


def test_a_mark_that_a_spreadsheet_leaves_is_passed_over() -> None:
    assert list(rows.read("\ufeffcode\n94\n", "bang.csv", ("code",))) == [(2, {"code": "94"})]


def test_a_short_row_has_empty_cells() -> None:
    assert list(rows.read("code,name\n94\n", "bang.csv", ("code",))) == [
        (2, {"code": "94", "name": ""})
    ]


def test_missing_columns_are_named() -> None:
    assert faults("ma,ten\n94,Sóc Trăng\n") == [
        "bang.csv, dòng 1: thiếu cột code, name; cần đủ các cột code, name."
    ]


def test_an_empty_table_lacks_all_columns() -> None:
    assert faults("") == ["bang.csv, dòng 1: thiếu cột code, name; cần đủ các cột code, name."]


def test_a_comma_without_quotes_is_not_swallowed() -> None:
    assert faults("code,name\n92,Cần Thơ\n94,Sóc Trăng, cũ\n") == [
        "bang.csv, dòng 3: thừa ô: dòng đầu có 2 cột; chữ có dấu phẩy phải nằm trong ngoặc kép."
    ]


def test_a_decomposed_line_is_named() -> None:
    assert faults(f"code,name\n92,Cần Thơ\n94,{unicodedata.normalize('NFD', 'Sóc Trăng')}\n") == [
        "bang.csv, dòng 3: chữ không ở dạng dựng sẵn (Unicode NFC); hãy lưu lại tệp ở dạng NFC."
    ]


def test_an_open_quote_is_found_where_its_row_begins() -> None:
    (fault,) = faults('code,name\n94,"Sóc Trăng\n92,Cần Thơ\n93,Hậu Giang\n')

    assert fault.startswith("bang.csv, dòng 2: không đọc được bảng")


def test_a_quoted_cell_may_hold_a_line_end() -> None:
    read = list(rows.read('code,name\r\n94,"Sóc\r\nTrăng"\r\n', "bang.csv", ("code",)))

    assert read == [(3, {"code": "94", "name": "Sóc\r\nTrăng"})]
