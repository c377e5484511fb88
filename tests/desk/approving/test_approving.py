"""What was read by another goes out; what was not stays, whoever and whatever tries."""

import importlib
import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from desk.approving import actions, matrix, queries
from desk.approving.models import Approval, Approving
from desk.bundles import actions as bundles
from desk.command import app
from desk.kit import permissions
from desk.kit.models import JournalEntry
from desk.kit.page import PortalPage, PublishingRefused
from desk.staff.models import Person
from desk.takedowns import actions as takedowns
from desk.takedowns.actions import Asking

pytestmark = pytest.mark.django_db
Written = Callable[..., PortalPage]
People = Mapping[str, Person]


def fresh(page: PortalPage) -> PortalPage:
    found: PortalPage = PortalPage.objects.get(pk=page.pk)
    return found


def test_the_workflow_asks_for_another_person(written: Written) -> None:
    page = written("review")

    assert isinstance(page.current_workflow_task.specific, Approving)
    assert page.current_workflow_task.name == "Người khác duyệt"


def test_a_comma_after_the_approval_needs_another(written: Written, people: People) -> None:
    page = written("approved")
    assert queries.standing(page)
    page.title = "Mạng lưới dày thêm,"
    page.save_revision(user=people["editor"])

    assert queries.standing(fresh(page)) is None


def test_saving_without_a_change_keeps_author_and_approval(
    written: Written, people: People
) -> None:
    page = written("approved")
    before = queries.standing(page)
    draft = page.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + timezone.timedelta(days=1)
    draft.save_revision(user=people["publisher"])

    assert queries.standing(fresh(page)) == before


def test_the_clock_publishes_what_was_approved_and_only_that(
    written: Written, people: People
) -> None:
    page = written("scheduled")
    due = timezone.now() - timezone.timedelta(minutes=1)
    page.revisions.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=due)
    sly = written("draft", slug="len-len")
    sly.revisions.update(approved_go_live_at=due)
    for one in (page, sly):
        revision = one.get_latest_revision()
        revision.content["go_live_at"] = due.isoformat()
        revision.save(update_fields=["content"])

    with pytest.raises(PublishingRefused, match="chưa có ai duyệt"):
        call_command("publish_scheduled", verbosity=0)

    assert fresh(page).live
    assert not fresh(sly).live
    assert people["approver"].get_full_name() in {row.by_name for row in Approval.objects.all()}


def test_alone_has_a_reason_is_counted_and_stays(
    written: Written, people: People, client: Client
) -> None:
    page = written("draft", by="approver")
    client.force_login(people["approver"])
    address = reverse("approving_page", args=[page.pk])
    client.post(address, {"act": "alone", "reason": " "})
    assert not Approval.objects.exists()
    client.post(address, {"act": "alone", "reason": "Bão số 5, một người trực."})

    html = client.get(reverse("approving_alone")).content.decode()
    (kept,) = queries.alone()
    assert "1 lần xuất bản khẩn trong 1 lần duyệt" in html
    assert kept.reason in html
    assert JournalEntry.objects.filter(act="approving.let_out_alone").exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Approval.objects.all().delete()


def test_the_screen_of_a_page_says_who_and_offers_what_may_be_done(
    written: Written, people: People, client: Client
) -> None:
    page = written("review")
    client.force_login(people["approver"])
    address = reverse("approving_page", args=[page.pk])
    before = client.get(address).content.decode()
    client.post(address, {"act": "approve"})
    client.force_login(people["publisher"])
    after = client.get(address).content.decode()
    client.post(address, {"act": "publish"})

    assert "Kim Thị Khác" in before
    assert "Duyệt bản này" in before
    assert 'value="publish"' not in before
    assert "Người Người duyệt" in after
    assert 'value="publish"' in after
    assert fresh(page).live


def test_whoever_may_not_see_drafts_does_not_see_the_screen(
    written: Written, people: People, client: Client
) -> None:
    client.force_login(people["leader"])

    assert client.get(reverse("approving_page", args=[written("draft").pk])).status_code != 200


def test_nobody_signed_in_is_not_the_portal_itself(written: Written) -> None:
    from django.contrib.auth.models import AnonymousUser

    page = written("approved")
    with permissions.acting_as(AnonymousUser()), pytest.raises(PublishingRefused, match="quyền"):
        page.get_latest_revision().publish()


