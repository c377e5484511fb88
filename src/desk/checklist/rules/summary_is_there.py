"""A page has a sentence by which lists, search and other sites show it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from desk.checklist.looked import Looked, Note


def found(seen: Looked) -> Iterator[Note]:
    """Yield a note when there is neither lead nor summary, or a title that is no headline."""
    page = seen.page
    lead = getattr(page, "lead", "")
    if not str(lead or "").strip() and not page.summary.strip():
        yield Note(_("chưa có sapo hoặc tóm tắt; danh sách và kết quả tìm kiếm sẽ để trống."))
    if len(page.title) > 120:
        yield Note(
            _("tiêu đề dài %(count)s chữ; trên điện thoại và khi chia sẻ sẽ bị cắt, nên dưới 120.")
            % {"count": len(page.title)}
        )
    if page.title.rstrip().endswith("."):
        yield Note(_("tiêu đề không cần dấu chấm ở cuối."))
