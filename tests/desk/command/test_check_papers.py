"""`congso check` on papers of every kind, alone, several together, and a whole folder."""

import json
import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest

from congso.findings.finding import FaultyInput
from desk.command import gathering
from desk.command.papers import encodings, reading

ROOT = Path(__file__).resolve().parents[3]
RIGHT = "Năm 2023, toàn tỉnh Sóc Trăng có 1.422 trạm thông tin di động."
WRONG = RIGHT.replace("1.422", "1.432")


def congso(*arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "desk.command", "check", "--ledger", "data", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT / "src"), **changes},
    )


def letter() -> bytes:
    """A Word file with a table, a header, struck out words and a text in bold."""
    paper = docx.Document()
    paper.sections[0].header.paragraphs[0].text = "Văn phòng tỉnh"
    paragraph = paper.add_paragraph("Năm 2023, toàn tỉnh Sóc Trăng có ")
    paragraph.add_run("1.432").bold = True
    paragraph.add_run(" trạm thông tin di động.")
    struck = paper.add_paragraph("Còn lại.")._p
    struck.append(
        struck.makeelement(
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}del", {}, None
        )
    )
    struck[-1].append(paper.add_paragraph("đã gạch").runs[0]._r)
    table = paper.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Trạm", "1.422"
    kept = BytesIO()
    paper.save(kept)
    return kept.getvalue()


def zipped(name: str) -> bytes:
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w") as parts:
        parts.writestr(name, "x")
    return kept.getvalue()


def test_a_word_file_is_read_with_its_tables_and_header_and_without_what_was_struck_out() -> None:
    text = reading.read(letter(), "thư.docx")

    assert text.splitlines() == [
        "Năm 2023, toàn tỉnh Sóc Trăng có 1.432 trạm thông tin di động.",
        "Còn lại.",
        "Trạm\t1.422",
        "Văn phòng tỉnh",
    ]


def test_a_web_page_is_read_as_it_is_seen() -> None:
    page = (
        "<html><head><title>Tin</title><style>p{margin:9px}</style></head><body><!-- 5 -->"
        "<h1>M&#7841;ng</h1><p>Có <b>1.4</b>22&nbsp;trạm<br>và 3.642</p><script>var n=7;</script>"
        "<table><tr><th>Trạm</th><td><p>1.422</p></td></tr></table></body></html>"
    )

    assert reading.read(page.encode(), "đầu vào") == (
        "Tin\nMạng\nCó 1.422\u00a0trạm\nvà 3.642\nTrạm\t1.422"
    )


@pytest.mark.parametrize("code", ["utf-16", "utf-8"])
def test_unicode_is_read_in_both_its_forms(code: str) -> None:
    assert reading.read(RIGHT.encode(code), "bài.txt") == RIGHT


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (b"%PDF-1.7\n...", "đây là tệp PDF"),
        (b"\x89PNG\r\n\x1a\n", "đây là tệp ảnh"),
        (b"\xff\xd8\xff\xe0", "đây là tệp ảnh"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "đời cũ (.doc, .xls) hoặc tệp có mật khẩu"),
        (b"{\\rtf1\\ansi", "đây là tệp RTF"),
        (zipped("xl/workbook.xml"), "đây là bảng tính Excel"),
        (zipped("bài.txt"), "đây là tệp nén"),
        (zipped("word/document.xml"), "tệp Word bị hỏng"),
        (b"PK\x03\x04abc", "tệp Word bị hỏng"),
        (b"\x7fELF\x02", "đây là tệp chương trình"),
        (b"MZ\x90\x00\x03\x00", "đây là tệp chương trình"),
        (bytes(range(256)), "đây là tệp nhị phân"),
        ("Số trạm".encode("utf-16-le"), "UTF-16 thiếu dấu mở đầu"),
        (b"", "không có chữ nào"),
        (b"\xef\xbb\xbf \r\n", "không có chữ nào"),
        (b"a" * (reading.LARGEST + 1), "quá 20 MB"),
        (b"a" * (reading.LONGEST + 1), "dài quá 4.000.000 chữ"),
    ],
    ids=["pdf", "png", "jpeg", "doc", "rtf", "xlsx", "zip", "bad docx", "cut docx", "elf", "exe",
         "bytes", "utf-16 without mark", "empty", "blank", "large", "long"],
)  # fmt: skip
def test_what_is_no_text_is_refused_by_name(written: bytes, message: str) -> None:
    with pytest.raises(FaultyInput) as refused:
        reading.read(written, "bài")

    assert str(refused.value).startswith("bài: ")
    assert message in str(refused.value)


