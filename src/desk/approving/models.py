"""Who approved what, and the step of the workflow at which it is asked for.

“Trần Minh Duyệt duyệt bài Mạng di động dày thêm, do Thạch Thị Biên sửa lần cuối, lúc 9 giờ 05.”
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState
from wagtail.permissions import policy_registry

from desk.approving import people
from desk.kit.page import PortalPage


class Approval(models.Model):
    """One content of one page, and who answers for it; it stays."""

    page_number = models.PositiveBigIntegerField(_("trang"), db_index=True)
    page_title = models.CharField(_("tiêu đề"), max_length=255)
    content = models.CharField(_("dấu của nội dung"), max_length=64)
    """The digest of what was approved; anything else has to be approved anew."""
    revision_number = models.PositiveBigIntegerField(_("bản"), null=True)
    """The newest revision when it was approved; a later run of the same content is another."""
    at = models.DateTimeField(_("lúc"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("người duyệt"), related_name="+"
    )
    by_name = models.CharField(_("tên người duyệt"), max_length=255)
    written_by_name = models.CharField(_("người sửa lần cuối"), max_length=255, blank=True)
    is_alone = models.BooleanField(_("xuất bản khẩn"), default=False)
    """Let through by whoever wrote it, because nobody else was there; counted and told."""
    reason = models.TextField(_("lý do"), blank=True)

    class Meta:
        verbose_name = _("lần duyệt")
        verbose_name_plural = _("lần duyệt")
        ordering = ["-id"]
        default_permissions = ["view"]
        permissions = [("approve_page", _("Duyệt bài và xuất bản khẩn có lý do"))]
        indexes = [models.Index(fields=["page_number", "content"], name="approving_of_a_content")]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_alone=False) | ~Q(reason=""),
                name="approving_alone_has_its_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_title}: {self.by_name}"


class Approving(Task):
    """The step at which somebody with the right in that section, who did not write it, agrees."""

    class Meta:
        verbose_name = _("bước duyệt của người khác")
        verbose_name_plural = _("bước duyệt của người khác")

    def user_can_access_editor(self, obj: PortalPage, user: Any) -> bool:
        return people.may_approve(user, obj)

    def locked_for_user(self, obj: PortalPage, user: Any) -> bool:
        return not people.may_approve(user, obj)

    def user_can_lock(self, obj: PortalPage, user: Any) -> bool:
        return people.may_approve(user, obj)

    def user_can_unlock(self, obj: PortalPage, user: Any) -> bool:  # noqa: ARG002 — as Wagtail calls it
        return False

    def get_actions(self, obj: PortalPage, user: Any) -> list[tuple[str, Any, bool]]:
        if not people.may_approve(user, obj):
            return []
        return [
            ("reject", _("Trả lại để sửa"), True),
            ("approve", _("Duyệt"), False),
            ("approve", _("Duyệt, kèm lời nhắn"), True),
        ]

    def get_task_states_user_can_moderate(self, user: Any, **_kwargs: Any) -> Any:
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        policy = policy_registry.get_by_type(PortalPage)
        pages = policy.instances_user_has_any_permission_for(user, ["approve"])
        numbers = [str(number) for number in pages.values_list("pk", flat=True)]
        return waiting.filter(workflow_state__object_id__in=numbers)

    @classmethod
    def get_description(cls) -> Any:
        return _("Người có quyền duyệt ở chuyên mục ấy, không phải người sửa lần cuối")
