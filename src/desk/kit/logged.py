"""What people do on Wagtail's own screens goes into the journal, logged by Wagtail or not.

“Lan: wagtail.publish, Hội nghị tổng kết”: drafts, publishing, moves, workflow, snippets, settings.
Wagtail logs a picture of the one form and not one of the form for many, so that files and what the
portal is set up with are told as they are saved.
The journal's line is written first: where the two do not share a transaction, a machine that stops
between them leaves a line too many in the journal of all, and never one too few.
"""

import json
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    ModelLogEntry,
    PageLogEntry,
    Site,
    Workflow,
    WorkflowPage,
)

from desk.kit import journal, permissions
from desk.kit.permissions import MACHINE, Actor

_told_elsewhere: set[str] = set()


def connect() -> None:
    """Begin to listen."""
    for log in (PageLogEntry, ModelLogEntry):
        pre_save.connect(_logged, sender=log, dispatch_uid=f"kit.logged.{log.__name__}")
    kept = (Collection, GroupApprovalTask, Site, Workflow, WorkflowPage)
    for model in (get_image_model(), get_document_model(), *kept):
        label = model._meta.label  # noqa: SLF001 — Django's way
        leave_out(label)
        post_save.connect(_saved, sender=model, dispatch_uid=f"kit.logged.{label}.saved")
        post_delete.connect(_deleted, sender=model, dispatch_uid=f"kit.logged.{label}.deleted")


def leave_out(label: str) -> None:
    """Take nothing of a model, ``staff.Person``, from Wagtail's log: it is told elsewhere."""
    _told_elsewhere.add(label.lower())


def _logged(instance: Any, *, raw: bool, **_named: Any) -> None:
    kind = instance.content_type
    if raw or instance.pk is not None or (kind and _label(kind) in _told_elsewhere):
        return
    # As it will lie in the database: the words of a schedule are made of its day as text.
    instance.data = json.loads(json.dumps(instance.data, cls=DjangoJSONEncoder))
    journal.record(
        _who(instance), instance.action, instance.label,
        of=str(kind.name) if kind else "", number=str(instance.object_id),
        said=str(instance.message), reason=str(instance.comment or ""),
    )  # fmt: skip


def _saved(
    instance: Any, *, raw: bool, created: bool, update_fields: Any = None, **_named: Any
) -> None:
    if not raw and update_fields is None:
        _told("wagtail.create" if created else "wagtail.edit", instance)


def _deleted(instance: Any, **_named: Any) -> None:
    _told("wagtail.delete", instance)


def _told(act: str, thing: Any) -> None:
    by = permissions.acting()
    if by is not MACHINE:
        kind = str(thing._meta.verbose_name)  # noqa: SLF001 — Django's way
        journal.record(by, act, thing, of=kind, number=str(thing.pk))


def _label(kind: ContentType) -> str:
    return f"{kind.app_label}.{kind.model}"


def _who(instance: Any) -> Actor:
    """Return whose deed it was: as Wagtail says, else who is at work, else the portal itself."""
    return instance.user or permissions.acting()
