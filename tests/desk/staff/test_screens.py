"""Wagtail's screens wear the portal's face: its name, its greeting, nothing asked of others."""

import re
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.test import Client

from desk.kit.page import PortalPage
from desk.staff import actions, screens
from desk.staff.models import Person

SCREENS = (
    "/",
    "/login/",
    "/pages/",
    "/pages/1/",
    "/pages/search/?q=tin",
    "/account/",
    "/images/",
    "/images/add/",
    "/images/multiple/add/",
    "/images/chooser/",
    "/documents/",
    "/documents/add/",
    "/documents/multiple/add/",
    "/collections/",
    "/collections/add/",
    "/users/",
    "/users/new/",
    "/groups/",
    "/groups/new/",
    "/groups/edit/1/",
    "/sites/",
    "/sites/new/",
    "/workflows/list/",
    "/workflows/add/",
    "/workflows/edit/1/",
    "/workflows/tasks/index/",
    "/workflows/tasks/edit/1/",
    "/reports/locked/",
    "/reports/workflow/",
    "/reports/workflow_tasks/",
    "/reports/site-history/",
    "/reports/aging-pages/",
    "/reports/page-types-usage/",
    "/bulk/staff/person/assign_role/?id={person}",
    "/bulk/staff/person/set_active_state/?id={person}",
    "/choose-page/",
    "/choose-external-link/",
    "/choose-email-link/",
    "/choose-phone-link/",
    "/choose-anchor-link/",
)
ENGLISH = re.compile(
    r"\b(?:the|of|and|your|this|that|with|from|by|can|page|pages|site|sites|edit|view|save|delete|"
    r"add|search|select|choose|title|name|type|status|date|user|users|username|password|role|group|"
    r"groups|root|actions?|settings?|help|reports?|history|upload|file|all|sign|account|wagtail|"
    r"link|text|email|address|phone|number|subject|body|url|anchor|content|permissions?)\b",
    re.IGNORECASE,
)
SPOKEN = ("aria-label", "title", "placeholder", "alt", "label")


def words(html: str) -> Iterator[str]:
    """Yield what a screen shows or lets a screen reader say."""
    soup = BeautifulSoup(html, "html.parser")
    for silent in soup.select("script, style, noscript, template, [hidden]"):
        silent.decompose()
    yield from soup.stripped_strings
    for element in soup.select("*"):
        yield from (str(element[name]) for name in SPOKEN if element.get(name))
        if element.name == "input" and element.get("type") == "submit":
            yield str(element.get("value", ""))


@pytest.fixture
def desk(client: Client, db: None) -> Client:  # noqa: ARG001 — asked for its effect
    """A client signed in as somebody who may do everything, roles set up."""
    actions.set_up_roles()
    PortalPage.objects.filter(depth=2).delete()
    person = Person.objects.create_superuser("lan", last_name="Lâm Thị", first_name="Lan")
    client.force_login(person)
    return client


@pytest.mark.parametrize("address", SCREENS)
def test_a_screen_holds_no_english(desk: Client, address: str) -> None:
    if address == "/login/":
        desk.logout()
    response = desk.get(address.replace("{person}", str(Person.objects.get(username="lan").pk)))
    content = response.content.decode()
    html = response.json()["html"] if content.startswith("{") else content

    assert response.status_code == 200
    assert [text for text in words(html) if ENGLISH.search(text)] == []


def test_the_sign_in_page_is_the_portals_own(client: Client, db: None) -> None:  # noqa: ARG001
    soup = BeautifulSoup(client.get("/login/").content, "html.parser")

    labels = [label.get_text(" ", strip=True).rstrip("* ") for label in soup.find_all("label")]

    assert soup.title
    assert soup.title.get_text(strip=True) == "Đăng nhập Bàn làm việc - Cổng Số"
    assert labels == ["Tên đăng nhập", "Mật khẩu", "Nhớ tôi trên máy này"]


def test_a_wrong_password_is_refused_in_vietnamese(client: Client, db: None) -> None:  # noqa: ARG001
    answer = client.post("/login/", {"username": "lan", "password": "sai"})

    assert "Sai tên đăng nhập hoặc mật khẩu. Hãy thử lại." in answer.content.decode()


def test_whoever_signs_in_is_greeted_by_name(desk: Client) -> None:
    assert "Chào Lâm Thị Lan" in desk.get("/").content.decode()


def test_who_has_done_nothing_yet_is_told_what_will_stand_there(client: Client, db: None) -> None:  # noqa: ARG001
    actions.create_demonstration_people()
    client.force_login(Person.objects.get(username="bientap"))

    assert "Bài bạn vừa sửa và bài chờ bạn duyệt sẽ hiện ở đây." in client.get("/").content.decode()


@pytest.mark.parametrize("address", ["/", "/login/", "/account/", "/users/", "/images/add/"])
def test_a_screen_asks_nothing_of_another_host(desk: Client, address: str) -> None:
    if address == "/login/":
        desk.logout()
    html = desk.get(address).content.decode()

    asked = re.findall(r'(?:src|srcset|poster|action|data-[\w-]*url[\w-]*)="([^"]*)"', html)
    asked += re.findall(r'<link[^>]*href="([^"]*)"', html)

    assert asked
    assert [url for url in asked if re.match(r"(?:https?:)?//", url)] == []


def test_the_menu_tells_no_version_and_offers_no_foreign_help(desk: Client) -> None:
    html = desk.get("/").content.decode()

    assert "Wagtail v" not in html
    assert "guide.wagtail.org" not in html
    assert "docs.wagtail.org" not in html


def test_rights_are_named_in_vietnamese(desk: Client) -> None:  # noqa: ARG001
    names = set(Permission.objects.values_list("name", flat=True))

    assert {"Thêm người dùng", "Sửa hình ảnh", "Xóa nhóm", "Xuất bản mọi trang"} <= names
    assert "Được vào Bàn làm việc" in names


def test_naming_rights_again_changes_nothing(desk: Client) -> None:  # noqa: ARG001
    before = list(Permission.objects.order_by("pk").values_list("name", flat=True))

    actions.set_up_roles()

    assert list(Permission.objects.order_by("pk").values_list("name", flat=True)) == before


@pytest.mark.parametrize(
    ("told", "number"),
    [("12", 12), ("", 0), (None, 0), ("-1", 0), ("1.2", 0), ("x", 0), ("9" * 30, 0)],
)
def test_what_is_no_number_of_a_row_asks_for_none(told: str | None, number: int) -> None:
    assert screens.whole(told) == number
