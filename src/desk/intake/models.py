"""Whose a photograph is, by which right it is shown, and whether who is on it agreed.

“Cầu Cần Thơ nhìn từ phà”: Kim Quyên took it, the department owns it, nobody on it can be told.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PictureRights(models.Model):
    """What is known of the rights in one photograph of the library."""

    class Ground(models.TextChoices):
        """By which right it is shown."""

        OWN = "own", _("Ảnh của cơ quan, do người của cơ quan chụp")
        GIVEN = "given", _("Chủ ảnh cho phép bằng văn bản")
        LICENSED = "licensed", _("Giấy phép mở hoặc đã mua")
        FREE = "free", _("Hết hạn bảo hộ hoặc không được bảo hộ")

    class People(models.TextChoices):
        """Whether somebody on it can be told, and what follows from that."""

        NOBODY = "nobody", _("Không nhận ra ai trong ảnh")
        PUBLIC = "public", _("Hoạt động công khai (Bộ luật Dân sự, Điều 32.2)")
        AGREED = "agreed", _("Người trong ảnh đã đồng ý")

    image = models.OneToOneField(
        "wagtailimages.Image", models.CASCADE, related_name="rights", verbose_name=_("ảnh")
    )
    author = models.CharField(_("người chụp"), max_length=160, blank=True)
    owner = models.CharField(_("chủ sở hữu ảnh"), max_length=160, blank=True)
    ground = models.CharField(
        _("căn cứ được dùng"), max_length=8, choices=Ground.choices, blank=True
    )
    permission = models.CharField(_("văn bản cho phép, giấy phép"), max_length=300, blank=True)
    people = models.CharField(
        _("người trong ảnh"), max_length=6, choices=People.choices, blank=True
    )
    consent = models.CharField(_("sự đồng ý ghi ở đâu"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("quyền với ảnh")
        verbose_name_plural = _("quyền với ảnh")
        default_permissions: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.image_id}: {self.owner}"
