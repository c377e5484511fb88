"""What a machine may set is written in the manual, and a wrong address is refused clearly."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desk import settings
from desk.command.options import Source

ROOT = Path(__file__).resolve().parents[3]
MANUAL = ROOT / "docs" / "manual" / "cai-dat.md"


@pytest.mark.parametrize("option", settings.OPTIONS, ids=lambda option: option.name)
def test_each_option_stands_in_the_manual_as_it_is(option: settings.Option) -> None:
    default = f"`{option.default}`" if option.default else "–"

    assert f"| `{option.name}` | {default} | {option.help} |" in MANUAL.read_text("utf-8")


def test_the_manual_names_no_option_that_is_not_there() -> None:
    rows = [line for line in MANUAL.read_text("utf-8").splitlines() if line.startswith("| `")]

    assert len(rows) == len(settings.OPTIONS)


def asked(expression: str, var: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CONGSO_")}
    return subprocess.run(
        [sys.executable, "-c", f"from desk import settings; print({expression})"],
        env={**kept, "CONGSO_VAR": str(var), "PYTHONPATH": str(ROOT / "src"), **changes},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.mark.parametrize("url", ["mysql://a/b", "postgresql://host", "chỉ là chữ"])
def test_a_database_address_that_cannot_be_is_refused(url: str, tmp_path: Path) -> None:
    ran = asked("settings.DATABASES", tmp_path, CONGSO_DATABASE_URL=url)

    assert ran.returncode != 0
    assert "CONGSO_DATABASE_URL phải có dạng postgresql://" in ran.stderr


def test_a_database_address_is_read_whole(tmp_path: Path) -> None:
    url = "postgresql://ng%C6%B0%E1%BB%9Di:p%40ss@db.local:5433/congso?sslmode=require"
    told = asked("settings.DATABASES['default']", tmp_path, CONGSO_DATABASE_URL=url).stdout

    for part in ("'người'", "'p@ss'", "'db.local'", "'5433'", "'congso'", "'sslmode': 'require'"):
        assert part in told


def test_the_secret_is_made_once_and_for_us_alone(tmp_path: Path) -> None:
    first, second = (asked("settings.SECRET_KEY", tmp_path).stdout for _ in range(2))

    assert first == second
    assert len(first) > 60
    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o600
    assert asked("settings.SECRET_KEY", tmp_path / "other").stdout != first


def test_addresses_follow_where_the_servers_listen(tmp_path: Path) -> None:
    plain = asked("settings.PUBLIC_URL", tmp_path, CONGSO_FRONT_BIND="127.0.0.1:8123").stdout
    behind = "settings.PUBLIC_URL, settings.CSRF_COOKIE_SECURE, settings.ALLOWED_HOSTS"
    told = asked(behind, tmp_path, CONGSO_STAFF_URL="https://bien-tap.vi-du.vn/").stdout

    assert plain == "http://127.0.0.1:8123\n"
    assert "True" in told
    assert "'bien-tap.vi-du.vn'" in told


@pytest.mark.parametrize(
    ("url", "said", "required"),
    [
        ("http://127.0.0.1:8001", "", "False"),
        ("https://bientap.example.vn", "", "True"),
        ("https://bientap.example.vn", "0", "False"),
        ("http://localhost:8001", "1", "True"),
    ],
)
def test_a_second_factor_is_asked_wherever_others_can_sign_in(
    tmp_path: Path, url: str, said: str, required: str
) -> None:
    ran = asked(
        "settings.SECOND_FACTOR_IS_REQUIRED", tmp_path,
        CONGSO_STAFF_URL=url, CONGSO_SECOND_FACTOR=said,
    )  # fmt: skip

    assert ran.stdout.strip() == required


def test_the_manual_says_of_the_ledger_what_its_option_says() -> None:
    (option,) = Source.__metadata__

    assert f"`--ledger {option.metavar}`: {option.help}" in MANUAL.read_text("utf-8")


@pytest.mark.parametrize(
    "asked_for",
    [
        ["figure", "telecom.sites", "--period", "2023"],
        ["formula", "postal.points"],
        ["triangle", "telecom.sites"],
    ],
    ids=lambda words: words[0],
)
def test_what_cannot_be_told_without_a_ledger_says_so(asked_for: list[str]) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "desk.command", *asked_for, "--ledger", "none"],
        capture_output=True, encoding="utf-8", check=False, timeout=60,
        env={**os.environ, "LC_ALL": "C", "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip

    assert (ran.returncode, ran.stdout) == (2, "")
    assert "--ledger none: cần một sổ số liệu" in ran.stderr
