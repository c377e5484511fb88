"""Every thing that is no page in each of its states, and every deed with it as tried over HTTP."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any, Final

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.desk.approving import duties
from tests.desk.releases.conftest import DUE, TEXTS

from congso.periods.calendar import Year
from desk.bundles import actions as bundles
from desk.bundles.models import Bundle
from desk.checking import models as checking
from desk.checking import settling
from desk.kit import clock
from desk.kit.permissions import MACHINE, NotPermitted
from desk.ledger import importing, uploads
from desk.newsroom import next_edition
from desk.newsroom.models import Article
from desk.petitions import answering
from desk.petitions.answering import Draft
from desk.petitions.models import Letter
from desk.releases import actions as releases
from desk.releases import publishing
from desk.releases.models import Release, Series
from desk.royalties import actions as royalties
from desk.royalties.models import Fee
from desk.staff.models import Person
from desk.takedowns import actions as takedowns
from desk.takedowns.models import Demand, Step


@dataclass(frozen=True, slots=True)
class World:
    """What things are made of: pages brought to a state, and what only some of them need."""

    written: Callable[..., Article]
    people: Mapping[str, Person]
    series: Series | None = None
    form: bytes = b""


Made = Any
NEEDS: Final = {"release": "series", "upload": "fill"}
"""The fixture of another room that a thing is made with."""


def me(client: Client) -> Person:
    found: Person = Person.objects.get(pk=client.session["_auth_user_id"])
    return found


def again(row: Made) -> Made:
    return type(row).objects.get(pk=row.pk)


# Releases


def release(state: str, world: World) -> Release:
    made = releases.plan_release(series=world.series, period=Year(2023), due_at=DUE, by=MACHINE)
    releases.write_release(release=made, texts=TEXTS, frame=None, by=MACHINE)
    if state in ("confirmed", "approved", "published"):
        releases.confirm_release(release=made, by=MACHINE)
    if state in ("approved", "published"):
        publishing.approve_release(release=made, by=MACHINE)
    if state == "published":
        with clock.stopped_at(DUE):
            publishing.publish_release(release=made, by=MACHINE)
    if state == "cancelled":
        releases.cancel_release(release=made, reason="Chưa đủ số liệu.", by=MACHINE)
    return Release.objects.get(pk=made.pk)


def act_on(client: Client, one: Release, act: str, **told: str) -> Release:
    client.post(reverse("releases_act", args=[one.pk, act]), told)
    found: Release = again(one)
    return found


def release_write(client: Client, one: Release) -> bool:
    return act_on(client, one, "soan", **{**TEXTS, "report": "Viết lại."}).report == "Viết lại."


def release_confirm(client: Client, one: Release) -> bool:
    return act_on(client, one, "chot").state != one.state


def release_move(client: Client, one: Release) -> bool:
    told = {"due_at": "15/01/2024 08:00", "reason": "Chờ số liệu quý."}
    return act_on(client, one, "doi-ngay", **told).due_at != one.due_at


def release_approve(client: Client, one: Release) -> bool:
    return act_on(client, one, "duyet").approved_at != one.approved_at


def release_approve_own(client: Client, one: Release) -> bool:
    releases.note(one, "written", me(client))
    return release_approve(client, one)


def release_publish(client: Client, one: Release) -> bool:
    with clock.stopped_at(DUE):
        return release_publish_early(client, one)


def release_publish_early(client: Client, one: Release) -> bool:
    act_on(client, one, "phat-hanh")
    return one.state != "published" and one.editions.exists()


def release_publish_bundle(client: Client, one: Release) -> bool:
    held = bundles.open_bundle(title="Số liệu", by=MACHINE)
    address = reverse("bundles_one", args=[held.pk])
    with clock.stopped_at(DUE):
        client.post(address, {"act": "release", "release": one.pk})
        client.post(address, {"act": "let_out"})
    return one.editions.exists()


def release_correct(client: Client, one: Release) -> bool:
    before = one.editions.count()
    with clock.stopped_at(DUE + timedelta(days=1)):
        texts = {**TEXTS, "analysis": "Số vị trí trạm tăng 76 so với năm 2022."}
        act_on(client, one, "dinh-chinh", **texts, notice="Sửa câu trong phần phân tích.")
    return one.editions.count() > before


def release_cancel(client: Client, one: Release) -> bool:
    return act_on(client, one, "huy", reason="Chưa đủ số liệu.").state != one.state


# Files with figures


def upload(state: str, world: World) -> bytes:
    if state == "accepted":
        importing.import_form(world.form, "so.xlsx", by=MACHINE)
    return world.form


def upload_see(client: Client, form: bytes) -> bool:
    digest = uploads.keep(form, "so.xlsx")
    return duties.shows(client, reverse("ledger_import", args=[digest]), "so.xlsx")


def upload_accept(client: Client, form: bytes) -> bool:
    digest, before = uploads.keep(form, "so.xlsx"), len(importing.past())
    client.post(reverse("ledger_import", args=[digest]), {"accepted": "yes"})
    return len(importing.past()) > before


# Bundles


def bundle(state: str, world: World) -> Bundle:
    held = bundles.open_bundle(title="Số liệu năm", by=MACHINE)
    bundles.put_in(bundle=held, page=world.written("approved"), by=MACHINE)
    if state == "scheduled":
        due = timezone.now() + timedelta(hours=2)
        bundles.schedule(bundle=held, due_at=due, by=world.people["administrator"])
    if state == "out":
        bundles.let_out(bundle=held, by=world.people["administrator"])
    return Bundle.objects.get(pk=held.pk)


def another(held: Bundle) -> Article:
    inside = held.members.get().page
    page = Article(
        title="Bài thứ hai", slug="bai-hai", lead="<p>Thêm.</p>", byline="Ban Biên tập", live=False
    )
    inside.get_parent().add_child(instance=page)
    page.save_revision(user=inside.owner)
    return page


def bundle_put_in(client: Client, held: Bundle) -> bool:
    page = another(held)
    client.post(reverse("bundles_one", args=[held.pk]), {"act": "page", "page": page.pk})
    return held.members.filter(page=page.pk).exists()


def bundle_take_out(client: Client, held: Bundle) -> bool:
    member = held.members.get()
    client.post(reverse("bundles_one", args=[held.pk]), {"act": f"out:{member.pk}"})
    return not held.members.exists()


def bundle_schedule(client: Client, held: Bundle) -> bool:
    when = timezone.localtime(timezone.now() + timedelta(hours=5))
    told = {"act": "schedule", "due_at": f"{when:%d/%m/%Y %H:%M}"}
    client.post(reverse("bundles_one", args=[held.pk]), told)
    return bool(again(held).due_at != held.due_at)


def bundle_unschedule(client: Client, held: Bundle) -> bool:
    client.post(reverse("bundles_one", args=[held.pk]), {"act": "unschedule"})
    return bool(again(held).state == Bundle.OPEN)


def bundle_let_out(client: Client, held: Bundle) -> bool:
    client.post(reverse("bundles_one", args=[held.pk]), {"act": "let_out"})
    return held.state != Bundle.OUT and bool(again(held).state == Bundle.OUT)


def bundle_let_out_unapproved(client: Client, held: Bundle) -> bool:
    page = another(held)
    client.post(reverse("bundles_one", args=[held.pk]), {"act": "page", "page": page.pk})
    Bundle.objects.filter(pk=held.pk).update(due_at=timezone.now())
    bundles.let_out_due()
    return bool(Article.objects.get(pk=page.pk).live)


# Letters


def letter(state: str, _world: World) -> Letter:
    made = duties.sent()
    Letter.objects.update(contact="soc@vidu.vn", may_publish=True)
    if state in ("working", "answered", "returned"):
        draft = Draft("Đã xem.", "Phòng", "Sóng yếu", "Cuối ấp hay mất sóng.")
        answering.write(made, draft=draft, by=MACHINE)
    if state in ("answered", "returned"):
        answering.answer(made, publicly=False, by=MACHINE)
    if state == "returned":
        Letter.objects.update(returned_at=clock.now())
    if state == "closed":
        answering.close(made, why="Trùng thư khác.", by=MACHINE)
    return Letter.objects.get()


def write_about(client: Client, made: Letter, act: str, **told: str) -> Letter:
    client.post(reverse("petitions_letter", args=[made.pk]), {"act": act, **told})
    return Letter.objects.get()


def letter_assign(client: Client, made: Letter) -> bool:
    to = Person.objects.get(username="editor")
    return bool(write_about(client, made, "assign", to=str(to.pk)).assigned_to == to)


def letter_report(client: Client, made: Letter) -> bool:
    until = f"{clock.today() + timedelta(days=9):%Y-%m-%d}"
    return bool(write_about(client, made, "report", note="Đang đo.", until=until).put_off_to)


def letter_write(client: Client, made: Letter) -> bool:
    told = write_about(client, made, "write", answer="Trả lời khác.", unit="Phòng")
    return bool(told.answer == "Trả lời khác.")


def letter_answer(client: Client, made: Letter) -> bool:
    return bool(write_about(client, made, "answer").answered_at != made.answered_at)


def letter_answer_own(client: Client, made: Letter) -> bool:
    with suppress(NotPermitted):
        answering.write(made, draft=Draft("Tự soạn.", "Phòng"), by=me(client))
    return letter_answer(client, made)


def letter_show(client: Client, made: Letter) -> bool:
    return bool(write_about(client, made, "show").is_public)


def letter_hide(client: Client, made: Letter) -> bool:
    return bool(write_about(client, made, "hide", why="Sửa lại.").is_open)


def letter_close(client: Client, made: Letter) -> bool:
    told = write_about(client, made, "close", why="Không thuộc thẩm quyền.")
    return bool(told.state == "closed" != made.state)


def letter_tell(client: Client, made: Letter) -> bool:
    before = made.steps.count()
    write_about(client, made, "told", how="Đã gọi.")
    return made.steps.count() > before


def letter_forget(client: Client, made: Letter) -> bool:
    return not write_about(client, made, "forget").contact


# Fees


def fee(state: str, world: World) -> Fee:
    made = duties.owed(world.written("live"))
    if state != "proposed":
        royalties.rule(fees=[made], said=state, why="Sai thể loại.", by=MACHINE)
    return made


def rule(client: Client, made: Fee, act: str) -> bool:
    before = made.rulings.count()
    told = {"fee": made.pk, act: "1", "why": "Sai thể loại."}
    client.post(reverse("royalties_list"), told)
    return made.rulings.count() > before


def fee_approve(client: Client, made: Fee) -> bool:
    return rule(client, made, "approve")


def fee_approve_own(client: Client, made: Fee) -> bool:
    page = Article.objects.get(pk=made.page_number)
    work = royalties.Work("Kim Thị Hai", "", "author", made.rate, Decimal(7))
    with suppress(NotPermitted):
        made = royalties.propose(page=page, work=work, by=me(client))
    return made.by_id is not None and rule(client, made, "approve")


def fee_refuse(client: Client, made: Fee) -> bool:
    return rule(client, made, "refuse")


# Lawful requests


def demand(state: str, world: World) -> Demand:
    made = duties.demanded(world.written("live"))
    if state != "received":
        takedowns.take_down(demand=made, by=MACHINE)
    if state == "restored":
        takedowns.restore(demand=made, document="2/CV", by=MACHINE)
    return made


def obey(client: Client, made: Demand, act: str, step: str, **told: str) -> bool:
    before = made.steps.filter(act=step).count()
    client.post(reverse("takedowns_one", args=[made.pk]), {"act": act, **told})
    return made.steps.filter(act=step).count() > before


def demand_obey(client: Client, made: Demand) -> bool:
    return obey(client, made, "take_down", Step.TAKEN_DOWN)


def demand_lift(client: Client, made: Demand) -> bool:
    return obey(client, made, "restore", Step.RESTORED, document="3/CV của Sở Tư pháp")


def demand_lift_without(client: Client, made: Demand) -> bool:
    return obey(client, made, "restore", Step.RESTORED, document=" ")


# Places in published pages


def correction(state: str, world: World) -> checking.Correction:
    made = duties.overtaken(world.written("live"))
    if state == "settled":
        settling.settle(made.pk, reason="Bài tường thuật, ghi đúng số hôm đó.", by=MACHINE)
    return made


def follow(client: Client, made: checking.Correction, act: str, **told: object) -> None:
    client.post(duties.OVERTAKEN, {"act": act, "page": made.page_number, **told})


def correction_take(client: Client, made: checking.Correction) -> bool:
    follow(client, made, "take")
    return checking.Assignment.objects.filter(to=me(client)).exists()


def correction_assign(client: Client, made: checking.Correction) -> bool:
    to = Person.objects.get(username="other")
    follow(client, made, "assign", to=to.pk)
    return checking.Assignment.objects.filter(to=to).exists()


def correction_settle(client: Client, made: checking.Correction) -> bool:
    before = checking.Settlement.objects.count()
    follow(client, made, "settle", number=made.pk, reason="Ghi đúng số hôm ấy, giữ nguyên.")
    return checking.Settlement.objects.count() > before


# The next edition of a yearly page


def edition(state: str, world: World) -> Article:
    page = world.written(state)
    title = "Mạng di động năm 2022"
    Article.objects.filter(pk=page.pk).update(title=title, draft_title=title)
    page = Article.objects.get(pk=page.pk)
    page.latest_revision.content["title"] = title
    page.latest_revision.save()
    assert next_edition.is_possible(Article.objects.get(pk=page.pk))
    return page


def begun(client: Client, page: Article, **told: str) -> Article | None:
    client.post(reverse("newsroom_next_edition", args=[page.pk]), told)
    found: Article | None = Article.objects.filter(title="Mạng di động năm 2023").first()
    return found


def edition_begin(client: Client, page: Article) -> bool:
    made = begun(client, page)
    return made is not None and not made.live


def edition_begin_live(client: Client, page: Article) -> bool:
    made = begun(client, page, **{"action-publish": "1", "live": "on"})
    return made is not None and bool(made.live)
