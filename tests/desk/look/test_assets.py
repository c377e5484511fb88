"""Files of the look stand at addresses that change with their bytes, and lean on nobody else."""

import re

import pytest

from desk.look import assets
from desk.look.assets import UnknownAsset

SHEET = assets.every()[assets.SHEET].content.decode()


def test_every_file_that_the_style_sheet_names_is_there() -> None:
    named = set(re.findall(r"url\(([^)]+)\)", SHEET))

    assert named
    assert named <= {asset.address for asset in assets.every().values()}


def test_the_style_sheet_calls_no_other_site() -> None:
    assert "http" not in SHEET
    assert "@import" not in SHEET


def test_an_address_changes_with_the_bytes() -> None:
    one, other = assets.fingerprinted("a/look.css", b"x"), assets.fingerprinted("b/look.css", b"y")

    assert one != other
    assert re.fullmatch(r"/tep/look\.[0-9a-f]{16}\.css", one)


def test_every_role_of_colour_is_defined_for_dark_pages_too() -> None:
    light, dark = SHEET.split("prefers-color-scheme:dark", 1)
    roles = set(re.findall(r"(--[a-z0-9-]+):#", light))

    assert roles
    assert roles == set(re.findall(r"(--[a-z0-9-]+):#", dark))


def test_every_role_that_is_used_is_defined() -> None:
    defined = set(re.findall(r"(--[a-z0-9-]+):", SHEET))

    assert set(re.findall(r"var\((--[a-z0-9-]+)", SHEET)) <= defined


@pytest.mark.parametrize("name", ["OFL.txt", "OFL-KHMER.txt"])
def test_the_fonts_come_with_their_licence(name: str) -> None:
    licence = (assets.STATIC / "fonts" / name).read_text(encoding="utf-8")

    assert "SIL Open Font License" in licence


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(UnknownAsset, match=r"khong-co\.svg"):
        assets.address("art/khong-co.svg")
