"""The rights in photographs: what readers are told of them, and what is still to be found out.

Source: Nghị định 174/2026/NĐ-CP, Điều 93.2–3 (no work without consent); Bộ luật Dân sự
91/2015/QH13, Điều 32 (the likeness of a person).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from desk.intake.models import PictureRights
from desk.kit import remembering
from desk.kit.signals import others_changed

FIELDS = ("author", "owner", "ground", "permission", "people", "consent")
_NEED_A_PAPER = {PictureRights.Ground.GIVEN, PictureRights.Ground.LICENSED}


def of(image: Any) -> PictureRights:
    """Return what is known of the rights in a picture; nothing known where nobody told."""
    return _known(image.pk) or PictureRights(image_id=image.pk)


def state_of(number: int) -> tuple[str, ...]:
    """Return what tells one set of rights in the picture of a number from another."""
    known = _known(number) or PictureRights()
    return tuple(getattr(known, name) for name in FIELDS)


def _known(number: int) -> PictureRights | None:
    if remembering.memory() is None:
        return PictureRights.objects.filter(image_id=number).first()
    return remembering.once("rights in pictures", _all).get(number)


def _all() -> Mapping[int, PictureRights]:
    return {one.image_id: one for one in PictureRights.objects.all()}


def keep(image: Any, told: Mapping[str, str]) -> None:
    """Keep what was told of the rights in a picture, and let the pages that show it know.

    Shape: `told` by the names in `FIELDS`; what it leaves out stays.
    """
    known = PictureRights.objects.filter(image=image).first()
    new = {name: said.strip() for name, said in told.items() if name in FIELDS}
    was = {name: getattr(known or PictureRights(), name) for name in new}
    if not new or new == was:
        return
    PictureRights.objects.update_or_create(image=image, defaults=new)
    others_changed.send(sender=PictureRights, kind="pictures", keys=[image.pk])


def said_in_file(image: Any) -> Mapping[str, str]:
    """Return what the file that an image was just taken in from said of its rights."""
    told: Mapping[str, str] = getattr(image, "said_in_file", {})
    return told


def keep_what_the_file_said(instance: Any, **_named: Any) -> None:
    """Keep the names that a camera wrote, where nobody has told better ones."""
    known = of(instance)
    told = said_in_file(instance)
    keep(instance, {name: said for name, said in told.items() if not getattr(known, name)})


def line(known: PictureRights) -> str:
    """Return what readers are told beside the picture: who took it, whose it is, by which right.

    Shape: where the consent of people is written down is nobody else's business.
    """
    told = []
    if known.author:
        told.append(_("Người chụp: %(name)s.") % {"name": known.author})
    if known.owner and known.owner != known.author:
        told.append(_("Chủ sở hữu: %(name)s.") % {"name": known.owner})
    match known.ground:
        case PictureRights.Ground.GIVEN:
            told.append(_("Dùng với sự cho phép của chủ ảnh."))
        case PictureRights.Ground.LICENSED:
            told.append(_("Giấy phép: %(licence)s.") % {"licence": known.permission or "–"})
        case PictureRights.Ground.FREE:
            told.append(_("Không còn bảo hộ quyền tác giả."))
    if known.people == PictureRights.People.AGREED:
        told.append(_("Người trong ảnh đồng ý cho đăng."))
    return " ".join(told)


def missing(known: PictureRights) -> Iterator[str]:
    """Yield what is not known yet and has to be, each as words for an editor."""
    if not known.author and not known.owner:
        yield _("ai chụp hoặc ai là chủ ảnh")
    if not known.ground:
        yield _("căn cứ được dùng ảnh")
    elif known.ground in _NEED_A_PAPER and not known.permission:
        yield _("văn bản cho phép hoặc tên giấy phép")
    if not known.people:
        yield _("trong ảnh có người nhận ra được không")
    elif known.people == PictureRights.People.AGREED and not known.consent:
        yield _("sự đồng ý của người trong ảnh ghi ở đâu")
