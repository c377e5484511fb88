"""Which live figures each page shows its readers, kept so that nobody has to read it again.

The article of 04/01/2024 cites telecom.sites|94|2023||level, as known at 17:30 of that day.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Cited(models.Model):
    """A live figure of a page as it stands before readers."""

    page = models.ForeignKey("kit.PortalPage", models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField(_("thứ tự"))
    indicator = models.CharField(_("chỉ tiêu"), max_length=100)
    reference = models.CharField(_("số liệu"), max_length=200)
    known_at = models.DateTimeField(_("ghim lúc"), null=True)

    class Meta:
        verbose_name = _("số liệu được dẫn")
        verbose_name_plural = _("số liệu được dẫn")
        default_permissions: tuple[str, ...] = ()
        indexes = [models.Index(fields=["indicator", "page"], name="newsroom_who_cites")]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.reference}"


class CitedFrom(models.Model):
    """Which state of a page was read for its citations."""

    page = models.OneToOneField("kit.PortalPage", models.CASCADE, related_name="cited_from")
    revision = models.PositiveBigIntegerField(_("bản đã đọc"), default=0)

    class Meta:
        verbose_name = _("trang đã đọc để dẫn số")
        verbose_name_plural = _("trang đã đọc để dẫn số")
        default_permissions: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.page_id}: {self.revision}"
