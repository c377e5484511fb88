"""What belongs to the whole portal, and every deed with it as tried over HTTP."""

from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO

from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice
from PIL import Image as Drawing
from tests.desk.approving.beyond_pages import Made, World, again, me
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import PageViewRestriction, Site, Workflow

from desk.kit import clock
from desk.newsroom.banners import Banner
from desk.newsroom.counter import VisitCounter
from desk.newsroom.imprint import Imprint
from desk.newsroom.models import Article
from desk.privacy.models import Keeping
from desk.staff.models import Person


@dataclass(frozen=True, slots=True)
class Portal:
    """A live page of it, a picture of somebody else, a notice, and a person with two factors."""

    page: Article
    picture: Image
    banner: Banner
    person: Person
    site: Site


def portal(_state: str, world: World) -> Portal:
    page = world.written("live")
    picture = Image.objects.create(
        title="Ảnh", file=ContentFile(drawn(), name="anh.png"), width=9, height=9,
        uploaded_by_user=world.people["other"],
    )  # fmt: skip
    banner = Banner.objects.create(
        title="Bão số 1", severity="warning", text="Ở trong nhà.", shown_from=clock.now(),
        shown_until=clock.now() + timedelta(days=1),
    )  # fmt: skip
    TOTPDevice.objects.create(user=world.people["other"], confirmed=True)
    site = Site.objects.get(is_default_site=True)
    return Portal(page, picture, banner, world.people["other"], site)


def drawn() -> bytes:
    content = BytesIO()
    Drawing.new("RGB", (9, 9), "teal").save(content, "PNG")
    return content.getvalue()


def keep(client: Client, at: Portal, model: Made, **told: object) -> None:
    name = model._meta.model_name
    address = f"/settings/{model._meta.app_label}/{name}/{at.site.pk}/"
    answer = client.get(address)
    made = answer.context["form"] if answer.status_code == 200 else None
    given = {one.html_name: one.value() for one in made} if made else {}
    kept = {one: "" if value is None else value for one, value in given.items()}
    client.post(address, {**kept, **told})


def portal_keep_imprint(client: Client, at: Portal) -> bool:
    keep(client, at, Imprint, owner_fax="0299.3820473")
    return Imprint.objects.filter(owner_fax="0299.3820473").exists()


def portal_keep_counter(client: Client, at: Portal) -> bool:
    told = {"opening_balance": "86051288", "balance_on": "01/01/2024", "reason": "Theo cổng cũ."}
    client.post(f"/settings/newsroom/visitcounter/{at.site.pk}/", told)
    return VisitCounter.objects.filter(opening_balance=86051288).exists()


def portal_keep_terms(client: Client, at: Portal) -> bool:
    told = {"letters_months": 7, "addresses_months": 12, "law": "Luật 91/2025/QH15"}
    client.post(f"/settings/privacy/keeping/{at.site.pk}/", told)
    return Keeping.objects.filter(letters_months=7).exists()


def portal_change_banner(client: Client, at: Portal) -> bool:
    name = Banner.snippet_viewset.get_url_name("edit")
    client.post(reverse(name, args=[at.banner.pk]), {
        "title": "Bão số 2", "severity": "warning", "text": "Ở trong nhà.",
        "shown_from": "04/01/2024 08:00", "shown_until": "05/01/2024 08:00",
    })  # fmt: skip
    return bool(again(at.banner).title == "Bão số 2")


def portal_delete_banner(client: Client, at: Portal) -> bool:
    many(client, "newsroom", "banner", "delete", at.banner.pk)
    return not Banner.objects.exists()


def many(client: Client, app: str, model: str, deed: str, number: int, **told: object) -> None:
    address = reverse("wagtail_bulk_action", args=[app, model, deed])
    client.post(f"{address}?id={number}&next=/", told)


def account(**told: object) -> dict[str, object]:
    return {
        "first_name": "Mới",
        "last_name": "Lê",
        "email": "moi@vidu.vn",
        "is_active": "on",
    } | told


def portal_add_person(client: Client, _at: Portal) -> bool:
    word = "trạm-phát-sóng-năm-2023"
    client.post("/users/new/", account(username="moi", password1=word, password2=word))
    return Person.objects.filter(username="moi").exists()


