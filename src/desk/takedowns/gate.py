"""What was taken down at a lawful request does not come back by any road until it is restored."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from desk.kit.page import PortalPage
from desk.kit.permissions import Actor
from desk.takedowns import queries


def ask(page: PortalPage, by: Actor) -> Iterable[str]:  # noqa: ARG001 — nobody is above it
    """Return which request keeps the page down."""
    held = queries.holding(page.alias_of_id or page.pk or 0)
    if held is None:
        return ()
    return (
        _(
            "Trang đã gỡ theo yêu cầu %(document)s của %(agency)s. Muốn đăng lại, hãy ghi văn bản "
            "cho phép ở màn hình Yêu cầu gỡ bỏ."
        )
        % {"document": held.document, "agency": held.agency},
    )
