"""Numbers that name rather than count: 5G, Điều 7, Phường 3, Quốc lộ 53, 0299.3822339, 22:13.

The word before the number says so, or the shape of the number.
"""

import re
from collections.abc import Iterator

from congso.claims.prose import vocabulary
from congso.claims.prose.marks import Mark
from congso.claims.prose.view import View
from congso.claims.statement import OTHER

_ADDRESS_OF_THE_NET = re.compile(
    r"(?:https?://|www\.)\S{1,2000}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
)
_TELEPHONE = re.compile(
    r"(?:\b(?:điện thoại|đt|sđt|tel|fax|hotline|zalo|viber|đường dây nóng|tổng đài|số máy|gọi)"
    r"(?:\s+[^\d\n:;,.]{0,30})?\s*[:.]?\s*)"
    r"(?P<n>(?:\(?0|\+84|1[89]00)[\d .()-]{2,16}\d)(?![\d%])"
)
_LONG_NUMBER = re.compile(
    r"(?<![\d.,/-])(?:\(?0\d{2,4}\)?[ .-]?\d{3}[ .-]?\d{3,4}(?:[ .-]?\d{1,4})?|0\d{8,11}|"
    r"\+84[\d .]{8,12}\d|"
    r"1[89]00[ .-]?\d{2,4}(?:[ .-]?\d{2,4})?)(?![\d,/%]|\.\d)(?!\s+(?:đồng|tỷ|triệu|người|"
    r"thuê bao|hộ|hồ sơ))"
)
_TECHNOLOGY = re.compile(
    r"(?<![\w.,/])\d{1,2}(?!(?:GB|TB|MB|KB|MW|KW|KV|USD|VND|VNĐ|EUR|HA|KM|KG)(?!\w))(?:[GKD]\+?|[A-Z]{2,4}|[A-Z]\d?)(?!\w)"
)
_LETTERED = re.compile(
    r"(?<![\w/])(?!(?:km|m|cm|mm|dm)[23](?!\w))[A-Za-zĐđ]{1,12}[-.]?\d[A-Za-z0-9]*(?:[-.]\d[A-Za-z0-9]*){0,6}(?!\w)"
    r"|(?<![\w/])[A-ZĐ]{2,12}(?:[-.][A-Z0-9]{1,12}){1,6}(?!\w)"
)
_VERSION = re.compile(
    r"(?<![\w,/])(?!\d{1,3}(?:\.\d{3})+(?![.\d]))\d{1,3}(?:\.\d{1,3}){2,}(?![\w,%])"
)
_GENERATION = re.compile(
    r"\b(?:công nghiệp|cmcn|web|phiên bản|nông nghiệp|thế hệ|cách mạng)\s+(?P<n>\d\.0)(?!\d)"
)
_ALWAYS_ON = re.compile(r"(?<![\d/.,])(?:24/7|24/24h?|7/7|24/24/7)(?![\d/])")

