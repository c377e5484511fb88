"""Whoever comes from a page in English or Khmer is answered in that language."""

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import polib
import pytest
from tests.front.conftest import Running as Started
from tests.front.inbox.test_receiving import sent
from tests.front.search.test_index import build

from front import spoken

Running = Any
FRONT: Final = Path(spoken.__file__).parent
LETTERS: Final = re.compile(
    "[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE
)
MARKS: Final = {"marked", "say", "count"}
TO_WHO_RUNS_IT: Final = {
    *("__main__.py", "deploying.py"),
    *("inbox/box.py", "inbox/segments.py", "inbox/streams.py"),
    *("pages/manifest.py", "pages/snapshot.py", "pages/watch.py"),
}
"""Modules whose words reach a terminal or a log and no reader."""
TO_THE_LOG: Final = {"warning", "error", "exception", "_say"}
"""Calls in other modules whose words do too."""
BRAND: Final = "Cổng Số"
PLACES: Final = re.compile(r"%\(\w+\)s")


def named(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def texts(node: ast.AST) -> Iterator[str]:
    """Yield the texts that stand unmarked in a piece of code, what it says of itself left out."""
    for child in ast.iter_child_nodes(node):
        is_told_aside = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
        if is_told_aside or (isinstance(child, ast.Call) and named(child) in TO_THE_LOG):
            continue
        is_marked = isinstance(node, ast.Call) and named(node) in MARKS
        if isinstance(child, ast.Constant) and isinstance(child.value, str) and not is_marked:
            yield child.value
        yield from texts(child)


def marked(node: ast.AST) -> Iterator[str]:
    """Yield the texts that are marked in a piece of code."""
    for one in ast.walk(node):
        if isinstance(one, ast.Call) and named(one) in MARKS:
            yield from (
                given.value
                for given in one.args
                if isinstance(given, ast.Constant) and isinstance(given.value, str)
            )


def modules() -> dict[str, ast.Module]:
    return {
        str(path.relative_to(FRONT)): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(FRONT.rglob("*.py"))
    }


def unmarked(tree: ast.AST) -> list[str]:
    return [one for one in texts(tree) if LETTERS.search(one.replace(BRAND, ""))]


def test_every_text_for_readers_is_marked() -> None:
    found = {name: told for name, tree in modules().items() if (told := unmarked(tree))}

    assert found.keys() - TO_WHO_RUNS_IT == set(), found


@pytest.mark.parametrize(
    "code",
    [
        'x = "Không tìm thấy"', 'f(f"Có {n} trang")', 'x = ["Đã nhận"]', 'say(f"Có {n} trang")',
        'Field("a", "Gửi đến", 20)', 'def f():\n    """Doc."""\n    return "Đã gỡ"',
    ],
)  # fmt: skip
def test_a_text_that_is_not_marked_is_found(code: str) -> None:
    assert unmarked(ast.parse(code))
    assert not unmarked(ast.parse('"""Đã gỡ."""\nsay("Đã gỡ")\nlogger.error("Đã gỡ")'))


@pytest.mark.parametrize("code", ["en", "km"])
def test_every_marked_text_is_in_the_catalogue_with_its_places(code: str) -> None:
    folder = FRONT / "locale" / code / "LC_MESSAGES"
    told = polib.pofile(str(folder / "front.po"))
    said = {one.msgid: [one.msgstr, *one.msgstr_plural.values()] for one in told}
    wanted = {text for tree in modules().values() for text in marked(tree)}

    assert len(wanted) > 90
    assert sorted(wanted - said.keys()) == []
    for text, ways in said.items():
        for way in filter(None, ways):
            assert sorted(PLACES.findall(way)) == sorted(PLACES.findall(text))
            assert not LETTERS.search(way), way
    assert [one.msgid for one in told if not (one.msgstr or all(one.msgstr_plural.values()))] == []
    assert (folder / "front.mo").read_bytes() == told.to_binary()


FRAME: Final = "<title>[[heading]]</title><h1>[[heading]]</h1>[[body]]<footer>{}</footer>"
PAGES: Final = {
    "/en/about/": ("About the tram", "Trang khác", "", "One tram."),
    "/tram/": ("Trạm phát sóng", "Tin tức", "2024-01-05", "Một trạm."),
}


@pytest.fixture(scope="module")
def front(
    tmp_path_factory: pytest.TempPathFactory,
    publish: Callable[..., None],
    standard: Mapping[str, Mapping[str, Any]],
) -> Iterator[Running]:
    """A front over a portal with an English side, and a Khmer one without pages of its own."""
    built = tmp_path_factory.mktemp("spoken") / "public"
    english = {
        f"/en/{name}": {"body": FRAME.format("Portal of the province").encode()}
        for name in ("404.html", "410.html", "da-nhan.html", "tim-kiem.html")
    }
    found = {address: {"body": b"<h1>...</h1>"} for address in PAGES}
    publish(built, {**standard, **english, **found}, gone=["/en/old/", "/km/old/"])
    build(built, PAGES)
    running = Started(built)
    running.until(lambda: running.get("/san-sang").status == 200)
    yield running
    running.end()


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/en/nothing/", 404, "Portal of the province"),
        ("/en/old/", 410, "Portal of the province"),
        ("/en/404.html", 404, "Portal of the province"),
        ("/km/nothing/", 404, "រកមិនឃើញទំព័រ"),
        ("/km/old/", 410, "ទំព័រត្រូវបានដកចេញ"),
        ("/khong-co/", 404, "Lạc đường"),
        ("/enough/", 404, "Lạc đường"),
        ("/en/%00", 400, "Not a valid address"),
        ("/ban-dung/?ngon-ngu=en", 200, "Build b1, with 13 addresses."),
        ("/ban-dung/?ngon-ngu=km", 200, "កំណែដែលកំពុងបម្រើ"),
        ("/ban-dung/?ngon-ngu=fr", 200, "Bản dựng đang phục vụ"),
    ],
)
def test_an_address_is_answered_in_its_language(
    front: Running, address: str, status: int, words: str
) -> None:
    reply = front.get(address)

    assert (reply.status, words in reply.body.decode()) == (status, True), reply.body.decode()


