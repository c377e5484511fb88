"""What goes out together: the article on the year, its announcement and the release of figures."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from desk.kit.page import PortalPage


class Bundle(models.Model):
    """Several things with one hour."""

    OPEN, SCHEDULED, OUT = "open", "scheduled", "out"
    STATES = [
        (OPEN, _("đang soạn")),
        (SCHEDULED, _("hẹn giờ")),
        (OUT, _("đã ra")),
    ]

    title = models.CharField(_("tên gói"), max_length=200)
    state = models.CharField(_("trạng thái"), max_length=10, choices=STATES, default=OPEN)
    due_at = models.DateTimeField(_("ra lúc"), null=True, blank=True)
    refused = models.TextField(_("vì sao lần trước chưa ra"), blank=True)
    out_at = models.DateTimeField(_("đã ra lúc"), null=True)
    out_name = models.CharField(_("người cho ra"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("gói xuất bản")
        verbose_name_plural = _("gói xuất bản")
        ordering = ["-id"]
        default_permissions = ["view"]
        permissions = [
            ("prepare_bundle", _("Soạn gói xuất bản")),
            ("release_bundle", _("Hẹn giờ và cho ra gói xuất bản")),
        ]

    def __str__(self) -> str:
        return self.title


class Member(models.Model):
    """One thing in a bundle: a page, or a statistical release."""

    bundle = models.ForeignKey(Bundle, models.CASCADE, related_name="members")
    page = models.ForeignKey(PortalPage, models.CASCADE, null=True, related_name="+")
    release = models.ForeignKey("releases.Release", models.CASCADE, null=True, related_name="+")

    class Meta:
        verbose_name = _("thứ trong gói")
        verbose_name_plural = _("thứ trong gói")
        ordering = ["id"]
        default_permissions: list[str] = []
        constraints = [
            models.CheckConstraint(
                condition=Q(page__isnull=False, release__isnull=True)
                | Q(page__isnull=True, release__isnull=False),
                name="bundles_a_member_is_one_thing",
            ),
            models.UniqueConstraint(
                fields=["bundle", "page"], name="bundles_a_page_is_in_a_bundle_once"
            ),
            models.UniqueConstraint(
                fields=["bundle", "release"], name="bundles_a_release_is_in_a_bundle_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.release or self.page.get_admin_display_title())