_STRONG = (
    r"điều|khoản|chương|mục|phụ lục|biểu mẫu|mẫu số|bảng|hình|biểu đồ|quyển|lần thứ|khóa|"
    r"khoá|kỳ họp thứ|"
    r"kỳ họp|phiên họp thứ|phiên họp|giai đoạn|bước|vòng|cấp độ|mức độ|quốc lộ|đường tỉnh|"
    r"tỉnh lộ|hương lộ|"
    r"huyện lộ|đường số|ql|đt|dt|km|tầng|lô|hẻm|ngõ|ngách|kiệt|quân khu|phiên bản|thế hệ|"
    r"iso|tcvn|qcvn|"
    r"mã số|mã|mst|stt|hạng mục|trang|cỡ chữ|thứ|đại hội|chủ đề|covid|bão số|cơn bão số|"
    r"bão|liên khu|"
    r"số báo|ra số|windows|android|ios|wi-fi|wifi|ipv|zone|block|tháng thứ|năm thứ|"
    r"ngày thứ|tuần thứ|loại|"
    r"cấp|nhóm|mức|băng tần|khối|kênh|câu|phần|bài|kỳ|chỉ thị|vùng|lớp|đợt|chặng|tập|top|"
    r"số nhà|số máy lẻ|máy lẻ|ca bệnh thứ|người thứ|tổng đài|đầu số|"
    r"lần"
)
_NAMED = re.compile(
    rf"\b(?<!chỉnh )(?<!trang )(?<!cùng )"
    rf"(?P<head>{vocabulary.alternatives(_STRONG)})\s+(?:số\s+)?(?P<n>\d{{1,4}})(?![\d%]|[.,/]\d|\s*%)"
)
_PLACE = (
    r"phường|quận|tổ|khu phố|khóm|ấp|thôn|xóm|bản|đội|tiểu khu|khu vực|khu|nhà|phòng|cảng|"
    r"cầu|đường|"
    r"trung đoàn|sư đoàn|lữ đoàn|tiểu đoàn|trạm|trường|số"
)
_PLACED = re.compile(
    rf"\b(?<!xuất )(?<!tổng )(?<!văn "
    rf")(?:{vocabulary.alternatives(_PLACE)})\s+(?:số\s+)?(?P<n>\d{{1,4}}[a-z]?(?:/\d{{1,4}}[a-z]?)*)(?![\d%]|[.,]\d|\s*%)"
)
_ROMAN = re.compile(
    r"(?<![\w/])(?:[Kk]hu\s+vực|[Kk]hóa|[Kk]hoá|[Hh]ạng|[Ll]oại|[Cc]ấp|[Kk]ỳ|lần\s+thứ|[Bb]ậc|[Gg]iai\s+đoạn|"
    r"[Pp]hần|[Cc]hương|[Mm]ục|[Vv]ùng|[Đđ]ại\s+hội(?:\s+\S+){0,3})\s+(?P<n>[IVXLC]{1,7})(?!\w)"
)
_STARS = re.compile(r"(?<![\d.,/])(?P<n>[1-5](?: ?(?:-|đến|tới|và) ?[1-5])?) sao(?!\w)")
"""A class of hotels and products: khách sạn 4 sao, hạng 1 đến 3 sao."""
_WEEKDAY_RANK = re.compile(
    r"(?:xếp|đứng|vị trí|hạng|xếp hạng|vươn lên|ở|giữ|lên|"
    r"xuống)\s+(?:vị trí\s+)?thứ(?:\s+hạng)?\s*$"
)
_LISTED = 120
_RANK_TOLD = re.compile(
    r"(?:xếp|đứng|vị trí|hạng)(?: \w+){0,2} thứ \d{1,4}(?!\d)[^.;:\n]{0,60}, [^,.;:\n\d]{3,40}$"
)
"""A rank told before in the list: “chính quyền số đứng thứ 21, kinh tế số thứ 34”."""
_BULLET = re.compile(
    r"(?m)^[ ]{0,8}(?:\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)](?=\s)|\d{1,2}[.)](?=[a-zđà-ỹ]))"
)
_ORDINAL = re.compile(r"(?m)^[ |]{0,8}(?P<n>\d{1,3})(?=[ |]{1,4}[A-ZĐÀ-Ỹ])")
"""The number of a row; the row before or after has the number before or after."""
_BRACKETED = re.compile(r"(?<=\()\d{1,2}(?=\))")
_ROW = re.compile(
    r"(?<![\w.,/-])\d{1,4}(?:[ ]{1,3}\d{1,4}){1,30}(?:[ ]*(?:…|"
    r"\.{2,3})[ ]*\d{1,5})?(?![\w%/]|[.,]\d)"
)
_AGE = re.compile(
    r"(?:từ|dưới|trên|đủ|độ tuổi|đến|tuổi từ)\s+(?:đủ\s+)?(?P<n>\d{1,3}(?:\s*(?:-|"
    r"đến)\s*(?:dưới\s+)?\d{1,3})?)\s+tuổi"
)
_DENOMINATOR = re.compile(
    r"(?:/\s?|\bbình\s+quân\s+|\bcứ\s+|\bmỗi\s+|\btính\s+trên\s+|\btrung\s+bình\s+|"
    r"\b(?:thuê bao|điện thoại|máy|bác sĩ|giường bệnh|giường|ca|vụ|mật độ)\s+trên\s+)"
    r"(?P<n>10{2}|1\.?0{3}|10\.?0{3}|100\.?0{3}|một\s+trăm|một\s+nghìn)\s*(?=(?:người\s+dân|hộ\s+dân|dân|hộ|người|trẻ|lao\s+động|km)\b)"
)
_COPIES = re.compile(
    r"(?:(?:lập|làm|in) thành|(?:biên bản|văn bản|hợp đồng)(?: này)? (?:gồm|có)(?: có)?) "
    r"(?P<n>\d{1,2})(?= (?:bản|trang)(?!\w))"
)
"""How a paper is drawn up: “Biên bản gồm 03 trang, lập thành 02 bản”."""
_OUT_OF_EACH = re.compile(
    r"(?<!\w)cứ (?:khoảng |mỗi |bình quân )?(?P<n>\d[\d.]{0,12}(?<=\d)|một|hai|ba|bốn|năm|sáu|bảy|"
    r"tám|chín|mười)(?= [^,;.:()\n]{2,60}?,? thì (?:có |đã có )?(?:khoảng |gần |hơn |trên |tới )?"
    r"(?:\d|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười))"
)
"""What so many are counted out of: “cứ mười hộ thì bốn hộ …”."""
_COUNTER = re.compile(
    r"(?:lượt\s+(?:truy\s+cập|xem|đọc)|truy\s+cập|đang\s+(?:online|trực\s+tuyến|truy\s+cập)|tất\s+cả|hôm\s+(?:nay|qua)|"
    r"tổng\s+truy\s+cập|số\s+người\s+(?:đang\s+)?online|tuần\s+này|tháng\s+này|bình\s+luận|views?|mã\s+bài|chia\s+sẻ|thích)"
    r"\s*:\s*(?P<n>\d[\d.,]{0,20}(?<=\d))"
)


