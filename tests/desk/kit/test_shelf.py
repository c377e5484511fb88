"""Texts are taken exactly as written: UTF-8 and composed letters, or refused with the place."""

import unicodedata
from pathlib import Path

import pytest

from congso.findings.finding import FaultyInput
from desk.kit import shelf


def test_the_reviewed_texts_of_the_province_are_whole() -> None:
    assert len(shelf.gazetteer().places) > 100
    assert "telecom.sites" in shelf.catalogue()
    assert len(shelf.observations(shelf.reviewed("figures", "soctrang_2023.csv"))) == 30
    assert any(agency.is_called("vtvCab") for agency in shelf.agencies())


@pytest.mark.parametrize(
    ("written", "where", "what"),
    [
        ("Sở\nTỉnh Sóc Tr".encode() + b"\xe3ng", "dòng 2, ký tự 12", "UTF-8 .*0xE3"),
        ("Sóc Trăng".encode("utf-16"), "dòng 1, ký tự 1", "UTF-8"),
        (unicodedata.normalize("NFD", "A\nB tỉnh").encode(), "dòng 2, ký tự 3", "“tỉnh”.*NFC"),
    ],
    ids=["windows-1252", "utf-16", "decomposed"],
)
def test_a_text_in_another_spelling_is_refused_with_its_place(
    tmp_path: Path, written: bytes, where: str, what: str
) -> None:
    path = tmp_path / "bai.txt"
    path.write_bytes(written)

    with pytest.raises(FaultyInput, match=f"bai.txt, {where}: .*{what}"):
        shelf.read_text(path)


@pytest.mark.parametrize("missing", ["không-có.csv", "."])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, missing: str) -> None:
    with pytest.raises(FaultyInput, match="không đọc được tệp"):
        shelf.read_text(tmp_path / missing)


def test_the_mark_that_excel_puts_in_front_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "bang.csv"
    path.write_bytes("\ufeffmã,tên\n".encode())

    assert shelf.read_text(path) == "mã,tên\n"


def test_a_faulty_fact_file_names_its_line(tmp_path: Path) -> None:
    good = shelf.read_text(shelf.reviewed("figures", "soctrang_2023.csv"))
    path = tmp_path / "figures.csv"
    path.write_text(good.replace("telecom.sites,94,2022", "telecom.sites,88,2022"), "utf-8")

    with pytest.raises(FaultyInput, match=r"figures.csv, dòng 10: .*mã “88”"):
        shelf.observations(path)
