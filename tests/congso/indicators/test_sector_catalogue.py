"""Every indicator of the sector stands in data/indicators, with the nature it has by its rules."""

from collections import Counter

import pytest

from congso.indicators.additivity import Restate
from congso.indicators.indicator import Better, Catalogue, Indicator
from congso.indicators.nature import Nature, OverTime

UP, DOWN, NEITHER = Better.UP, Better.DOWN, Better.NEITHER
STOCK, FLOW, RATIO, INDEX, RANK = (
    Nature.STOCK, Nature.FLOW, Nature.RATIO, Nature.INDEX, Nature.RANK,
)  # fmt: skip

ROWS = [
    ("TEL.SUB", "thuê bao", STOCK, UP, "partition partition"),
    ("TEL.DEN", "thuê bao/100 dân", RATIO, UP, ""),
    ("TEL.SMP", "thuê bao", STOCK, UP, ""),
    ("TEL.ENT", "doanh nghiệp", STOCK, NEITHER, ""),
    ("NET.BB", "thuê bao", STOCK, UP, "partition"),
    ("NET.FBB100", "thuê bao/100 dân", RATIO, UP, ""),
    ("NET.MBB100", "thuê bao/100 dân", RATIO, UP, ""),
    ("NET.FTTH", "%", RATIO, UP, ""),
    ("NET.USE", "%", RATIO, UP, "partition partition"),
    ("NET.HH", "%", RATIO, UP, "partition"),
    ("COV.POP", "%", RATIO, UP, "overlapping"),
    ("COV.AREA", "%", RATIO, UP, "overlapping"),
    ("BTS.SITE", "trạm", STOCK, UP, ""),
    ("BTS.TECH", "trạm", STOCK, NEITHER, "overlapping"),
    ("BTS.SHARE", "%", RATIO, UP, ""),
    ("POST.ENT", "doanh nghiệp", STOCK, NEITHER, "partition"),
    ("POST.PT", "điểm", STOCK, UP, "partition"),
    ("POST.RAD", "km/điểm phục vụ", RATIO, DOWN, ""),
    ("POST.POP", "người/điểm phục vụ", RATIO, DOWN, ""),
    ("POST.REV", "đồng", FLOW, UP, "partition"),
    ("POST.VOL", "bưu gửi", FLOW, UP, "partition"),
    ("DTI.VAL", "điểm số", INDEX, UP, ""),
    ("DTI.RANK", "hạng", RANK, DOWN, ""),
    ("OPS.RANK", "hạng", RANK, DOWN, ""),
    ("OPS.FULL", "dịch vụ", STOCK, UP, ""),
    ("OPS.PART", "dịch vụ", STOCK, UP, ""),
    ("OPS.RATE1", "%", RATIO, UP, ""),
    ("OPS.RATE2", "%", RATIO, UP, ""),
    ("OPS.RATE3", "%", RATIO, UP, ""),
    ("OPS.PAY", "%", RATIO, UP, ""),
    ("OPS.ONTIME", "%", RATIO, UP, ""),
    ("PAR.766", "điểm số", INDEX, UP, ""),
    ("TASK.ONTIME", "%", RATIO, UP, ""),
    ("TASK.OVER", "%", RATIO, DOWN, ""),
    ("RADIO.COM", "%", RATIO, UP, ""),
    ("PRESS.AG", "cơ quan", STOCK, NEITHER, ""),
    ("INSP.N", "cuộc", FLOW, NEITHER, "partition"),
    ("INSP.FINE", "đồng", FLOW, NEITHER, "partition"),
    ("DIG.REP", "%", RATIO, UP, ""),
    ("DIG.FILE", "%", RATIO, UP, "partition"),
    ("POP.AVG", "người", STOCK, NEITHER, ""),
    ("AREA", "km²", STOCK, NEITHER, ""),
    ("DII", "điểm số", INDEX, UP, ""),
    ("PLAN.N", "chỉ tiêu", STOCK, NEITHER, ""),
    ("PLAN.MET", "chỉ tiêu", STOCK, UP, ""),
    ("PLAN.MISS", "chỉ tiêu", STOCK, DOWN, ""),
    ("WEB.HITS", "lượt", FLOW, NEITHER, ""),
]
COMPUTED = [
    "TEL.DEN",
    "NET.FBB100",
    "NET.MBB100",
    "NET.FTTH",
    "NET.HH",
    "COV.POP",
    "COV.AREA",
    "BTS.SHARE",
    "POST.RAD",
    "POST.POP",
    "DTI.VAL",
    "OPS.RATE1",
    "OPS.RATE2",
    "OPS.RATE3",
    "OPS.PAY",
    "OPS.ONTIME",
    "PAR.766",
    "TASK.ONTIME",
    "TASK.OVER",
    "RADIO.COM",
    "DIG.REP",
    "DIG.FILE",
    "PLAN.N",
    "PLAN.MET",
    "PLAN.MISS",
]
UNCONFIRMED = [
    "TEL.SMP",
    "TEL.ENT",
    "NET.BB",
    "NET.FTTH",
    "COV.POP",
    "BTS.SHARE",
    "POST.ENT",
    "OPS.PAY",
    "OPS.ONTIME",
    "RADIO.COM",
    "PRESS.AG",
    "INSP.N",
    "INSP.FINE",
    "DIG.FILE",
    "WEB.HITS",
]
NATIONAL = {"TEL.SUB": "1304", "NET.BB": "1307", "NET.USE": "1306", "NET.HH": "1308",
            "COV.POP": "1314"}  # fmt: skip


