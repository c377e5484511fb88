"""A picture for readers: in AVIF, WebP and JPEG, at the widths at which pages show it.

Browsers take the first kind that they read, in the width that fits; the JPEG is for the others.
"""

from typing import Any, Final

WIDTHS: Final = (360, 720, 1200)
"""A thumbnail, a phone or a column, the head of an article on a wide screen."""
KINDS: Final = ("avif", "webp", "jpeg")
"""The smallest first; the last is read everywhere."""


def renditions(image: Any) -> dict[str, list[Any]]:
    """Return the renditions of an image by kind, each kind from narrow to wide.

    Shape: none is wider than the image; one whose file was lost is made anew.
    """
    widest = min(image.width, WIDTHS[-1])
    widths = sorted({*(width for width in WIDTHS if width < widest), widest})
    wanted = {kind: [f"width-{width}|format-{kind}" for width in widths] for kind in KINDS}
    every = [one for listed in wanted.values() for one in listed]
    made = image.get_renditions(*every)
    lost = [one for one in every if not made[one].file.storage.exists(made[one].file.name)]
    if lost:
        image.renditions.filter(filter_spec__in=lost).delete()
        # What was read ahead still tells of the lost ones.
        made |= type(image)._default_manager.get(pk=image.pk).get_renditions(*lost)  # noqa: SLF001
    return {kind: [made[one] for one in listed] for kind, listed in wanted.items()}
