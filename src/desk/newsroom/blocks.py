"""What the body of a page is built from: text with live figures, pictures, charts of the ledger."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.rich_text import RichText

from congso.periods import codes
from congso.periods.calendar import NoSuchPeriod
from congso.writing import letters
from desk.ledger import queries
from desk.newsroom import mapped

FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "figure"]
SENTENCE = ["figure"]
"""What a lead may hold besides words."""


def indicators() -> list[tuple[str, str]]:
    """Return code and name of every indicator, in Vietnamese order of names."""
    found = queries.catalogue().indicators.values()
    return [
        (one.code, one.name) for one in sorted(found, key=lambda one: letters.sort_key(one.name))
    ]


def divided_indicators() -> list[tuple[str, str]]:
    """Return code and name of every indicator that has parts."""
    catalogue = queries.catalogue()
    return [(code, name) for code, name in indicators() if catalogue[code].breakdowns]


def home_place() -> str:
    """Return the code of the place that the portal belongs to."""
    return str(settings.HOME_PLACE)


class TextBlock(blocks.RichTextBlock):
    """Paragraphs, headings and lists; letters are kept composed (NFC)."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"features": FEATURES, **kwargs})

    def clean(self, value: RichText) -> RichText:
        return super().clean(RichText(letters.nfc(value.source)))

    class Meta:
        icon = "pilcrow"
        label = _("Văn bản")


class LineBlock(blocks.CharBlock):
    """One line of words; letters are kept composed (NFC)."""

    def clean(self, value: str) -> str:
        return super().clean(letters.nfc(value))


class PeriodBlock(blocks.CharBlock):
    """The code of a period: 2023, 2023-Q4."""

    def clean(self, value: str) -> str:
        kept = super().clean(value.strip())
        try:
            return codes.read(kept).code
        except NoSuchPeriod as wrong:
            raise ValidationError(str(wrong)) from None


class PictureBlock(blocks.StructBlock):
    """A picture with what must stand beside it."""

    image = ImageChooserBlock(label=_("Ảnh"))
    alt = LineBlock(
        label=_("Mô tả cho người không nhìn thấy ảnh"),
        max_length=300,
        help_text=_("Trong ảnh có gì, bằng một câu."),
    )
    caption = LineBlock(label=_("Chú thích"), required=False, max_length=300)
    credit = LineBlock(label=_("Nguồn ảnh"), max_length=120)

    class Meta:
        icon = "image"
        label = _("Ảnh")


class AttachmentBlock(blocks.StructBlock):
    """A file to take away."""

    file = DocumentChooserBlock(label=_("Tệp"))
    title = LineBlock(
        label=_("Tên"),
        required=False,
        max_length=200,
        help_text=_("Để trống thì lấy tên của tệp."),
    )

    class Meta:
        icon = "doc-full"
        label = _("Tệp đính kèm")


class FilesBlock(blocks.StreamBlock):
    """The files that belong to a page."""

    attachment = AttachmentBlock()


class PlanChartBlock(blocks.StructBlock):
    """Targets against their plans."""

    title = LineBlock(
        label=_("Nhan đề"),
        max_length=160,
        help_text=_("Nói điều biểu đồ cho thấy, không nói tên biểu đồ."),
    )
    indicators = blocks.ListBlock(
        blocks.ChoiceBlock(choices=indicators), label=_("Chỉ tiêu"), min_num=1
    )
    period = PeriodBlock(label=_("Kỳ"), help_text=_("Ví dụ 2023, 2023-Q4."))
    place = blocks.CharBlock(label=_("Mã địa phương"), default=home_place)

    class Meta:
        icon = "tasks"
        label = _("Biểu đồ so với kế hoạch")


class BreakdownChartBlock(blocks.StructBlock):
    """The parts of an indicator."""

    title = LineBlock(
        label=_("Nhan đề"),
        max_length=160,
        help_text=_("Nói điều biểu đồ cho thấy, không nói tên biểu đồ."),
    )
    indicator = blocks.ChoiceBlock(choices=divided_indicators, label=_("Chỉ tiêu có chia phần"))
    period = PeriodBlock(label=_("Kỳ"), help_text=_("Ví dụ 2023, 2023-Q4."))
    place = blocks.CharBlock(label=_("Mã địa phương"), default=home_place)

    class Meta:
        icon = "list-ul"
        label = _("Biểu đồ các phần của một chỉ tiêu")


