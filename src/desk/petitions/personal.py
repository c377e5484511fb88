"""What in a text tells who wrote it: telephones, addresses of mail, numbers of identity papers.

>>> found("Gọi 0912 345 678 hoặc ten@vidu.vn; có 1.422 trạm, ngày 05/01/2024.")
('0912 345 678', 'ten@vidu.vn')
>>> hidden("Tôi là Danh Sóc, CCCD 094085001234.", "Danh Sóc")
'Tôi là …, CCCD ….'
"""

import re

_MARKS = re.compile(
    r"[^\s<>()\"',;:]+@[^\s<>()\"',;:]+\.\w{2,}"
    r"|(?<![\d.,/])(?:\+84|0)(?:[ .-]?\d){8,10}(?!\d)"
    r"|(?<![\d.,/])\d{12}(?!\d)"
)


def found(text: str, *names: str) -> tuple[str, ...]:
    """Return what in a text tells of somebody, the given names among it."""
    own = [name for name in names if len(name.strip()) > 1 and name.lower() in text.lower()]
    return (*(one.group().strip() for one in _MARKS.finditer(text)), *own)


def hidden(text: str, *names: str) -> str:
    """Return the text with that taken out; a first draft, for a person to read over."""
    for name in names:
        if len(name.strip()) > 1:
            text = re.sub(re.escape(name.strip()), "…", text, flags=re.IGNORECASE)
    return _MARKS.sub("…", text)
