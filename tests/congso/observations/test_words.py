"""An indicator told in words is recorded, shown and taken along; nothing is computed of it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from congso.findings.finding import FaultyInput
from congso.indicators import definitions
from congso.indicators.additivity import Adds, Restate
from congso.indicators.nature import Nature, OverTime
from congso.observations import bundle, publishing, reference, tables
from congso.observations.forms import cells, layout
from congso.observations.forms.cells import Cell, UnreadableCell
from congso.observations.ledger import Ledger
from congso.observations.observation import Status
from congso.observations.record import Record
from congso.periods.calendar import Year

TABLE = Path(__file__).resolve().parents[3] / "data" / "figures" / "van_ban_bo_chi_so.csv"
RULES = "dti.rulebook|94|2022||{}"
HEAD = (
    "indicator,place,period,breakdown,scenario,value,level,origin,source,recorded_at,note,status\n"
)
LINE = "dti.rulebook,94,2022,,actual,{},official,published,báo cáo,2024-01-04T15:00:00+07:00,,{}\n"


def read(ledger: Ledger, text: str) -> Ledger:
    found = tables.read(text, "chu.csv", catalogue=ledger.catalogue, gazetteer=ledger.gazetteer)
    record = Record(found)
    return replace(ledger, record=record, known=record.as_known())


@pytest.fixture
def told(ledger: Ledger) -> Ledger:
    return read(ledger, TABLE.read_text(encoding="utf-8"))


def test_its_nature_follows_from_its_unit(ledger: Ledger) -> None:
    rules = ledger.catalogue["dti.rulebook"]

    assert (rules.nature, rules.over_time) == (Nature.TEXT, OverTime.NONE)
    assert (rules.adds, rules.restate) == (Adds.NONE, Restate.NEVER)


def test_it_is_told_as_it_was_reported(told: Ledger) -> None:
    figure = told.figure(reference.read(RULES.format("level")))

    assert (figure.printed, figure.quantity) == ("Quyết định 922/QĐ-BTTTT",) * 2
    assert (figure.value, figure.missing) == (None, None)


@pytest.mark.parametrize("aspect", ["change", "growth", "plan_ratio"])
def test_nothing_is_compared_or_computed_of_it(told: Ledger, aspect: str) -> None:
    figure = told.figure(reference.read(RULES.format(aspect)))

    assert figure.value is None
    assert figure.missing


def test_it_is_never_restated(told: Ledger) -> None:
    city = told.gazetteer.identify("92", date(2025, 7, 1))
    figure = told.figure(
        reference.read(f"dti.rulebook|{city.id}|2022||level"), frame=date(2025, 7, 1)
    )

    assert (figure.value, figure.words) == (None, "")
    assert figure.missing


def test_what_was_read_is_written_as_it_was(told: Ledger) -> None:
    kept = tables.write(sorted(told.known, key=lambda seen: str(seen.key)))

    assert "Quyết định 922/QĐ-BTTTT" in kept
    assert set(read(told, kept).known) == set(told.known)


@pytest.mark.parametrize(
    ("value", "status", "message"),
    [
        ("", "reported", "chỉ tiêu này ghi bằng chữ; cần chữ"),
        ("Quyết định", "not_reported", "thì ô giá trị phải trống"),
        ("a" * 301, "reported", "dài quá 300 chữ cái"),
    ],
)
def test_words_that_cannot_be_are_refused_with_their_line(
    ledger: Ledger, value: str, status: str, message: str
) -> None:
    with pytest.raises(FaultyInput) as refused:
        read(ledger, HEAD + LINE.format(value, status))

    assert "chu.csv, dòng 2" in str(refused.value)
    assert message in str(refused.value)


def test_no_formula_takes_words(ledger: Ledger) -> None:
    words = '["a.words"]\nname = "x"\nunit = "chữ"\n'
    rank = '["a.rank"]\nname = "y"\nunit = "hạng"\nformula = "rank_among(w)"\n'
    with pytest.raises(FaultyInput, match="chữ không vào công thức nào"):
        definitions.read([("a.toml", f'{words}{rank}inputs = {{ w = "a.words" }}\n')])
    assert "dti.rulebook" in ledger.catalogue


@pytest.mark.parametrize("said", ["decimals = 2", 'better = "up"', 'formula = "1 + 1"'])
def test_what_belongs_to_numbers_is_refused_of_words(said: str) -> None:
    with pytest.raises(FaultyInput, match="không dùng cho thông tin bằng chữ"):
        definitions.read([("a.toml", f'["a.words"]\nname = "x"\nunit = "chữ"\n{said}\n')])


@pytest.mark.parametrize("said", ["dti.rulebook", "dti.*"])
def test_a_form_asks_for_words_beside_numbers(ledger: Ledger, said: str) -> None:
    (form,) = layout.ask(
        catalogue=ledger.catalogue, gazetteer=ledger.gazetteer, indicators=[said],
        places=["94"], periods=[Year(2022)],
    )  # fmt: skip

    assert "dti.rulebook" in {line.indicator.code for line in form.lines}


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("  Quyết định\n 922/QĐ-BTTTT ", "Quyết định 922/QĐ-BTTTT"),
        ("922", "922"),
        ("không công bố", Status.WITHHELD),
        ("", None),
    ],
)
def test_a_cell_of_words_is_read_as_words(cell: str, read: str | Status | None) -> None:
    assert cells.read_words(cell) == read


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (922.0, "ô có số 922, mà chỉ tiêu này ghi bằng chữ; hãy định dạng ô là Text"),
        (datetime(2022, 5, 20, tzinfo=UTC), "ô có ngày tháng, đúng/sai, mà chỉ tiêu này"),
        ("—", "không rõ nghĩa: gõ “chưa báo cáo”"),
        ("x" * 301, "dài quá 300 chữ cái"),
    ],
)
def test_what_is_no_word_in_a_cell_of_words_is_asked_back(cell: Cell, told: str) -> None:
    with pytest.raises(UnreadableCell, match=told):
        cells.read_words(cell)


def test_a_bundle_tells_the_words_again(told: Ledger) -> None:
    texts = {"a.toml": '["dti.rulebook"]\nname = "Văn bản"\nunit = "chữ"\n'}
    made = replace(told, catalogue=definitions.read(list(texts.items())))
    files = bundle.pack(made, [reference.read(RULES.format("level"))], texts, about={})

    assert bundle.verify(files).faults == ()
    assert "Quyết định 922/QĐ-BTTTT" in files[bundle.FIGURES].decode()


def test_words_that_are_withheld_are_gone(told: Ledger) -> None:
    key = reference.read(RULES.format("level")).key()
    hidden = publishing._veiled(told.known.get(key), is_hidden=True)

    assert (hidden.words, hidden.value, hidden.status) == ("", None, Status.WITHHELD)


def test_a_number_stays_a_number(ledger: Ledger) -> None:
    figure = ledger.figure(reference.read("postal.points|94|2023||level"))

    assert (figure.value, figure.words) == (Decimal(208), "")
    assert figure.known_since is not None
    assert figure.known_since > datetime(2024, 1, 1, tzinfo=UTC)
