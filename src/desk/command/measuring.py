"""`congso check --score`: how well annotated texts are read and checked."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from congso.claims.scoring import annotation, measuring
from congso.claims.scoring.measuring import Outcome, Verdicts
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
                "checks": _verdicts(total.checked),
                "baseline_checks": _verdicts(total.plainly),
                "alarms": total.checked.alarms,
                "planted": dict(sorted(total.checked.planted.items())),
                "caught": _caught(total.checked),
                "baseline_caught": _caught(total.plainly),
            }
        )
        + "\n"
    )


def _numbers(score: Score) -> dict[str, float]:
    told = {"precision": score.precision, "recall": score.recall, "f1": score.f1}
    told.update({detail: score.share(detail) for detail in DETAILS})
    told["found_f1"] = score.seen[2]
    told.update({f"{detail}_f1": score.detail(detail)[2] for detail in DETAILS})
    return {name: round(value, 4) for name, value in told.items()}


def _verdicts(checked: Verdicts) -> dict[str, float]:
    return {
        "precision": round(checked.precision, 4),
        "recall": round(checked.recall, 4),
        "f1": round(checked.f1, 4),
        "open": checked.open,
        "open_told": checked.open_told,
    }


def _caught(checked: Verdicts) -> dict[str, int]:
    return {name: checked.caught[name] for name in sorted(checked.planted)}


def _as_text(total: Outcome, texts: int) -> str:
    figures = total.ours.found + total.ours.missed
    ours, plain = total.checked, total.plainly
    lines = [f"{texts} văn bản, {figures} số liệu do người chú giải", ""]
    lines.append(f"{'':<22}{'chính xác':>10}{'đầy đủ':>9}{'F1':>8}{'F1 của biểu thức':>19}")
    rows = [("tìm ra số liệu", total.ours.seen, total.plain.seen)]
    value = (total.ours.precision, total.ours.recall, total.ours.f1)
    rows.append(("giá trị", value, (0.0, 0.0, total.plain.f1)))
    rows += [(said, total.ours.detail(name), total.plain.detail(name))
             for name, said in _NAMES.items()]  # fmt: skip
    caught = (ours.precision, ours.recall, ours.f1)
    rows.append(("kết luận", caught, (plain.precision, plain.recall, plain.f1)))
    lines += [
        f"{said:<22}{mine[0]:>10.3f}{mine[1]:>9.3f}{mine[2]:>8.3f}{theirs[2]:>19.3f}"
        for said, mine, theirs in rows
    ]
    right = ", ".join(f"{said} {total.ours.share(name):.3f}" for name, said in _NAMES.items())
    lines += ["", f"trong các số liệu tìm ra: {right}"]
    lines += [f"báo nhầm trên bài đúng: {ours.alarms} / {figures} số liệu", ""]
    lines.append(f"{'lỗi cài, có căn cứ':<26}{'bắt được':>10}{'cài':>8}{'biểu thức':>12}")
    lines += [
        f"{name:<26}{ours.caught[name]:>10}{count:>8}{plain.caught[name]:>12}"
        for name, count in sorted(ours.planted.items())
    ]
    lines.append(
        f"{'tất cả':<26}{ours.caught.total():>10}{ours.planted.total():>8}"
        f"{plain.caught.total():>12}"
    )
    lines.append(f"lỗi cài không có căn cứ nào để nhận ra: {ours.open}, bị báo {ours.open_told}")
    return "\n".join(lines) + "\n"