def test_search_from_an_english_page_has_an_english_frame(front: Running) -> None:
    page = front.get("/tim-kiem/?q=tram&tu=hai&ngon-ngu=en").body.decode()

    assert "<h1>Search for “tram”</h1>" in page
    assert "Portal of the province" in page
    assert '<input type="hidden" name="ngon-ngu" value="en">' in page
    assert "2 pages found." in page
    assert "“hai” is not a day" in page
    assert '<option value="Tin tức">News (1)</option>' in page
    assert '<h2 lang="vi"><a class="bare" href="/tram/">' in page
    assert '<h2><a class="bare" href="/en/about/">' in page
    assert "News · 5 January 2024" in page
    frame = re.sub(r'<(h2|p|b|a)[^>]* lang="vi".*?</\1>|<option value="[^"]*"', "", page)
    assert not LETTERS.search(frame), frame


def test_search_from_a_vietnamese_page_marks_what_is_english(front: Running) -> None:
    page = front.get("/tim-kiem/?q=tram").body.decode()

    assert "Có 2 trang." in page
    assert '<h2 lang="en"><a class="bare" href="/en/about/">' in page
    assert '<h2><a class="bare" href="/tram/">' in page
    assert "ngon-ngu" not in page


@pytest.mark.parametrize(
    ("fields", "headers", "status", "words"),
    [
        ({"trang": "/en/", "huu-ich": "co", "ngon-ngu": "en"}, {}, 200, "Thank you for your"),
        ({"trang": "/en/", "huu-ich": "co", "ngon-ngu": "km"}, {}, 200, "សូមអរគុណ"),
        ({"trang": "/en/", "huu-ich": "co", "ngon-ngu": "xx"}, {}, 200, "Cảm ơn bạn"),
        ({"trang": "/en/", "ngon-ngu": "en"}, {}, 422, "“Was this page useful”: fill this in."),
        ({"trang": "/en/", "huu-ich": "co"}, {"referer": "/en/about/"}, 200, "Thank you"),
        ({"trang": "/"}, {"referer": "/km/intro/"}, 422, "ត្រូវបំពេញ"),
        ({"vi-sao": "a" * 140_000}, {"referer": "/en/"}, 413, "at most 128 KB"),
        ({}, {"referer": "/en/", "content-type": "text/plain"}, 415, "attachments are not taken"),
    ],
)
def test_a_form_is_answered_in_the_language_of_its_page(
    front: Running, fields: dict[str, str], headers: dict[str, str], status: int, words: str
) -> None:
    told = dict(headers)
    if "referer" in told:
        told["referer"] = f"http://127.0.0.1:{front.port}{told['referer']}"
    got, page = sent(front, "/hop-thu/danh-gia", fields, **told)

    assert (got, words in page) == (status, True), page