def portal_promote_oneself(client: Client, _at: Portal) -> bool:
    one, role = me(client), Group.objects.create(name="Vai trò mới")
    told = account(username=one.username, groups=[role.pk], is_superuser="on")
    client.post(f"/users/edit/{one.pk}/", told)
    client.post("/account/", {**told, "name_email-groups": role.pk})
    many(client, "staff", "person", "assign_role", one.pk, role=role.pk)
    return one.groups.filter(pk=role.pk).exists() or (
        again(one).is_superuser and not one.is_superuser
    )


def portal_change_role(client: Client, _at: Portal) -> bool:
    role = Group.objects.create(name="Vai trò mới")
    right = Permission.objects.get(codename="access_admin")
    client.post(f"/groups/edit/{role.pk}/", {
        "name": role.name, "permissions": [right.pk], **formset("page_permissions"),
        **formset("collection_permissions"), **formset("document_permissions"),
        **formset("image_permissions"),
    })  # fmt: skip
    return role.permissions.exists()


def formset(name: str) -> dict[str, int]:
    counts = ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS")
    return {f"{name}-{count}": 0 for count in counts} | {f"{name}-MAX_NUM_FORMS": 1000}


def portal_assign_roles(client: Client, at: Portal) -> bool:
    role = Group.objects.get(name="Người duyệt")
    many(client, "staff", "person", "assign_role", at.person.pk, role=role.pk)
    return at.person.groups.filter(pk=role.pk).exists()


def portal_drop_workflow(client: Client, _at: Portal) -> bool:
    flow = Workflow.objects.filter(active=True).first()
    client.post(reverse("wagtailadmin_workflows:disable", args=[flow.pk]))
    return not again(flow).active


def portal_change_site(client: Client, at: Portal) -> bool:
    client.post(f"/sites/edit/{at.site.pk}/", {
        "hostname": at.site.hostname, "port": at.site.port, "site_name": "",
        "root_page": at.page.get_parent().pk, "is_default_site": "on",
    })  # fmt: skip
    return bool(again(at.site).root_page_id != at.site.root_page_id)


def portal_hide_page(client: Client, at: Portal) -> bool:
    address = reverse("wagtailadmin_pages:set_privacy", args=[at.page.pk])
    client.post(address, {"restriction_type": "login"})
    return PageViewRestriction.objects.exists()


def sent(name: str = "moi.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, drawn() if name.endswith("png") else b"a,b")


def portal_add_picture(client: Client, _at: Portal) -> bool:
    client.post("/images/add/", {"title": "Mới", "file": sent()})
    return Image.objects.filter(title="Mới").exists()


def portal_add_picture_chooser(client: Client, _at: Portal) -> bool:
    told = {"image-chooser-upload-title": "Mới", "image-chooser-upload-file": sent()}
    client.post(reverse("wagtailimages_chooser:create"), told)
    return Image.objects.filter(title="Mới").exists()


def portal_add_pictures(client: Client, _at: Portal) -> bool:
    client.post("/images/multiple/add/", {"title": "Mới", "files[]": sent()})
    return Image.objects.filter(title="Mới").exists()


def portal_add_paper_chooser(client: Client, _at: Portal) -> bool:
    paper = sent("moi.csv")
    told = {"document-chooser-upload-title": "Mới", "document-chooser-upload-file": paper}
    client.post(reverse("wagtaildocs_chooser:create"), told)
    return Document.objects.filter(title="Mới").exists()


def portal_add_papers(client: Client, _at: Portal) -> bool:
    client.post("/documents/multiple/add/", {"title": "Mới", "files[]": sent("moi.csv")})
    return Document.objects.filter(title="Mới").exists()


def portal_delete_pictures(client: Client, at: Portal) -> bool:
    many(client, "wagtailimages", "image", "delete", at.picture.pk)
    return not Image.objects.filter(pk=at.picture.pk).exists()


def portal_reset_factor(client: Client, at: Portal) -> bool:
    client.post(reverse("staff_second_factor"), {"act": f"reset:{at.person.pk}"})
    return not TOTPDevice.objects.filter(user=at.person).exists()
