"""`congso check --score`: the measure of the reader, for people and for programs."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
TEXT = "Có 1.422 trạm, tăng 76 trạm so với 1.346 trạm của năm 2022."
GOLD = (
    '{"start": 3, "end": 13, "text": "1.422 trạm", "value": 1422, "kind": "level"}\n'
    '{"start": 20, "end": 27, "text": "76 trạm", "value": 76, "kind": "change", '
    '"form": "delta_abs", "direction": "increase", "relation": "change_of:1"}\n'
    '{"start": 35, "end": 45, "text": "1.346 trạm", "value": 1346, "kind": "level", '
    '"relation": "base_of:1"}\n'
)


def scored(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "desk.command", "check", "--score", "--ledger", "none"]
    return subprocess.run(
        [*command, *options, str(folder)],
        capture_output=True, check=False, text=True, timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
    )  # fmt: skip


def annotated(folder: Path) -> Path:
    (folder / "articles").mkdir()
    (folder / "gold").mkdir()
    (folder / "articles" / "one.txt").write_text(TEXT, encoding="utf-8")
    (folder / "gold" / "one.jsonl").write_text(GOLD, encoding="utf-8")
    return folder


def test_scores_are_told_for_programs(tmp_path: Path) -> None:
    told = json.loads(scored(annotated(tmp_path), "--json").stdout)

    assert (told["texts"], told["figures"], told["reader"]["f1"]) == (1, 3, 1.0)
    assert told["caught"] == told["planted"]
    assert sum(told["planted"].values()) > 20


def test_scores_are_told_for_people_beside_a_plain_expression(tmp_path: Path) -> None:
    told = scored(annotated(tmp_path)).stdout

    assert "1 văn bản, 3 số liệu" in told
    assert "biểu thức" in told


def test_a_folder_without_annotated_texts_is_refused(tmp_path: Path) -> None:
    ran = scored(tmp_path)

    assert ran.returncode == 2
    assert "articles/TÊN.txt" in ran.stderr
