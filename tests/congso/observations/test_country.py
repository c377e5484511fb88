"""The service radius of the country, 2008 to 2014: computed, and flagged where print differs."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from congso.observations import reference, tables
from congso.observations.ledger import Ledger
from congso.observations.record import Record
from congso.places.place import Level

TABLE = Path(__file__).resolve().parents[3] / "data" / "figures" / "ca_nuoc_buu_chinh.csv"


@pytest.fixture(scope="module")
def country(ledger: Ledger) -> Ledger:
    found = tables.read(
        TABLE.read_text(encoding="utf-8"),
        TABLE.name,
        catalogue=ledger.catalogue,
        gazetteer=ledger.gazetteer,
    )
    record = Record(found)
    return replace(ledger, record=record, known=record.as_known())


def test_the_country_is_one_place_above_the_provinces(ledger: Ledger) -> None:
    found = ledger.gazetteer.on(date(2023, 12, 31), Level.COUNTRY)

    assert [(place.code, place.name, place.bare_name) for place in found] == [
        ("00", "Cả nước", "Cả nước")
    ]
    assert len(ledger.gazetteer.on(date(2023, 12, 31), Level.PROVINCE)) == 63


@pytest.mark.parametrize(
    ("period", "printed", "flag"),
    [
        ("2008-12", "2,39", None),
        ("2009-12", "2,42", None),
        ("2010-03", "2,43", None),
        ("2012-06", "2,66", None),
        (
            "2014",
            "2,89",
            "số công bố 2,82 khác số tính lại 2,89",
        ),
    ],
)
def test_the_radius_of_the_country(
    country: Ledger, period: str, printed: str, flag: str | None
) -> None:
    figure = country.figure(reference.read(f"postal.service_radius|00|{period}||level"))

    told = figure.disagreement and figure.disagreement.partition(" (")[0]
    assert (figure.printed, told) == (printed, flag)


def test_the_country_is_told_on_any_map_as_it_was_reported(country: Ledger) -> None:
    wanted = reference.read("postal.points|00|2014||level")

    assert country.figure(wanted, frame=date(2025, 7, 1)).printed == "12.642"