class HeadlineBlock(blocks.StructBlock):
    """A figure of the home page: always the newest value of its period."""

    indicator = blocks.ChoiceBlock(choices=indicators, label=_("Chỉ tiêu"))
    period = PeriodBlock(label=_("Kỳ"))
    breakdown = blocks.CharBlock(
        label=_("Phần"), required=False, help_text=_("Ví dụ 4G; để trống là tất cả.")
    )
    place = blocks.CharBlock(label=_("Mã địa phương"), default=home_place)

    class Meta:
        icon = "order"
        label = _("Số liệu đầu trang")


def reference_of(headline: Mapping[str, Any]) -> str:
    """Return the reference that a headline figure means."""
    parts = (headline["indicator"], headline["place"], headline["period"], headline["breakdown"])
    return f"{'|'.join(parts)}|level"


class CardsBlock(blocks.StructBlock):
    """Figure cards, as known when the text was pinned."""

    figures = blocks.ListBlock(HeadlineBlock(), label=_("Số liệu"), min_num=1, max_num=4)

    class Meta:
        icon = "order"
        label = _("Thẻ số liệu")


class FigureTableBlock(blocks.StructBlock):
    """A table of figures: indicators down, periods across."""

    title = LineBlock(label=_("Nhan đề"), max_length=160)
    indicators = blocks.ListBlock(
        blocks.ChoiceBlock(choices=indicators), label=_("Chỉ tiêu"), min_num=1, max_num=12
    )
    periods = blocks.ListBlock(PeriodBlock(), label=_("Các kỳ"), min_num=1, max_num=6)
    place = blocks.CharBlock(label=_("Mã địa phương"), default=home_place)

    class Meta:
        icon = "table"
        label = _("Bảng số liệu")


class SeriesChartBlock(blocks.StructBlock):
    """One indicator over several periods, as columns."""

    title = LineBlock(
        label=_("Nhan đề"),
        max_length=160,
        help_text=_("Nói điều biểu đồ cho thấy, không nói tên biểu đồ."),
    )
    indicator = blocks.ChoiceBlock(choices=indicators, label=_("Chỉ tiêu"))
    periods = blocks.ListBlock(PeriodBlock(), label=_("Các kỳ"), min_num=2, max_num=12)
    place = blocks.CharBlock(label=_("Mã địa phương"), default=home_place)

    class Meta:
        icon = "history"
        label = _("Biểu đồ theo kỳ")


class TileMapBlock(blocks.StructBlock):
    """One indicator in the units of a level, as a map of tiles."""

    title = LineBlock(
        label=_("Nhan đề"),
        max_length=160,
        help_text=_("Nói điều bản đồ cho thấy, không nói tên bản đồ."),
    )
    indicator = blocks.ChoiceBlock(choices=indicators, label=_("Chỉ tiêu"))
    period = PeriodBlock(label=_("Kỳ"), help_text=_("Ví dụ 2023, 2023-Q4."))
    level = blocks.ChoiceBlock(choices=mapped.levels, label=_("Các đơn vị"), default="district")
    place = blocks.CharBlock(label=_("Trong địa phương (mã)"), default=home_place)

    def clean(self, value: Any) -> Any:
        kept = super().clean(value)
        if not mapped.has_map(kept):
            said = _("Chưa có bản đồ ô cho các đơn vị này ở kỳ ấy; hãy chọn cấp hoặc kỳ khác.")
            raise blocks.StructBlockValidationError(block_errors={"level": ValidationError(said)})
        return kept

    class Meta:
        icon = "site"
        label = _("Bản đồ ô")


class FilmElsewhereBlock(blocks.StructBlock):
    """A film that lies on another host; nothing of it is fetched before the reader goes there."""

    title = LineBlock(label=_("Tên phim"), max_length=160)
    address = blocks.URLBlock(
        label=_("Liên kết"),
        max_length=500,
        help_text=_("Địa chỉ https:// của trang chiếu phim, không phải mã nhúng."),
    )
    said = LineBlock(label=_("Phim nói gì, bằng một hai câu"), max_length=400)
    minutes = blocks.IntegerBlock(label=_("Bao nhiêu phút"), min_value=1, required=False)

    def clean(self, value: Any) -> Any:
        kept = super().clean(value)
        if urlsplit(kept["address"]).scheme != "https":
            said = _("Chỉ dẫn đến địa chỉ https://.")
            raise blocks.StructBlockValidationError(block_errors={"address": ValidationError(said)})
        return kept

    class Meta:
        icon = "media"
        label = _("Phim ở nơi khác")


