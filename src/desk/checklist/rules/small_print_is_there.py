"""The small print: a file is offered by a name that says what it is."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from desk.checklist.looked import Looked, Note

_NAME_OF_A_FILE = re.compile(
    r"^[\w\-. ]*\.(pdf|docx?|xlsx?|pptx?|zip|csv|od[ts])$|^(scan|untitled)", re.IGNORECASE
)


def found(seen: Looked) -> Iterator[Note]:
    """Yield a note for each file that is offered under the name of a file."""
    for name, title in seen.files:
        if _NAME_OF_A_FILE.match(title.strip()) or title.strip() == name.rpartition(".")[0]:
            yield Note(
                _(
                    "tệp “%(title)s” mang tên tệp; hãy đặt tên cho người đọc, "
                    "ví dụ “Báo cáo năm 2023”."
                )
                % {"title": title}
            )
