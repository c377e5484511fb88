"""The workflow asks for another person's agreement; what is on the clock already stays on it."""

from typing import Any

from django.db import migrations
from django.utils import timezone

from desk.approving import content

WORKFLOWS = ("Moderators approval", "Duyệt xuất bản")
BEFORE = "Đã được hẹn giờ trước khi cổng có bước duyệt của người khác."


def ask_another_person(apps: Any, schema: Any) -> None:
    """Replace the step that any member of a group could take."""
    here = schema.connection.alias
    workflows = apps.get_model("wagtailcore", "Workflow").objects.using(here)
    steps = apps.get_model("wagtailcore", "WorkflowTask").objects.using(here)
    steps = steps.filter(workflow__in=workflows.filter(name__in=WORKFLOWS))
    if not steps.exists():
        return
    kind, _made = (
        apps.get_model("contenttypes", "ContentType")
        .objects.using(here)
        .get_or_create(app_label="approving", model="approving")
    )
    task = (
        apps.get_model("approving", "Approving")
        .objects.using(here)
        .create(name="Người khác duyệt", active=True, content_type=kind)
    )
    steps.update(task_id=task.pk)


def keep_what_is_on_the_clock(apps: Any, schema: Any) -> None:
    """Note who had put each scheduled page on the clock."""
    here = schema.connection.alias
    approvals = apps.get_model("approving", "Approval").objects.using(here)
    pages = apps.get_model("kit", "PortalPage").objects.using(here)
    revisions = apps.get_model("wagtailcore", "Revision").objects.using(here)
    for revision in revisions.filter(approved_go_live_at__isnull=False, user__isnull=False):
        page = pages.filter(pk=revision.object_id).first()
        if page is None:
            continue
        by = revision.user
        name = f"{by.last_name} {by.first_name}".strip() or by.username
        approvals.create(
            page_number=page.pk,
            page_title=page.title,
            content=content.digest_of(revision.content),
            at=timezone.now(),
            by_id=by.pk,
            by_name=name,
            written_by_name=name,
            is_alone=True,
            reason=BEFORE,
        )


class Migration(migrations.Migration):
    dependencies = [
        ("approving", "0001_what_others_wrote_is_approved"),
        ("kit", "0005_approving_is_a_right"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.RunPython(ask_another_person, migrations.RunPython.noop),
        migrations.RunPython(keep_what_is_on_the_clock, migrations.RunPython.noop),
    ]
