"""Whether two words for what is counted may stand for one thing.

“12.480 lao động, tăng 320 người” counts people by two words; “1.422 trạm, tăng 76 hộ” does not.

>>> are_alike("lao động", "người"), are_alike("trạm BTS", "trạm"), are_alike("trạm", "hộ")
(True, True, False)
>>> are_alike("việc", "trạm"), are_alike("việc", "hộ")
(True, False)
>>> are_kinds("điểm phục vụ", "đại lý"), are_kinds("điểm phục vụ", "hộ")
(True, False)
"""

from typing import Final

from congso.claims.prose import vocabulary

_HOUSEHOLDS: Final = frozenset(
    {"hộ", "hộ gia đình", "hộ dân", "hộ nghèo", "hộ cận nghèo", "gia đình"}
)
_CASES: Final = frozenset(
    {"ca", "vụ", "trường hợp", "đối tượng", "lượt", "liều", "mũi", "việc làm"}
)
"""Words that count people by what befell them or what they did."""
_AREAS: Final = frozenset({*vocabulary.AREAS.split("|"), "trung tâm", "nơi"}) - {"bản"}
_PEOPLE: Final = (
    frozenset(vocabulary.PEOPLE.split("|"))
    | {"hướng dẫn viên", "bác sĩ", "chiến sĩ", "bị can", "thẻ", "suất", "lượt khách", "lượt người"}
) - _HOUSEHOLDS
"""Words for people, and for what each of them has one of."""
_BODIES: Final = frozenset(vocabulary.BODIES.split("|")) | {"dn", "htx", "cơ sở lưu trú"}
_MEASURES: Final = frozenset(vocabulary.MEASURES.split("|")) - {"điểm", "đồng", "usd", "đ"}
_MONEY: Final = frozenset({"đồng", "đ", "vnđ", "vnd", "usd", "euro", "eur"})
_TIMES: Final = frozenset(vocabulary.TIMES.split("|"))
_WORKS: Final = tuple(f"{vocabulary.WORKS}|{vocabulary.ABBREVIATED}".split("|"))
_OTHERS: Final = frozenset({"điểm", "bưu gửi", "vụ", "khách sạn"})
_UNLIKE_ANY: Final = frozenset({"measures", "money", "households"})
"""What a word that is not known counts is none of these: việc is no tấn, no đồng and no hộ."""
_GROUPS: Final = (
    {"thuê bao", "máy", "điện thoại", "máy điện thoại", "sim"},
    {"trạm", "vị trí", "cột", "nhà trạm", "trạm bts"},
    {"điểm", "vị trí", "địa điểm"},
    {"hồ sơ", "đơn", "trường hợp", "thủ tục", "dịch vụ", "yêu cầu", "tthc", "dvctt", "dvc"},
    {"phản ánh", "kiến nghị", "ý kiến", "câu hỏi", "đơn thư", "đơn", "cuộc gọi", "vụ việc"},
    {"vụ", "vụ việc", "vụ án", "trường hợp", "ca", "sự cố", "cuộc"},
    {"nhà", "căn", "căn nhà", "ngôi nhà", "nhà ở", "hộ", "ngôi", "phòng", "buồng", "cái"},
    {
        "sản phẩm",
        "mặt hàng",
        "loại",
        "mẫu",
        "cái",
        "chiếc",
        "bộ",
        "bản",
        "sách",
        "cuốn",
        "con",
        "đơn vị",
    },
    {"xe", "tàu", "phương tiện", "chiếc", "chuyến", "máy", "thiết bị", "bộ"},
    {"dự án", "công trình", "đề án", "gói thầu", "mô hình", "chương trình", "nhiệm vụ", "hạng mục"},
    {"văn bản", "quyết định", "nghị quyết", "kế hoạch", "công văn", "báo cáo", "tin", "bài", "bản"},
    {"chỉ tiêu", "tiêu chí", "chỉ số", "nội dung", "nhiệm vụ"},
    {"lớp", "khóa", "buổi", "đợt", "cuộc", "hội nghị", "lớp tập huấn"},
    {"giường", "giường bệnh"},
    {"học sinh", "em", "cháu", "trẻ"},
)


def are_alike(one: str, other: str) -> bool:
    """Return whether one thing may be counted by both words."""
    first, second = one.lower(), other.lower()
    if set(first.split()) & set(second.split()) or "/" in first + second:
        return True
    kinds = _kind(first), _kind(second)
    if "" in kinds:
        return not set(kinds) & _UNLIKE_ANY
    if kinds == ("people", "people"):
        return True
    if kinds[0] == kinds[1] in {"bodies", "areas", "households"}:
        return True
    cases = {first, second} & _CASES
    if cases and "people" in kinds:
        return True
    return any({first, second} <= group for group in _GROUPS)


def are_kinds(one: str, other: str) -> bool:
    """Return whether what one word counts may be some of what the other counts.

    Kinds of a thing have names of their own: bưu cục and đại lý are điểm phục vụ.
    """
    kinds = {_kind(one.lower()), _kind(other.lower())}
    known = kinds <= {"works", "bodies"} or ("" in kinds and not kinds & _UNLIKE_ANY)
    return are_alike(one, other) or known


def _kind(unit: str) -> str:
    """Return what sort of thing a word counts; "" for a word that is not known."""
    for name, words in (
        ("money", _MONEY),
        ("households", _HOUSEHOLDS),
        ("people", _PEOPLE),
        ("bodies", _BODIES),
        ("areas", _AREAS),
        ("times", _TIMES),
        ("measures", _MEASURES),
    ):
        if unit in words:
            return name
    return "works" if unit.startswith(_WORKS) or unit in _OTHERS else ""
