"""The staff side speaks Vietnamese: its own catalogue is whole, well made, and wins."""

import json
import re
from datetime import datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import polib
import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.test import Client
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext, override, trans_real

from desk.kit import clock

CATALOGUES: Final = Path(settings.LOCALE_PATHS[0]) / "vi" / "LC_MESSAGES"
DOMAINS: Final = ("django", "djangojs")
PLACEHOLDER: Final = re.compile(r"%\(\w+\)[sdr]|%[sd]|(?<![<{])\{\w+\}")
TAG: Final = re.compile(r"</?[a-z]+\b")
ADDRESS: Final = re.compile(r'(?:href|class|data-[\w-]+)="[^"]*"')

BORROWED: Final = ("django.conf", "django.contrib.humanize")
"""Not installed as applications, but heard on the screens."""
OF_LANGUAGES: Final = "global_settings.py"
"""Names of languages that Django lists; the staff side has one language."""
SAME_IN_BOTH: Final = {
    *("IPv4", "IPv6", "…", "%(field_label)s:", "%(truncated_text)s…"),
    "%(status_display)s %(task_name)s %(started_at)s",
    "%(time_zone_option)s: %(localized_time_zone_label)s",
}
"""What holds no word of either language."""
SAID_WITHOUT_ITS_NUMBER: Final = {
    "Deleting this page will also delete %(translation_count)s translation of this page."
}
"""Wagtail's plural tells of child pages too, where there are none."""
SAID_WITHOUT_ITS_LINK: Final = "JavaScript is required to use Wagtail"
"""Wagtail sends people to a foreign site; the staff side sends nobody anywhere."""


def key(entry: polib.POEntry) -> tuple[str | None, str]:
    return entry.msgctxt, entry.msgid


def said(entry: polib.POEntry) -> str:
    return entry.msgstr_plural[0] if entry.msgid_plural else entry.msgstr


def ours(domain: str) -> polib.POFile:
    return polib.pofile(str(CATALOGUES / f"{domain}.po"))


def asked(domain: str) -> dict[str, list[polib.POEntry]]:
    """Return what each library says in English, by the library's name."""
    folders = {config.name: Path(config.path) for config in apps.get_app_configs()}
    for name in BORROWED:
        spec = find_spec(name)
        assert spec
        assert spec.origin
        folders[name] = Path(spec.origin).parent
    found = {
        name: folder / "locale" / "en" / "LC_MESSAGES" / f"{domain}.po"
        for name, folder in folders.items()
    }
    return {
        name: [entry for entry in polib.pofile(str(path)) if not entry.obsolete]
        for name, path in found.items()
        if path.exists()
    }


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_compiled_catalogue_is_the_written_one(domain: str) -> None:
    """`scripts/compile-catalogues` makes it so."""
    compiled = (CATALOGUES / f"{domain}.mo").read_bytes()

    assert compiled == ours(domain).to_binary()


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_message_of_the_editing_side_is_said_in_vietnamese(domain: str) -> None:
    written = {key(entry) for entry in ours(domain) if said(entry)}
    libraries = {
        name: entries
        for name, entries in asked(domain).items()
        if name.startswith(("wagtail", "taggit"))
    }

    missing = [
        (name, key(e)) for name, es in libraries.items() for e in es if key(e) not in written
    ]

    assert sum(map(len, libraries.values())) > 50
    assert not missing


def test_what_django_says_is_said_in_vietnamese() -> None:
    """Django's own catalogue is older than Django; what it lacks stands in ours."""
    known = trans_real.translation("vi")._catalog

    def is_known(entry: polib.POEntry) -> bool:
        context, english = key(entry)
        name = f"{context}\x04{english}" if context else english
        return bool(known.get(name) or known.get((name, 0)))

    entries = [e for name, es in asked("django").items() if name.startswith("django.") for e in es]
    told = [e for e in entries if not any(OF_LANGUAGES in path for path, _line in e.occurrences)]

    assert len(told) > 250
    assert not [key(entry) for entry in told if not is_known(entry)]


