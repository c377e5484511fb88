"""A head of a table sorts it in the reader's browser, as the server orders names and numbers."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page

from congso.writing import letters

pytestmark = pytest.mark.needs("chromium")

SCRIPT: Final = (
    Path(__file__).resolve().parents[2] / "src" / "desk" / "look" / "static" / "look" / "sap-xep.js"
)
NAMES: Final = (
    "Đại Tâm", "Dak Pring", "Dục", "Duc", "Dức", "Đức", "Dúc", "Dùc", "Dủc", "Dũc", "Dụcc",
    "An Hiệp", "Ấp Một", "Ăn Khê", "Ân Thi", "Ơ Kluy", "Ô Môn", "Oóc Om Bóc", "Ức", "Uy", "Ủy",
    "Trần Đề", "Trà Vinh", "tam bình", "Tám", "",
)  # fmt: skip
NUMBERS: Final = ("1.422", "208", "103,33%", "", "99,9%", "1.346,5", "-76", "12", "100 %", "")
"""As a page prints them, in one column."""
BY_WORTH: Final = ["-76", "12", "99,9%", "100 %", "103,33%", "208", "1.346,5", "1.422"]
VALUES: Final = (("nhiều", "1422"), ("ít", "9"), ("chưa có", ""), ("vừa", "208.5"))
"""What a cell says, and what it is worth."""


def table(*columns: tuple[str, list[str]]) -> str:
    heads = "".join(f'<th scope="col">{name}</th>' for name, _cells in columns)
    rows = zip(*(cells for _name, cells in columns), strict=True)
    body = "".join(f"<tr>{''.join(row)}</tr>" for row in rows)
    return (
        '<!doctype html><html lang="vi"><title>Bảng</title><table data-sorts><caption>Bảng'
        f"</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )


def said(texts: tuple[str, ...]) -> list[str]:
    return [f"<td>{one}</td>" for one in texts]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="en-US")
    yield context.new_page()
    context.close()


def shown(page: Page, html: str) -> None:
    page.set_content(html)
    page.add_script_tag(path=SCRIPT)


def cells(page: Page, column: int = 1) -> list[str]:
    return [one.strip() for one in page.locator(f"tbody td:nth-child({column})").all_inner_texts()]


def test_names_stand_in_the_order_of_the_server_whichever_way(page: Page) -> None:
    shown(page, table(("Tên", said(NAMES))))
    names = sorted(filter(None, NAMES), key=letters.sort_key)

    page.get_by_role("button", name="Tên").click()
    rising = cells(page)
    page.get_by_role("button", name="Tên").click()

    assert names.index("Đại Tâm") > names.index("Dụcc")
    assert names[names.index("Duc") : names.index("Duc") + 6] == [
        "Duc", "Dùc", "Dủc", "Dũc", "Dúc", "Dục",
    ]  # fmt: skip
    assert rising == [*names, ""]
    assert cells(page) == [*names[::-1], ""]


def test_printed_numbers_stand_by_their_worth_and_empty_cells_last(page: Page) -> None:
    shown(page, table(("Số", said(NUMBERS))))

    page.get_by_role("button", name="Số").click()
    rising = cells(page)
    page.get_by_role("button", name="Số").click()

    assert rising == [*BY_WORTH, "", ""]
    assert cells(page) == [*BY_WORTH[::-1], "", ""]


def test_what_a_cell_is_worth_decides_before_what_it_says(page: Page) -> None:
    worth = [f'<td data-value="{value}">{told}</td>' for told, value in VALUES]
    shown(page, table(("Giá trị", worth)))

    page.get_by_role("button", name="Giá trị").click()
    rising = cells(page)
    page.get_by_role("button", name="Giá trị").click()

    assert rising == ["ít", "vừa", "nhiều", "chưa có"]
    assert cells(page) == ["nhiều", "vừa", "ít", "chưa có"]


def test_keys_sort_and_the_head_says_which_way(page: Page) -> None:
    names, numbers = ("Ô Môn", "An Hiệp", "Đại Tâm"), ("9", "1.422", "208")
    shown(page, table(("Tên", said(names)), ("Số", said(numbers))))
    heads = page.get_by_role("columnheader")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert cells(page) == ["An Hiệp", "Đại Tâm", "Ô Môn"]
    assert [one.get_attribute("aria-sort") for one in heads.all()] == ["ascending", None]
    page.keyboard.press("Space")
    assert cells(page) == ["Ô Môn", "Đại Tâm", "An Hiệp"]
    assert [one.get_attribute("aria-sort") for one in heads.all()] == ["descending", None]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert cells(page, 2) == ["9", "208", "1.422"]
    assert [one.get_attribute("aria-sort") for one in heads.all()] == [None, "ascending"]
    assert page.evaluate("document.activeElement.innerText") == "Số"
