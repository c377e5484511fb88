"""Headings go down one step at a time and are not empty."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from desk.checklist.looked import Looked, Note


def found(seen: Looked) -> Iterator[Note]:
    """Yield a note for each heading that jumps or says nothing."""
    above = 1
    for level, words in seen.headings:
        if not words:
            yield Note(_("có một tiêu đề mục để trống."), stops=True)
            continue
        if level > above + 1:
            yield Note(
                _("tiêu đề mục “%(words)s” nhảy cấp: hãy đặt một mục lớn hơn ở trên nó.")
                % {"words": words}
            )
        above = level