def test_what_was_on_the_clock_before_stays_on_it(written: Written) -> None:
    step = importlib.import_module("desk.approving.migrations.0002_another_person_agrees")
    page = written("draft")
    revision = page.get_latest_revision()
    revision.approved_go_live_at = timezone.now()
    revision.save(update_fields=["approved_go_live_at"])

    step.keep_what_is_on_the_clock(apps, SimpleNamespace(connection=connection))
    revision.publish()

    assert fresh(page).live
    assert Approval.objects.get().reason == step.BEFORE


def test_the_command_prints_the_matrix(monkeypatch: pytest.MonkeyPatch) -> None:
    said = io.StringIO()
    monkeypatch.setattr("sys.stdout", said)
    monkeypatch.setattr("sys.argv", ["congso", "rights"])

    with pytest.raises(SystemExit) as ended:
        app.main()

    assert ended.value.code == 0
    assert said.getvalue() == matrix.printed()


def test_own_work_is_refused_in_words(written: Written, people: People) -> None:
    page = written("draft", by="approver")

    with pytest.raises(actions.OwnWork, match="người duyệt phải là người khác"):
        actions.approve(page=page.get_latest_revision_as_object(), by=people["approver"])


def test_somebody_without_an_account_reads_one_draft_for_two_days(
    written: Written, people: People, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desk.approving import outside

    page = written("draft")
    link = outside.link_to(page)
    page.title = "Viết sau"
    page.save_revision(user=people["editor"])

    shown = client.get(link)
    look = [client.get(one) for one in re.findall(r'"(/tep/[^"]+)"', shown.content.decode())]
    wrong = client.get(link.replace("/xem-thu/", "/xem-thu/x"))
    monkeypatch.setattr(outside, "LASTS", -1)
    late = client.get(link)

    assert "Mạng lưới dày thêm" in shown.content.decode()
    assert "Viết sau" not in shown.content.decode()
    assert shown.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert {one.status_code for one in look} == {200}
    assert any(one.headers["Content-Type"].startswith("text/css") for one in look)
    assert (wrong.status_code, late.status_code) == (410, 410)
    assert "hết hạn" in late.content.decode()


def test_whoever_reads_a_draft_by_its_link_sees_its_picture_and_no_other_file(
    written: Written, people: People, client: Client, settings: object, tmp_path: Path
) -> None:
    from desk.approving import outside

    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    for name in ("thay", "khac"):
        get_image_model().objects.create(title=name, file=get_test_image_file(f"{name}.png"))
    page = written("draft")
    page.picture = get_image_model().objects.get(title="thay")
    page.picture_alt, page.picture_credit = "Trạm", "Ảnh: Ban Biên tập"
    page.save_revision(user=people["editor"])

    link = outside.link_to(page)
    shown = client.get(link).content.decode()
    address = re.findall(rf'{link}[^"]+?thay[^" ]*', shown)[0]
    picture = client.get(address)
    other = client.get(re.sub(r"[^/]+$", "khac.png", address))
    elsewhere = client.get(address.replace(link, link[:-2] + "x/"))

    assert not re.search(r"[\" ]/media/", shown)
    assert picture.status_code == 200
    assert picture.headers["Content-Type"].startswith("image/")
    assert picture.headers["Cache-Control"] == "no-store"
    assert (other.status_code, elsewhere.status_code) == (404, 404)


def test_rights_over_bundles_and_demands_end_with_the_section(
    written: Written, people: People
) -> None:
    page = written("approved")
    stranger = Person.objects.create_user("khach")
    acts = ("prepare_bundle", "release_bundle", "obey_demand")
    stranger.user_permissions.set(Permission.objects.filter(codename__in=acts))
    stranger = Person.objects.get(pk=stranger.pk)
    bundle = bundles.open_bundle(title="Gói", by=stranger)
    asking = Asking("Sở", "1/CV", timezone.localdate(), timezone.now(), "Sai.")

    with pytest.raises(permissions.NotPermitted):
        bundles.put_in(bundle=bundle, page=page, by=stranger)
    bundles.put_in(bundle=bundle, page=page, by=people["editor"])
    with pytest.raises(bundles.NotTogether, match="không có quyền xuất bản ở chuyên mục"):
        bundles.let_out(bundle=bundle, by=stranger)
    soon = timezone.now() + timezone.timedelta(hours=2)
    with pytest.raises(bundles.NotTogether, match="không có quyền xuất bản ở chuyên mục"):
        bundles.schedule(bundle=bundle, due_at=soon, by=stranger)
    with pytest.raises(permissions.NotPermitted):
        takedowns.receive(page=page, asking=asking, by=stranger)

    assert not fresh(page).live
