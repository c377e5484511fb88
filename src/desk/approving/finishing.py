"""What happens when a workflow ends: the approval is kept, and who may publish also publishes.

Named in the settings, where Wagtail looks for it before the tables are there.
"""

from collections.abc import Callable
from typing import Any

holding: list[Callable[[Any], bool]] = []
"""Rooms above add themselves: each says whether a page waits for something else to go out."""


def approve_and_publish(state: Any, user: Any = None) -> None:
    """Keep the approval of the newest draft; give it to readers when the approver may do so.

    Raises: `PublishingRefused`: the workflow then goes on as if nobody had approved.
    """
    from desk.approving import actions, people  # noqa: PLC0415 — named in the settings
    from desk.kit.page import PublishingRefused  # noqa: PLC0415

    page = state.content_object
    revision = page.get_latest_revision()
    draft = revision.as_object()
    if user is not None:
        try:
            actions.approve(page=draft, by=user)
        except actions.OwnWork as own:
            raise PublishingRefused(draft, [str(own)]) from own
    if any(holds(page) for holds in holding):
        return
    if user is None or people.may_publish(user, page):
        revision.publish(user=user)
