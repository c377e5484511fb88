"""What of a page is its content: two drafts that read the same have the same digest.

The hour at which it goes out, locks, comments and its place in the tree are no content: whoever
publishes sets them.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from desk.kit.page import PortalPage

_HOUSEKEEPING = frozenset(
    {
        *("pk", "path", "depth", "numchild", "url_path", "content_type", "owner", "locale"),
        *("translation_key", "alias_of", "draft_title", "live", "has_unpublished_changes"),
        *("latest_revision", "latest_revision_created_at", "live_revision", "expired"),
        *("first_published_at", "last_published_at", "go_live_at", "expire_at"),
        *("locked", "locked_at", "locked_by", "review_on", "wagtail_admin_comments"),
        *("comments", "portalpage_ptr"),
    }
)
_NUMBERS_OF_THE_EDITOR = re.compile(
    r' data-block-key=\\*"[^"\\]*\\*"'
    r'|\\*"id\\*": \\*"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\*"'
)
"""The editor numbers paragraphs and blocks anew when it likes; no reader sees it."""


def digest(page: PortalPage) -> str:
    """Return what tells the content of a page, as it stands in memory, from any other."""
    return _digest(page.specific.serializable_data())


def digest_of(content: Mapping[str, Any]) -> str:
    """Return the same of a kept revision."""
    return _digest(content)


def _digest(content: Mapping[str, Any]) -> str:
    """Pages had no topics once: none is as good as never asked, so old approvals hold."""
    told = {name: said for name, said in content.items() if name not in _HOUSEKEEPING}
    if topics := sorted(row["topic"] for row in told.pop("topics", ())):
        told["topics"] = topics
    text = json.dumps(told, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(_NUMBERS_OF_THE_EDITOR.sub("", text).encode()).hexdigest()
