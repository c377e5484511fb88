"""Remarks of colleagues in the margin are settled before the page goes out."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from desk.checklist.looked import Looked, Note


def found(seen: Looked) -> Iterator[Note]:
    """Yield a note when remarks are open."""
    if not seen.page.pk:
        return
    count = seen.page.wagtail_admin_comments.filter(resolved_at__isnull=True).count()
    if count:
        yield Note(_("còn %(count)s góp ý bên lề chưa giải quyết.") % {"count": count})
