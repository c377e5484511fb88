"""What subscribers are written: to confirm, that it began, and the news of a day."""

from collections.abc import Sequence

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext as _

from congso.writing import dates
from desk.kit import clock
from desk.kit.clock import VIETNAM
from desk.mailing.written import Item, Letter, Part
from desk.newsroom.imprint import of_the_portal
from desk.subscriptions.topics import URGENT, News, Topic

CONFIRMING, LEAVING = "xac-nhan", "thoi-theo-doi"
"""Steps of the addresses in mails, and what each token is good for."""
PAGE = "/theo-doi/"
MOST = 20
"""News of one topic in a mail; of more the list itself tells."""


def token(key: str, what: str) -> str:
    """Return what proves that a link was written by this portal, for one thing only."""
    return _signer(what).sign(key)


def key_of(told: str, what: str) -> str | None:
    """Return whose token it is, None for one that the portal did not write for this."""
    try:
        return _signer(what).unsign(told)
    except BadSignature:
        return None


def link(key: str, what: str) -> str:
    """Return the address of a link in a mail."""
    return f"{settings.PUBLIC_URL}/hop-thu/{what}/{token(key, what)}"


def to_confirm(key: str, topics: Sequence[Topic]) -> Letter:
    """Return the mail that asks the owner of an address whether it was them."""
    return Letter(
        subject=_("Xác nhận theo dõi %(portal)s") % {"portal": _name()},
        opening=(
            _(
                "Có người, có lẽ là bạn, vừa dùng địa chỉ này để theo dõi %(portal)s: %(topics)s."
                " Nếu đúng là bạn, hãy bấm nút dưới đây trong 48 giờ."
            )
            % {"portal": _name(), "topics": _titles(topics)},
        ),
        button=(_("Xác nhận theo dõi"), link(key, CONFIRMING)),
        closing=(
            _(
                "Không phải bạn thì không cần làm gì: không bấm thì cổng không gửi thư nào nữa và "
                "xóa địa chỉ này sau 48 giờ."
            ),
        ),
    )


def welcome(key: str, topics: Sequence[Topic]) -> Letter:
    """Return the mail that says that it began, and how it ends."""
    return Letter(
        subject=_("Bạn đang theo dõi %(portal)s") % {"portal": _name()},
        opening=(
            _(
                "Từ nay, ngày nào có tin mới ở các mục sau thì bạn nhận một thư, khoảng %(hour)s: "
                "%(topics)s."
            )
            % {"hour": f"{settings.DIGEST_AT:%H:%M}", "topics": _titles(topics)},
            *([_("Tin khẩn thì gửi ngay khi có.")] if URGENT in [t.code for t in topics] else []),
            _("Muốn đổi mục, hãy đăng ký lại tại %(page)s; lần xác nhận mới thay lần cũ.")
            % {"page": settings.PUBLIC_URL + PAGE},
        ),
        leave=_leave(key),
    )


def urgent(key: str, title: str, said: str, address: str) -> Letter:
    """Return the mail that tells of something at once."""
    return Letter(
        subject=_("Tin khẩn: %(title)s") % {"title": title},
        opening=(said, _("%(portal)s gửi lúc %(at)s.") % {"portal": _name(), "at": _now()}),
        button=(_("Đọc trên cổng"), settings.PUBLIC_URL + address),
        leave=_leave(key),
    )


def _now() -> str:
    return f"{clock.now().astimezone(VIETNAM):%H:%M %d/%m/%Y}"


def digest(key: str, found: Sequence[tuple[Topic, Sequence[News]]]) -> Letter:
    """Return the mail with the news of a day, topic by topic."""
    day = dates.short(clock.today())
    count = sum(len(news) for _topic, news in found)
    first = found[0][1][-1].title
    rest = _(" và %(count)s tin khác") % {"count": count - 1} if count > 1 else ""
    return Letter(
        subject=f"{first}{rest}",
        opening=(_("Tin mới đến ngày %(day)s của %(portal)s.") % {"day": day, "portal": _name()},),
        parts=tuple(_part(topic, news) for topic, news in found),
        leave=_leave(key),
    )


def _part(topic: Topic, news: Sequence[News]) -> Part:
    shown = list(reversed(news))[:MOST]
    items = [Item(one.title, settings.PUBLIC_URL + one.address, one.said) for one in shown]
    if len(news) > MOST:
        more = _("Và %(count)s tin khác") % {"count": len(news) - MOST}
        items.append(Item(more, settings.PUBLIC_URL + topic.address))
    return Part(topic.title, tuple(items))


def _leave(key: str) -> tuple[str, str]:
    return _("Thôi theo dõi, xóa địa chỉ của tôi"), link(key, LEAVING)


def _titles(topics: Sequence[Topic]) -> str:
    return ", ".join(topic.title for topic in topics)


def _name() -> str:
    imprint = of_the_portal()
    return f"{imprint.kind} {imprint.name}".strip() or str(settings.WAGTAIL_SITE_NAME)


def _signer(what: str) -> Signer:
    return Signer(salt=f"subscriptions.{what}", sep=".")
