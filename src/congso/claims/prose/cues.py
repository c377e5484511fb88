"""Words that say what a number does: tăng, giảm, đạt … kế hoạch, chiếm, xếp thứ, phấn đấu.

All are looked for at the end of the words before a number, or at the beginning of those after.
"""

import re

_W = r"(?<!\w)"
PLAN = r"(?:kế hoạch|kh|chỉ tiêu|dự toán|nghị quyết|mục tiêu|định mức|kịch bản)"

UP = re.compile(
    _W + r"(?:tăng(?: trưởng)?|nhích(?: lên)?|cao hơn|nhiều hơn|"
    r"lớn hơn|dài hơn|nhanh hơn|đắt hơn|thêm|vượt lên)"
    r"(?: (?:thêm|được|nhẹ|mạnh|ước|đạt|ước đạt|khá|lần lượt|"
    r"tương ứng|nhanh|trưởng|hạng|là|lên|thứ hạng|với|"
    r"so với[^,;()]{3,40}|(?:bình quân|trung bình)(?: (?:mỗi|hằng|hàng) năm)?|"
    r"(?:mỗi|hằng|hàng) năm)){0,3}$"
)
DOWN = re.compile(
    _W + r"(?:sụt giảm|giảm sút|giảm|rút ngắn|sụt|thấp hơn|ít hơn|nhỏ hơn|rẻ hơn|"
    r"chậm hơn|tụt|hụt|cắt giảm|ngắn hơn|mất)"
    r"(?: (?:bớt|được|nhẹ|mạnh|ước|lần lượt|tương ứng|đi|sâu|hạng|là|"
    r"xuống|thứ hạng|so với[^,;()]{3,40})){0,3}$"
)
BESIDE = re.compile(
    _W + r"(?P<up>cao|nhiều|lớn|nhanh|đắt|dài|hơn)?(?P<down>thấp|ít|nhỏ|chậm|rẻ|ngắn|kém)? ?"
    r"hơn(?: so với)? (?!nửa |một |hai |ba |chục |trăm |so với|năm |cùng kỳ|quý |tháng |trước|"
    r"đầu năm|cuối năm|kỳ )"
    r"(?P<what>[^,;()\d]{2,40}?|[^,;()]{0,30}[2-6]g|[^,;()]{0,30}năm (?:19|20)\d\d)$"
)
"""A difference from another thing, told after it: “nhiều hơn trạm 3G 69 trạm”."""
TOLD_AS = re.compile(_W + r"(?:là|đạt|ở mức|có|gồm|bằng|còn|mức)$")
EARLIER = re.compile(
    _W + r"(?:cao|thấp|nhiều|ít|lớn|nhỏ|nhanh|chậm|rẻ|đắt) hơn(?: so với)? "
    r"(?:năm|cùng kỳ|quý|tháng|đầu năm|cuối năm|kỳ)[^,;()]{0,24}$"
)
EARLIER_BY = re.compile(
    _W + r"(?:cao|thấp|nhiều|ít|lớn|nhỏ) hơn(?: so với)? "
    r"(?:cùng kỳ|(?:cuối |đầu )?năm|tháng|quý)(?: (?:năm )?(?:19|20)\d\d| (?:trước|ngoái)| năm "
    r"(?:trước|ngoái))? là$"
)
"""A difference told with là: “cao hơn cùng kỳ năm 2015 là 3,6‰”."""
THAN = re.compile(_W + r"(?:cao|thấp|nhiều|ít|lớn|nhỏ) hơn$")
"""A difference from something told before: “so với trung bình cả nước …, cao hơn 0,09 điểm”."""
TO = re.compile(
    _W
    + r"(?:(?:tăng|giảm|nâng|đưa|hạ|nhích|rút|kéo)[^,;()]{0,60} (?:lên|xuống|còn|xuống còn|thành)|"
    r"còn|lên|xuống|thành)(?: thứ| hạng| vị trí)*$"
)
"""“tăng lên 1.422” leads to a level, “tăng 76” by a change."""

CLIMBED = re.compile(
    _W
    + r"(?:lên|thăng|tiến|vượt|cải thiện|bứt phá|nâng|leo|nhảy|vươn)(?: (?:lên|được|thêm|hạng))*$"
)
SLID = re.compile(
    _W + r"(?:xuống|lùi|tụt|rớt|rơi|hạ|thụt|trượt|kém)(?: (?:xuống|lại|hạng|đi|mất|lùi))*$"
)
"""A rank goes by places: “lên 20 bậc”, “lùi 3 bậc”."""

