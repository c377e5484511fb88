"""A photograph has an owner, a permission, and the consent of whoever can be told on it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from desk.checklist.looked import Looked, Note
from desk.intake import rights


def found(seen: Looked) -> Iterator[Note]:
    """Yield a note for each picture of whose rights something is not known."""
    for image in {one.image.pk: one.image for one in seen.pictures}.values():
        missing = list(rights.missing(rights.of(image)))
        if missing:
            yield Note(
                _("ảnh “%(title)s” chưa ghi: %(missing)s. Mở ảnh trong thư viện để ghi.")
                % {"title": image.title, "missing": "; ".join(missing)}
            )
