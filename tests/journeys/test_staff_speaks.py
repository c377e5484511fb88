"""Every screen that staff reach by links is in Vietnamese and opens, whoever they are."""

import json
import re
import shutil
from pathlib import Path
from typing import Final

import pytest
from tests.desk.staff.test_screens import ENGLISH
from tests.journeys.conftest import run

CRAWL: Final = """
from desk.command import django_side; django_side.set_up()
import runpy
runpy.run_module("tests.journeys.crawled", run_name="__main__")
"""
CODE: Final = re.compile(r"\b[A-Za-z_]+(?:\.[A-Za-z_]+)+\b")
"""An indicator's own name, which the screens of figures give beside what it is called."""
SAME_IN_BOTH: Final = {
    *("Ai", "Excel (.xlsx)", "Ghi", "Giao", "Sapo", "Trang", "Videos", "Xem", "sai", "sapo"),
    *("trang", "trang video", "video"),
    "exact",  # how a list is filtered; a name that no screen shows
}
AMONG: Final = {
    "approving_page", "bundles_list", "checking_page", "checklist_tending", "ledger_imports",
    "newsroom_next_edition", "petitions_letter", "press_health", "releases_one",
    "royalties_page", "royalties_rates", "staff_journal", "staff_sections",
    "subscriptions_following", "takedowns_list", "wagtailadmin_pages:edit",
    "wagtailadmin_reports:page_types_usage", "wagtailadmin_reports:site_history",
    "wagtailsnippets_newsroom_banner:edit", "wagtailusers_users:edit",
}  # fmt: skip


@pytest.fixture(scope="module")
def told(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What a walk over all screens of the demonstration told."""
    var = tmp_path_factory.mktemp("staff") / "var"
    shutil.copytree(prepared, var, ignore=shutil.ignore_patterns("public"))
    found: dict[str, object] = json.loads(run(var, CRAWL))
    return found


def test_every_screen_that_a_link_leads_to_opens(told: dict[str, list[str]]) -> None:
    assert set(told["screens"]) >= AMONG
    assert told["ill"] == []


def test_no_screen_holds_english(told: dict[str, dict[str, list[str]]]) -> None:
    assert len(told["read"]) > 1000
    read = {said: CODE.sub("", said) for said in told["read"]}
    assert {said: told["read"][said] for said, rest in read.items() if ENGLISH.search(rest)} == {}


def test_no_screen_asks_for_a_word_that_no_catalogue_holds(told: dict[str, list[str]]) -> None:
    assert set(told["untranslated"]) <= SAME_IN_BOTH
