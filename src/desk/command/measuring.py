"""`congso check --score`: how well annotated texts are read and checked."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from congso.claims.scoring import annotation, measuring
from congso.claims.scoring.measuring import Outcome
from congso.claims.scoring.score import DETAILS, Score
from congso.findings.finding import Fault, FaultyInput
from desk.command import record
from desk.kit import shelf

MUTATIONS = 200
"""How many errors are planted in each text, one at a time."""
_NAMES = {
    "kind": "loại",
    "period": "kỳ",
    "base_period": "kỳ gốc",
    "direction": "tăng hay giảm",
}


def score(folders: Sequence[str], *, source: str, place: str, as_json: bool) -> int:
    """Print the scores of the annotated texts of `folders`.

    Raises: `FaultyInput` for a folder without annotated texts.
    """
    ledger = record.ledger(source)
    home = record.home(place, ledger.gazetteer).id if ledger else None
    total, texts = Outcome(), 0
    for folder in folders:
        for article, gold in _annotated(Path(folder)):
            text = shelf.checked_text(shelf.read_bytes(article, str(article)), str(article))
            lines = shelf.checked_text(shelf.read_bytes(gold, str(gold)), str(gold))
            total += measuring.of_text(
                text, annotation.read(lines), mutations=MUTATIONS, ledger=ledger, home=home
            )
            texts += 1
    tell = _as_json if as_json else _as_text
    sys.stdout.write(tell(total, texts))
    return 0


def _annotated(folder: Path) -> list[tuple[Path, Path]]:
    pairs = [
        (article, folder / "gold" / f"{article.stem}.jsonl")
        for article in sorted((folder / "articles").glob("*.txt"))
    ]
    found = [(article, gold) for article, gold in pairs if gold.is_file()]
    if not found:
        raise FaultyInput(
            (
                Fault(
                    str(folder),
                    "không có văn bản nào đã chú giải; cần các tệp articles/TÊN.txt và "
                    "gold/TÊN.jsonl.",
                ),
            )
        )
    return found


def _as_json(total: Outcome, texts: int) -> str:
    return (
        json.dumps(
            {
                "texts": texts,
                "figures": total.ours.found + total.ours.missed,
                "reader": _numbers(total.ours),
                "baseline": _numbers(total.plain),
                "alarms": total.alarms,
                "planted": dict(sorted(total.planted.items())),
                "caught": {name: total.caught[name] for name in sorted(total.planted)},
            }
        )
        + "\n"
    )


def _numbers(score: Score) -> dict[str, float]:
    told = {"precision": score.precision, "recall": score.recall, "f1": score.f1}
    told.update({detail: score.share(detail) for detail in DETAILS})
    return {name: round(value, 4) for name, value in told.items()}


def _as_text(total: Outcome, texts: int) -> str:
    ours, plain = _numbers(total.ours), _numbers(total.plain)
    names = {"precision": "chính xác", "recall": "đầy đủ", "f1": "F1", **_NAMES}
    figures = total.ours.found + total.ours.missed
    lines = [f"{texts} văn bản, {figures} số liệu do người chú giải", ""]
    lines.append(f"{'':<26}{'bộ đọc':>10}{'biểu thức':>12}")
    lines += [f"{said:<26}{ours[name]:>10.3f}{plain[name]:>12.3f}" for name, said in names.items()]
    lines += ["", f"{'báo nhầm trên bài đúng':<26}{total.alarms:>10} / {figures} số liệu", ""]
    lines.append(f"{'lỗi cài vào':<26}{'bắt được':>10}{'cài':>12}")
    lines += [
        f"{name:<26}{total.caught[name]:>10}{count:>12}"
        for name, count in sorted(total.planted.items())
    ]
    lines.append(f"{'tất cả':<26}{total.caught.total():>10}{total.planted.total():>12}")
    return "\n".join(lines) + "\n"
