"""Holds what a page of figures prints against what its record tells."""

from collections.abc import Mapping
from typing import Any

import pytest

from congso.observations.figure import Figure

SHORT = 2
"""A number of one or two digits stands on any page."""


def printed_figures(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Gather every figure with a value whose number is written from now on."""
    found: dict[str, str] = {}
    write = Figure.printed.fget  # type: ignore[attr-defined]

    def noting(figure: Figure) -> str:
        said: str = write(figure)
        if figure.value is not None and figure.gathers is None:
            found[str(figure.reference)] = said
        return said

    monkeypatch.setattr(Figure, "printed", property(noting))
    return found


def shown(printed: Mapping[str, str], text: str) -> dict[str, str]:
    """Return those of the figures that stand on a page."""
    return {one: said for one, said in printed.items() if len(said) > SHORT and said in text}


def untold(figures: Mapping[str, str], record: Mapping[str, Any]) -> set[str]:
    """Return the figures that a record does not tell as they are printed."""
    told = dict[str, list[str]]()
    for one in record["figures"]:
        told.setdefault(one["reference"], []).extend((one["printed"], one.get("answers", "")))
    return {one for one, said in figures.items() if not any(said in to for to in told.get(one, ()))}
