"""What the nightly walk along all links found: kept until the next one finds it mended."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DeadLink(models.Model):
    """A link of a live page that leads nowhere."""

    page = models.ForeignKey("kit.PortalPage", models.CASCADE, related_name="+")
    said = models.TextField(_("liên kết"))
    since = models.DateField(_("hỏng từ ngày"))

    class Meta:
        verbose_name = _("liên kết hỏng")
        verbose_name_plural = _("liên kết hỏng")
        ordering = ["-since", "page__title", "id"]
        default_permissions: list[str] = []

    def __str__(self) -> str:
        return self.said


class Elsewhere(models.Model):
    """An address on another machine, and since when it has not answered."""

    address = models.CharField(_("địa chỉ"), max_length=500, unique=True)
    asked_on = models.DateField(_("hỏi ngày"))
    failed = models.PositiveSmallIntegerField(_("số đêm không mở được"), default=0)
    why = models.CharField(_("vì sao"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("địa chỉ ngoài cổng")
        verbose_name_plural = _("địa chỉ ngoài cổng")
        default_permissions: list[str] = []

    def __str__(self) -> str:
        return self.address
