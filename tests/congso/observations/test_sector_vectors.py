"""The language says the indicators of the sector, and gives the numbers that were published.

Tasks of 2017, services of Bến Tre, the digital index of 2022: each from its printed inputs.
"""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from congso.indicators import definitions
from congso.observations import reference
from congso.observations.figure import Figure
from congso.observations.ledger import Ledger
from congso.observations.observation import Observation, read_key
from congso.observations.record import Record

MOMENT = datetime(2024, 1, 4, tzinfo=UTC)
INDEX = (
    "(awareness + rules + networks + people + safety) / 10"
    " + (government * 2 + (economy + society) * 1.5) / 10"
)
PILLARS = (
    *("awareness", "rules", "networks", "people", "safety", "government", "economy", "society"),
)
STATUSES = """
dimension = "status"
name = "Tình trạng"
kind = "partition"
members = { on_time = "Đúng hạn", late = "Quá hạn", running = "Trong hạn", overdue = "Chưa xong" }
"""


def block(code: str, unit: str, formula: str = "", decimals: int = 0, **inputs: str) -> str:
    """Return the definition of one indicator; names of inputs are words of its own theme."""
    text = f'["{code}"]\nname = "{code}"\nunit = "{unit}"\ndecimals = {decimals}\n'
    if formula:
        named = ", ".join(f'{name} = "{of}"' for name, of in inputs.items())
        text += f'formula = "{formula}"\ninputs = {{ {named} }}\n'
    return text


SECTOR = "\n".join(
    (
        *(block(f"task.{one}", "nhiệm vụ") for one in ("on_time", "late", "overdue")),
        block("task.all", "nhiệm vụ"),
        f'["task.all".breakdown]{STATUSES}',
        block("task.total", "nhiệm vụ", "sum_over(tasks)", tasks="task.all"),
        block(
            "task.done", "%", "share(on_time + late, on_time + late + overdue)", 2,
            on_time="task.on_time", late="task.late", overdue="task.overdue",
        ),
        block(
            "task.over", "%", "share(overdue, on_time + late + overdue)", 2,
            on_time="task.on_time", late="task.late", overdue="task.overdue",
        ),
        *(block(f"ops.{one}", "dịch vụ") for one in ("full", "part", "procedures", "used")),
        *(block(f"ops.{one}", "hồ sơ") for one in ("online", "received")),
        block(
            "ops.rate1", "%", "share(full + part, procedures)",
            full="ops.full", part="ops.part", procedures="ops.procedures",
        ),
        block("ops.rate2", "%", "share(used, full + part)", used="ops.used", full="ops.full",
              part="ops.part"),
        block("ops.rate3", "%", "share(online, got)", online="ops.online", got="ops.received"),
        *(block(f"dti.{one}", "điểm số", decimals=4) for one in PILLARS),
        block("dti.value", "điểm số", INDEX, 4, **{one: f"dti.{one}" for one in PILLARS}),
        block("net.fixed", "thuê bao"),
        block("pop.mean", "người"),
        block("net.fixed100", "thuê bao/100 dân", "lines / people", 2,
              lines="net.fixed", people="pop.mean"),
    )
)  # fmt: skip


def asked(ledger: Ledger, code: str, **values: str) -> Figure:
    """Return the figure of 2023 out of values by indicator: task__late = 1983."""
    found = []
    for name, value in values.items():
        indicator, _, part = name.replace("__", ".", 1).partition("__")
        key = read_key(f"{indicator}|94|2023|{part}|actual")
        found.append(Observation(key, Decimal(value), "báo cáo", MOMENT))
    record = Record(found)
    catalogue = definitions.read([("nganh.toml", SECTOR)])
    made = replace(ledger, catalogue=catalogue, record=record, known=record.as_known())
    return made.figure(reference.read(f"{code}|94|2023||level"))


TASKS = {"task__on_time": "14068", "task__late": "1983", "task__overdue": "223"}
BEN_TRE = {
    "ops__full": "1036", "ops__part": "506", "ops__procedures": "1871", "ops__used": "1407",
    "ops__online": "174411", "ops__received": "229704",
}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "values", "printed"),
    [
        ("task.done", TASKS, "98,63%"),
        ("task.over", TASKS, "1,37%"),
        ("ops.rate1", BEN_TRE, "82%"),
        ("ops.rate2", BEN_TRE, "91%"),
        ("ops.rate3", BEN_TRE, "76%"),
        (
            "net.fixed100",
            {"net__fixed": "119808", "pop__mean": "1198080"},
            "10,00 thuê bao/100 dân",
        ),
    ],
)
def test_a_rate_of_the_sector_comes_out_as_published(
    ledger: Ledger, code: str, values: dict[str, str], printed: str
) -> None:
    assert asked(ledger, code, **values).quantity.replace("\u00a0", " ") == printed


def test_all_tasks_are_the_sum_of_their_four_classes(ledger: Ledger) -> None:
    tasks = {
        "task__all__on_time": "14068", "task__all__late": "1983",
        "task__all__running": "5640", "task__all__overdue": "223",
    }  # fmt: skip

    assert asked(ledger, "task.total", **tasks).printed == "21.914"


@pytest.mark.parametrize(
    ("parts", "index"),
    [
        ("1.0000 .9000 .8253 .8487 .7578 .8575 .7836 .5197", "0.8002"),
        (".8917 .9000 .8258 .6267 .5580 .8406 .7611 .3590", "0.7163"),
        (".9000 .8000 .7233 .7376 .7226 .7325 .7556 .2947", "0.6924"),
    ],
    ids=["Đà Nẵng", "TP. Hồ Chí Minh", "Cần Thơ"],
)
def test_the_digital_index_is_a_score_and_within_its_rounding(
    ledger: Ledger, parts: str, index: str
) -> None:
    values = {f"dti__{name}": part for name, part in zip(PILLARS, parts.split(), strict=True)}
    found = asked(ledger, "dti.value", **values).value

    assert found is not None
    assert abs(found - Decimal(index)) <= Decimal("0.0001")
