"""The reviewed files of data/, read as the portal reads them, for tests of what they answer."""

from pathlib import Path
from typing import Final

import pytest

from congso.agencies import agency
from congso.agencies.register import Register
from congso.indicators import definitions
from congso.indicators.indicator import Catalogue
from congso.observations import tables as observations
from congso.observations.ledger import Ledger
from congso.observations.record import Record
from congso.places import tables as places
from congso.places.gazetteer import Gazetteer

REVIEWED: Final = Path(__file__).resolve().parents[2] / "data"


def _text(name: str) -> str:
    return (REVIEWED / name).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return places.read(
        _text("places/units.csv"),
        _text("places/successions.csv"),
        ("units.csv", "successions.csv"),
    )


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    files = sorted((REVIEWED / "indicators").glob("*.toml"))
    return definitions.read([(path.name, path.read_text(encoding="utf-8")) for path in files])


@pytest.fixture(scope="session")
def ledger(catalogue: Catalogue, gazetteer: Gazetteer) -> Ledger:
    found = observations.read(
        _text("figures/soctrang_2023.csv"),
        "soctrang_2023.csv",
        catalogue=catalogue,
        gazetteer=gazetteer,
    )
    record = Record(found)
    register = Register(agency.read(_text("agencies/agencies.csv"), "agencies.csv"))
    return Ledger(catalogue, gazetteer, record, record.as_known(), register=register)
