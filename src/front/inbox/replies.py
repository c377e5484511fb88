"""What a reader is told after sending: that it arrived, with a code, or what is still wrong.

A build may bring ``/da-nhan.html`` in the dress of the portal, with ``[[heading]]`` and
``[[body]]`` where the words go; a plain page stands in for it.
"""

from collections.abc import Iterable
from html import escape
from typing import Final

from front.pages import answers, headers
from front.pages.answers import Answer
from front.pages.headers import Fields
from front.pages.negotiation import IDENTITY
from front.pages.snapshot import Snapshot

DRESS: Final = "/da-nhan.html"
_HEADING: Final = "[[heading]]"
_BODY: Final = "[[body]]"
_PLAIN: Final = (
    '<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    '<meta name="robots" content="noindex">\n'
    f"<title>{_HEADING} – Cổng Số</title>\n</head>\n<body>\n<main>\n"
    f'<h1>{_HEADING}</h1>\n{_BODY}\n<p><a href="/">Về trang chủ</a></p>\n'
    "</main>\n</body>\n</html>\n"
)


def said(
    status: int,
    heading: str,
    sentences: Iterable[str],
    snapshot: Snapshot | None,
    *,
    typed: str = "",
    button: tuple[str, str] | None = None,
    more: Fields | None = None,
) -> Answer:
    """Return the page that tells it; `typed` is shown to be copied, so that nothing is lost.

    Shape: `button` is where its form posts to, and what is written on it.
    """
    body = "\n".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
    if typed:
        label = "Nội dung đã gõ, để sao chép:"
        body += (
            f'\n<p><label for="da-go">{label}</label></p>'
            f'\n<textarea id="da-go" rows="10" readonly>{escape(typed)}</textarea>'
        )
    if button:
        body += (
            f'\n<form action="{escape(button[0])}" method="post">'
            f'<p><button class="btn solid" type="submit">{escape(button[1])}</button></p></form>'
        )
    dress = _dress(snapshot)
    page = dress.replace(_HEADING, escape(heading)).replace(_BODY, body)
    return answers.written(status, headers.HTML, page.encode(), more)


def _dress(snapshot: Snapshot | None) -> str:
    page = snapshot.pages.get(DRESS) if snapshot else None
    held = page.variants[IDENTITY].body if page else None
    text = held.decode("utf-8", "replace") if held else ""
    return text if _HEADING in text and _BODY in text else _PLAIN
