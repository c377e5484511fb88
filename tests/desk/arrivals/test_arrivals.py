"""Articles of an old portal come in once, clean, and readers of the old address find them."""

import csv
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image
from wagtail.images import get_image_model
from wagtail.models import Site

from congso.findings.finding import FaultyInput
from desk.arrivals import actions, cleaning, piece
from desk.arrivals.actions import Report
from desk.arrivals.models import Arrival
from desk.arrivals.reading import opening
from desk.kit.page import PortalPage
from desk.kit.permissions import MACHINE, NotPermitted
from desk.newsroom.models import Article, HomePage, NewsIndex
from desk.press.models import Moved
from desk.staff.models import Person

ROOT = Path(__file__).resolve().parents[3]
MANY = 40
WORD = (
    "<!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--><style>p.MsoNormal{}</style>"
    '<p class="MsoNormal" style="margin:0"><span lang="VI" style="font-family:Arial">'
    "Phủ sóng <b>4G</b><o:p></o:p></span></p>"
    '<h1>Kết quả</h1><script>alert(1)</script><p onclick="x()">Xem '
    '<a href="javascript:x()">đây</a> và <a href="https://vidu.vn/?a=1&b=2">kia</a>.</p>'
    "<table><tr><th>Loại</th><td>Trạm</td></tr><tr><td>Phát sóng</td><td>mới</td></tr></table>"
    '<figure><img src="http://cu.vn/anh/b.jpg" alt="Cột sóng"><figcaption>Cột mới</figcaption>'
    '</figure><ul><li>một</li><li>hai</li></ul><iframe src="https://x"></iframe>'
)
WXR = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<item><title>ảnh</title><wp:post_id>9</wp:post_id><wp:post_type>attachment</wp:post_type>
<wp:attachment_url>https://cu.vn/wp-content/uploads/2023/01/a.jpg</wp:attachment_url></item>
<item><title>Bài một</title><link>https://cu.vn/2023/01/bai-mot/</link><dc:creator>Lan</dc:creator>
<content:encoded><![CDATA[Đoạn đầu.

Đoạn hai.]]></content:encoded><excerpt:encoded><![CDATA[Tóm.]]></excerpt:encoded>
<wp:post_id>7</wp:post_id><wp:post_date_gmt>2023-01-05 01:30:00</wp:post_date_gmt>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
<category domain="category" nicename="x"><![CDATA[Bưu chính]]></category>
<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>
</item>
<item><title>Nháp</title><wp:post_id>8</wp:post_id><wp:status>draft</wp:status>
<wp:post_type>post</wp:post_type></item></channel></rss>"""

Bring = Callable[..., Report]


@pytest.fixture
def bring(db: None, settings: object, tmp_path: Path) -> Bring:  # noqa: ARG001 — as asked
    """Brings a file in, with the photographs beside it."""
    settings.MEDIA_ROOT = tmp_path / "media"  # type: ignore[attr-defined]
    root = PortalPage.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Trang chủ", slug="trang-chu", live=True))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": home}
    )
    home.add_child(instance=NewsIndex(title="Tin tức", live=True))

    def made(path: Path, by: object = MACHINE) -> Report:
        return actions.bring_in(path=path, source="Cổng cũ", photographs=path.parent, by=by)  # type: ignore[arg-type]

    return made


def photograph(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.effect_noise((60, 40), 50).convert("RGB").save(path)


def table(path: Path, *rows: dict[str, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        written = csv.DictWriter(file, list(rows[0]))
        written.writeheader()
        written.writerows(rows)
    return path


def row(number: int, **more: str) -> dict[str, str]:
    return {
        "id": str(number), "tieu_de": f"Bài số {number}", "noi_dung": "<p>Phủ sóng rộng thêm.</p>",
        "ngay": "04/01/2024 17:30", "chuyen_muc": "Bưu chính", "tac_gia": "Kim Quyên",
        "dia_chi": f"https://cu.vn/tin/{number}.html", "anh": "", **more,
    }  # fmt: skip


def test_a_text_pasted_from_word_keeps_its_words_and_nothing_else() -> None:
    made = cleaning.cleaned(WORD)

    first, shown, last = made.parts
    assert first == (
        "<p>Phủ sóng <b>4G</b></p><h2>Kết quả</h2>"
        '<p>Xem đây và <a href="https://vidu.vn/?a=1&amp;b=2">kia</a>.</p>'
        "<p>Loại | Trạm</p><p>Phát sóng | mới</p>"
    )
    assert shown == cleaning.Shown("http://cu.vn/anh/b.jpg", "Cột sóng", "Cột mới")
    assert last == "<ul><li>một</li><li>hai</li></ul>"


def test_articles_come_in_once_with_pictures_and_old_addresses(
    bring: Bring, tmp_path: Path
) -> None:
    photograph(tmp_path / "uploads" / "a.jpg")
    photograph(tmp_path / "anh" / "b.jpg")
    path = table(
        tmp_path / "cu.csv",
        row(1, anh="http://cu.vn/uploads/a.jpg", noi_dung=WORD),
        row(2, anh="http://cu.vn/uploads/a.jpg"),
        row(3, anh="khong-co.jpg"),
    )

    report = bring(path)
    again = bring(path)

    assert (report.brought, report.published, report.faulty) == (3, 3, [])
    assert report.pictures == [("3", "không có ảnh “khong-co.jpg” trong thư mục ảnh")]
    assert (again.brought, again.had) == (0, 3)
    assert get_image_model().objects.count() == 2
    first = Article.objects.get(title="Bài số 1")
    assert first.live
    assert (first.byline, first.get_parent().title) == ("Kim Quyên", "Bưu chính")
    assert (
        f"{first.first_published_at.astimezone(piece.VIETNAM):%d/%m/%Y %H:%M}" == "04/01/2024 17:30"
    )
    assert [block.block_type for block in first.body] == ["text", "picture", "text"]
    assert Moved.objects.get(old="/tin/1.html").new == first.address


def test_what_a_gate_refuses_stays_a_draft_and_is_told(bring: Bring, tmp_path: Path) -> None:
    wrong = "<p>Tổng số 50 trạm, tăng 12 trạm so với 40 trạm của năm 2022.</p>"
    path = table(tmp_path / "cu.csv", row(1, noi_dung=wrong), row(2))

    report = bring(path)

    assert report.brought == 2
    assert Article.objects.filter(live=True).count() == report.published
    assert [key for key, _why in report.drafts] == (["1"] if report.drafts else [])
    assert Arrival.objects.get(key="1").is_live is (not report.drafts)


def test_an_export_of_wordpress_is_read(bring: Bring, tmp_path: Path) -> None:
    photograph(tmp_path / "2023" / "01" / "a.jpg")
    path = tmp_path / "cu.xml"
    path.write_text(WXR, encoding="utf-8")

    report = bring(path)
    article = Article.objects.get()

    assert (report.brought, report.pictures) == (1, [])
    assert (article.title, article.byline) == ("Bài một", "Lan")
    assert "Đoạn hai." in str(article.body)
    assert article.picture
    assert set(Moved.objects.values_list("old", flat=True)) == {"/2023/01/bai-mot/", "/?p=7"}


def test_json_is_read_as_a_list_and_by_lines(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([row(1)]), encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(f"{json.dumps(row(1))}\n\n", encoding="utf-8")

    assert [
        piece.made(one).title
        for name in ("a.json", "b.jsonl")
        for one in opening.told(tmp_path / name)
    ] == ["Bài số 1", "Bài số 1"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"tieu_de": " "}, "không có tiêu đề"),
        ({"tieu_de": "x" * 10_000}, "tiêu đề dài 10000 chữ"),
        ({"ngay": "hôm qua"}, "không đọc được ngày đăng “hôm qua”"),
        ({"ngay": "32/13/2024"}, "không đọc được ngày đăng"),
        ({"noi_dung": "x" * 2_000_001}, "dài quá 2 triệu chữ"),
        ({"id": "", "dia_chi": ""}, "không có mã"),
    ],
)
def test_an_article_that_cannot_be_taken_is_named_and_the_others_come(
    bring: Bring, tmp_path: Path, changes: dict[str, str], said: str
) -> None:
    path = table(tmp_path / "cu.csv", row(1, **changes), row(2))

    report = bring(path)

    assert report.brought == 1
    assert said in report.faulty[0]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.zip", b"PK", "là tệp nén"),
        ("a.docx", b"PK", "phải là .csv"),
        ("a.csv", b"a,b\n1,2\n", "không thấy cột tiêu đề"),
        ("a.csv", "tiêu đề".encode("utf-16"), "UTF-8"),
        ("a.json", b"[" * 100_000, "không phải JSON"),
        ("a.jsonl", b"[1]x", "không phải JSON"),
        ("a.xml", b"<rss><item>", "không phải bản xuất WordPress"),
        ("a.xml", b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><rss/>', "DOCTYPE"),
        ("a.csv", None, "không có tệp này"),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(
    tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(FaultyInput) as refused:
        list(opening.told(path))

    assert said in str(refused.value.faults[0])


def test_a_picture_outside_of_the_folder_is_not_there(bring: Bring, tmp_path: Path) -> None:
    photograph(tmp_path / "bi-mat.jpg")
    inside = tmp_path / "ra"
    inside.mkdir()
    (inside / "lien-ket.jpg").symlink_to(tmp_path / "bi-mat.jpg")
    path = table(inside / "cu.csv", row(1, anh="../bi-mat.jpg"), row(2, anh="lien-ket.jpg"))

    report = bring(path)

    assert [key for key, _why in report.pictures] == ["1", "2"]
    assert not get_image_model().objects.exists()


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("https://cu.vn/tin/1.html", "/tin/1.html"),
        ("/tin/b%C3%A0i/", "/tin/bài/"),
        ("https://cu.vn/?p=7", "/?p=7"),
        ("https://cu.vn/index.php?lang=vi&id=12&utm_source=x", "/index.php?id=12&lang=vi"),
        ("https://cu.vn/", ""),
        ("https://cu.vn/tin/?" + "a" * 500, ""),
        ("https://cu.vn/a/../b", ""),
        ("https://cu.vn/a\nb", "/ab"),
        ("http://[", ""),
    ],
)
def test_a_path_leads_on_and_a_question_that_names_something(address: str, path: str) -> None:
    assert piece.path_of(address) == path


def test_only_who_may_brings_in(bring: Bring, tmp_path: Path) -> None:
    with pytest.raises(NotPermitted):
        bring(table(tmp_path / "cu.csv", row(1)), by=Person.objects.create_user("la"))


def test_an_import_that_is_killed_goes_on_where_it_stopped(prepared: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "CONGSO_VAR": str(tmp_path / "var"), "CONGSO_DATABASE_URL": ""}
    database = tmp_path / "var" / "desk.sqlite3"
    database.parent.mkdir()
    shutil.copyfile(prepared / "desk.sqlite3", database)
    photograph(tmp_path / "a.jpg")
    path = table(tmp_path / "cu.csv", *[row(number, anh="a.jpg") for number in range(MANY)])
    command = [sys.executable, "-m", "desk.command", "import", "articles", str(path), "--json"]
    before = counted(database)

    running = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL)
    until = time.monotonic() + 120
    while time.monotonic() < until and running.poll() is None and not counted(database)[0]:
        time.sleep(0.02)
    running.send_signal(signal.SIGKILL)
    running.wait(timeout=60)
    stopped = counted(database)[0]
    articles = counted(database)[1] - before[1]
    done = subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )

    told = json.loads(done.stdout)
    assert 0 < stopped < MANY
    assert articles == stopped
    assert (told["had"], told["brought"]) == (stopped, MANY - stopped)
    assert counted(database) == [MANY, before[1] + MANY, before[2] + 1]


def counted(database: Path) -> list[int]:
    """Return how many arrivals, articles and photographs there are."""
    tables = [one._meta.db_table for one in (Arrival, Article, get_image_model())]
    with closing(sqlite3.connect(database, timeout=30)) as looked:
        return [looked.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables]
