"""What another's news must carry here: source, author, hour and link, a licence, and no comments.

Nghị định 147/2024/NĐ-CP: a licence to aggregate (Điều 24), not earlier than one hour after the
source (Điều 28.1.b), the link at the end (Điều 28.1.đ), no readers' comments (Điều 28.1.d).
"""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from desk.newsroom.imprint import of_the_portal
from desk.newsroom.values import Reprint

EARLIEST = timedelta(hours=1)


def faults(article: Any) -> dict[str, str]:
    """Return what stands against a reprint, by field."""
    found = {
        name: _("Tin đăng lại phải có ô này.")
        for name in ("source_name", "source_author", "source_at", "source_link")
        if not getattr(article, name)
    }
    if article.source_at and article.published_at < article.source_at + EARLIEST:
        found["source_at"] = _("Chỉ được đăng lại sau khi báo đăng ít nhất một giờ.")
    if not of_the_portal().may_reprint():
        found["source_name"] = _(
            "Cổng chưa khai giấy phép trang tổng hợp còn hạn, nên không đăng lại tin báo chí được. "
            "Quản trị khai giấy phép ở Cài đặt → Thông tin về cổng."
        )
    return found


def told(article: Any) -> Reprint:
    """Return what readers are told of the source."""
    return Reprint(
        source=article.source_name,
        author=article.source_author,
        at=article.source_at,
        link=article.source_link,
    )
