"""Whether words tell all of what an indicator counts, or only some of it.

“Toàn tỉnh có 208 điểm phục vụ bưu chính” tells all points, “kiểm tra 30 điểm phục vụ bưu chính” and
“30 điểm phục vụ bưu chính bị ngập” some of them: no ledger of all can contradict those.

>>> tells_all("điểm phục vụ bưu chính", "toàn tỉnh có ", " bưu chính, tăng", ["điểm phục vụ"])
False
>>> names = ["Điểm phục vụ bưu chính", "điểm phục vụ"]
>>> tells_all("điểm phục vụ bưu chính", "toàn tỉnh có ", " bưu chính, tăng", names)
True
>>> tells_all("điểm phục vụ bưu chính", "thanh tra ", " bưu chính", names)
False
"""

import re
from collections.abc import Iterable, Sequence

from congso.claims.naming import matching

_NEUTRAL_WORDS = (
    "tổng|số|lượng|cộng|các|những|toàn|bộ|tỉnh|thành|phố|huyện|thị|xã|cả|của|trên|địa|bàn|"
    "hiện|nay|đang|đã|được|có|là|đạt|chung|khoảng|hơn|gần|về|chỉ|tiêu|kết|quả|tính|đến|hết|"
    "ngày|cuối|đầu|năm|tháng|quý|kỳ|thực|ước|lũy|kế|trong|theo|báo|cáo|thống|kê|hoạt|động|"
    "phục|vụ|cung|cấp|phát|triển|dịch|mạng|lưới|hệ|công|tác|ngành|lĩnh|vực|tại|đây|này|riêng|"
    "một|mỗi|cho|vào|thời|điểm|với|và|thuộc|quản|lý|tham|gia|ở|mức|tỷ|lệ|độ|bình|quân|trung|"
    "nhà|nước|sóng|phủ|dân|cư|người|thông|tin|truyền|chia|ra|bao|gồm|sử|dụng|"
    "kế|hoạch|dự|toán|nghị|quyết|giao|đề|mục"
)
_NEUTRAL = frozenset(_NEUTRAL_WORDS.split("|"))
"""Words that leave a name as wide as it is."""
_ENDS = re.compile(
    r"[,;:.()\n!?–]|(?<!\w)(?:tăng|giảm|so|đạt|chiếm|bằng|vượt|cao|thấp|xếp|đứng|và|còn|trong "
    r"đó|gồm|"
    r"nhưng|với|năm|nâng|đưa|là|như|để|nên|do đó)(?!\w)"
)
_A_NAME = 2
_CLAUSE = re.compile(r"[,;:.()\n–]")
_TELLS_WORDS = (
    "có|là|đạt|gồm|với|còn|được|số|tỉnh|lên|xuống|thành|mức|ước|bằng|và|tới|đến|khoảng|trì|"
    "bàn|nay|đó|hiện|đã|đang|chỉ|tiêu|hữu|quản|lý|nước|ở|cả|huyện|xã|phố|gần|hơn|trên|dưới|"
    "từ|của|năm|quân|kiến|tính|cộng|lượng|đủ|ngành|mới|thứ|hạng|xếp|đứng|vực|việt|so|phần|"
    "đương|ứng|tăng|giảm|thêm|cũng|đều|tỷ|lệ|vượt|mốc|phục|vụ|giữ"
)
_TELLS = frozenset(_TELLS_WORDS.split("|"))
"""Last words before a number that state how much there is; “kiểm tra”, “xử phạt” state no whole."""


_SOMEBODY = re.compile(
    r"(?<!\w)(?:viettel|vnpt|mobifone|vinaphone|vietnamobile|fpt|gmobile|bưu điện|công ty|chi "
    r"nhánh|"
    r"tập đoàn)(?!\w)"
)
"""One of those that the whole is divided among."""


def _is_narrowed(led: tuple[str, ...], said: str, names: Iterable[str]) -> bool:
    """Return whether a name stands before the number with words that narrow it.

    “Dân số trong độ tuổi lao động 650.000 người”: what is measured by itself is only people.
    """
    told = set(matching.words(said))
    for name in names:
        wanted = matching.bare(matching.words(name))
        if len(wanted) < _A_NAME or set(wanted) <= told:
            continue
        for start in range(len(led) - len(wanted) + 1):
            if led[start : start + len(wanted)] == wanted:
                rest = led[start + len(wanted) :]
                return any(word not in _NEUTRAL and not word[0].isdigit() for word in rest)
    return False


def tells_all(said: str, before: str, after: str, names: Sequence[str]) -> bool:
    """Return whether what is measured, and the words about it, are no narrower than a name.

    Shape: `said` is what is measured in the text's words, `before` and `after` the words about the
    number; `names` are all that the indicator and its parts are called.
    """
    own = {word for name in names for word in matching.words(name)}
    known = own | _NEUTRAL
    told = matching.words(said) + matching.words(_ENDS.split(after.lower(), maxsplit=1)[0])
    if any(word not in known and not word[0].isdigit() for word in told):
        return False
    led = matching.words(_CLAUSE.split(before.lower())[-1])
    if _is_narrowed(led, said, names):
        return False
    return states(before) or (bool(led) and led[-1] in own)


def states(before: str) -> bool:
    """Return whether the words before a number state how much there is, and of nobody's share.

    >>> states("toàn tỉnh có "), states("đã sửa chữa "), states("Viettel có ")
    (True, False, False)
    """
    clause = _CLAUSE.split(before.lower())[-1]
    led = matching.words(clause)
    if _SOMEBODY.search(clause):
        return False
    return not led or led[-1] in _TELLS or led[-1][0].isdigit()
