"""A drill that cannot even begin is a failed drill, and is written down with its reason."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import ProgrammingError
from pytest_django import Settings

from desk.command import drilling
from desk.press import safekeeping

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def beside(settings: Settings, tmp_path: Path) -> None:
    settings.VAR = tmp_path / "var"


@contextmanager
def refused() -> Iterator[str]:
    raise ProgrammingError("permission denied to create database\n")
    yield ""


def noted() -> str:
    last = safekeeping.last_drill()
    return last[1] if last else ""


def test_a_database_that_may_not_be_made_is_a_failed_drill_with_its_reason(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(drilling, "_database", refused)

    assert drilling.drill("kept.zip") == 1
    assert "(permission denied to create database). Hãy cho" in noted()
    assert "quyền CREATEDB" in noted()
    assert "Diễn tập không thành: chưa tạo" in capsys.readouterr().err


def test_a_restore_that_dies_without_a_word_is_a_failed_drill(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    died = subprocess.CompletedProcess([], -9, stdout="", stderr=" \n")
    monkeypatch.setattr(drilling.subprocess, "run", lambda *_given, **_named: died)

    assert drilling.drill("kept.zip") == 1
    assert noted() == "mã thoát -9"
    assert "Diễn tập thành công" not in capsys.readouterr().out
