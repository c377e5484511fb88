"""What lies beside an article is the same whether its list is read whole or asked by its place."""

from datetime import date

import pytest
from tests.desk.newsroom.building import at

from desk.kit import remembering
from desk.newsroom import listed, models

DAYS = (5, 4, 4, 4, 3, 1)
"""Several articles of one moment among them."""


@pytest.fixture
def filled(section: models.Section) -> models.Section:
    for number, day in enumerate(DAYS):
        section.add_child(
            instance=models.Article(
                title=f"Tin {number}", lead="<p>Tin ngắn.</p>", byline="Ban Biên tập",
                published_at=at(date(2024, 1, day)), body=[("text", "<p>Tin ngắn.</p>")],
                live=number != 4,
            )
        )  # fmt: skip
    return section


@pytest.mark.parametrize("few", [0, 2, 60], ids=["whole", "some", "by place"])
def test_it_is_the_same_however_it_is_asked(
    filled: models.Section, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"{listed.ARTICLES}/{filled.pk}"
    numbers = [*models.Article.objects.child_of(filled).values_list("pk", flat=True), 0]
    read_whole = {one: listed.beside(name, one, 3) for one in numbers}
    monkeypatch.setattr(listed, "_LONG", -1)
    monkeypatch.setattr(listed, "_FEW", few)

    with remembering.round_of_work():
        assert {one: listed.beside(name, one, 3) for one in numbers} == read_whole

    assert len(read_whole) == len(DAYS) + 1
    assert all(len(found) == 3 for found in read_whole.values())
