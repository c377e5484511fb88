"""A page shown at a second address tells there what was found of it at the first."""

from collections.abc import Callable
from decimal import Decimal

from congso.observations.observation import Level, read_key
from congso.publication.touch import Change
from congso.publication.use import Use
from desk.checking import aftercare, corrections, mirrors, models, public, standing
from desk.kit.permissions import MACHINE
from desk.ledger import actions as ledger_actions
from desk.newsroom.pages.article import Article

Write = Callable[..., Article]
TEXT = "<p>Năm 2023, toàn tỉnh có 1.422 trạm thông tin di động.</p>"


def test_a_mirror_shows_the_checks_and_the_notes_of_what_it_mirrors(write: Write) -> None:
    page = write(TEXT)
    page.save_revision().publish()
    page.refresh_from_db()
    mirror = page.create_alias(update_slug="ban-soi")
    before = standing.state(mirror.pk), corrections.state_of_page(mirror.pk)
    page.save_revision().publish()
    ledger_actions.revise_observation(
        key=read_key("telecom.sites|94|2023||actual"), value=Decimal(1425), level=Level.CORRECTION,
        source="Báo cáo", reason="Thêm ba trạm.", expected_previous=Decimal(1422), by=MACHINE,
    )  # fmt: skip
    aftercare.follow({"telecom.sites"})

    assert [one.statement for one in standing.of_page(mirror.pk).statements][-1] == "1.422 trạm"
    assert [one.now for one in corrections.of_page(mirror.pk)] == ["1.425 trạm"]
    assert before[0] != standing.state(mirror.pk)
    assert before[1] != corrections.state_of_page(mirror.pk)
    assert not models.Verdict.objects.filter(page=mirror).exists()

    touched = public.touched(Change("corrections", (str(page.pk),)))
    assert Use(corrections.OF_PAGE, str(mirror.pk)) in touched.uses
    again = public.touched(Change("checks", (str(page.pk),)))
    assert {Use(standing.OF_PAGE, str(one.pk)) for one in (page, mirror)} <= again.uses


def test_a_mirror_of_a_mirror_leads_to_the_page_itself(write: Write) -> None:
    page = write(TEXT)
    page.save_revision().publish()
    page.refresh_from_db()
    first = page.create_alias(update_slug="ban-soi")
    second = first.create_alias(update_slug="ban-soi-nua")

    assert [mirrors.source(one.pk) for one in (page, first, second)] == [page.pk] * 3
