"""The tables that every room shares: pages of the portal and the journal of what people did."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from desk.kit.page import PortalPage

__all__ = ["JournalEntry", "JournalSource", "PortalPage"]


class JournalEntry(models.Model):
    """One deed of one person."""

    at = models.DateTimeField(_("lúc"), db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người làm"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    by_name = models.CharField(_("tên người làm"), max_length=255)
    act = models.CharField(_("việc"), max_length=100, db_index=True)
    subject = models.CharField(_("đối tượng"), max_length=500, db_index=True)
    details = models.JSONField(_("chi tiết"), default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = _("mục nhật ký")
        verbose_name_plural = _("nhật ký")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y %H:%M} {self.by_name}: {self.act} {self.subject}"


class JournalSource(models.Model):
    """From which address a deed was done: beside the deed, since it goes when its term is over."""

    entry = models.OneToOneField(
        JournalEntry,
        verbose_name=_("mục nhật ký"),
        on_delete=models.PROTECT,
        primary_key=True,
        related_name="source",
    )
    address = models.GenericIPAddressField(_("địa chỉ máy"))

    class Meta:
        verbose_name = _("địa chỉ máy của mục nhật ký")
        verbose_name_plural = _("địa chỉ máy của mục nhật ký")
        default_permissions = ["view"]

    def __str__(self) -> str:
        return str(self.address)
