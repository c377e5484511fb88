"""The visits that the portal was handed over with, and when that sum was drawn.

“86.051.288 lượt mang sang từ cổng cũ; nguồn không ghi ngày chốt”: whoever sets another sum says
why, and the journal keeps both.
"""

from typing import Any

from django import forms
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from desk.kit import journal

CHANGED = "newsroom.change_counter"
_SUM = ("opening_balance", "balance_on")


class CounterForm(WagtailAdminModelForm):
    """Asks why before another sum stands on every page."""

    reason = forms.CharField(
        label=_("lý do sửa"),
        max_length=300,
        required=False,
        help_text=_("Bắt buộc khi sửa số dư đầu hay ngày chốt; ghi vào nhật ký."),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse another sum or day without a reason."""
        cleaned: dict[str, Any] = super().clean()
        if self._sum_changed() and not cleaned.get("reason", "").strip():
            self.add_error(
                "reason",
                _(
                    "Số dư đầu hoặc ngày chốt đã khác: con số này in ở chân mọi trang. "
                    "Hãy ghi vì sao sửa và theo văn bản nào."
                ),
            )
        return cleaned

    @transaction.atomic
    def save(self, commit: bool = True) -> "VisitCounter":  # noqa: FBT001, FBT002 - Django's way
        """Keep the sum, and who changed it from what and why."""
        if self._sum_changed():
            before = {name: self.initial.get(name) for name in _SUM}
            now = {name: self.cleaned_data.get(name) for name in _SUM}
            journal.record(
                self.for_user,
                CHANGED,
                self.instance._meta.verbose_name,  # noqa: SLF001 - Django's way
                was=_told(before),
                now=_told(now),
                reason=self.cleaned_data["reason"].strip(),
            )
        kept: VisitCounter = super().save(commit=commit)
        return kept

    def _sum_changed(self) -> bool:
        return bool(set(_SUM) & set(self.changed_data))


@register_setting(icon="view", order=20)
class VisitCounter(BaseSiteSetting):
    """Visits that were counted before this portal began to count."""

    opening_balance = models.PositiveBigIntegerField(
        _("số dư đầu"), default=0, help_text=_("Tổng lượt truy cập mang sang từ cổng cũ.")
    )
    balance_on = models.DateField(
        _("ngày chốt"),
        null=True,
        blank=True,
        help_text=_("Ngày mà số dư được chốt; để trống khi nguồn không ghi."),
    )
    note = models.CharField(
        _("ghi chú"), max_length=300, blank=True, help_text=_("Số mang sang từ đâu.")
    )

    base_form_class = CounterForm
    panels = [
        FieldRowPanel([FieldPanel("opening_balance"), FieldPanel("balance_on")]),
        FieldPanel("note"),
        FieldPanel("reason"),
    ]

    class Meta:
        verbose_name = _("Bộ đếm lượt truy cập")


def _told(values: dict[str, Any]) -> str:
    day = values["balance_on"]
    return f"{values['opening_balance'] or 0}, chốt {f'{day:%d/%m/%Y}' if day else 'không rõ ngày'}"
