"""Administrative units version by version, what became of each, and the agencies that report.

A code alone does not identify a unit: 31522 was Phường 9 until 31/08/2024 and Phường 1 from then.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from congso.agencies.agency import Licence, Role
from congso.lineage.succession import Basis, Passage
from congso.places.place import Level

_LEVELS = [
    (Level.COUNTRY.value, _("cả nước")),
    (Level.PROVINCE.value, _("tỉnh")),
    (Level.DISTRICT.value, _("huyện")),
    (Level.COMMUNE.value, _("xã")),
]
_PASSAGES = [
    (Passage.MERGE.value, _("nhập")),
    (Passage.SPLIT.value, _("chia")),
    (Passage.RENAME.value, _("đổi tên")),
    (Passage.RECODE.value, _("đổi mã")),
    (Passage.TRANSFER.value, _("chuyển cấp trên")),
    (Passage.ABOLISH.value, _("bãi bỏ")),
]
_BASES = [
    (Basis.AREA.value, _("diện tích")),
    (Basis.POPULATION.value, _("dân số")),
    (Basis.HOUSEHOLDS.value, _("số hộ")),
    (Basis.POINTS.value, _("số điểm")),
]
_LICENCES = [(kind.value, kind.said) for kind in Licence]
ROLES = [
    (Role.AUTHORITY.value, _("cơ quan nhà nước")),
    (Role.TELECOM.value, _("doanh nghiệp viễn thông")),
    (Role.POSTAL.value, _("doanh nghiệp bưu chính")),
]


class Described(models.Model):
    """What the list says of a unit, and since when."""

    code = models.CharField(_("mã"), max_length=5, db_index=True)
    name = models.CharField(_("tên"), max_length=200)
    level = models.CharField(_("cấp"), max_length=10, choices=_LEVELS)
    kind = models.CharField(_("loại"), max_length=40)
    valid_from = models.DateField(_("từ ngày"), null=True)
    valid_to = models.DateField(_("đến ngày"), null=True)
    parent_code = models.CharField(_("mã cấp trên"), max_length=5, blank=True)
    legal_act = models.CharField(_("văn bản"), max_length=200, blank=True)
    area = models.DecimalField(
        _("diện tích, km²"), max_digits=12, decimal_places=4, null=True, blank=True
    )
    known_from = models.DateTimeField(_("sổ biết từ lúc"), null=True, blank=True)
    """Empty for what the first list said."""

    class Meta:
        abstract = True


class PlaceVersion(Described):
    """One unit as it stood from one day to another."""

    identity = models.CharField(_("định danh"), max_length=40, primary_key=True)

    class Meta:
        verbose_name = _("đơn vị hành chính")
        verbose_name_plural = _("đơn vị hành chính")
        ordering = ["code", "valid_from"]
        default_permissions = ["view"]
        permissions = [("import_places", _("Nhập danh mục địa bàn và cơ quan"))]

    def __str__(self) -> str:
        return f"{self.name} ({self.identity})"


class PlaceBefore(Described):
    """What the list said of a unit before it was corrected."""

    place = models.ForeignKey(
        PlaceVersion,
        verbose_name=_("đơn vị"),
        on_delete=models.PROTECT,
        related_name="said_before",
    )
    known_to = models.DateTimeField(_("sổ biết đến lúc"))

    class Meta:
        verbose_name = _("điều đã ghi về đơn vị hành chính")
        verbose_name_plural = _("điều đã ghi về đơn vị hành chính")
        ordering = ["id"]
        default_permissions = ["view"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(known_from__isnull=True)
                | models.Q(known_from__lt=models.F("known_to")),
                name="atlas_said_for_a_while",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.place_id}), {self.known_to:%d/%m/%Y}"


class PlaceSuccession(models.Model):
    """One unit passing, whole or in part, into another on a day."""

    effective_on = models.DateField(_("hiệu lực từ"))
    passage = models.CharField(_("cách chuyển"), max_length=10, choices=_PASSAGES)
    source = models.ForeignKey(
        PlaceVersion,
        verbose_name=_("đơn vị cũ"),
        on_delete=models.PROTECT,
        related_name="passes_to",
    )
    target = models.ForeignKey(
        PlaceVersion,
        verbose_name=_("đơn vị mới"),
        null=True,
        on_delete=models.PROTECT,
        related_name="comes_from",
    )
    weight = models.DecimalField(_("trọng số"), max_digits=14, decimal_places=12)
    basis = models.CharField(_("cơ sở chia"), max_length=10, choices=_BASES, blank=True, default="")
    legal_act = models.CharField(_("văn bản"), max_length=200, blank=True)
    known_from = models.DateTimeField(_("sổ biết từ lúc"), null=True, blank=True)
    """Empty for what the first list said."""
    known_to = models.DateTimeField(_("sổ biết đến lúc"), null=True, blank=True)
    """When a later list said otherwise; empty for what stands."""

    class Meta:
        verbose_name = _("thay đổi địa giới")
        verbose_name_plural = _("thay đổi địa giới")
        ordering = ["effective_on", "id"]
        default_permissions = ["view"]
        constraints = [
            models.UniqueConstraint(
                fields=["effective_on", "source", "target", "basis"],
                condition=models.Q(known_to__isnull=True),
                name="atlas_one_passage_a_day",
            ),
            models.UniqueConstraint(
                fields=["effective_on", "source"],
                condition=models.Q(target__isnull=True, known_to__isnull=True),
                name="atlas_one_end_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(weight__gte=0, weight__lte=1),
                name="atlas_a_weight_is_a_share",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} → {self.target_id or '–'} ({self.effective_on:%d/%m/%Y})"


class DescribedAgency(models.Model):
    """What the list says of a body or firm, and since when."""

    name = models.CharField(_("tên"), max_length=200)
    role = models.CharField(_("vai trò"), max_length=20, choices=ROLES)
    aliases = models.JSONField(_("cách gọi khác"), default=list, blank=True)
    places = models.JSONField(_("hoạt động ở"), default=list, blank=True)
    valid_from = models.DateField(_("từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("đến ngày"), null=True, blank=True)
    checked_on = models.DateField(_("rà soát ngày"), null=True, blank=True)
    licence = models.CharField(_("số giấy phép"), max_length=120, blank=True, default="")
    licence_kind = models.CharField(
        _("loại giấy phép"), max_length=20, choices=_LICENCES, blank=True, default=""
    )
    known_from = models.DateTimeField(_("sổ biết từ lúc"), null=True, blank=True)
    """Empty for what the first list said."""

    class Meta:
        abstract = True


class Agency(DescribedAgency):
    """A public body or firm that reports, decides or answers for figures."""

    code = models.CharField(_("mã"), max_length=40, primary_key=True)
    edited_at = models.DateTimeField(_("sửa trên màn hình lúc"), null=True, blank=True)
    """Set by a person's hand; a reviewed list that is taken over later leaves it alone."""

    class Meta:
        verbose_name = _("cơ quan, doanh nghiệp")
        verbose_name_plural = _("cơ quan, doanh nghiệp")
        ordering = ["code"]
        default_permissions = ["view"]
        permissions = [("keep_agencies", _("Giữ danh sách cơ quan, doanh nghiệp"))]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=False, valid_to__gte=models.F("valid_from")),
                name="atlas_an_agency_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_from__isnull=True) | models.Q(checked_on__isnull=False),
                name="atlas_who_is_counted_was_looked_at",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class AgencyBefore(DescribedAgency):
    """What the list said of a body or firm before it was corrected or taken off the list."""

    code = models.CharField(_("mã"), max_length=40, db_index=True)
    known_to = models.DateTimeField(_("sổ biết đến lúc"))

    class Meta:
        verbose_name = _("điều đã ghi về cơ quan, doanh nghiệp")
        verbose_name_plural = _("điều đã ghi về cơ quan, doanh nghiệp")
        ordering = ["id"]
        default_permissions = ["view"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(known_from__isnull=True)
                | models.Q(known_from__lt=models.F("known_to")),
                name="atlas_said_of_an_agency_for_a_while",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.code}), {self.known_to:%d/%m/%Y}"


class PlaceImport(models.Model):
    """One import that changed the lists; its number tells whether lists read earlier hold."""

    at = models.DateTimeField(_("lúc"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người nhập"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    places = models.PositiveIntegerField(_("số đơn vị"))
    successions = models.PositiveIntegerField(_("số thay đổi"))
    agencies = models.PositiveIntegerField(_("số cơ quan"))

    class Meta:
        verbose_name = _("lần nhập danh mục")
        verbose_name_plural = _("các lần nhập danh mục")
        ordering = ["-id"]
        default_permissions = ["view"]

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y %H:%M}: {self.places} + {self.successions} + {self.agencies}"
