"""The pages that the portal makes of what it knows itself: imprint, accessibility, map, parts."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from congso.publication.touch import NOTHING, Change, Maker, Offered, Touch
from congso.publication.use import Document, Recorder, Use, View, fingerprint
from congso.writing import dates
from desk.kit.page import PortalPage
from desk.ledger import public as figures
from desk.ledger import queries
from desk.look import colours, rendering
from desk.look.furniture import home_crumb
from desk.look.parts import Crumb, Fact
from desk.look.wording import indicator_address
from desk.newsroom import around, banners, licences, listed, specimens
from desk.newsroom.imprint import Imprint, of_the_portal
from desk.newsroom.reading import SETTING
from desk.newsroom.texts import Text
from desk.newsroom.values import RecordView

IMPRINT, ACCESS, MAP, PARTS = "/thong-tin-cong/", "/tro-nang/", "/so-do-trang/", "/giao-dien/"
TREE = "tree"
"""The kind of use that the tree of pages is."""
RESTING = "rests"
"""The kind of use that the hours are in which nothing is taken in."""
RESTS = "/tam-dung.json"
_PAGES, _FIGURES = "pages", "figures"
_OWNER = "portal itself"


@dataclass(frozen=True, slots=True)
class Branch:
    """A page with those below it."""

    title: str
    address: str
    branches: tuple["Branch", ...] = ()


@dataclass(frozen=True, slots=True)
class MapView:
    """The tree of the portal."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class AccessView:
    """The accessibility statement."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    contacts: tuple[Fact, ...]


def pages() -> Mapping[str, Offered]:
    """Return the address of each with what makes it."""
    return {address: Offered(_OWNER, maker) for address, maker in _makers().items()}


def pages_of(owner: str) -> Mapping[str, Offered]:
    """Return the same, none for anything else."""
    return pages() if owner == _OWNER else {}


def touched(change: Change) -> Touch:
    """Return what a change of a page, a figure or a setting touches of the map and the parts."""
    match change.kind:
        case "pages":
            return Touch(frozenset({Use(TREE, _PAGES)}))
        case "figures":
            return Touch(frozenset({Use(TREE, _FIGURES)}))
        case "settings":
            return Touch(owners=frozenset({_OWNER}))
        case _:
            return NOTHING


def _makers() -> dict[str, Maker]:
    made: dict[str, Maker] = {
        IMPRINT: _imprint,
        ACCESS: _access,
        MAP: _map,
        PARTS: _parts,
    }
    if colours.is_told(of_the_portal()):
        made[colours.ADDRESS] = _colours
    if banners.closed():
        made[RESTS] = _rests
    return made


def current(use: Use) -> str | None:
    """Return the fingerprint of a tree, None for any other use."""
    if use.kind == RESTING:
        return _state_of_rests()
    states = {_PAGES: _state_of_pages, _FIGURES: _state_of_figures}
    return states[use.key]() if use.kind == TREE and use.key in states else None


def doors() -> tuple[Fact, ...]:
    """Return the pages that the foot of every page leads to."""
    return (
        Fact("", _("Thông tin về cổng"), IMPRINT),
        Fact("", _("Dữ liệu cá nhân"), "/du-lieu-ca-nhan/"),
        Fact("", _("Trợ năng"), ACCESS),
        Fact("", _("Sơ đồ trang"), MAP),
    )


def _told(recorder: Recorder) -> Imprint:
    recorder.used(SETTING, around.IMPRINT, around.fingerprint_of_setting(around.IMPRINT) or "")
    return of_the_portal()


def _imprint(recorder: Recorder) -> View:
    told = _told(recorder)
    facts = (
        (_("Cơ quan chủ quản"), told.owner, ""),
        (_("Đơn vị quản lý"), told.manager, ""),
        (_("Người chịu trách nhiệm nội dung"), told.responsible or _("Chưa khai"), ""),
        (_("Ban biên tập"), told.editors, ""),
        (_("Địa chỉ"), told.address, ""),
        *_reached(_("Điện thoại"), told.owner_phone, _("Thư điện tử"), told.owner_email),
        (_("Fax"), told.owner_fax, ""),
        *_reached(
            _("Điện thoại ban biên tập"), told.editors_phone,
            _("Thư điện tử ban biên tập"), told.editors_email,
        ),
        *_licensed(told),
        (_("Người phát ngôn"), told.spokesperson, ""),
        *_reached(
            _("Điện thoại người phát ngôn"), told.spokesperson_phone,
            _("Thư điện tử người phát ngôn"), told.spokesperson_email,
        ),
        (_("Phát hành lại"), told.attribution, ""),
    )  # fmt: skip
    page = RecordView(
        title=_("Thông tin về cổng"),
        summary=_("Ai làm chủ, ai quản lý, ai chịu trách nhiệm về nội dung, liên hệ ở đâu."),
        address=IMPRINT,
        crumbs=(home_crumb(),),
        facts=tuple(Fact(name, said, address) for name, said, address in facts if said),
        text=Text(),
    )
    return View("newsroom/record.html", {"page": page})


def _licensed(told: Imprint) -> Iterator[tuple[str, str, str]]:
    for one in licences.of(told):
        yield one.said, one.number, ""
        yield _("Loại giấy phép"), one.kind, ""
        yield _("Cơ quan cấp phép"), one.issuer, ""
        yield _("Ngày cấp phép"), dates.short(one.given_on) if one.given_on else "", ""
        yield _("Giấy phép có hạn đến"), dates.short(one.until) if one.until else "", ""


def _access(recorder: Recorder) -> View:
    told = _told(recorder)
    phone = told.access_phone or told.editors_phone
    email = told.access_email or told.editors_email
    reached = _reached(_("Điện thoại"), phone, _("Thư điện tử"), email)
    found = ((_("Nơi nhận phản ánh"), told.access_contact or told.editors, ""), *reached)
    page = AccessView(
        title=_("Trợ năng"),
        summary=_("Cổng làm gì để ai cũng dùng được, chỗ nào còn thiếu, và báo cho ai."),
        address=ACCESS,
        crumbs=(home_crumb(),),
        contacts=tuple(Fact(name, said, address) for name, said, address in found if said),
    )
    return View("newsroom/access.html", {"page": page})


def _reached(
    phone_name: str, phone: str, mail_name: str, mail: str
) -> tuple[tuple[str, str, str], ...]:
    dialled = f"tel:{rendering.telephone(phone)}" if phone else ""
    return ((phone_name, phone, dialled), (mail_name, mail, f"mailto:{mail}"))


def _map(recorder: Recorder) -> View:
    recorder.used(TREE, _PAGES, _state_of_pages())
    recorder.used(TREE, _FIGURES, _state_of_figures())
    own = tuple(Branch(one.said, one.address) for one in doors())
    letters = Branch(_("Góp ý, hỏi đáp"), "/gop-y/")
    follow = Branch(_("Theo dõi tin mới"), "/theo-doi/")
    corrections = Branch(_("Đính chính số liệu"), "/dinh-chinh/")
    visits = Branch(_("Lượt truy cập"), around.VISITS)
    page = MapView(
        title=_("Sơ đồ trang"),
        summary=_("Mọi mục của cổng trên một trang. Máy tìm kiếm đọc danh sách ở /sitemap.xml."),
        address=MAP,
        crumbs=(home_crumb(),),
        branches=(
            *_branches(_tree()),
            Branch(around.REPORTS.title, around.REPORTS.address, tuple(_of_figures())),
            corrections, letters, follow, visits, *own,
        ),
    )  # fmt: skip
    return View("newsroom/map.html", {"page": page})


def _parts(recorder: Recorder) -> View:
    recorder.used(SETTING, around.IMPRINT, around.fingerprint_of_setting(around.IMPRINT) or "")
    return View("newsroom/specimens.html", {"page": specimens.view(PARTS)})


def _colours(recorder: Recorder) -> Document:
    return Document(colours.sheet(_told(recorder)).encode(), colours.TYPE)


def _rests(recorder: Recorder) -> Document:
    """Return from when to when the front takes nothing in, for the front alone."""
    closed = banners.closed()
    recorder.used(RESTING, _PAGES, _state_of_rests())
    told = [{"from": start.isoformat(), "until": end.isoformat()} for start, end in closed]
    return Document(json.dumps(told).encode(), "application/json")


def _state_of_rests() -> str:
    return fingerprint(*banners.closed())


def _tree() -> tuple[tuple[int, str, str], ...]:
    """Return depth, title and address of every page but those that lists hold, in their order.

    What comes day by day is found in its list; a map of all of it would be as long as the portal.
    """
    live = PortalPage.objects.live().filter(content_type__app_label="newsroom")
    found = live.exclude(content_type__model__in=listed.dated()).order_by("path")
    rows = found.values_list("depth", "title", "url_path")
    return tuple((depth, title, PortalPage.address_of(path)) for depth, title, path in rows)


def _state_of_pages() -> str:
    return fingerprint(*_tree())


def _state_of_figures() -> str:
    return fingerprint(*(branch.address for branch in _of_figures()))


def _of_figures() -> list[Branch]:
    found = figures.shown(queries.public_ledger())
    return [Branch(one.name, indicator_address(one.code)) for one in found]


def _branches(found: Iterable[tuple[int, str, str]]) -> tuple[Branch, ...]:
    """Return a flat list in the order of the tree as branches; the front page is its own."""
    stack: list[tuple[int, Branch, list[Branch]]] = []
    top: list[Branch] = []

    def close(depth: int) -> None:
        while stack and stack[-1][0] >= depth:
            _depth, branch, below = stack.pop()
            whole = Branch(branch.title, branch.address, tuple(below))
            (stack[-1][2] if stack else top).append(whole)

    for depth, title, address in found:
        close(depth)
        stack.append((depth, Branch(title, address), []))
    close(0)
    return tuple(
        part for branch in top for part in (Branch(branch.title, branch.address), *branch.branches)
    )
