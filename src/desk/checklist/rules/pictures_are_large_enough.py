"""A picture is as wide as pages show it, and says whose it is."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from desk.checklist.looked import Looked, Note

WIDE_ENOUGH = 720


def found(seen: Looked) -> Iterator[Note]:
    """Yield a note for each picture that is too small, or that nobody is named for."""
    for one in seen.pictures:
        title = one.image.title
        if one.image.width < WIDE_ENOUGH:
            yield Note(
                _("ảnh “%(title)s” chỉ rộng %(width)s điểm, hiện ra sẽ nhòe; nên từ 720 điểm.")
                % {"title": title, "width": one.image.width}
            )
        if one.credit is not None and not one.credit.strip():
            yield Note(_("ảnh “%(title)s” chưa ghi nguồn.") % {"title": title}, stops=True)
