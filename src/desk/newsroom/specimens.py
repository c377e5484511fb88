"""Each component of the look with something to show in it: the living page of components.

The page is set by the product's own templates, so it shows what pages show, never a copy of it.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from desk.look import charts
from desk.look.charts import Chart, PlanChart, Point
from desk.look.furniture import home_crumb
from desk.look.parts import (
    Attachment,
    Card,
    Change,
    Cited,
    Crumb,
    Entry,
    Fact,
    Notice,
    PageLink,
    PlanLine,
    Revision,
    Slope,
    Story,
    Tag,
    Tone,
    paging,
)
from desk.newsroom.texts import ContactCard, FigureTable, Quotation, Related, Text

ROLES = (
    *("paper", "wash", "sunk", "raised", "ink", "ink-2", "ink-3", "line", "line-strong"),
    *("brand", "brand-wash", "gold", "focus", "ok", "ok-wash", "bad", "bad-wash"),
    *("warn", "warn-wash", "note", "note-wash", "band", "d1", "d2", "d3", "d4", "d5"),
)
"""The colours of the look by their role, as the style sheet names them."""
_HERE = "/giao-dien/"
_SOURCE = "ví dụ"
_DAY = date(2024, 1, 4)


@dataclass(frozen=True, slots=True)
class SpecimensView:
    """Everything that the page of components shows."""

    title: str
    summary: str
    address: str
    crumbs: tuple[Crumb, ...]
    roles: tuple[str, ...]
    tags: tuple[Tag, ...]
    entries: tuple[Entry, ...]
    stories: tuple[Story, ...]
    notices: tuple[Notice, ...]
    cited: Cited
    revisions: tuple[Revision, ...]
    cards: tuple[Card, ...]
    chart: Chart
    bars: Chart
    plan: PlanChart
    files: tuple[Attachment, ...]
    text: Text
    paging: tuple[PageLink, ...]
    change: Change


def view(address: str) -> SpecimensView:
    """Return the page: invented values, each said to be an example."""
    return SpecimensView(
        title=_("Các phần của giao diện"),
        summary=_("Trang này dựng từ chính các khuôn của cổng; số và chữ ở đây là ví dụ."),
        address=address,
        crumbs=(home_crumb(),),
        roles=ROLES,
        tags=(Tag(_("Bình thường")), Tag(_("Còn hiệu lực"), "ok"), Tag(_("Dự kiến"), "warn"),
              Tag(_("Hết hiệu lực"), "bad")),
        entries=(
            Entry(_("Một dòng của danh sách"), _HERE, _("Loại"), _("Một câu nói điều chính."),
                  Tag(_("Còn hiệu lực"), "ok"), ("03/2023/QĐ-MAU", "12/06/2023")),
        ),
        stories=(Story(_("Một tin trong danh sách"), _HERE, _DAY, _("Chuyên mục"),
                       _("Câu mở đầu của tin."), figures=3),),
        notices=(Notice(_("Một thông báo còn hiệu lực"), _HERE, _DAY, ends=date(2024, 2, 1)),
                 Notice(_("Một thông báo đã hết"), _HERE, _DAY, ends=_DAY, is_over=True)),
        cited=Cited(1, "1422", "1.422", "1.422 trạm", _("Số trạm"), _HERE, _("năm 2023"), _SOURCE,
                    _DAY, revised="1.425 trạm", revised_on=date(2024, 3, 9)),
        revisions=(Revision(date(2024, 3, 9), _("Số trạm"), "1.422 trạm", "1.425 trạm",
                            _("đếm sót ba trạm"), _HERE),),
        cards=_cards(),
        chart=charts.columns(_points(), unit=_("trạm"), title=_("Cột: mỗi kỳ một cột"),
                             measure=_("Số trạm, theo năm"), source=_SOURCE),
        bars=charts.bars(_points(), title=_("Thanh: các phần cạnh nhau"),
                         measure=_("Số trạm, theo nơi"), source=_SOURCE, head=(_("Nơi"), _("Số"))),
        plan=charts.plan(_lines(), title=_("So với kế hoạch"), measure=_("Thực hiện so với giao"),
                         source=_SOURCE),
        files=(Attachment(_("Toàn văn"), _HERE, "PDF, 27 KB"),),
        text=_text(),
        paging=paging(3, 9, _HERE),
        change=_change(),
    )  # fmt: skip


def _change() -> Change:
    return Change(_("Tăng 76 trạm"), _("Tăng 76"), "5,65%", _("năm 2022"), Tone.GOOD, rises=True)


def _cards() -> tuple[Card, ...]:
    slope = Slope("2022: 1.346", "2023", rises=True)
    return (
        Card(_("Số trạm"), _HERE, "1.422", _("trạm"), _SOURCE, _change(), slope),
        Card(_("Một số chưa có"), _HERE, "–", _("chưa báo cáo"), _SOURCE),
    )


def _points() -> list[Point]:
    told = (("2021", "1270"), ("2022", "1346"), ("2023", "1422"))
    return [
        Point(
            label, Decimal(value), f"{value[0]}.{value[1:]}", "main" if label == "2023" else "rest"
        )
        for label, value in told
    ]


def _lines() -> list[PlanLine]:
    return [
        PlanLine(_("Vượt kế hoạch"), _HERE, Decimal("107.77"), "107,77%", met=True,
                 gap=_("Vượt 7,77 điểm phần trăm"), detail="208; kế hoạch 193"),
        PlanLine(_("Chưa đạt"), _HERE, Decimal("99.24"), "99,24%", met=False,
                 gap=_("Thiếu 0,76 điểm phần trăm"), detail="", origin=_("số liệu giả định")),
    ]  # fmt: skip


def _text() -> Text:
    return Text(
        parts=(
            FigureTable(_("Bảng số liệu"), (_("Chỉ tiêu"), "2022", "2023"),
                        ((_("Số trạm (trạm)"), _HERE, ("1.346", "1.422")),), _SOURCE),
            Quotation(_("Một lời trích, đúng như đã nói."), _("Tên người"), _("chức vụ")),
            Related(_("Đọc thêm"), (Fact(_("Một trang khác"), _("Một câu về trang ấy."), _HERE),)),
            ContactCard(_("Nơi trả lời"), _("Phòng chuyên môn"),
                        (Fact(_("Điện thoại"), "02993.626252", "tel:+842993626252"),)),
        )
    )  # fmt: skip