def one(catalogue: Catalogue, short: str) -> Indicator:
    """Return the only indicator with this short code."""
    (found,) = catalogue.by_short_code(short)
    return found


@pytest.mark.parametrize(
    ("short", "unit", "nature", "better", "breakdown"), ROWS, ids=[row[0] for row in ROWS]
)
def test_a_row_of_the_sector_is_defined(
    catalogue: Catalogue, short: str, unit: str, nature: Nature, better: Better, breakdown: str
) -> None:
    found = one(catalogue, short)
    kind = " ".join("overlapping" if by.overlapping else "partition" for by in found.breakdowns)

    assert (found.unit.symbol, found.nature, found.better, kind) == (
        unit,
        nature,
        better,
        breakdown,
    )
    assert found.definition


@pytest.mark.parametrize("short", COMPUTED)
def test_what_is_to_be_computed_has_its_formula(catalogue: Catalogue, short: str) -> None:
    assert one(catalogue, short).formula is not None


@pytest.mark.parametrize("short", UNCONFIRMED)
def test_what_nobody_confirmed_says_so(catalogue: Catalogue, short: str) -> None:
    assert one(catalogue, short).source.startswith("Chưa xác nhận")


@pytest.mark.parametrize(("short", "code"), NATIONAL.items())
def test_a_national_code_finds_the_same_indicator(
    catalogue: Catalogue, short: str, code: str
) -> None:
    assert catalogue.by_short_code(code) == (one(catalogue, short),)


def test_every_short_code_names_one_indicator(catalogue: Catalogue) -> None:
    shorts = Counter(found.short_code for found in catalogue.indicators.values())

    assert [code for code, count in shorts.items() if code and count > 1] == []


def test_what_goes_through_time_follows_the_nature_unless_the_file_says_otherwise(
    catalogue: Catalogue,
) -> None:
    told = {short: one(catalogue, short).over_time for short in ("POP.AVG", "AREA", "POST.REV")}

    assert told == {"POP.AVG": OverTime.NONE, "AREA": OverTime.LAST, "POST.REV": OverTime.SUM}


@pytest.mark.parametrize("short", ["NET.USE", "DTI.VAL", "DTI.RANK", "PAR.766", "DII", "OPS.RANK"])
def test_an_index_a_rank_and_a_survey_are_never_told_on_another_map(
    catalogue: Catalogue, short: str
) -> None:
    assert one(catalogue, short).restate is Restate.NEVER


@pytest.mark.parametrize(
    ("day", "act"), [("2020", "1726"), ("2022", "922"), ("2025", "405/QĐ-BKHCN")]
)
def test_the_digital_index_names_the_decision_of_its_year(
    catalogue: Catalogue, day: str, act: str
) -> None:
    acts = {
        str(version.valid_from.year): version.legal_basis
        for version in one(catalogue, "DTI.VAL").versions
    }

    assert act in acts[max(year for year in acts if year <= day)]
