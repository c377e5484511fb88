"""Words of official prose that turn a number into a figure: units, scales, hedges.

“hơn 2.500 tỷ đồng”: hơn is a hedge, tỷ a scale, đồng the unit.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

_END: Final = ""
"""Where a word of a list is whole."""

MEASURES = (
    "% trên năm|điểm phần trăm|điểm %|phần trăm|%|‰|km²|km2|m²|m2|m³|m3|kilômét|ki-lô-mét|"
    "km|mét|cm|"
    "mm|ha|hecta|héc ta|héc-ta|tấn.km|hành khách.km|khách.km|tấn|tạ|kg|lít|mbit/s|mbps|gbps|"
    "kbps|gb|tb|mb|mw|mva|mwp|"
    "gwh|mwh|kwh|kw|kva|kv|dbm|teu|"
    "đồng|đ|vnđ|vnd|usd|đô la mỹ|đô la|euro|eur|điểm|lần|hạng|bậc|m"
)
"""Units proper."""

PEOPLE = (
    "nhân khẩu|người dân|người lao động|người dùng|người sử dụng|người|dân số|dân|hộ gia đình|"
    "hộ dân|hộ nghèo|hộ cận nghèo|hộ|lao động|cán bộ|công chức|viên chức|cá nhân|học viên|"
    "học sinh|sinh viên|giáo viên|đại biểu|thành viên|hội viên|đoàn viên|đảng viên|nhân viên|"
    "nhân lực|nhà báo|phóng viên|hội nghị viên|khách hàng|công dân|bệnh nhân|du khách|khách|"
    "thí sinh|tác giả|chuyên gia|kỹ sư|bưu tá|cộng tác viên|đồng chí|thanh niên|phụ nữ|trẻ em|"
    "tiến sĩ|thạc sĩ|giảng viên|tình nguyện viên|vận động viên|nghệ nhân|cháu|em"
)
BODIES = (
    "cơ quan|đơn vị|sở, ban, ngành|sở, ngành|sở|ban|ngành|tổ chức|doanh nghiệp|công ty|tập đoàn|"
    "hợp tác xã|nhà mạng|nhà cung cấp|trung tâm|chi nhánh|cơ sở|trường học|trường|bệnh viện|"
    "trạm y tế|chợ|tổ công nghệ số cộng đồng|tổ công nghệ|tổ|đội|đoàn|đài|"
    "đài truyền thanh|tòa soạn|"
    "tòa báo|cơ quan báo chí|nhà xuất bản|văn phòng đại diện|văn phòng|ngân hàng|chi bộ|hội"
)
AREAS = (
    "tỉnh, thành phố|tỉnh, thành|tỉnh thành|tỉnh|thành phố|thành|quận|huyện|thị xã|xã điểm|xã|"
    "phường|thị trấn|thôn|ấp|khóm|bản|xóm|làng|buôn|tổ dân phố|khu phố|khu dân cư|"
    "khu công nghiệp|địa phương|địa bàn|quốc gia|nước|vùng|khu vực|hòn đảo|đảo"
)
WORKS = (
    "trạm phát sóng|trạm thu phát sóng|trạm|vị trí|tuyến cáp|tuyến|cột ăng ten|cột|nhà trạm|"
    "mạng lưới|mạng|thuê bao|điện thoại|máy điện thoại|máy tính bảng|máy tính|máy chủ|máy|thiết bị|"
    "camera|đường truyền|cổng kết nối|cổng|điểm phục vụ|điểm bưu điện văn hóa xã|điểm bưu điện|"
    "điểm cầu|điểm giao dịch|điểm truy cập|điểm thu phát sóng|điểm phát sóng|điểm wifi|bưu cục|"
    "bưu gửi|bưu phẩm|bưu kiện|đại lý|thùng thư|hộp thư điện tử|hộp thư|tài khoản|chữ ký số|"
    "chứng thư số|giao dịch|hồ sơ|thủ tục hành chính|thủ tục|dịch vụ công|dịch vụ|ứng dụng|"
    "nền tảng|phần mềm|hệ thống thông tin|hệ thống|cơ sở dữ liệu|bộ dữ liệu|tập dữ liệu|bản ghi|"
    "trang thông tin điện tử|trang|website|fanpage|kênh|chuyên mục|chuyên trang|tin, bài|tin|bài|"
    "tác phẩm|ấn phẩm|xuất bản phẩm|bản sách|sách|bản|tờ|số báo|số|loa|cụm loa|tivi|xe|tàu|phà|"
    "cầu|tên miền|địa chỉ|sản phẩm|gian hàng|sàn|sự cố|cuộc tấn công|cuộc|vụ|vụ việc|trường hợp|"
    "lượt truy cập|lượt người|lượt xem|lượt|cuộc họp|hội nghị|hội thảo|lớp tập huấn|lớp|khóa|buổi|"
    "đợt|văn bản|quyết định|nghị quyết|kế hoạch|công văn|báo cáo|nhiệm vụ|chỉ tiêu thành phần|"
    "chỉ tiêu|tiêu chí|chỉ số|nhóm|nội dung|giải pháp|mô hình|dự án|đề án|đề tài|sáng kiến|"
    "chương trình|công trình|gói thầu|hợp đồng|giấy phép|giấy chứng nhận|ý kiến|kiến nghị|câu hỏi|"
    "phản ánh|đơn thư|đơn|cuộc gọi|tin nhắn|giải thưởng|giải|huy chương|bằng khen|suất quà|suất|"
    "phần quà|phòng học|phòng|giường bệnh|giường|ca|phương tiện|cây|con|chiếc|cái|bộ|căn|ngôi|"
    "khoản|mẫu|loại|lĩnh vực|mặt hàng|ngành nghề|trung tâm thương mại|siêu thị|cửa hàng|"
    "quầy giao dịch|quầy|"
    "ngày công|lượt khách|khách sạn|nhà hàng|cơ sở lưu trú|buồng|biên bản|bị can|vụ án|đối tượng|"
    "việc làm|bác sĩ|hướng dẫn viên|trang trại|căn nhà|ngôi nhà|nhà ở|nhà|liều|mũi|chuyến|thùng|"
    "gốc|lồng|bè|hồ chứa|chiến sĩ|suất học bổng|học bổng|container|di tích|thư viện|"
    "trung tâm dữ liệu|mã qr|ví điện tử|thẻ|đầu sách|đầu báo|tạp chí|tờ báo|cơ quan chủ quản"
)
ABBREVIATED = "tthc|dvctt|dvc|htx|dn|cbccvc|cbcc|ttcn"
"""Units that reports shorten: thủ tục hành chính, dịch vụ công, hợp tác xã, cán bộ."""

TIMES = "năm|tháng|ngày|giờ|phút|giây|tuần|tuổi|thế kỷ|thập kỷ|thập niên|đêm|nhiệm kỳ|quý"
BANDS = "mhz|ghz|khz|hz|inch|px|độ c|°c"
"""What names a band, a size or a temperature rather than counts."""

PER = (
    "điểm phục vụ|thuê bao|hộ gia đình|hộ dân|hộ|người dân|dân|người|lao động|năm|tháng|"
    "quý|ngày đêm|ngày|"
    "tuần|giờ|km²|km2|ha|trạm|xã|huyện|doanh nghiệp|điểm|hồ sơ|lượt|vụ|máy|m2|m²|bưu cục|đơn vị|"
    "m³|m3|kg|tấn|lít|km|bé gái|bé trai|trẻ đẻ sống|trẻ em|trẻ|học sinh|giáo viên|vạn dân"
)
"""What stands under the stroke of a compound unit."""

COORDINATED = (
    "tỉnh|thành phố|thành|quận|huyện|thị xã|xã|phường|thị trấn|thôn|ấp|khóm|bản|xóm|làng|"
    "tổ dân phố|khu phố|cơ quan|đơn vị|địa phương|sở|ban|ngành|cán bộ|công chức|viên chức|"
    "doanh nghiệp|hợp tác xã|tổ chức|cá nhân|tin|bài|công ty"
)
"""Units that come in company: 17 xã, thị trấn; 26 cơ quan, đơn vị."""

UPPER = "A-ZĐÀÁẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÈÉẺẼẸÊẾỀỂỄỆÌÍỈĨỊÒÓỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÙÚỦŨỤƯỨỪỬỮỰỲÝỶỸỴ"
"""The capital letters of Vietnamese, to stand in a class of letters."""

SCALES = "nghìn|ngàn|vạn|triệu|tỷ|tỉ|trăm"

_AFTER_A_NUMBER_ALONE = (
    "của|và|trong|trên|dưới|tại|ở|về|đến|tới|cho|với|do|được|là|đã|sẽ|đang|nhưng|thì|mà|"
    "khi|nếu|vì|so|từ|ra|vào|lên|xuống|như|theo|hoặc|hay|còn|cũng|gồm|này|đó|kia|có|để|"
    "bởi|sau|trước|qua|cùng|đạt|tăng|giảm|chiếm|bằng|vượt|thuộc|không|chưa|nay|riêng|rồi|"
    "nhằm|hiện|tính|tiếp|triển|thực|phục|hoạt|xử|cung|hỗ|kết|phối|tham|diễn|phải|cần|nên|"
    "tiến|trực|nhất|nhì"
)
FUNCTION_WORDS = frozenset(_AFTER_A_NUMBER_ALONE.split("|"))
"""Words after which no unit begins."""


def alternatives(*lists: str) -> str:
    """Return one pattern of all the words of `lists`, the longest that fits first.

    It branches letter by letter, so that a word is found without trying each of the others.

    >>> alternatives("hộ|hộ dân|ha")
    'h(?:a|ộ(?: +dân)?)'
    """
    root: dict[str, Any] = {}
    for word in sorted({word for words in lists for word in words.split("|")}):
        branch = root
        for letter in word:
            branch = branch.setdefault(letter, {})
        branch[_END] = {}
    return _branching(root)


def _branching(branch: Mapping[str, Any]) -> str:
    ways = [
        (" +" if letter == " " else re.escape(letter)) + _branching(rest)
        for letter, rest in branch.items()
        if letter != _END
    ]
    if len(ways) == 1 and _END not in branch:
        return ways[0]
    return f"(?:{'|'.join(ways)}){'?' if _END in branch else ''}" if ways else ""


UNITS = alternatives(MEASURES, PEOPLE, BODIES, AREAS, WORKS, ABBREVIATED, TIMES, BANDS)
COUNTED = alternatives(PEOPLE, BODIES, AREAS, WORKS, ABBREVIATED)
UNIT_HERE = re.compile(rf" *(?P<u>{UNITS})(?!\w)")
COUNTED_HERE = re.compile(rf" *(?P<u>{COUNTED})(?!\w)")
SCALE_HERE = re.compile(rf" *(?:{SCALES})(?!\w)")
"""Each is looked for at a place, which other patterns find: compiling them is what takes time."""
_ANYTHING: Final = re.compile("")


def counted(before: re.Pattern[str], low: str, after: re.Pattern[str] = _ANYTHING) -> str | None:
    """Return the thing counted that stands between `before` and `after`, where it first does.

    >>> counted(re.compile("tổng số "), "tổng số doanh nghiệp bưu chính")
    'doanh nghiệp'
    """
    for opening in before.finditer(low):
        thing = COUNTED_HERE.match(low, opening.end())
        if thing is not None and after.match(low, thing.end()):
            return thing["u"]
    return None
