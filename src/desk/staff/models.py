"""People who sign in: civil servants with Vietnamese names, family name first."""

from django.contrib.auth.models import AbstractUser, Group
from django.db import models
from django.utils.translation import gettext_lazy as _


class Person(AbstractUser):
    """Somebody with an account on the staff side."""

    last_name = models.CharField(_("họ và tên đệm"), max_length=150, blank=True)
    first_name = models.CharField(_("tên"), max_length=150, blank=True)

    class Meta:
        verbose_name = _("người dùng")
        verbose_name_plural = _("người dùng")

    def __str__(self) -> str:
        return self.get_full_name() or self.get_username()

    def get_full_name(self) -> str:
        """Return the name as Vietnamese say it: family name, middle name, given name."""
        return f"{self.last_name} {self.first_name}".strip()


class SectionRole(models.Model):
    """A role that is given for one section: who is in the group holds it there and nowhere else."""

    role = models.CharField(_("vai trò"), max_length=20)
    section = models.ForeignKey("kit.PortalPage", models.CASCADE, related_name="+")
    group = models.OneToOneField(Group, models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("vai trò trong chuyên mục")
        verbose_name_plural = _("vai trò trong chuyên mục")
        default_permissions: list[str] = []
        constraints = [
            models.UniqueConstraint(
                fields=["role", "section"], name="staff_a_role_stands_once_in_a_section"
            )
        ]

    def __str__(self) -> str:
        return str(self.group)
