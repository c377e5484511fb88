"""One press mends a figure or makes it a live one, whatever it tells and wherever it stands."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from desk.checking import actions, queries
from desk.checking.judgement import Judgement
from desk.checking.passages import CannotRewrite
from desk.kit.page import PortalPage
from desk.newsroom.pages.article import Article
from desk.staff.models import Person

Write = Callable[..., Article]
People = Mapping[str, Person]

KINDS = {
    "level": ("Năm 2023, toàn tỉnh có {} trạm thông tin di động.", "1.442", "1.422"),
    "change": ("Năm 2023, số trạm thông tin di động tăng {} trạm so với năm 2022.", "86", "76"),
    "ratio to plan": ("Năm 2023, số điểm phục vụ bưu chính đạt {} kế hoạch.", "107,17%", "107,77%"),
    "rank": ("Năm 2023, Chỉ số chuyển đổi số của tỉnh xếp hạng {}.", "63/63", "36/63"),
    "move of a rank": (
        "Năm 2023, Chỉ số chuyển đổi số của tỉnh xếp hạng 36/63, tăng {} bậc.", "30", "20",
    ),
    "decimal": ("Năm 2023, bán kính phục vụ bình quân là {} km/điểm.", "2,52", "2,25"),
}  # fmt: skip
LEVEL = KINDS["level"][0]
PLACES = {
    "paragraph": "<p>{}</p>",
    "second paragraph": "<p>Sóng phủ khắp nơi.</p><p>{}</p>",
    "item of a list": "<ul><li>Sóng phủ khắp nơi.</li><li>{}</li></ul>",
    "item inside an item": "<ol><li>Hạ tầng<ul><li>{}</li></ul></li></ol>",
    "heading": "<h2>{}</h2><p>Sóng phủ khắp nơi.</p>",
    "behind a bold word": "<p><b>Hạ tầng.</b> {}</p>",
}


def only(page: PortalPage, digits: str) -> Judgement:
    (one,) = [one for one in queries.examination(page).judgements if digits in one.text]
    return one


def draft_of(page: Article) -> Article:
    return PortalPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def corrected(page: Article, wrong: str, by: Person) -> Article:
    one = only(page, wrong)
    actions.correct(page, sentence=one.sentence, statement=one.text, by=by)
    return draft_of(page)


def bound(page: Article, digits: str, by: Person) -> Article:
    one = only(page, digits)
    actions.bind(page, sentence=one.sentence, statement=one.text, by=by)
    return draft_of(page)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_figure(write: Write, people: People, kind: str) -> None:
    sentence, wrong, right = KINDS[kind]
    page = write(f"<p>{sentence.format(wrong)}</p>")

    mended = corrected(page, wrong, people["bientap"])
    assert sentence.format(right) in mended.body[0].value.source
    assert not queries.examination(mended).stopping

    alive = bound(mended, right, people["bientap"])
    assert only(alive, right).is_live
    assert not queries.examination(alive).stopping
    assert queries.passages(alive)[-1].text == sentence.format(right)


@pytest.mark.parametrize("place", PLACES)
def test_each_place_of_a_text(write: Write, people: People, place: str) -> None:
    frame = PLACES[place]
    page = write(frame.format(LEVEL.format("1.442")))

    mended = corrected(page, "1.442", people["bientap"])
    assert mended.body[0].value.source == frame.format(LEVEL.format("1.422"))

    alive = bound(mended, "1.422", people["bientap"])
    assert alive.figures_used() == ("telecom.sites|94|2023||level",)


def test_a_lead(write: Write, people: People) -> None:
    page = write("<p>Sóng phủ.</p>", lead=f"<p>{LEVEL.format('1.442')}</p>")

    alive = bound(corrected(page, "1.442", people["bientap"]), "1.422", people["bientap"])

    assert 'data-figure="telecom.sites|94|2023||level"' in alive.lead


def test_a_title_is_corrected_and_says_why_it_holds_no_live_figure(
    write: Write, people: People
) -> None:
    page = write("<p>Sóng phủ.</p>", title="Năm 2023, tỉnh có 1.442 trạm thông tin di động")

    mended = corrected(page, "1.442", people["bientap"])

    assert mended.title == "Năm 2023, tỉnh có 1.422 trạm thông tin di động"
    one = only(mended, "1.422")
    assert not one.can_be_live
    with pytest.raises(actions.NothingFound):
        actions.bind(mended, sentence=one.sentence, statement=one.text, by=people["bientap"])


def test_the_title_of_a_chart(write: Write, people: People) -> None:
    chart = {
        "title": LEVEL.format("1.442"), "indicators": ["telecom.sites"], "period": "2023",
        "place": "94",
    }  # fmt: skip
    page = write("", body=[("plan_chart", chart)])

    mended = corrected(page, "1.442", people["bientap"])

    assert mended.body[0].value["title"] == LEVEL.format("1.422")


def test_a_number_across_formatting_is_left_to_the_editor_with_words(
    write: Write, people: People
) -> None:
    page = write("<p>Năm 2023, toàn tỉnh có 1.4<b>42</b> trạm thông tin di động.</p>")

    with pytest.raises(CannotRewrite, match="vắt qua định dạng"):
        corrected(page, "1.442", people["bientap"])


def test_one_press_binds_again_what_came_back_from_word_as_bare_numbers(
    write: Write, people: People, client: Client
) -> None:
    told = [
        KINDS[kind][0].format(right)
        for kind, right in (("level", "1.422"), ("change", "76"), ("rank", "36/63"))
    ]
    wrong = KINDS["decimal"][0].format("2,52")
    page = write("".join(f"<p>{sentence}</p>" for sentence in (*told, wrong)))
    was = page.revisions.count()
    client.force_login(people["bientap"])

    seen = client.get(reverse("checking_page", args=[page.pk])).content.decode()
    client.post(reverse("checking_page", args=[page.pk]), {"act": "bind-all"})
    alive = draft_of(page)

    assert "Gắn cả 3 số khớp sổ" in seen
    assert [one.text for one in queries.passages(alive)][-4:] == [*told, wrong]
    assert len(list(alive.live_figures())) == 3
    assert not only(alive, "2,52").is_live
    assert page.revisions.count() == was + 1
    with pytest.raises(actions.NothingFound):
        actions.bind_all(alive, by=people["bientap"])


def test_what_keeps_the_whole_page_from_being_saved_is_said_in_words(
    write: Write, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = write(f"<p>{KINDS['level'][0].format('1.422')}</p>")

    def refuse(*_told: object, **_how: object) -> None:
        raise ValidationError("Ảnh còn thiếu nguồn.")

    monkeypatch.setattr(type(page), "save_revision", refuse)

    with pytest.raises(CannotRewrite, match="thiếu nguồn"):
        actions.bind_all(page, by=people["bientap"])


def test_what_refers_to_nothing_is_not_bound(write: Write) -> None:
    page = write(f"<p>{KINDS['level'][0].format('1.422')}</p>")
    (one,) = [one for one in queries.examination(page).judgements if one.binds_as_it_is]

    assert not replace(one, reference=None).binds_as_it_is
