"""The live figure in the editor: between the stored text and what the editing screen holds.

Stored, it is a reference and a moment; on the screen, an unbreakable piece of the sentence that
shows the number which will stand there.
"""

from collections.abc import Mapping
from typing import Any

import wagtail.admin.rich_text.editors.draftail.features as draftail
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineEntityElementHandler
from wagtail.rich_text.feature_registry import FeatureRegistry

from congso.observations import reference
from congso.observations.reference import NotAReference
from congso.periods.calendar import NoSuchPeriod
from desk.newsroom.prose import moment_of

FEATURE, KIND = "figure", "FIGURE"


class FigureElementHandler(InlineEntityElementHandler):
    """Reads a stored live figure into the editor."""

    mutability = "IMMUTABLE"

    def get_attribute_data(self, attrs: Mapping[str, str]) -> dict[str, str]:
        """Return what the editor keeps of the figure."""
        return {
            "reference": attrs.get("data-figure", ""),
            "known": attrs.get("data-known", ""),
        }


def stored(props: Mapping[str, Any]) -> Any:
    """Return a live figure of the editor as it is stored; a broken one stays as plain words."""
    wanted, known = props.get("reference") or "", props.get("known") or ""
    try:
        reference.read(wanted)
    except (NotAReference, NoSuchPeriod):
        return props["children"]
    if moment_of(known) is None:
        return props["children"]
    return DOM.create_element(
        "span", {"data-figure": wanted, "data-known": known}, props["children"]
    )


def register(features: FeatureRegistry) -> None:
    """Teach the editor live figures."""
    features.register_editor_plugin(
        "draftail",
        FEATURE,
        draftail.EntityFeature(
            {
                "type": KIND,
                "icon": "order",
                "label": _("Chèn số liệu"),
                "description": _("Chèn số liệu"),
                "attributes": ["reference", "known"],
                "whitelist": {"reference": True, "known": True},
                "chooserUrl": reverse_lazy("newsroom_figures"),
            },
            js=[
                "newsroom/figure.js",
                "newsroom/word.js",
                "newsroom/carried.js",
                "newsroom/last-words.js",
            ],
            css={"all": ["newsroom/figure.css"]},
        ),
    )
    features.register_converter_rule(
        "contentstate",
        FEATURE,
        {
            "from_database_format": {"span[data-figure]": FigureElementHandler(KIND)},
            "to_database_format": {"entity_decorators": {KIND: stored}},
        },
    )
