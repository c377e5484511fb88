"""Walks the staff side of a portal along its links, as each of its people, and tells what it reads.

Each screen is read twice: by whoever may least of those that reach it, and by whoever may all.
Run beside the portal: it prints one JSON object.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.translation import trans_real

from desk.kit.page import PortalPage
from desk.staff.models import Person

PEOPLE = (
    "ketoan", "vanhanh", "lanhdao", "thongke", "tacgia", "bientap", "xuatban", "duyet", "quantri",
)  # fmt: skip
"""From whoever may least to whoever may all."""
NOT_SCREENS = re.compile(
    r"^/(?:admin/|static/|media/|api/|jsi18n|logout|documents/\d+/\d*[a-z]|so-lieu/nhap/mau/)"
    r"|/(?:choose|xem-truoc|preview)|\.(?:csv|xlsx|zip|json)$|^/bulk/|\?.*(?:p|ordering|format)="
)
OF_READERS = ("wagtailadmin_pages:view_draft", "wagtailadmin_pages:revisions_view")
"""Show a page as readers will see it."""
SPOKEN = ("aria-label", "title", "placeholder", "alt", "label")
LATIN = re.compile(r"[A-Za-z]{2}")


def words(html: str) -> Iterator[str]:
    """Yield what a screen shows or lets a screen reader say, but for what is marked as code."""
    soup = BeautifulSoup(html, "html.parser")
    for silent in soup.select("script, style, noscript, template, [hidden], code"):
        silent.decompose()
    yield from soup.stripped_strings
    for element in soup.select("*"):
        yield from (str(element[name]) for name in SPOKEN if element.get(name))


def links(address: str, html: str) -> Iterator[str]:
    """Yield where a screen leads, its menu included."""
    soup = BeautifulSoup(html, "html.parser")
    menu = soup.select_one("#wagtail-sidebar-props")
    found = re.findall(r'"url": ?"(/[^"]*)"', menu.string or "") if menu else []
    found += [str(one["href"]) for one in soup.select("a[href]")]
    for one in found:
        parts = urlsplit(urljoin(address, one))
        if not parts.scheme and not parts.netloc:
            yield parts.path + (f"?{parts.query}" if parts.query else "")


class Walk:
    """What was seen on the way."""

    def __init__(self) -> None:
        self.read: dict[str, tuple[str, str]] = {}
        self.ill: list[str] = []
        self.seen: dict[tuple[object, ...], set[str]] = {}
        self.untranslated = untranslated()
        self.kinds = dict(PortalPage.objects.values_list("pk", "content_type"))
        self.titles = set(PortalPage.objects.values_list("title", flat=True))

    def go(self, username: str) -> None:
        """Walk along all links as somebody."""
        client = Client(raise_request_exception=False)
        client.force_login(Person.objects.get(username=username))
        waiting, known = ["/"], {"/"}
        while waiting:
            address = waiting.pop(0)
            if self._is_wanted(address, username):
                for to in self._look(client, username, address):
                    if to not in known and not NOT_SCREENS.search(to):
                        known.add(to)
                        waiting.append(to)

    def _is_wanted(self, address: str, username: str) -> bool:
        try:
            match = resolve(urlsplit(address).path)
        except Resolver404:
            return False
        may_all = username == PEOPLE[-1]
        key: tuple[object, ...] = (match.view_name, urlsplit(address).query.partition("=")[0])
        if may_all and match.view_name == "wagtailadmin_pages:edit":
            key = (*key, self.kinds[int(*match.args, *match.kwargs.values())])
        by = self.seen.setdefault(key, set())
        is_known = bool(by) and (username in by or not may_all)
        by.add(username)
        return (address == "/" or not is_known) and match.view_name not in OF_READERS

    def _look(self, client: Client, username: str, address: str) -> Iterator[str]:
        answer = client.get(address)
        if "Location" in answer:
            yield answer["Location"]
        if answer.status_code >= 400:
            self.ill.append(f"{username} {address} {answer.status_code}")
        elif "html" in answer.headers.get("Content-Type", ""):
            html = answer.content.decode()
            yield from links(address, html)
            for title in self.titles:
                html = html.replace(title, "…")
            for said in words(html):
                self.read.setdefault(said, (username, address))


def untranslated() -> set[str]:
    """Return a set into which every text is put that is asked for and stands in no catalogue."""
    catalogue = trans_real.translation("vi")._catalog
    found = set[str]()

    def noting(ask: Callable[..., str]) -> Callable[..., str]:
        def asked(said: str, *more: object) -> str:
            known = catalogue.get(said) or catalogue.get((said, 0))
            if not known and said.isascii() and LATIN.search(said):
                found.add(said)
            return ask(said, *more)

        return asked

    for name in ("gettext", "ngettext"):
        setattr(translation._trans, name, noting(getattr(trans_real, name)))
    return found


if __name__ == "__main__":
    settings.ALLOWED_HOSTS = ["*"]
    walk = Walk()
    for one in PEOPLE:
        walk.go(one)
    told = {
        "screens": sorted({str(key[0]) for key in walk.seen}), "read": walk.read,
        "ill": walk.ill, "untranslated": sorted(walk.untranslated),
    }  # fmt: skip
    json.dump(told, sys.stdout, ensure_ascii=False)
