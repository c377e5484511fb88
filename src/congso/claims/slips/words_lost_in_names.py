"""A known name is written with all its words.

“Cổng thông điện tử của tỉnh”: tin was lost inside Cổng thông tin điện tử. Only a syllable that
stands inside the name and belongs to a longer word is looked for, so that shorter names of other
things (dịch vụ trực tuyến beside dịch vụ công trực tuyến) are left alone.

    >>> from congso.claims.prose.view import View
    >>> [one.expected for one in check(View.of("Ủy ban dân tỉnh và Cổng thông điện tử"))]
    ['ủy ban nhân dân', 'cổng thông tin điện tử']
    >>> list(check(View.of("Ủy ban nhân dân tỉnh có Cổng thông tin điện tử")))
    []
"""

import re
from collections.abc import Iterator

from congso.claims.prose.view import View
from congso.findings.finding import Finding, Severity, Span

_NAMES = (
    "ủy_ban nhân_dân",
    "hội_đồng nhân_dân",
    "thông_tin và truyền_thông",
    "cổng thông_tin điện_tử",
    "trang thông_tin điện_tử",
    "dịch_vụ công trực_tuyến",
    "thủ_tục hành_chính công",
    "trung_tâm phục_vụ hành_chính công",
    "giáo_dục và đào_tạo",
    "tài_nguyên và môi_trường",
    "nông_nghiệp và phát_triển nông_thôn",
    "văn_hóa thể_thao và du_lịch",
    "tổ công_nghệ số cộng_đồng",
    "cơ_sở dữ_liệu quốc_gia",
    "bưu_điện văn_hóa xã",
    "chỉ_số chuyển_đổi số",
    "internet băng_rộng cố_định",
    "điện_thoại di_động mặt_đất",
)
"""Names whose longer words are joined by a stroke below."""


def _shortened() -> dict[str, str]:
    """Return each name with one inner syllable of a longer word lost, and the whole name."""
    found: dict[str, str] = {}
    for name in _NAMES:
        words = [(part, "_" in word) for word in name.split() for part in word.split("_")]
        whole = " ".join(part for part, _ in words)
        for lost in range(1, len(words) - 1):
            if words[lost][1]:
                found[" ".join(part for i, (part, _) in enumerate(words) if i != lost)] = whole
    return found


_SHORTENED = _shortened()
_LOST = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_SHORTENED, key=len, reverse=True))})(?!\w)")


def check(view: View) -> Iterator[Finding]:
    """Return a finding for each name in which a syllable was lost."""
    for match in _LOST.finditer(view.low):
        whole = _SHORTENED[match[0]]
        said = view.text[match.start() : match.end()]
        yield Finding(
            check="words-lost-in-names",
            message=f"“{said}” có lẽ thiếu chữ; tên đầy đủ là “{whole}”.",
            severity=Severity.WARNS,
            span=Span(view.origin(match.start()), view.origin(match.end())),
            expected=whole,
        )
