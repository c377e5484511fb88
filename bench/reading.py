"""How fast prose is read: time for an article, growth with length, beside a bare expression.

An editor waits for the reader on every pause of the keyboard; an article has about 10 KB.
"""

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from congso.claims import reading, review
from desk.command import measuring

PARAGRAPH: Final = (
    "Đến cuối năm 2023, toàn tỉnh có 1.422 trạm thông tin di động, tăng 76 trạm so với năm 2022; "
    "trong đó mạng 4G có 1.378 trạm. Số điểm phục vụ bưu chính là 208 điểm, đạt 107,77% kế hoạch, "
    "bán kính phục vụ bình quân 2,25 km/điểm. Chỉ số chuyển đổi số xếp hạng 36/63, tăng 20 bậc.\n"
)
NUMERAL: Final = re.compile(r"\d+(?:[.,]\d+)*")
SIZES: Final = (10_000, 100_000, 1_000_000)
TEXTS: Final = Path(__file__).resolve().parents[1] / "tests" / "golden" / "annotated"
SHARED: Final = Path(__file__).resolve().parents[2] / "shared" / "claims"
LIMIT_MS: Final = 50
ROUNDS: Final = {10_000: 10, 100_000: 3, 1_000_000: 1}


def text_of(size: int) -> str:
    """Return prose of about `size` bytes."""
    return PARAGRAPH * (size // len(PARAGRAPH.encode()) + 1)


def seconds(work: Callable[[str], object], text: str, rounds: int) -> float:
    """Return the best of several runs, in seconds of one core: others may use the machine too."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        work(text)
        best = min(best, time.process_time() - start)
    return best


def checked_in_proportion() -> None:
    """Print how long reading and checking takes, and how it grows from 10 KB to 1 MB."""
    small, large = (text_of(SIZES[0]), text_of(SIZES[-1]))
    one, whole = seconds(review.review, small, 10), seconds(review.review, large, 1)
    verdict = "đạt" if one * 1000 <= LIMIT_MS else "CHƯA ĐẠT"
    longer = len(large) / len(small)
    print(f"Đọc và soát 10 KB: {one * 1000:.1f} ms (mức {LIMIT_MS} ms: {verdict}); 1 MB: ")
    print(f"  dài gấp {longer:.0f} lần, lâu gấp {whole / one:.0f} lần ({whole:.2f} s)")


def main() -> None:
    """Print a line for each size."""
    print("Đọc văn bản (congso.claims.reading) so với một biểu thức chính quy chỉ tìm chữ số")
    print(f"{'cỡ':>10} {'đọc':>12} {'biểu thức':>12} {'gấp':>8} {'µs/KB':>8}")
    for size in SIZES:
        text = text_of(size)
        ours = seconds(reading.read, text, ROUNDS[size])
        bare = seconds(NUMERAL.findall, text, ROUNDS[size])
        kilobytes = len(text.encode()) / 1000
        print(
            f"{kilobytes:>7.0f} KB {ours * 1000:>9.1f} ms {bare * 1000:>9.2f} ms "
            f"{ours / bare:>8.0f} {ours / kilobytes * 1e6:>8.0f}"
        )
        if size == SIZES[0]:
            verdict = "đạt" if ours * 1000 <= LIMIT_MS else "CHƯA ĐẠT"
            print(f"{'':>10} mức cần đạt cho một bài: {LIMIT_MS} ms ({verdict})")
    print()
    checked_in_proportion()
    scored = [
        ("đã dùng để sửa bộ đọc", TEXTS / "tuned", "none"),
        ("bộ đọc chưa từng thấy khi chấm lần đầu", TEXTS / "held-out", "none"),
        ("trên số liệu của sổ trình diễn", TEXTS / "recorded", "data"),
        ("của người khác", SHARED, "data"),
    ]
    for said, folder, source in scored:
        if folder.is_dir():
            print(f"\nVăn bản đã chú giải, {said}; mỗi văn bản cài 200 lỗi")
            measuring.score([str(folder)], source=source, place="94", as_json=False)


if __name__ == "__main__":
    main()
