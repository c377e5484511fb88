"""Templates set plain values, say nothing that they were not given, and obey the strict page."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from congso.publication.use import View
from desk.look import rendering
from desk.look.furniture import Contact, Counter, Door, Furniture, Imprint
from desk.look.parts import Cited, Revision, page_address, paging

LINE = "Trang trình diễn của phần mềm Cổng Số, không phải cổng chính thức của tỉnh Sóc Trăng."
PUBLIC = [
    path
    for path in sorted(rendering.ROOMS.glob("*/templates/**/*.html"))
    if "look" in path.parts or '"look/' in path.read_text(encoding="utf-8")
]
"""Templates that readers get: those of the look, and those that lean on it."""


@dataclass(frozen=True)
class Page:
    title: str = "Không có trang"
    summary: str = "Tóm tắt"
    crumbs: tuple[object, ...] = field(default=())


def furniture() -> Furniture:
    return Furniture(
        kind="Cổng thông tin điện tử",
        name="Tỉnh Sóc Trăng",
        standing_line=LINE,
        doors=(Door("Tin tức", "/tin-tuc/"), Door("Thông báo", "/thong-bao/")),
        imprint=Imprint(
            owner="Ủy ban nhân dân tỉnh",
            manager="Sở Thông tin và Truyền thông",
            licence="Số 01/GP-STTTT",
            contacts=(Contact("Ban Biên tập", telephone="0299.3822339"),),
            attribution="Ghi rõ nguồn.",
        ),
        counter=Counter("86.051.288"),
    )


def page(address: str = "/tin-tuc/mot-bai/", **values: object) -> str:
    shown = {"page": Page(), **values}
    return rendering.render(View("look/not_found.html", shown), furniture(), address)


def cited(**more: object) -> Cited:
    given = {
        "number": 3,
        "value": "1422",
        "printed": "1.422",
        "quantity": "1.422 trạm",
        "name": "Số trạm thông tin di động",
        "address": "/bao-cao-thong-ke/chi-tieu/telecom.sites/",
        "period": "năm 2023",
        "source": "báo cáo năm",
        "known": date(2024, 1, 4),
    }
    return Cited(**{**given, **more})  # type: ignore[arg-type]


def test_every_page_says_that_it_is_a_demonstration_and_who_answers() -> None:
    text = page()

    assert LINE in text
    assert "Ủy ban nhân dân tỉnh" in text
    assert "86.051.288" in text
    assert 'href="tel:+842993822339"' in text


def test_a_person_who_is_not_declared_is_told_to_be_missing() -> None:
    assert "chưa khai" in page()


def test_the_door_that_is_here_is_marked() -> None:
    text = page("/tin-tuc/mot-bai/")

    assert re.search(r'href="/tin-tuc/" aria-current="true"', text)
    assert not re.search(r'href="/thong-bao/" aria-current', text)


def test_a_name_that_was_not_given_is_refused() -> None:
    with pytest.raises(UndefinedError):
        rendering.render(View("look/not_found.html", {}), furniture(), "/")


def test_what_people_typed_is_printed_as_text() -> None:
    text = page(page=Page(title="<script>alert(1)</script>"))

    assert "<script>" not in text
    assert "&lt;script&gt;" in text


@pytest.mark.parametrize("path", PUBLIC, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_template_needs_a_style_or_a_script_inside_the_page(path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    assert not re.search(r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+=", source)


def test_a_live_figure_is_a_link_with_its_value_for_machines() -> None:
    text = rendering.component("look/figures.html", "live", cited())

    assert '<data value="1422">1.422</data>' in text
    assert 'href="#nguon-3"' in text
    assert 'id="so-3"' in text
    assert "biết đến ngày 04/01/2024" in text
    assert re.search(r'role="tooltip" hidden', text)


def test_a_revised_figure_keeps_its_number_and_says_what_stands_now() -> None:
    text = rendering.component(
        "look/figures.html", "live", cited(revised="1.425 trạm", revised_on=date(2024, 1, 9))
    )

    assert "1.422</data><sup>(đc)</sup>" in text
    assert "đã có số mới: 1.425 trạm" in text


def test_a_note_says_what_changed_when_and_why() -> None:
    note = Revision(
        date(2024, 1, 9), "Số trạm", "1.422 trạm", "1.425 trạm", "ba trạm sót", "/trang-chi-tieu/"
    )

    text = rendering.component("look/figures.html", "revisions", (note,)).replace("\u00a0", " ")

    assert "Ghi chú ngày 09/01/2024" in text
    assert "nay là <b>1.425 trạm</b>" in text
    assert "con số 1.422 trạm như lúc đăng" in text
    assert "Lý do: ba trạm sót." in text


def test_an_invented_number_carries_its_label() -> None:
    text = rendering.component("look/figures.html", "live", cited(origin="số liệu giả định"))

    assert "số liệu giả định" in text


def test_a_moment_is_told_on_local_clocks() -> None:
    moment = rendering.environment().filters["moment"](datetime(2024, 1, 4, 10, 30, tzinfo=UTC))

    assert moment == "04/01/2024, 17:30"


def test_a_template_is_stale_when_one_that_it_leans_on_changes() -> None:
    sources = rendering._sources("newsroom/article.html")

    assert any(source.startswith("look/page.html\n") for source in sources)
    assert any(source.startswith("look/icons.html\n") for source in sources)


def test_paging_shows_the_ends_and_the_neighbours() -> None:
    numbers = [link.number for link in paging(5, 18, "/tin-tuc/")]

    assert numbers == [1, None, 3, 4, 5, 6, 7, None, 18]
    assert paging(1, 1, "/tin-tuc/") == ()
    assert page_address("/tin-tuc/", 3) == "/tin-tuc/trang-3/"


def test_what_one_correction_changed_is_told_in_one_note() -> None:
    reason, address = "ba trạm sót", "/trang-chi-tieu/"
    sites = Revision(date(2024, 1, 9), "Số trạm", "1.422 trạm", "1.425 trạm", reason, address)
    change = Revision(date(2024, 1, 9), "Thay đổi", "76 trạm", "79 trạm", reason, address)

    text = rendering.component("look/figures.html", "revisions", (sites, change))

    assert text.count("<aside") == 1
    assert text.count("Lý do") == 1
    assert text.count('href="/trang-chi-tieu/#lich-su"') == 1
    assert text.count('href="/dinh-chinh/"') == 1
