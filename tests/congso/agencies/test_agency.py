"""The firms and bodies that texts name, in the spellings that texts use."""

from pathlib import Path
from typing import Final

import pytest

from congso.agencies import agency
from congso.agencies.agency import Agency, Role
from congso.findings.finding import FaultyInput

TABLE: Final = Path(__file__).resolve().parents[3] / "data" / "agencies" / "agencies.csv"


@pytest.fixture(scope="module")
def agencies() -> tuple[Agency, ...]:
    return agency.read(TABLE.read_text(encoding="utf-8"), TABLE.name)


def test_seven_firms_have_networks_in_the_province(agencies: tuple[Agency, ...]) -> None:
    firms = [firm.name for firm in agencies if firm.role is Role.TELECOM]

    assert firms == ["VNPT", "MobiFone", "Viettel", "Vietnamobile", "FPT", "VTVcab", "SCTV"]


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("Mobifone", "mobifone"),
        ("VietNamobile", "vietnamobile"),
        ("VTV cab", "vtvcab"),
        ("vtvCab", "vtvcab"),
        ("Viettel Sóc Trăng", "viettel"),
        ("sở tttt", "stttt"),
        ("S-C-T-V", "sctv"),
    ],
)
def test_a_firm_is_known_by_its_spellings(
    agencies: tuple[Agency, ...], spelling: str, code: str
) -> None:
    assert [known.code for known in agencies if known.is_called(spelling)] == [code]


def test_another_firm_is_not_taken_for_one(agencies: tuple[Agency, ...]) -> None:
    assert not [known for known in agencies if known.is_called("Viettel Post")]


def test_a_role_that_does_not_exist_is_refused_with_its_line() -> None:
    with pytest.raises(FaultyInput) as refused:
        agency.read("code,name,role,aliases\nvnpt,VNPT,telecom,\nx,X,bank,\n", "agencies.csv")

    assert str(refused.value) == (
        "agencies.csv, dòng 3: vai trò “bank” không có; cần authority, telecom hoặc postal."
    )


def test_a_table_without_its_columns_is_refused() -> None:
    with pytest.raises(FaultyInput, match="thiếu cột role, aliases"):
        agency.read("code,name\nvnpt,VNPT\n", "agencies.csv")
