"""The demonstration fills an empty portal, passes the gate, and a fault in it loads nothing."""

import shutil
from pathlib import Path

import pytest

from congso.findings.finding import FaultyInput
from desk.kit import shelf
from desk.kit.page import PortalPage
from desk.newsroom import demonstration, models

pytestmark = pytest.mark.usefixtures("figures", "media")
CITED = "telecom.sites|94|2023||level"


def test_it_fills_an_empty_portal_once() -> None:
    told: list[str] = []

    count = demonstration.load(told.append)

    assert count == PortalPage.objects.live().filter(depth__gt=1).count()
    assert models.Article.objects.live().count() >= 4
    assert models.Video.objects.live().exists()
    assert len(told) > count
    assert demonstration.load() == 0


@pytest.mark.parametrize(
    ("file", "was", "now", "said"),
    [
        (CITED, CITED, CITED.replace("sites", "site"), "Không có chỉ tiêu"),
        (CITED, CITED, CITED.replace("2023", "2010"), "chưa có số năm 2010"),
        ('section = "', 'section = "', 'section = "khong-co-', "không có chuyên mục"),
        ('type = "text"', 'type = "text"', 'type = "bang"', "không có loại khối"),
        ("title = ", "title = ", "title == ", "không đọc được tệp TOML"),
    ],
    ids=["indicator", "period", "section", "block", "toml"],
)  # fmt: skip
def test_a_fault_in_a_text_is_named_with_its_file_and_nothing_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, was: str, now: str, said: str
) -> None:
    shutil.copytree(shelf.home() / "data", tmp_path / "data")
    texts = sorted((tmp_path / "data" / "demo" / "articles").glob("*.toml"))
    faulty = next(path for path in texts if file in path.read_text("utf-8"))
    faulty.write_text(faulty.read_text("utf-8").replace(was, now, 1), "utf-8")
    monkeypatch.setenv("CONGSO_HOME", str(tmp_path))

    with pytest.raises(FaultyInput, match=said) as refused:
        demonstration.load()

    assert faulty.name in str(refused.value)
    assert not models.HomePage.objects.exists()


def test_a_text_that_is_not_composed_is_refused_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(shelf.home() / "data", tmp_path / "data")
    page = tmp_path / "data" / "demo" / "pages" / "gioi-thieu.toml"
    page.write_text(page.read_text("utf-8").replace("Giới", "Gio\u031b\u0301i", 1), "utf-8")
    monkeypatch.setenv("CONGSO_HOME", str(tmp_path))

    with pytest.raises(FaultyInput, match="dòng 1, ký tự"):
        demonstration.load()

    assert not models.HomePage.objects.exists()
