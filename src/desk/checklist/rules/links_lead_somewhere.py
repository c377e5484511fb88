"""A link within the portal leads to something that readers find, by words that say where."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from desk.checklist import addresses
from desk.checklist.looked import Link, Looked, Note
from desk.kit.page import PortalPage

_SAY_NOTHING = {"tại đây", "đây", "xem thêm", "bấm vào đây", "click here", "link", "chi tiết"}


def found(seen: Looked) -> Iterator[Note]:
    """Yield a note for each link that is dead, or whose words say nothing."""
    for link in seen.links:
        yield from dead(link)
        words = link.words.strip().lower().rstrip(".…»> ")
        if words in _SAY_NOTHING or words.startswith(("http://", "https://", "www.")):
            yield Note(
                _("liên kết “%(words)s” không nói dẫn đi đâu; hãy đặt nó vào chữ có nghĩa.")
                % {"words": link.words}
            )
        elif not words:
            yield Note(_("có một liên kết không có chữ."), stops=True)


def dead(link: Link) -> Iterator[Note]:
    """Yield a note where a link leads to nothing that readers find now.

    To a page that waits to be published it is only shown: both may be meant to go out together.
    """
    words = link.words
    if link.page_number is not None:
        page = PortalPage.objects.filter(pk=link.page_number).first()
        if page is None:
            said = _("liên kết “%(words)s” dẫn tới trang đã xóa.") % {"words": words}
            yield Note(said, stops=True)
        elif not page.live:
            yield Note(
                _("liên kết “%(words)s” dẫn tới trang chưa xuất bản “%(title)s”.")
                % {"words": words, "title": page.title}
            )
        return
    local = _local(link.address)
    if local and not addresses.stands(local):
        told = {"words": words, "address": local}
        yield Note(
            _("liên kết “%(words)s” dẫn tới %(address)s, không có trang nào ở đó.") % told,
            stops=True,
        )


def _local(address: str) -> str:
    own = urlsplit(settings.PUBLIC_URL).netloc
    parts = urlsplit(address)
    if parts.scheme in ("http", "https") and parts.netloc == own:
        return parts.path or "/"
    return parts.path if not parts.scheme and not parts.netloc and parts.path[:1] == "/" else ""
