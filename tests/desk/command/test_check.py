"""`congso check` on texts that hold, texts that do not, and texts that cannot be read."""

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SOURCES = ROOT.parent / "shared" / "sources"
RIGHT = "Năm 2023, toàn tỉnh Sóc Trăng có 1.422 trạm thông tin di động.\n"
WRONG = "Năm 2023, toàn tỉnh Sóc Trăng có 1.432 trạm thông tin di động.\n"
FIELDS = {
    "start", "end", "text", "value", "value_max", "of", "unit", "written", "scale", "measure",
    "kind", "period", "base_period", "direction", "form", "approx", "status", "relates_to",
    "binding", "verdict", "expected", "message",
}  # fmt: skip


def congso(*arguments: str, stdin: bytes = b"", **changes: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a person would, in whatever language the machine speaks."""
    ran = subprocess.run(
        [sys.executable, "-m", "desk.command", *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, "LC_ALL": "C", "PYTHONPATH": str(ROOT / "src"), **changes},
    )
    return subprocess.CompletedProcess(
        ran.args, ran.returncode, ran.stdout.decode(), ran.stderr.decode()
    )


def checked(text: str, *options: str) -> subprocess.CompletedProcess[str]:
    return congso("check", "-", "--ledger", "data", *options, stdin=text.encode())


def test_a_text_that_agrees_with_the_ledger_passes() -> None:
    ran = checked(RIGHT)

    assert ran.returncode == 0
    assert "✓" in ran.stdout
    assert "1.422 trạm" in ran.stdout
    assert "1 số liệu: 1 khớp" in ran.stdout


def test_a_contradiction_names_the_figure_that_would_fit_and_exits_with_1() -> None:
    ran = checked(WRONG)

    assert ran.returncode == 1
    assert "trái sổ số liệu" in ran.stdout
    assert "1.422" in ran.stdout
    assert "1 số liệu: 1 trái sổ số liệu" in ran.stdout


def test_without_a_ledger_only_the_text_is_held_against_itself() -> None:
    assert congso("check", "-", "--ledger", "none", stdin=WRONG.encode()).returncode == 0


def test_the_json_has_one_object_a_statement_with_every_field() -> None:
    ran = checked(WRONG, "--json")

    (statement,) = [json.loads(line) for line in ran.stdout.splitlines() if "1.432" in line]
    assert ran.returncode == 1
    assert set(statement) == FIELDS
    assert WRONG[statement["start"] : statement["end"]] == statement["text"]
    assert statement["binding"]["indicator"] == "telecom.sites"
    assert (statement["verdict"], statement["value"]) == ("contradicts", 1432)
    assert "1.422" in statement["expected"]


def test_offsets_are_those_of_the_text_as_read() -> None:
    text = "\ufeff" + RIGHT.replace("\n", "\r\n") * 2
    ran = checked(text, "--json")

    statements = [json.loads(line) for line in ran.stdout.splitlines()]
    assert all(text[one["start"] : one["end"]] == one["text"] for one in statements)
    assert [one["start"] for one in statements] == sorted(one["start"] for one in statements)


def test_letters_with_their_marks_apart_are_read_as_they_are() -> None:
    text = unicodedata.normalize("NFD", WRONG)
    ran = checked(text, "--json")

    statements = [json.loads(line) for line in ran.stdout.splitlines()]
    assert ran.returncode == 1
    assert all(text[one["start"] : one["end"]] == one["text"] for one in statements)


def test_a_file_is_read_by_its_name(tmp_path: Path) -> None:
    article = tmp_path / "bài.txt"
    article.write_text(RIGHT, "utf-8")

    assert congso("check", str(article), "--ledger", "data").returncode == 0


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("Sở\nTỉnh Sóc Tr".encode() + b"\xe3ng", "dòng 2, ký tự 12: tệp không phải UTF-8"),
    ],
    ids=["not UTF-8"],
)
def test_a_text_in_another_spelling_is_refused_with_its_place(written: bytes, message: str) -> None:
    ran = congso("check", "-", "--json", stdin=written)

    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"đầu vào, {message}")
    assert ran.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "/không/có.txt"], "/không/có.txt: không đọc được tệp (không có tệp này)."),
        (["check", "bench"], "bench: thư mục không có văn bản nào"),
        (["check", "-", "--ledger", "nope.csv"], "--ledger nope.csv: không có tệp này"),
        (["check", "-", "--place", "98"], "Không có đơn vị hành chính nào mang mã “98”"),
        (["check"], "Thiếu TỆP. Xem cách dùng: congso check --help"),
        (["check", "-", "--jsn"], "Không có tùy chọn --jsn. Có phải --json?"),
        (["soát"], "Không có lệnh soát"),
    ],
    ids=["missing", "folder", "ledger", "place", "no file", "option", "command"],
)
def test_a_slip_on_the_command_line_is_told_in_vietnamese(
    arguments: list[str], message: str
) -> None:
    ran = congso(*arguments)

    assert ran.returncode == 2
    assert message in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("command", [[], ["check"], ["figure"], ["import"], ["import", "places"]])
def test_the_help_is_vietnamese_throughout(command: list[str]) -> None:
    ran = congso(*command, "--help")

    assert ran.returncode == 0
    assert "Cách dùng:" in ran.stdout
    assert "In hướng dẫn này." in ran.stdout
    for english in (
        "Usage",
        "Options",
        "Commands",
        "Arguments",
        "Show this",
        "default",
        "required",
    ):
        assert english not in ran.stdout


def test_checking_needs_no_django() -> None:
    program = f"""if True:
        import sys
        from desk.command import reviewing
        reviewing.check([{str(ROOT / "pyproject.toml")!r}], source="data", place="94",
                        as_json=True, everything=False)
        loaded = {{name.partition(".")[0] for name in sys.modules}}
        sys.exit(bool(loaded & {{"django", "wagtail", "rich", "lxml"}}))
    """
    ran = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        check=False,
    )

    assert ran.returncode == 0, ran.stderr.decode()


@pytest.mark.needs("shared")
def test_the_article_of_the_province_raises_no_alarm() -> None:
    (article,) = SOURCES.glob("*.txt")
    ran = congso("check", str(article), "--json", "--ledger", "data")

    verdicts = [json.loads(line)["verdict"] for line in ran.stdout.splitlines()]
    assert ran.returncode == 0
    assert verdicts.count("agrees") >= 20
    assert not {"contradicts", "inconsistent"} & set(verdicts)