OLD = {
    encodings.TCVN3: (
        "N¨m 2023, toµn tØnh cã 1.422 tr¹m th«ng tin di ®éng, t¨ng 76 tr¹m so víi n¨m 2022, "
        "b¸n kÝnh phôc vô b×nh qu©n lµ 2,25 km"
    ).encode("latin-1"),
    encodings.VNI: (
        "Naêm 2023, toaøn tænh coù 1.422 traïm thoâng tin di ñoäng, taêng 76 traïm "
        "so vôùi naêm 2022, baùn kính phuïc vuï bình quaân laø 2,25 km"
    ).encode("latin-1"),
    encodings.WINDOWS_1258: (
        "Năm 2023, toàn ti\u0309nh có 1.422 tra\u0323m thông tin di đô\u0323ng, "
        "tăng 76 tra\u0323m so vơ\u0301i năm 2022, phu\u0323c vu\u0323 bi\u0300nh quân"
    ).encode("cp1258"),
}


@pytest.mark.parametrize("code", OLD)
def test_an_old_code_is_refused_by_its_name_with_what_to_do(code: str) -> None:
    with pytest.raises(FaultyInput, match=rf"mã {code} .*UniKey"):
        reading.read(OLD[code], "bài.txt")


def test_an_old_font_pasted_into_unicode_is_known_too() -> None:
    pasted = OLD[encodings.TCVN3].decode("latin-1").encode()

    with pytest.raises(FaultyInput, match="TCVN3"):
        reading.read(pasted, "bài.txt")


def test_words_of_other_languages_are_no_old_code() -> None:
    french = "L’année passée, la région a été équipée de 1.422 antennes; très élevée, où ça?"

    assert reading.read(french.encode(), "bài.txt") == french


def test_a_folder_is_checked_through_with_the_name_of_each_paper(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(RIGHT, "utf-8")
    (tmp_path / "sâu").mkdir()
    (tmp_path / "sâu" / "b.docx").write_bytes(letter())
    (tmp_path / "ảnh.png").write_bytes(b"\x89PNG")
    (tmp_path / ".ẩn.txt").write_text(WRONG, "utf-8")

    ran = congso("--json", str(tmp_path))

    told = [json.loads(line) for line in ran.stdout.splitlines()]
    assert ran.returncode == 1
    assert [Path(one["file"]).name for one in told if one["verdict"] != "not_statistic"] == [
        "a.txt",
        "b.docx",
    ]


def test_a_paper_that_cannot_be_read_does_not_keep_others_from_being_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"%PDF-1.7")
    (tmp_path / "b.txt").write_text(WRONG, "utf-8")

    ran = congso(str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))

    assert ran.returncode == 2
    assert "a.txt: đây là tệp PDF" in ran.stderr
    assert "1 số liệu: 1 trái sổ số liệu" in ran.stdout
    assert "2 tệp: 0 không có số sai, 1 có số sai, 1 không đọc được." in ran.stdout


def test_a_slip_of_the_hand_is_told_behind_the_statements(tmp_path: Path) -> None:
    paper = tmp_path / "a.txt"
    paper.write_text(f"Hội nghị tổng kết tổng kết. {RIGHT}", "utf-8")

    ran = congso("--json", str(paper))

    last = json.loads(ran.stdout.splitlines()[-1])
    assert ran.returncode == 0
    assert (last["kind"], last["slip"], last["expected"]) == ("slip", "doubled-words", "tổng kết")
    assert "file" not in last


def test_a_paper_named_twice_is_read_once(tmp_path: Path) -> None:
    paper = tmp_path / "a.txt"
    paper.write_text(RIGHT, "utf-8")

    assert len(gathering.papers([str(tmp_path), str(paper)])) == 1


def test_who_stops_listening_is_not_shouted_at(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number}.txt").write_text(RIGHT, "utf-8")
    program = f"{sys.executable} -m desk.command check --ledger none --json {tmp_path} | head -1"
    ran = subprocess.run(
        program,
        shell=True,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )

    assert ran.stdout.count("\n") == 1
    assert not ran.stderr
