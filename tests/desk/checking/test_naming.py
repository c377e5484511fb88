"""What a phrase means is chosen from a short list, remembered, and can be taken back."""

from collections.abc import Callable, Mapping

import pytest
from django.test import Client
from django.urls import reverse

from congso.indicators.indicator import UnknownIndicator
from desk.checking import actions, models, queries
from desk.checking.judgement import Judgement
from desk.kit.models import JournalEntry
from desk.kit.page import PortalPage
from desk.kit.permissions import NotPermitted
from desk.newsroom.pages.article import Article
from desk.staff.models import Person

Write = Callable[..., Article]
People = Mapping[str, Person]

OWN_WORDS = "<p>Năm 2023, toàn tỉnh có 1.422 cột sóng.</p>"


def only(page: Article) -> Judgement:
    (one,) = queries.examination(page).judgements
    return one


def phrase(page: Article) -> str:
    from desk.checking import naming

    return naming.phrase_of(only(page).statement)


def test_an_unbound_number_comes_with_a_short_ranked_list(write: Write) -> None:
    one = only(write(OWN_WORDS))

    assert one.verdict == "unbound"
    assert 1 <= len(one.choices) <= 5
    assert one.choices[0].indicator == "telecom.sites"
    assert one.choices[0].value == "1.422\u00a0trạm"
    assert one.choices[0].period == "năm 2023"
    assert "số trùng với sổ" in one.choices[0].why


def test_what_was_chosen_is_remembered_for_the_next_text(write: Write, people: People) -> None:
    page = write(OWN_WORDS)
    actions.remember(
        phrase(page), indicator="telecom.sites", page_title=page.title, by=people["bientap"]
    )

    again = only(write(OWN_WORDS.replace("1.422", "1.432"), title="Bài sau"))

    assert (again.verdict, again.expected) == ("contradicts", "1.422")
    assert again.is_named
    assert JournalEntry.objects.filter(act="checking.remember").exists()


def test_what_is_taken_back_is_read_as_before(write: Write, people: People) -> None:
    page = write(OWN_WORDS)
    alias = actions.remember(phrase(page), indicator="telecom.sites", by=people["bientap"])

    actions.forget(alias.pk, by=people["duyet"])

    assert only(page).verdict == "unbound"
    assert models.Alias.objects.get().removed_by_name == "Trần Minh Duyệt"


def test_a_phrase_has_one_meaning_at_a_time(write: Write, people: People) -> None:
    said = phrase(write(OWN_WORDS))
    actions.remember(said, indicator="telecom.enterprises", by=people["bientap"])

    actions.remember(said, indicator="telecom.sites", by=people["bientap"])

    assert [called.indicator for called in queries.aliases().values()] == ["telecom.sites"]
    assert models.Alias.objects.count() == 2


def test_who_may_not_and_what_there_is_not_are_refused(people: People) -> None:
    with pytest.raises(NotPermitted):
        actions.remember("trạm", indicator="telecom.sites", by=people["thongke"])
    with pytest.raises(UnknownIndicator):
        actions.remember("trạm", indicator="không.có", by=people["bientap"])
    with pytest.raises(actions.NothingFound):
        actions.remember(" ; ", indicator="telecom.sites", by=people["bientap"])

    assert not models.Alias.objects.exists()


def test_it_is_chosen_on_the_page_and_taken_back_on_its_screen(
    client: Client, write: Write, people: People
) -> None:
    page = write(OWN_WORDS)
    client.force_login(people["bientap"])
    address = reverse("checking_page", args=[page.pk])
    assert "Số trạm thông tin di động" in client.get(address).content.decode()
    posted = {"act": "remember", "phrase": phrase(page), "indicator": "telecom.sites", "part": ""}

    html = client.post(address, posted, follow=True).content.decode()
    listed = client.get(reverse("checking_aliases")).content.decode()
    client.post(reverse("checking_aliases"), {"number": models.Alias.objects.get().pk})

    assert "theo cách gọi đã xác nhận" in html
    assert page.title in listed
    assert not queries.aliases()


def test_a_slip_of_the_hand_is_shown_and_mended(
    client: Client, write: Write, people: People
) -> None:
    page = write("<p>Hội nghị tổng kết tổng kết công tác của ngành.</p>")
    client.force_login(people["bientap"])
    address = reverse("checking_page", args=[page.pk])
    (slip,) = queries.examination(page).slips

    before = client.get(address).content.decode()
    posted = {"act": "tidy", "sentence": slip.passage.text, "statement": slip.text}
    client.post(address, posted)

    draft = PortalPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert "bị lặp hai lần" in before
    assert "Hội nghị tổng kết công tác" in draft.body[0].value.source