def scan(view: View) -> Iterator[Mark]:
    """Return the numbers of a text that are names, the surest first."""
    low, text = view.low, view.text
    for pattern in (_ADDRESS_OF_THE_NET, _ALWAYS_ON):
        yield from (_whole(match) for match in pattern.finditer(low))
    for pattern in (_TELEPHONE, _COUNTER):
        yield from (_number(match) for match in pattern.finditer(low))
    yield from (_whole(match) for match in _LONG_NUMBER.finditer(low))
    for pattern in (_TECHNOLOGY, _LETTERED):
        yield from (_whole(m) for m in pattern.finditer(text) if any(c.isdigit() for c in m[0]))
    yield from (_whole(match) for match in _VERSION.finditer(low))
    yield from (_whole(match) for match in _BULLET.finditer(low))
    yield from (_whole(match) for match in _BRACKETED.finditer(low))
    yield from (_whole(match) for match in _ROW.finditer(low))
    yield from _ordinals(text)
    for match in _NAMED.finditer(low):
        if not _is_figure(low, match):
            yield _number(match)
    for match in _PLACED.finditer(low):
        if not _is_followed_by(vocabulary.COUNTED_HERE, low, match.end()):
            yield _number(match)
    for pattern in (_GENERATION, _AGE, _STARS, _COPIES, _OUT_OF_EACH):
        yield from (_number(match) for match in pattern.finditer(low))
    yield from (_number(match) for match in _ROMAN.finditer(text))


_ONE_EACH = re.compile(
    r"\b(?:bình quân|trung bình|mỗi|cứ|tính trên)(?:\s+(?:mỗi|cứ|trên|cho|của))?\s+(?P<n>0?1)\s+"
)


def _ordinals(text: str) -> Iterator[Mark]:
    """Return the numbers of rows, where they follow one another."""
    rows = list(_ORDINAL.finditer(text))
    numbers = [int(row["n"]) for row in rows]
    for i, row in enumerate(rows):
        follows = i > 0 and numbers[i - 1] + 1 == numbers[i]
        leads = i + 1 < len(rows) and numbers[i] + 1 == numbers[i + 1]
        if follows or leads:
            yield _number(row)


def scan_denominators(view: View) -> Iterator[Mark]:
    """Return the numbers that figures are counted on: mật độ điện thoại/100 dân, mỗi 1 điểm."""
    for match in _ONE_EACH.finditer(view.low):
        if vocabulary.COUNTED_HERE.match(view.low, match.end()):
            yield _number(match)
    yield from (_number(match) for match in _DENOMINATOR.finditer(view.low))


_NUMBERED_IN_THOUSANDS = frozenset({"iso", "tcvn", "qcvn", "mã", "mã số", "windows", "km", "trang"})


def _is_figure(low: str, match: re.Match[str]) -> bool:
    """Whether “thứ 36” is a rank, “mức 8 triệu” an amount and “top 10” a place in a list."""
    head = match["head"]
    if re.fullmatch(r"(?:19|20)\d\d", match["n"]) and head not in _NUMBERED_IN_THOUSANDS:
        return True
    if head == "thứ":
        if _WEEKDAY_RANK.search(low, max(0, match.start() - 24), match.end("head")) is not None:
            return True
        return _RANK_TOLD.search(low, max(0, match.start() - _LISTED), match.start()) is not None
    if head == "cấp" and _GRANTED.search(low, max(0, match.start() - 12), match.start()):
        return True
    if head in {
        "cấp",
        "mức",
        "lớp",
        "đợt",
        "kênh",
        "bài",
        "phần",
        "khối",
        "tập",
        "khoản",
        "lô",
        "mã",
    }:
        return _is_followed_by(vocabulary.UNIT_HERE, low, match.end())
    return False


def _is_followed_by(units: re.Pattern[str], low: str, end: int) -> bool:
    """Whether a scale or one of `units` stands behind a number."""
    return bool(vocabulary.SCALE_HERE.match(low, end) or units.match(low, end))


_GRANTED = re.compile(r"(?<!\w)(?:đã|được|sẽ|mới|tỉnh|sở|và|hiện|trung|sơ|cao) $")
"""“Đã cấp 94 mã số vùng trồng” grants, “trung cấp 94” is a school, “trường cấp 3” ranks."""


def _whole(match: re.Match[str]) -> Mark:
    return Mark(match.start(), match.end(), OTHER)


def _number(match: re.Match[str]) -> Mark:
    return Mark(match.start("n"), match.end("n"), OTHER)
