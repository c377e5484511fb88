"""What a reader is told after sending: that it arrived, with a code, or what is still wrong."""

from collections.abc import Iterable
from html import escape
from typing import Final

from front.pages import answers, dress, headers
from front.pages.answers import Answer
from front.pages.headers import Fields
from front.pages.snapshot import Snapshot
from front.spoken import Tongue

DRESS: Final = "da-nhan.html"
"""Name of the page that the words are set in."""


def said(
    status: int,
    heading: str,
    sentences: Iterable[str],
    snapshot: Snapshot | None,
    tongue: Tongue,
    *,
    typed: str = "",
    button: tuple[str, str] | None = None,
    more: Fields | None = None,
) -> Answer:
    """Return the page that tells it; `typed` is shown to be copied, so that nothing is lost.

    Shape: heading and sentences are said in `tongue` already; `button` is where its form posts
    to, and what is written on it.
    """
    body = "\n".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
    if typed:
        label = escape(tongue.say("Nội dung đã gõ, để sao chép:"))
        body += (
            f'\n<p><label for="da-go">{label}</label></p>'
            f'\n<textarea id="da-go" rows="10" readonly>{escape(typed)}</textarea>'
        )
    if button:
        body += (
            f'\n<form action="{escape(button[0])}" method="post">'
            f'<p><button class="btn solid" type="submit">{escape(button[1])}</button></p></form>'
        )
    page = dress.dressed(DRESS, heading, body, snapshot, tongue)
    return answers.written(status, headers.HTML, page.encode(), more)
