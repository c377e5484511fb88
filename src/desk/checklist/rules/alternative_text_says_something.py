"""A picture says in words what is in it, for who cannot see it."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from desk.checklist.looked import Looked, Note

_EMPTY = re.compile(
    r"^(ảnh|hình|hình ảnh|image|photo|img|dsc|picture)?[\s_\-0-9]*(\.\w{3,4})?$", re.IGNORECASE
)


def found(seen: Looked) -> Iterator[Note]:
    """Yield a note for each picture without words, or with words that say nothing."""
    for one in seen.pictures:
        title = one.image.title
        if one.alt is None:
            continue
        if not one.alt.strip():
            yield Note(_("ảnh “%(title)s” chưa có mô tả.") % {"title": title}, stops=True)
        elif _EMPTY.match(one.alt.strip()):
            yield Note(
                _("mô tả “%(alt)s” của ảnh không nói trong ảnh có gì; hãy viết một câu.")
                % {"alt": one.alt}
            )
        elif one.caption and one.alt.strip() == one.caption.strip():
            yield Note(
                _("mô tả ảnh “%(title)s” lặp lại chú thích; người dùng máy đọc sẽ nghe hai lần.")
                % {"title": title}
            )
