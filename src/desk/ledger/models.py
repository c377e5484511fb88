"""The record: every value that was ever reported, with its source; the table only grows.

Năm 2023, Sóc Trăng: 1.422 vị trí trạm, ước tính, theo báo cáo tại hội nghị tổng kết ngành.
"""

from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congso.observations import observation as record
from congso.periods import codes


class FigureField(models.CharField):
    """A decimal kept as the digits that were reported: 2.25 is not 2.250, on any database."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 40
        super().__init__(*args, **kwargs)

    def from_db_value(self, kept: str | None, *_database: Any) -> Decimal | None:
        return None if kept is None else Decimal(kept)

    def to_python(self, value: Any) -> Decimal | None:
        return value if value is None or isinstance(value, Decimal) else Decimal(str(value))

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else f"{Decimal(value):f}"


def _choices(kinds: Any) -> list[tuple[str, str]]:
    return [(kind.value, kind.said) for kind in kinds]


class Observations(models.QuerySet["Observation"]):
    """The words in which the record is asked."""

    def of(self, key: record.Key) -> "Observations":
        """Return every value recorded for `key`, oldest first."""
        return self.filter(
            indicator=key.indicator,
            place=key.place,
            period=key.period.code,
            breakdown=key.breakdown,
            scenario=key.scenario.value,
        ).order_by("recorded_at", "revision")


class Observation(models.Model):
    """One value as it was recorded once."""

    indicator = models.CharField(_("chỉ tiêu"), max_length=100)
    place = models.CharField(_("địa bàn"), max_length=40)
    period = models.CharField(_("kỳ"), max_length=10)
    breakdown = models.CharField(_("phần"), max_length=40, blank=True)
    scenario = models.CharField(_("kịch bản"), max_length=10, choices=_choices(record.Scenario))
    revision = models.PositiveSmallIntegerField(_("lần ghi"), default=1)
    value = FigureField(_("giá trị"), null=True)
    words = models.TextField(_("giá trị bằng chữ"), blank=True, default="")
    status = models.CharField(_("tình trạng"), max_length=20, choices=_choices(record.Status))
    level = models.CharField(_("mức độ"), max_length=20, choices=_choices(record.Level))
    origin = models.CharField(_("gốc"), max_length=20, choices=_choices(record.Origin))
    source = models.TextField(_("nguồn"))
    note = models.TextField(_("ghi chú"), blank=True)
    reason = models.TextField(_("lý do sửa"), blank=True)
    decision = models.CharField(_("quyết định giao"), max_length=120, blank=True)
    decided_on = models.DateField(_("ngày quyết định"), null=True)
    denominator = FigureField(_("mẫu số của kế hoạch"), null=True)
    baseline = FigureField(_("mức xuất phát"), null=True)
    recorded_at = models.DateTimeField(_("biết từ lúc"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người ghi"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = Observations.as_manager()

    class Meta:
        verbose_name = _("số liệu")
        verbose_name_plural = _("số liệu")
        ordering = ["id"]
        default_permissions = ["view"]
        permissions = [
            ("record_observations", _("Ghi số liệu")),
            ("revise_observation", _("Sửa số liệu đã ghi")),
        ]
        indexes = [
            models.Index(
                fields=["indicator"], condition=Q(status="withheld"), name="ledger_what_is_withheld"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "place", "period", "breakdown", "scenario", "revision"],
                name="ledger_one_value_a_revision",
            ),
            models.CheckConstraint(
                condition=Q(status="reported", value__isnull=False, words="")
                | (Q(status="reported", value__isnull=True) & ~Q(words=""))
                | (~Q(status="reported") & Q(value__isnull=True, words="")),
                name="ledger_a_number_or_words_only_when_reported",
            ),
            models.CheckConstraint(
                condition=Q(revision=1) | (Q(revision__gt=1) & ~Q(reason="")),
                name="ledger_a_revision_has_its_reason",
            ),
            models.CheckConstraint(
                condition=~Q(scenario="actual")
                | Q(
                    decision="",
                    decided_on__isnull=True,
                    denominator__isnull=True,
                    baseline__isnull=True,
                ),
                name="ledger_only_a_plan_is_assigned",
            ),
            models.CheckConstraint(
                condition=~Q(scenario="plan_rev") | ~Q(decision=""),
                name="ledger_a_revised_plan_has_its_decision",
            ),
            models.CheckConstraint(condition=~Q(source=""), name="ledger_a_value_has_its_source"),
        ]

    def __str__(self) -> str:
        return f"{self.key} = {self.words or self.value}"

    @property
    def key(self) -> record.Key:
        """What the value is of."""
        return record.Key(
            self.indicator,
            self.place,
            codes.read(self.period),
            self.breakdown,
            record.Scenario(self.scenario),
        )

    @property
    def observed(self) -> record.Observation:
        """The row as the core knows it."""
        return record.Observation(
            key=self.key,
            value=self.value,
            source=self.source,
            recorded_at=self.recorded_at,
            revision=self.revision,
            level=record.Level(self.level),
            status=record.Status(self.status),
            origin=record.Origin(self.origin),
            note=self.note,
            reason=self.reason,
            assigned=record.Assignment(
                self.decision, self.decided_on, self.denominator, self.baseline
            ),
            words=self.words,
        )


class Import(models.Model):
    """A file that somebody brought: what it was, and what became of it."""

    RECORDED, REFUSED = "recorded", "refused"

    key = models.CharField(_("khóa chống nhập lặp"), max_length=200)
    digest = models.CharField(_("dấu của tệp (SHA-256)"), max_length=64, db_index=True)
    name = models.CharField(_("tên tệp"), max_length=255)
    template = models.CharField(_("mẫu"), max_length=255, blank=True)
    at = models.DateTimeField(_("lúc"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người nhập"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    outcome = models.CharField(
        _("kết quả"), max_length=20,
        choices=[(RECORDED, _("đã ghi")), (REFUSED, _("từ chối"))],
    )  # fmt: skip
    new = models.PositiveIntegerField(_("số mới"), default=0)
    unchanged = models.PositiveIntegerField(_("số đã có"), default=0)
    faults = models.PositiveIntegerField(_("lỗi"), default=0)
    warnings = models.PositiveIntegerField(_("cảnh báo"), default=0)
    said = models.TextField(_("lời từ chối"), blank=True)

    class Meta:
        verbose_name = _("lần nhập")
        verbose_name_plural = _("lần nhập")
        ordering = ["-id"]
        default_permissions = ["view"]
        constraints = [
            models.UniqueConstraint(
                fields=["key"],
                condition=Q(outcome="recorded"),
                name="ledger_a_key_imports_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_outcome_display()})"


class SeriesState(models.Model):
    """A mark that changes with anything recorded of an indicator at a place.

    The row without indicator and place is that of the whole record: one look at it tells whether
    anything was recorded since the last.
    """

    indicator = models.CharField(_("chỉ tiêu"), max_length=100, blank=True)
    place = models.CharField(_("địa bàn"), max_length=40, blank=True)
    mark = models.CharField(_("dấu"), max_length=32)
    plans = models.CharField(_("dấu của kế hoạch"), max_length=32, blank=True)
    """Changes with what is planned only."""

    class Meta:
        verbose_name = _("dấu của chuỗi số liệu")
        verbose_name_plural = _("dấu của các chuỗi số liệu")
        default_permissions: tuple[str, ...] = ()
        constraints = [
            models.UniqueConstraint(fields=["indicator", "place"], name="ledger_one_mark_a_series")
        ]

    def __str__(self) -> str:
        return f"{self.indicator}|{self.place}"


class Definition(models.Model):
    """One edition of the definition of an indicator that is in no file of data/indicators."""

    code = models.CharField(_("mã"), max_length=100)
    edition = models.PositiveSmallIntegerField(_("lần ghi"), default=1)
    text = models.TextField(_("định nghĩa"))
    """The block that a file of data/indicators would have, in TOML."""
    legal_basis = models.CharField(_("căn cứ pháp lý"), max_length=300)
    reason = models.TextField(_("lý do"), blank=True)
    recorded_at = models.DateTimeField(_("ghi lúc"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người ghi"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("định nghĩa chỉ tiêu")
        verbose_name_plural = _("định nghĩa chỉ tiêu")
        ordering = ["id"]
        default_permissions: tuple[str, ...] = ()
        permissions = [("define_indicators", _("Định nghĩa chỉ tiêu"))]
        constraints = [
            models.UniqueConstraint(fields=["code", "edition"], name="ledger_one_text_an_edition"),
            models.CheckConstraint(
                condition=Q(edition=1) | (Q(edition__gt=1) & ~Q(reason="")),
                name="ledger_another_edition_has_its_reason",
            ),
            models.CheckConstraint(
                condition=~Q(legal_basis=""), name="ledger_a_definition_has_its_basis"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} #{self.edition}"
