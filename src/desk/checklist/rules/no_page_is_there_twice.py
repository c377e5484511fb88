"""Two pages do not say the same under two addresses."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from desk.checklist.looked import Looked, Note
from desk.kit.page import PortalPage


def found(seen: Looked) -> Iterator[Note]:
    """Yield a note when another live page has the title, and when the address was numbered."""
    page = seen.page
    others = PortalPage.objects.live().filter(title__iexact=page.title).exclude(pk=page.pk)
    for other in others[:3]:
        yield Note(
            _("đã có trang cùng tên ở %(address)s; hãy đổi tiêu đề hoặc sửa trang ấy.")
            % {"address": other.address}
        )
    stem, dash, number = page.slug.rpartition("-")
    if (
        dash
        and number.isdecimal()
        and len(number) == 1
        and not page.title.rstrip().endswith(number)
    ):
        yield Note(
            _("địa chỉ “%(slug)s” có số đuôi vì “%(stem)s” đã có người dùng.")
            % {"slug": page.slug, "stem": stem}
        )
