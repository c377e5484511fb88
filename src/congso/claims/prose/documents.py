"""Numbers of documents: 07-NQ/TU, 42/2022/NĐ-CP, 01/GP-STTTT, Nghị quyết số 52, Đề án 06."""

import re
from collections.abc import Iterator

from congso.claims.prose.marks import Mark
from congso.claims.prose.view import View
from congso.claims.statement import DOCUMENT

_PART = r"[A-ZĐ][A-Za-zĐđÀ-ỹ0-9]*"
_SIGNED = re.compile(
    rf"(?<![\w./-])\d{{1,6}}[a-z]?(?:\s?/\s?(?:19|20)\d{{2}})?\s?[/–-](?=[A-ZĐ]{{2}}|[A-ZĐ][A-ZĐa-z]?[-/–]){_PART}"
    rf"(?:\s?[/–-]\s?(?=[A-ZĐ]{{2}}|{_PART}[-/]){_PART}){{0,4}}"
)
_KINDS = (
    r"nghị\s+quyết|quyết\s+định|nghị\s+định|thông\s+tư(?:\s+liên\s+tịch)?|chỉ\s+thị|công\s+văn|công\s+điện|"
    r"đề\s+án|luật|pháp\s+lệnh|kết\s+luận|tờ\s+trình|thông\s+báo|giấy\s+phép|hướng\s+dẫn|quy\s+định|"
    r"kế\s+hoạch|báo\s+cáo|văn\s+bản|giấy\s+chứng\s+nhận|hợp\s+đồng|biên\s+bản|quy\s+chuẩn|tiêu\s+chuẩn"
)
_NUMBERED = re.compile(
    rf"\b(?:{_KINDS})(?:\s+\w+){{0,4}}?\s+số\s*:?\s*(?P<n>\d{{1,6}}(?:/\d{{4}})?)(?![\d.,]\d)"
)
_NAMED = re.compile(
    r"\b(?:nghị\s+quyết|quyết\s+định|nghị\s+định|thông\s+tư|chỉ\s+thị|công\s+văn|công\s+điện|đề\s+án|kết\s+luận)"
    r"\s+(?P<n>\d{1,5}(?:/\d{4})?)(?![\d.,/]\d|\d)"
    r"(?!\s*(?:%|tỷ|triệu|nghìn|tháng|năm\b(?!\s+(?:19|20)\d)|ngày|nhiệm vụ|chỉ tiêu|"
    r"dự án|nội dung))"
)


def scan(view: View) -> Iterator[Mark]:
    """Return the document numbers of a text."""
    for match in _SIGNED.finditer(view.text):
        yield Mark(match.start(), match.end(), DOCUMENT)
    for pattern in (_NUMBERED, _NAMED):
        for match in pattern.finditer(view.low):
            yield Mark(match.start("n"), match.end("n"), DOCUMENT)
