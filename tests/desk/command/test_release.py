"""A release computes again from its bundle alone, and a digit changed afterwards is named."""

import json
import subprocess
import sys
from pathlib import Path

from congso.observations import bundle, reference
from desk.kit import shelf
from desk.releases import packing


def packed(path: Path, *, printed: str = "1.422") -> Path:
    known = shelf.ledger_of(shelf.observations(shelf.reviewed("figures", "soctrang_2023.csv")))
    wanted = [reference.read("telecom.sites|94|2023||level")]
    files = bundle.pack(known, wanted, shelf.definition_texts(), about={"title": "x"})
    figures = files[bundle.FIGURES].decode().replace("1.422", printed)
    path.write_bytes(packing.zipped({**files, bundle.FIGURES: figures.encode()}))
    return path


def congso(*given: str) -> subprocess.CompletedProcess[str]:
    blind = "import sys; sys.modules['django'] = None; from desk.command.app import main; main()"
    command = [sys.executable, "-c", blind, *given]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_bundle_verifies_without_any_framework(tmp_path: Path) -> None:
    answer = congso("release", "verify", str(packed(tmp_path / "x.zip")))

    assert (answer.returncode, answer.stdout) == (0, "Tính lại 1 số: khớp tất cả.\n")


def test_a_changed_digit_is_named(tmp_path: Path) -> None:
    path = packed(tmp_path / "x.zip", printed="1.423")

    answer = congso("release", "verify", "--json", str(path))

    assert answer.returncode == 1
    told = json.loads(answer.stdout)
    assert told["count"] == 1
    assert any("in “1.423”, tính lại ra “1.422”" in fault for fault in told["faults"])


def test_what_is_no_bundle_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(b"PK no")

    answer = congso("release", "verify", str(path))

    assert answer.returncode == 2
    assert "không phải gói ZIP lành lặn" in answer.stderr


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = packed(tmp_path / "a.zip"), packed(tmp_path / "b.zip")

    assert first.read_bytes() == second.read_bytes()