class QuotationBlock(blocks.StructBlock):
    """Somebody's words."""

    quote = blocks.TextBlock(label=_("Lời trích"), max_length=1000)
    by = LineBlock(label=_("Của ai"), max_length=120)
    post = LineBlock(label=_("Chức vụ"), max_length=160, required=False)

    class Meta:
        icon = "openquote"
        label = _("Lời trích")


class RelatedBlock(blocks.StructBlock):
    """Pages to read on."""

    title = LineBlock(label=_("Nhan đề"), max_length=120, default=_("Đọc thêm"))
    pages = blocks.ListBlock(blocks.PageChooserBlock(), label=_("Trang"), min_num=1, max_num=8)

    class Meta:
        icon = "link"
        label = _("Trang liên quan")


class ContactBlock(blocks.StructBlock):
    """Whom to ask."""

    name = LineBlock(label=_("Tên người hoặc đơn vị"), max_length=160)
    post = LineBlock(label=_("Chức vụ, phòng"), max_length=160, required=False)
    telephone = LineBlock(label=_("Điện thoại"), max_length=40, required=False)
    email = blocks.EmailBlock(label=_("Thư điện tử"), required=False)
    address = LineBlock(label=_("Địa chỉ"), max_length=300, required=False)

    class Meta:
        icon = "user"
        label = _("Liên hệ")


class PersonBlock(blocks.StructBlock):
    """Somebody who holds a post."""

    name = LineBlock(label=_("Họ và tên"), max_length=120)
    post = LineBlock(label=_("Chức vụ"), max_length=160)
    duties = blocks.TextBlock(label=_("Lĩnh vực phụ trách, tiểu sử ngắn"), required=False)
    telephone = LineBlock(label=_("Điện thoại"), max_length=40, required=False)
    email = blocks.EmailBlock(label=_("Thư điện tử công vụ"), required=False)
    picture = ImageChooserBlock(label=_("Ảnh chân dung"), required=False)
    speaks = blocks.BooleanBlock(label=_("Người phát ngôn"), required=False)

    class Meta:
        icon = "user"
        label = _("Người")


class UnitBlock(blocks.StructBlock):
    """A unit of an agency with its people."""

    name = LineBlock(label=_("Tên đơn vị"), max_length=200)
    duties = blocks.TextBlock(label=_("Chức năng, nhiệm vụ"), required=False)
    telephone = LineBlock(label=_("Điện thoại"), max_length=40, required=False)
    email = blocks.EmailBlock(label=_("Thư điện tử"), required=False)
    address = LineBlock(label=_("Địa chỉ"), max_length=300, required=False)
    people = blocks.ListBlock(PersonBlock(), label=_("Người"), min_num=0, default=[])

    class Meta:
        icon = "group"
        label = _("Đơn vị")


class UnitsBlock(blocks.StreamBlock):
    """The units of an agency, tier by tier."""

    leading = UnitBlock(label=_("Lãnh đạo"))
    department = UnitBlock(label=_("Phòng chuyên môn"))
    attached = UnitBlock(label=_("Đơn vị trực thuộc"))


class PicturesBlock(blocks.StreamBlock):
    """The pictures of a story, with words between them."""

    picture = PictureBlock()
    text = TextBlock()


class BodyBlock(blocks.StreamBlock):
    """The body of a page, whichever its kind."""

    text = TextBlock()
    picture = PictureBlock()
    plan_chart = PlanChartBlock()
    breakdown_chart = BreakdownChartBlock()
    series_chart = SeriesChartBlock()
    tile_map = TileMapBlock()
    figure_cards = CardsBlock()
    figure_table = FigureTableBlock()
    film_elsewhere = FilmElsewhereBlock()
    quotation = QuotationBlock()
    attachment = AttachmentBlock()
    related = RelatedBlock()
    contact = ContactBlock()
