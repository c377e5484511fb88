"""The editor and the store say the same of a live figure, in both directions."""

import json

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from desk.newsroom import prose
from desk.newsroom.blocks import FEATURES

FIGURE = (
    '<span data-figure="telecom.sites|94|2023||level" '
    'data-known="2024-01-04T17:30:00+07:00">1.422</span>'
)
STORED = f'<p data-block-key="abcde">Có {FIGURE} trạm thông tin di động.</p>'


@pytest.fixture
def converter() -> ContentstateConverter:
    return ContentstateConverter(FEATURES)


def test_a_stored_figure_is_one_unbreakable_piece_of_the_editors_sentence(
    converter: ContentstateConverter,
) -> None:
    state = json.loads(converter.from_database_format(STORED))
    (entity,) = state["entityMap"].values()

    assert state["blocks"][0]["text"] == "Có 1.422 trạm thông tin di động."
    assert entity == {
        "type": "FIGURE",
        "mutability": "IMMUTABLE",
        "data": {
            "reference": "telecom.sites|94|2023||level",
            "known": "2024-01-04T17:30:00+07:00",
        },
    }


@pytest.mark.parametrize(
    "html",
    [
        STORED,
        f'<p data-block-key="abcde"><b>{FIGURE}</b> và {FIGURE}</p>',
        f'<ul><li data-block-key="abcde">{FIGURE}%</li></ul>',
        f'<h2 data-block-key="abcde">{FIGURE} trạm</h2>',
    ],
    ids=["paragraph", "bold and two", "list", "heading"],
)
def test_what_is_stored_comes_back_unchanged(converter: ContentstateConverter, html: str) -> None:
    again = converter.to_database_format(converter.from_database_format(html))

    assert prose.read(again) == prose.read(html)


@pytest.mark.parametrize(
    ("reference", "known"),
    [
        ("", "2024-01-04T17:30:00+07:00"),
        ('telecom.sites|94|2023||level" onclick="x', "2024-01-04T17:30:00+07:00"),
        ("telecom.sites|94|2023-13||level", "2024-01-04T17:30:00+07:00"),
        ("telecom.sites|94|2023||level", "hôm qua"),
        ("telecom.sites|94|2023||level", "2024-01-04T17:30:00"),
    ],
    ids=["no reference", "an attribute", "no such period", "no moment", "no time zone"],
)
def test_a_broken_figure_from_the_editor_stays_as_plain_words(
    converter: ContentstateConverter, reference: str, known: str
) -> None:
    state = json.loads(converter.from_database_format(STORED))
    state["entityMap"]["0"]["data"] = {"reference": reference, "known": known}

    stored = converter.to_database_format(json.dumps(state))

    assert stored == '<p data-block-key="abcde">Có 1.422 trạm thông tin di động.</p>'
