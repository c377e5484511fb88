"""Nothing foreign is kept: no path of a machine, no package host, no sentence of others."""

import re
import subprocess
import unicodedata
from pathlib import Path
from typing import Final

import pytest
from tests import order

ROOT: Final = Path(__file__).resolve().parents[2]
SHARED: Final = ROOT.parent / "shared"
TEXTS: Final = sorted([*SHARED.glob("sources/*.txt"), *SHARED.glob("claims/articles/*.txt")])
LENGTH_OF_A_SENTENCE: Final = 70

# Written with a class of one letter, so that this file does not match itself.
FOREIGN: Final = re.compile(
    r"(?:/(?:wor[k]|far[m]|roo[t]|opt/pyp[i])/"
    r"|pyp[i]\.org|pythonhoste[d]\.org|registry\.npmj[s]|deb\.debia[n]\.org)"
)


def tracked() -> dict[str, str]:
    """Return the text of each tracked file that is text."""
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    texts = {}
    for name in filter(None, listing.stdout.split("\0")):
        path = ROOT / name
        if not path.is_file():
            continue
        content = path.read_bytes()
        if b"\0" not in content:
            texts[name] = content.decode("utf-8")
    return texts


def test_no_file_names_a_machine_or_a_package_host() -> None:
    found = {name: match[0] for name, text in tracked().items() if (match := FOREIGN.search(text))}

    assert not found


def test_every_text_is_composed() -> None:
    """Vietnamese is kept in NFC, so that a search finds what it looks for."""
    decomposed = [
        name for name, text in tracked().items() if not unicodedata.is_normalized("NFC", text)
    ]

    assert not decomposed


@pytest.mark.needs("shared")
def test_no_sentence_is_borrowed() -> None:
    texts = [unicodedata.normalize("NFC", path.read_text(encoding="utf-8")) for path in TEXTS]
    sentences = {part.strip() for text in texts for part in re.split(r"[.;:\n]", text)}
    long = [sentence for sentence in sentences if len(sentence) > LENGTH_OF_A_SENTENCE]
    borrowed = {
        name: sentence for name, kept in tracked().items() for sentence in long if sentence in kept
    }

    assert long
    assert not borrowed


def test_the_make_targets_are_explained() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = set(re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[0].split())
    explained = set(re.findall(r"^([a-z]+):.*## \S", makefile, re.MULTILINE))

    assert phony == explained


def test_the_tests_that_begin_first_are_there() -> None:
    assert [name for name in order.LONGEST if not (ROOT / name).is_file()] == []
