"""A picture comes in three kinds and the widths that pages use, with its measures, lazily."""

import re
from pathlib import Path

import pytest
from PIL import Image
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from congso.publication.use import Recorder
from desk.ledger import queries
from desk.look import rendering
from desk.newsroom.reading import FILE, Reading


@pytest.fixture
def image(db: None, media: Path) -> object:  # noqa: ARG001 — asked for their effect
    given = get_test_image_file(filename="cau.jpg", size=(800, 500))
    return get_image_model().objects.create(title="Cầu", file=given)


def test_every_kind_and_width_is_a_file_that_the_page_uses(image: object, media: Path) -> None:
    recorder = Recorder()
    picture = Reading(recorder, queries.ledger()).picture(image, "Cầu qua sông")
    assert picture is not None

    assert [one.type for one in picture.sources] == ["image/avif", "image/webp", "image/jpeg"]
    for source in picture.sources:
        assert [(size.width, size.height) for size in source.sizes] == [
            (360, 225), (720, 450), (800, 500),
        ]  # fmt: skip
    names = [use.key for use in recorder.uses if use.kind == FILE]
    assert len(names) == 9
    for name in names:
        with Image.open(media / name) as opened:
            assert name.endswith({"JPEG": "jpg", "WEBP": "webp", "AVIF": "avif"}[opened.format])


def test_a_small_image_is_never_made_larger(media: Path, db: None) -> None:  # noqa: ARG001
    small = get_image_model().objects.create(
        title="Nhỏ", file=get_test_image_file(filename="nho.png", size=(200, 100))
    )
    picture = Reading(Recorder(), queries.ledger()).picture(small, "Nhỏ")

    assert picture is not None
    assert (picture.width, picture.height) == (200, 100)
    assert {len(source.sizes) for source in picture.sources} == {1}


def test_a_lost_file_is_made_anew(image: object, media: Path) -> None:
    reading = Reading(Recorder(), queries.ledger())
    before = reading.picture(image, "Cầu")
    for path in media.glob("images/*.avif"):
        path.unlink()

    assert reading.picture(image, "Cầu") == before


def test_browsers_choose_and_nothing_jumps(image: object) -> None:
    picture = Reading(Recorder(), queries.ledger()).picture(image, "Cầu")
    html = str(rendering.component("look/lists.html", "img", picture))

    assert re.findall(r'<source type="([^"]+)"', html) == ["image/avif", "image/webp"]
    assert re.search(r'srcset="\S+\.avif 360w, \S+\.avif 720w, \S+\.avif 800w"', html)
    assert 'width="800" height="500" loading="lazy"' in html
    eager = str(rendering.component("look/lists.html", "img", picture, False))  # noqa: FBT003 — as templates call it
    assert "lazy" not in eager
    assert 'fetchpriority="high"' in eager
