"""What a register said is known from a moment: a day before is told what stood then."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from congso.agencies import history
from congso.agencies.agency import Agency, Role
from congso.agencies.register import Register
from congso.findings.finding import FaultyInput
from congso.lineage.succession import Validity
from congso.observations import bundle, reference
from congso.observations.ledger import Ledger

TOLD = datetime(2024, 3, 5, 2, tzinfo=UTC)
BEFORE = TOLD - timedelta(seconds=1)
FIRMS = "telecom.enterprises|94|2023||level"
NEW = Agency(
    "gtel", "GTEL", Role.TELECOM, places=("94",), checked_on=date(2023, 12, 31),
    validity=Validity(date(2023, 6, 1), None), known_from=TOLD,
)  # fmt: skip


def corrected(register: Register) -> Register:
    """Return the register with a firm added and the end of another one corrected at a moment."""
    *others, last = register.agencies
    left = Validity(last.validity.start, date(2023, 11, 30))
    was, now = replace(last, known_to=TOLD), replace(last, validity=left, known_from=TOLD)
    return Register((*others, was, now, NEW))


@pytest.fixture
def later(ledger: Ledger) -> Ledger:
    return replace(ledger, register=corrected(ledger.register))


@pytest.mark.parametrize(
    ("at", "names"),
    [
        (None, "VNPT, MobiFone, Viettel, Vietnamobile, FPT, VTVcab, GTEL"),
        (TOLD, "VNPT, MobiFone, Viettel, Vietnamobile, FPT, VTVcab, GTEL"),
        (BEFORE, "VNPT, MobiFone, Viettel, Vietnamobile, FPT, VTVcab, SCTV"),
    ],
    ids=["now", "from that moment", "before"],
)
def test_who_is_counted_is_told_as_it_was_known(
    later: Ledger, at: datetime | None, names: str
) -> None:
    (roll,) = later.as_known(at).figure(reference.read(FIRMS)).rolls

    assert roll.names == names


def test_a_firm_that_came_into_the_list_later_is_not_counted_before(ledger: Ledger) -> None:
    more = replace(ledger, register=Register((*ledger.register.said, NEW)))

    counts = [more.as_known(at).figure(reference.read(FIRMS)).value for at in (BEFORE, TOLD, None)]
    assert counts == [Decimal(7), Decimal(8), Decimal(8)]


def test_what_is_asked_again_of_now_is_what_stands(later: Ledger) -> None:
    again = later.as_known(BEFORE).as_known(None)

    assert again.register.agencies == later.register.agencies
    assert later.register.learned(["telecom"], "94") == (TOLD,)
    assert later.register.learned(["telecom"], "92") == ()
    assert later.register.learned(["postal"], "94") == ()


def test_all_that_was_ever_said_is_written_and_read_back(later: Ledger) -> None:
    again = history.read(history.write(later.register), "agencies.csv")

    assert again.state == later.register.state
    assert again.as_known(BEFORE).agencies == later.register.as_known(BEFORE).agencies


def test_a_table_with_a_moment_that_is_none_is_refused_with_its_line(later: Ledger) -> None:
    text = history.write(later.register).replace(TOLD.isoformat(), "hôm qua")

    with pytest.raises(FaultyInput, match=r"agencies\.csv, dòng \d+: known_from hoặc known_to"):
        history.read(text, "agencies.csv")


def test_a_bundle_holds_the_register_as_known_at_its_moment(later: Ledger) -> None:
    then = later.as_known(BEFORE)
    files = bundle.pack(then, [reference.read(FIRMS)], {}, about={})

    assert b"SCTV" in files[bundle.AGENCIES]
    assert b"GTEL" not in files[bundle.AGENCIES]
