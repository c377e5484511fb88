"""An editor finds a figure by a few words without tones, and sees what will stand there."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from congso.periods.calendar import Year
from desk.ledger import queries
from desk.newsroom import choosing
from desk.staff.models import Person

pytestmark = pytest.mark.usefixtures("figures")
NOW = datetime(2026, 1, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("tram di dong", "telecom.sites"),
        ("ban kinh", "postal.service_radius"),
        ("POST.PT", "postal.points"),
        ("Bán kính phục vụ", "postal.service_radius"),
    ],
)
def test_words_without_tones_find_the_indicator(words: str, first: str) -> None:
    found = choosing.search(queries.ledger(), words, "94")

    assert found[0].code == first
    assert "2023" in found[0].periods


def test_words_that_nothing_answers_find_nothing() -> None:
    assert choosing.search(queries.ledger(), "xyzzy", "94") == ()


def test_every_aspect_with_a_value_is_offered_as_it_will_stand() -> None:
    found = choosing.choices(queries.ledger(), "postal.points", "94", Year(2023), "", NOW)

    assert [(one.aspect, one.printed) for one in found] == [
        ("mức", "208"),
        ("tăng so với năm 2022", "13"),
        ("tăng so với năm 2022", "6,67"),
        ("so với kế hoạch", "107,77"),
        ("kế hoạch", "193"),
    ]
    assert found[0].reference == "postal.points|94|2023||level"
    assert found[0].known == NOW.isoformat()


@pytest.mark.parametrize(
    ("indicator", "period", "said"),
    [
        ("postal.service_radius", 2023, "giảm so với năm 2022"),
        ("dti.rank", 2022, "lên so với năm 2021"),
    ],
)
def test_a_change_without_its_sign_says_which_way_it_went(
    indicator: str, period: int, said: str
) -> None:
    found = choosing.choices(queries.ledger(), indicator, "94", Year(period), "", NOW)

    assert found[1].aspect == said


def test_a_figure_without_value_is_shown_and_cannot_be_chosen() -> None:
    (one,) = choosing.choices(queries.ledger(), "telecom.sites", "94", Year(2010), "", NOW)

    assert one.missing == "chưa có số năm 2010"


def test_the_screen_asks_the_server(client: Client) -> None:
    client.force_login(Person.objects.create_superuser("lan"))

    found = client.get(reverse("newsroom_figures"), {"q": "tram di dong"}).json()
    asked = {"indicator": "telecom.stations", "period": "2023", "part": "4G"}
    chosen = client.get(reverse("newsroom_figures"), asked).json()

    assert found["indicators"][0]["name"] == "Số trạm thông tin di động"
    assert chosen["figures"][0]["quantity"] == "1.378\u00a0trạm"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"indicator": "no.such", "period": "2023"}, "Không có chỉ tiêu"),
        ({"indicator": "telecom.sites", "period": "2023-13"}, "Không có kỳ"),
    ],
)
def test_a_wrong_question_is_answered_in_vietnamese(
    client: Client, asked: dict[str, str], said: str
) -> None:
    client.force_login(Person.objects.create_superuser("lan"))

    answer = client.get(reverse("newsroom_figures"), asked)

    assert answer.status_code == 400
    assert said in answer.json()["message"]


def test_strangers_are_not_answered(client: Client) -> None:
    answer = client.get(reverse("newsroom_figures"), {"q": "a"})

    assert answer.status_code == 302
    assert "login" in answer["Location"]
