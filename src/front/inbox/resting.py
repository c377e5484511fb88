"""The hours in which the portal rests and takes nothing in; every page stays.

The press writes them into ``/tam-dung.json``: ``[{"from": "…", "until": "…"}]``.
"""

import json
import math
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from front.inbox import replies
from front.pages.answers import Answer
from front.pages.negotiation import IDENTITY
from front.pages.snapshot import Snapshot
from front.spoken import Tongue

ADDRESS: Final = "/tam-dung.json"
_VIETNAM: Final = ZoneInfo("Asia/Ho_Chi_Minh")


def until(snapshot: Snapshot | None, now: datetime) -> datetime | None:
    """Return when a rest ends that lasts now, None where none does or it cannot be read."""
    page = snapshot.pages.get(ADDRESS) if snapshot else None
    if snapshot is None or page is None:
        return None
    held = page.variants[IDENTITY]
    try:
        body = held.body if held.body is not None else Path(snapshot.folder, held.file).read_bytes()
        hours = [
            (datetime.fromisoformat(one["from"]), datetime.fromisoformat(one["until"]))
            for one in json.loads(body)
        ]
        return max((end for start, end in hours if start <= now < end), default=None)
    except (OSError, ValueError, TypeError, KeyError):
        return None


def told(
    end: datetime, now: datetime, snapshot: Snapshot | None, tongue: Tongue, typed: str
) -> Answer:
    """Return what is told of something that was sent meanwhile; what was typed is given back."""
    moment = f"{end.astimezone(_VIETNAM):%H:%M, %d/%m/%Y}"
    sentences = [
        tongue.say(
            "Cổng đang tạm dừng nhận thư đến %(moment)s. Mọi trang vẫn đọc được.", moment=moment
        ),
        tongue.say("Chưa có gì được ghi lại. Hãy gửi lại sau giờ ấy."),
    ]
    wait = str(math.ceil((end - now).total_seconds()))
    return replies.said(
        503,
        tongue.say("Cổng đang tạm dừng nhận thư"),
        sentences,
        snapshot,
        tongue,
        typed=typed,
        more=[("retry-after", wait)],
    )