TIMES = re.compile(_W + r"(?:gấp|tăng gấp|tăng|cao hơn|cao gấp|nhiều hơn|lớn hơn|giảm|kém)$")
GROWTH_NOUN = re.compile(
    _W + r"(?:tốc độ (?:tăng|giảm)|tăng trưởng|mức (?:tăng|giảm)|tốc độ phát triển)"
    r"[^,;()]{0,60}?(?:đạt|là|ước|ở)?$"
)
PLAN_AFTER = re.compile(
    rf"^\s*(?:\(?\s*so(?: với)? )?(?:mức |các )?{PLAN}\b(?! (?:đã|hoàn thành|đều))|"
    r"^\s*(?:số |tổng )?(?:quỹ|vốn|kinh phí|biên chế|hạn mức|số) (?:đã )?được "
    r"(?:giao|phân bổ|cấp)(?!\w)"
)
PLAN_SOON = re.compile(rf"^[^,;()]{{0,60}}\bso(?: với)? (?:mức )?{PLAN}\b")
PLAN_BEFORE = re.compile(
    rf"(?<!\w)so(?: với)? (?:mức )?{PLAN}[^,;()]{{0,40}}? (?:đạt|bằng|là|đạt được|chỉ đạt)$"
)
PLAN_IN_THE_LIST = re.compile(
    rf"%(?! ?\((?:{PLAN})[^()]{{0,30}}%)[^%;.\d]{{0,20}}(?<!\w){PLAN}(?!\w)"
)
BASE_AFTER = re.compile(
    r"^[^,;()]{0,40}?\(?\s*\bso(?: với)? (?:với )?(?:mức )?(?:cùng|năm|quý|tháng|đầu|cuối|kỳ|"
    r"giai đoạn|thời điểm|trước|số|\d|hồi|tuần|con số)|^\s*(?:cùng kỳ|năm (?:trước|ngoái|\d{4}))"
)
OF_BEFORE = re.compile(r"\s*(?:so(?: với)? |của )?(?:cùng kỳ|năm|quý|tháng)(?!\w)")
BASE_BEFORE = re.compile(
    r"\bso(?: với)? (?:cùng kỳ|năm|quý|tháng|đầu|cuối|kỳ)[^,;()]{0,40}[, ]*"
    r"(?:thì )?(?:bằng|tăng|giảm)$"
)
REACHED = re.compile(
    _W + r"(?:đạt|đạt được|bằng|hoàn thành|thực hiện|đạt tỷ lệ|ước đạt|chỉ đạt|tương ứng)$"
)
EXCESS = re.compile(
    _W + rf"vượt(?: mức| cao)?(?: so với)?(?: {PLAN})?(?: (?:đề ra|được giao|giao|năm|là))*$"
)
IS_A_PLAN = re.compile(rf"(?:mức |các )?{PLAN}(?!\w)")
SHORT = re.compile(_W + r"(?:hụt|thiếu|kém|còn thiếu|chưa đạt)(?: (?:mất|tới|đi))*$")
TARGET = re.compile(
    _W + rf"{PLAN}(?:,? (?:năm|nhiệm kỳ|tỉnh|được|giao|trung ương|của|đề ra|đặt ra|hđnd|ubnd|bộ|"
    r"\d{4}|cả|nghị quyết|là|ở mức|tối thiểu|kế hoạch|chỉ tiêu|này|quốc gia|thủ tướng|chính phủ|"
    r"đến|phải|giảm còn|giảm xuống còn|tăng lên|đạt(?= (?:là|tối thiểu))))*\s*[:(]?$"
)
PLAN_IN_BRACKETS = re.compile(_W + rf"{PLAN}[^,;.()\d%]{{0,40}}\(\s*$")
"""“đạt 46,9% kế hoạch vốn được giao (5.302 tỷ đồng)”: the plan is told in brackets."""
DEMANDED = re.compile(
    _W + r"(?:(?<!đạt )(?<!theo )yêu cầu|quy định|mức giao)"
    r"(?: (?:là|tối thiểu|của \w+|đề ra|phải đạt))*\s*[:(]?$"
)
AIM = re.compile(
    _W + r"(?:phấn đấu|hướng tới|đặt mục tiêu|mục tiêu (?:đến|là|năm|đặt ra|cụ thể)|"
    r"đặt ra mục tiêu|quyết tâm|yêu cầu (?=giảm|tăng|đạt|bảo đảm|đảm bảo|phải))(?!\w)|"
    r"^\s*(?:[-+•*]\s*)?(?:kế hoạch|mục tiêu) [^.;:]{0,60}:"
    r"|^\s*theo (?:kế hoạch|chỉ tiêu)(?!\w)[^.;:]{0,90}(?<!\w)(?:có|phải có|cần có|sẽ có)\s*$"
)
FORECAST = re.compile(_W + r"(?:dự báo|được dự báo)(?!\w)")
SHARE = re.compile(_W + r"(?:chiếm|thị phần|tỷ trọng|cơ cấu|đóng góp|góp)(?!\w)")
SHARE_OF = re.compile(r"^\s*(?:thị phần|trong tổng|tổng|cơ cấu|grdp|gdp|trên tổng)")
OF_PEOPLE = re.compile(r"^\s*dân số\s*(?:$|[,;.()]|toàn|của|cả)")
RANKED = re.compile(_W + r"(?:xếp|đứng|hạng|thứ|vị trí|vị thứ|thứ hạng|top)(?!\w)[^,;()]{0,40}$")
RANK_END = re.compile(
    _W + r"(?:thứ|hạng|vị trí|vị thứ|thứ hạng|xếp|đứng|thứ bậc)(?: (?:thứ|hạng|là|số))*$"
)
COPULA = re.compile(
    _W + r"(?:là|đạt|còn|lên|xuống|bằng|từ|ước|ước đạt|thành|có|chiếm|giữ|gồm|với|tăng|giảm)$|:$"
)
DURATION_MEASURED = re.compile(
    _W + r"(?:bình quân|trung bình|"
    r"(?:thời gian|chỉ số|thời lượng)[^,;()]{0,50}(?:là|còn|xuống|từ|đạt)|"
    r"rút ngắn|thời (?:gian|hạn)[^,;()]{0,60} (?:không quá|tối đa|dưới)|"
    r"tuổi thọ[^,;()]{0,30}|"
    r"(?:sản xuất|(?:phát|tiếp|truyền) (?:sóng|thanh|hình))(?: được| là| trên| hơn)*)$"
)
VERB = re.compile(_W + r"(?:đạt|là|chiếm|tăng|giảm|bằng|có|vượt|còn|gấp|ước|phủ|lên|xuống)(?!\w)")
SAID_AGAIN = re.compile(
    r"^\s*\(\s*$|" + _W + r"(?:tương đương|tương ứng|tức là|tức|hay)(?: với| khoảng| mức)*\s*$"
)
GOES_ON = re.compile(r"(?:,|;|(?<!\w)và)\s*$")
IN_A_LIST = re.compile(r"^\s*(?:,|và|;|-|hoặc)\s*$")
A_NOUN = re.compile(
    r"\s*(?!(?:so|và|trong|với|theo|tại|ở|đều|cùng|hiện|vào|là|nhưng|còn|để|nhờ|đến|tới)(?!\w))[^\W\d]"
)
"""A word follows, so that the percentage is of something."""

VALUE_ADDED = re.compile(_W + r"giá trị (?:gia tăng|tăng thêm)(?: (?:đạt|là|ước|ước đạt|của))*$")
NEW = re.compile(r"(?:có|còn) thêm$")
ADDED = re.compile(_W + r"(?!tăng|nhiều|cao|lớn)[^\W\d]+(?: mới)? thêm$")
"""What is put to the rest is counted from nothing earlier: “lắp thêm 38 trạm”, “phải thu thêm”."""
OUT_OF_EACH = re.compile(
    _W + r"cứ (?:(?!mỗi )[^,;.:()]){3,60}?,? thì (?:có |đã có |vẫn còn |còn |vẫn có )?"
    r"(?:(?:khoảng|gần|hơn|trên|tới) )?$"
)
"""“Cứ mười hộ thì bốn hộ …”: so many out of each."""
BRACKETS = re.compile(r"\([^()]{0,80}\)")