@pytest.mark.parametrize("domain", DOMAINS)
def test_nothing_is_kept_that_no_library_says(domain: str) -> None:
    everything = {key(entry) for entries in asked(domain).values() for entry in entries}

    kept = [e for e in ours(domain) if ("django_filters", "") not in e.occurrences]

    assert not [key(entry) for entry in kept if key(entry) not in everything]


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_message_keeps_what_is_put_into_it(domain: str) -> None:
    """A lost placeholder breaks the screen, a lost number misleads who confirms it."""

    def put_in(text: str) -> set[str]:
        return set(PLACEHOLDER.findall(text))

    differing = {
        entry.msgid: (put_in(entry.msgid_plural or entry.msgid), put_in(said(entry)))
        for entry in ours(domain)
        if put_in(entry.msgid_plural or entry.msgid) != put_in(said(entry))
    }

    assert differing.keys() <= SAID_WITHOUT_ITS_NUMBER


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_message_keeps_its_marks_and_edges(domain: str) -> None:
    def shape(text: str) -> tuple[list[str], list[str], str, str]:
        marks = sorted(TAG.findall(text))
        edges = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        return marks, sorted(ADDRESS.findall(text)), *edges

    differing = [
        entry.msgid
        for entry in ours(domain)
        if shape(entry.msgid_plural or entry.msgid) != shape(said(entry))
    ]

    assert [text for text in differing if not text.startswith(SAID_WITHOUT_ITS_LINK)] == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_vietnamese_has_one_plural(domain: str) -> None:
    catalogue = ours(domain)

    assert catalogue.metadata["Plural-Forms"] == "nplurals=1; plural=0;"
    assert all(set(entry.msgstr_plural) == {0} for entry in catalogue if entry.msgid_plural)


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_message_is_vietnamese_and_not_left_in_english(domain: str) -> None:
    left = [entry.msgid for entry in ours(domain) if said(entry) == entry.msgid]

    assert set(left) <= SAME_IN_BOTH


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_message_is_cleanly_set(domain: str) -> None:
    """No two blanks, no three dots, no straight quotes, no glued words, no name of the base."""
    unclean = re.compile(r"  |\.\.\.|'%|\"%|%\(\w+\)[sd][a-zà-ỹđ]{2}|\bwagtail\b", re.IGNORECASE)

    texts = [re.sub(r"<[^>]*>", "|", said(entry)) for entry in ours(domain)]

    assert not [text for text in texts if unclean.search(text)]


def test_the_catalogue_wins_over_that_of_a_library() -> None:
    with override("vi"):
        assert gettext("Sign in to Wagtail") == "Đăng nhập Bàn làm việc"
        assert gettext("Collection '%(object)s' created.") == "Đã tạo bộ sưu tập “%(object)s”."
        assert ngettext("1 page", "%(counter)s pages", 1) == "%(counter)s trang"


def test_a_moment_ago_is_told_in_vietnamese() -> None:
    with override("vi"):
        told = naturaltime(clock.now() - timedelta(seconds=5))

    assert told == "5\u00a0giây trước"


def test_dates_are_written_with_the_day_first() -> None:
    moment = datetime(2024, 1, 4, 17, 30, tzinfo=clock.VIETNAM)

    with override("vi"):
        assert date_format(moment, "DATETIME_FORMAT") == "04/01/2024 17:30"
        assert date_format(moment, "DATE_FORMAT") == "04/01/2024"


def test_scripts_are_given_the_same_words(client: Client) -> None:
    words = {e.msgid: said(e) for e in ours("djangojs") if not e.msgid_plural}

    script = client.get("/jsi18n/").content.decode()
    given = dict(re.findall(r'^ {4}(".*"): (".*"),?$', script, re.MULTILINE))

    assert {text: given.get(json.dumps(text)) for text in words} == {
        text: json.dumps(told) for text, told in words.items()
    }
