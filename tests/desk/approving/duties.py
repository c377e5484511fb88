"""Every duty of the matrix as it is tried over HTTP, on a page in one section."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.images.models import Image

from congso.inbox.entry import Entry
from desk.arrivals.models import Delivery
from desk.bundles import actions as bundles
from desk.bundles.models import Bundle, Member
from desk.checking import models as checking
from desk.checklist.models import DeadLink
from desk.kit import clock
from desk.kit.clock import VIETNAM
from desk.kit.permissions import MACHINE
from desk.ledger import queries as ledger
from desk.newsroom.banners import Banner
from desk.newsroom.models import Article
from desk.petitions import actions as petitions
from desk.petitions import answering
from desk.petitions.answering import Draft
from desk.petitions.models import Letter
from desk.press.models import SetAside
from desk.releases.models import Release, Series
from desk.royalties import actions as royalties
from desk.royalties.actions import Work
from desk.royalties.models import Fee, Rate, RateTable, Ruling
from desk.staff.models import Person, SectionRole
from desk.subscriptions import urgent
from desk.subscriptions.models import Urgent
from desk.takedowns import actions as takedowns
from desk.takedowns.actions import Asking
from desk.takedowns.models import Demand, Step

Duty = Callable[[Client, Article], bool]
"""Try it as who is signed in, about a live page with a newer draft; return whether it worked."""
OVERTAKEN = reverse("checking_overtaken")


def shows(client: Client, address: str, told: str) -> bool:
    answer = client.get(address)
    return answer.status_code == 200 and told in answer.content.decode()


def waive(client: Client, page: Article) -> bool:
    draft = page.get_latest_revision_as_object()
    draft.body = [("text", "<p>Số trạm tăng từ 1.346 trạm lên 1.425 trạm, tăng 76 trạm.</p>")]
    draft.save_revision(user=page.owner)
    for said in ("76 trạm", "tăng 76 trạm"):
        client.post(reverse("checking_page", args=[page.pk]), {
            "act": "waive", "statement": said, "reason": "Theo văn bản của Sở, đã đối chiếu.",
            "sentence": "Số trạm tăng từ 1.346 trạm lên 1.425 trạm, tăng 76 trạm.",
        })  # fmt: skip
    return checking.Waiver.objects.filter(page_number=page.pk).exists()


def overtaken(page: Article) -> checking.Correction:
    now = timezone.now()
    sentence = "Toàn tỉnh có 1.422 trạm."
    checking.Verdict.objects.filter(page_id=page.pk).delete()
    checking.Verdict.objects.create(
        page_id=page.pk, revision_id=page.live_revision_id, at=now, number=1, place="body",
        start=13, end=23, statement="1.422 trạm", sentence=sentence, verdict="agrees",
    )  # fmt: skip
    return checking.Correction.objects.create(
        page_number=page.pk, page_title="Mạng lưới dày thêm", address=page.address, place="body",
        sentence=sentence, said="1.422 trạm", now="1.425 trạm", about="Trạm", indicator="x",
        reference="x", known_at=now, mark="x", at=now,
    )  # fmt: skip


def see_overtaken(client: Client, page: Article) -> bool:
    overtaken(page)
    return shows(client, OVERTAKEN, "1.425 trạm")


def table_overtaken(client: Client, page: Article) -> bool:
    overtaken(page)
    return shows(client, reverse("checking_overtaken_table"), "1.425 trạm")


def take_overtaken(client: Client, page: Article) -> bool:
    overtaken(page)
    client.post(OVERTAKEN, {"act": "take", "page": page.pk})
    return checking.Assignment.objects.exists()


def assign_overtaken(client: Client, page: Article) -> bool:
    overtaken(page)
    to = Person.objects.get(username="editor")
    client.post(OVERTAKEN, {"act": "assign", "page": page.pk, "to": to.pk})
    return checking.Assignment.objects.filter(to=to).exists() and not _is(client, to)


def settle_overtaken(client: Client, page: Article) -> bool:
    place = overtaken(page)
    reason = "Bài tường thuật hội nghị, ghi đúng số hôm đó."
    client.post(OVERTAKEN, {"act": "settle", "number": place.pk, "reason": reason})
    return checking.Settlement.objects.exists()


def see_links(client: Client, page: Article) -> bool:
    DeadLink.objects.create(page_id=page.pk, said="/khong-co/ không có", since=date(2024, 1, 4))
    return shows(client, reverse("checklist_tending"), "/khong-co/ không có")


def bundled(page: Article) -> Bundle:
    bundle = bundles.open_bundle(title="Số liệu cuối năm", by=MACHINE)
    bundles.put_in(bundle=bundle, page=page, by=MACHINE)
    return bundle


def see_bundle(client: Client, page: Article) -> bool:
    bundled(page)
    return shows(client, reverse("bundles_list"), "Số liệu cuối năm")


def leave_bundle(client: Client, page: Article) -> bool:
    bundle = bundled(page)
    member = bundle.members.get()
    client.post(reverse("bundles_one", args=[bundle.pk]), {"act": f"out:{member.pk}"})
    return not bundle.members.exists()


def unschedule_bundle(client: Client, page: Article) -> bool:
    bundle = bundled(page)
    due = timezone.now() + timedelta(hours=2)
    Bundle.objects.filter(pk=bundle.pk).update(state=Bundle.SCHEDULED, due_at=due)
    client.post(reverse("bundles_one", args=[bundle.pk]), {"act": "unschedule"})
    return Bundle.objects.get(pk=bundle.pk).state == Bundle.OPEN


def bundle_release(client: Client, _page: Article) -> bool:
    series = Series.objects.create(
        title="Số liệu ngành", slug="so-lieu", periodicity="year", indicators=[], places=[],
    )  # fmt: skip
    release = Release.objects.create(
        series=series, period="2023", due_at=timezone.now() + timedelta(days=1), state="confirmed"
    )
    bundle = bundles.open_bundle(title="Số liệu", by=MACHINE)
    address = reverse("bundles_one", args=[bundle.pk])
    client.post(address, {"act": "release", "release": release.pk})
    return Member.objects.filter(release=release).exists()


def demanded(page: Article) -> Demand:
    asking = Asking("Sở Tư pháp", "1/CV", date(2024, 1, 4), timezone.now(), "Sai.")
    return takedowns.receive(page=page, asking=asking, by=MACHINE)


def see_demand(client: Client, page: Article) -> bool:
    one = reverse("takedowns_one", args=[demanded(page).pk])
    in_list = shows(client, reverse("takedowns_list"), "Sở Tư pháp")
    assert in_list == shows(client, one, "Sở Tư pháp")
    return in_list


def obey_demand(client: Client, page: Article) -> bool:
    demand = demanded(page)
    client.post(reverse("takedowns_one", args=[demand.pk]), {"act": "take_down"})
    return not Article.objects.get(pk=page.pk).live


def lift_demand(client: Client, page: Article) -> bool:
    demand = demanded(page)
    takedowns.take_down(demand=demand, by=MACHINE)
    told = {"act": "restore", "document": "2/CV ngày 05/01/2024 của Sở Tư pháp"}
    client.post(reverse("takedowns_one", args=[demand.pk]), told)
    return demand.steps.filter(act=Step.RESTORED).exists()


AT = datetime(2024, 1, 5, 8, tzinfo=VIETNAM)


def reported(page: Article) -> Letter:
    told = {"ma": "240105-K7M2QX", "trang": page.address, "cho-sai": "Tên xã viết sai."}
    petitions.receive_letters([Entry("abcd0001", AT, "correction", told)])
    return Letter.objects.get()


def sent() -> Letter:
    told = {"ma": "240105-K7M2QX", "gui-den": "so", "tieu-de": "Hỏi sóng", "noi-dung": "Ấp xa."}
    petitions.receive_letters([Entry("abcd0001", AT, "letter", told)])
    return Letter.objects.get()


def _seen(client: Client, letter: Letter) -> bool:
    in_list = shows(client, reverse("petitions_letters"), letter.receipt)
    assert in_list == shows(client, reverse("petitions_letter", args=[letter.pk]), letter.receipt)
    return in_list


def _answered(client: Client, letter: Letter) -> bool:
    told = {"act": "write", "answer": "Đã xem lại.", "unit": "Phòng"}
    client.post(reverse("petitions_letter", args=[letter.pk]), told)
    return bool(Letter.objects.get().answer)


def see_report(client: Client, page: Article) -> bool:
    return _seen(client, reported(page))


def answer_report(client: Client, page: Article) -> bool:
    return _answered(client, reported(page))


def let_answer_out(client: Client, page: Article) -> bool:
    letter = reported(page)
    answering.write(letter, draft=Draft("Đã sửa.", "Phòng"), by=MACHINE)
    client.post(reverse("petitions_letter", args=[letter.pk]), {"act": "answer"})
    return bool(Letter.objects.get().state == "answered")


WARNING = "Nước lên ở cửa sông, người dân ven đê hãy lên chỗ cao."


def ask_urgent(client: Client, page: Article) -> bool:
    client.post(reverse("subscriptions_ask", args=[page.pk]), {"said": WARNING})
    return Urgent.objects.exists()


def approve_urgent(client: Client, page: Article) -> bool:
    one = urgent.ask(page=page, said=WARNING, by=MACHINE)
    client.post(reverse("subscriptions_urgent"), {"act": "approve", "number": one.pk})
    return bool(Urgent.objects.get().approved_at)


def see_letter(client: Client, _page: Article) -> bool:
    return _seen(client, sent())


def answer_letter(client: Client, _page: Article) -> bool:
    return _answered(client, sent())


def rate(page: Article) -> Rate:
    Article.objects.filter(pk=page.pk).update(first_published_at=timezone.now())
    page.refresh_from_db()
    royalties.keep_rates(
        valid_from=date(2023, 1, 1), unit_value=100_000, document="QĐ mẫu", lines="Bài; 5; 15",
        by=MACHINE,
    )  # fmt: skip
    return Rate.objects.get()


def owed(page: Article) -> Fee:
    work = Work("Kim Thị Quyên", "", "author", rate(page), Decimal(7))
    return royalties.propose(page=page, work=work, by=MACHINE)


def see_fee(client: Client, page: Article) -> bool:
    owed(page)
    return shows(client, reverse("royalties_list"), "Kim Thị Quyên")


def take_fees_away(client: Client, page: Article) -> bool:
    royalties.rule(fees=[owed(page)], said=Ruling.APPROVED, by=MACHINE)
    return shows(client, reverse("royalties_file", args=["csv"]), "Kim Thị Quyên")


def propose_fee(client: Client, page: Article) -> bool:
    told = {"name": "Kim Thị Quyên", "part": "author", "rate": rate(page).pk, "coefficient": "7"}
    client.post(reverse("royalties_page", args=[page.pk]), told)
    return Fee.objects.exists()


def approve_fee(client: Client, page: Article) -> bool:
    fee = owed(page)
    client.post(reverse("royalties_list"), {"fee": fee.pk, "approve": "1"})
    return fee.rulings.exists()


def keep_rates(client: Client, _page: Article) -> bool:
    client.post(reverse("royalties_rates"), {
        "document": "QĐ mẫu", "valid_from": "01/01/2024", "unit_value": "100000",
        "lines": "Bài; 5; 15",
    })  # fmt: skip
    return RateTable.objects.exists()


def remember(client: Client, page: Article) -> bool:
    told = {"phrase": "trụ phát sóng", "indicator": "telecom.sites", "title": page.title}
    client.post(reverse("checking_remember"), told)
    return checking.Alias.objects.exists()


def banner(client: Client, _page: Article) -> bool:
    client.post(reverse(Banner.snippet_viewset.get_url_name("add")), {
        "title": "Bão số 1", "severity": "warning", "text": "Ở trong nhà.",
        "shown_from": "04/01/2024 08:00", "shown_until": "05/01/2024 08:00",
    })  # fmt: skip
    return Banner.objects.exists()


def approve_banner(client: Client, _page: Article) -> bool:
    one = Banner.objects.create(
        severity="urgent", title="Triều cường", shown_until=timezone.now() + timedelta(days=1)
    )
    client.post(reverse("newsroom_urgent_notices"), {"number": one.pk})
    one.refresh_from_db()
    return one.is_let_go


def import_articles(client: Client, _page: Article) -> bool:
    export = SimpleUploadedFile("bai.csv", b"id,title,content\n1,a,b\n")
    client.post(reverse("arrivals_deliveries"), {"export": export})
    return Delivery.objects.exists()


def see_releases(client: Client, _page: Article) -> bool:
    return bool(client.get(reverse("releases_list")).status_code == 200)


def see_journal(client: Client, _page: Article) -> bool:
    return bool(client.get(reverse("staff_journal")).status_code == 200)


def see_followers(client: Client, _page: Article) -> bool:
    return bool(client.get(reverse("subscriptions_following")).status_code == 200)


def see_health(client: Client, _page: Article) -> bool:
    return bool(client.get(reverse("press_health")).status_code == 200)


def handle_aside(client: Client, _page: Article) -> bool:
    row = SetAside.objects.create(at=clock.now(), source="a", place=0, why="lạ", line="x")
    told = {"number": row.pk, "act": "drop", "reason": "thử"}
    client.post(reverse("press_set_aside"), told)
    return not SetAside.objects.filter(pk=row.pk).exists()


def record(client: Client, _page: Article) -> bool:
    address = reverse("ledger_record", args=["telecom.sites"])
    return bool(client.get(address).status_code == 200)


def define(client: Client, _page: Article) -> bool:
    client.post(reverse("ledger_define"), {
        "code": "postal.lockers", "name": "Tủ nhận thư", "unit": "điểm", "better": "none",
        "decimals": "0", "nulls": "strict", "zero_division": "missing", "valid_from": "01/01/2024",
        "legal_basis": "Quyết định mẫu",
    })  # fmt: skip
    return "postal.lockers" in ledger.catalogue()


def change_file(client: Client, page: Article) -> bool:
    image = Image.objects.create(
        title="Ảnh của người khác", file="anh.png", width=1, height=1, uploaded_by_user=page.owner
    )
    return bool(client.get(reverse("wagtailimages:edit", args=[image.pk])).status_code == 200)


def give_role(client: Client, page: Article) -> bool:
    told = {"person": page.owner.pk, "role": "editor", "section": page.get_parent().pk}
    before = SectionRole.objects.count()
    client.post(reverse("staff_sections"), told)
    held = SectionRole.objects.filter(group__user=page.owner).exists()
    return held or SectionRole.objects.count() > before


def _is(client: Client, person: Person) -> bool:
    return bool(client.session.get("_auth_user_id") == str(person.pk))
