"""A formula tried before anybody saves it: how it prints, what its result is, in which units.

Names in it are codes of indicators, or short names that are said to mean one. Told of the mean
radius: a length, so km goes with it and người does not.

>>> from congso.indicators import definitions
>>> known = definitions.read([("a.toml", '''
... ["place.area"]
... name = "Diện tích"
... unit = "km²"
... ["postal.points"]
... name = "Điểm phục vụ"
... unit = "điểm"
... ''')])
>>> tried = read("sqrt(place.area/(pi*postal.points))", known)
>>> tried.formula.written, str(tried.sort), [unit.symbol for unit in tried.units]
('sqrt(place.area / (pi * postal.points))', 'độ dài', ['m', 'km', 'km/điểm phục vụ'])
>>> read("place.area + postal.points", known)
Traceback (most recent call last):
    ...
congso.indicators.trial.CannotBeTried: Công thức “place.area + postal.points”, ký tự 1: Trong \
“place.area + postal.points”: “place.area” là độ dài^2, “postal.points” là số đếm (điểm); hai vế \
phải cùng loại mới cộng trừ được.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from congso.indicators import askable, definitions, map_rules, nature
from congso.indicators.formula import policies
from congso.indicators.formula import text as formula_text
from congso.indicators.formula import units as formula_units
from congso.indicators.formula.aloud import aloud, asked_aloud, counted_aloud
from congso.indicators.formula.text import NotAFormula
from congso.indicators.formula.tree import Count, Node, Question, inputs_of
from congso.indicators.formula.units import Sort, WrongUnit
from congso.indicators.indicator import Catalogue, Formula, Indicator, UnknownIndicator
from congso.indicators.nature import Nature
from congso.quantities.units import UNITS, Unit

CODE = "trial.formula"
"""The code under which a formula is asked that has none yet."""
_DECIMALS = 2


class CannotBeTried(ValueError):
    """A formula cannot be read, names what there is not, or puts together what does not go."""

    def __init__(self, at: int, message: str) -> None:
        super().__init__(message)
        self.at = at
        """How many characters stand before the place."""

    @classmethod
    def within(cls, text: str, at: int, message: str) -> Self:
        """Return the refusal that says where in the text the fault stands."""
        return cls(at, f"Công thức “{text}”, ký tự {at + 1}: {message}")


@dataclass(frozen=True, slots=True)
class Trial:
    """A formula that holds, though nobody has saved it."""

    formula: Formula
    sort: Sort
    units: tuple[Unit, ...]
    """The units in which its result may be told."""
    indicator: Indicator
    """What it would be if saved so, in the unit that was asked for, else in the first that fits."""

    def rule(self, catalogue: Catalogue) -> str:
        """Return the formula in the signs of a page, each input by the name of its indicator."""

        def called(asked: Question) -> str:
            if isinstance(asked, Count):
                return counted_aloud(asked)
            return asked_aloud(asked, catalogue[self.formula.inputs[asked.name]].name)

        return aloud(self.formula.tree, called)

    def beside(self, catalogue: Catalogue) -> Catalogue:
        """Return the catalogue with the formula in it, under a code of its own."""
        found = {**catalogue.indicators, CODE: self.indicator}
        return Catalogue(found, catalogue.themes)


def read(
    text: str,
    catalogue: Catalogue,
    *,
    inputs: Mapping[str, str] | None = None,
    declared: Unit | None = None,
    decimals: int | None = None,
) -> Trial:
    """Return what a formula comes to, by units and by nature, before any figure is put in.

    Shape: `inputs` says which codes short names mean; a code stands for itself. `declared` is the
    unit that the result must go with; `decimals` says how it is printed where that is settled.
    Raises: `CannotBeTried`, with the place and both sides of what does not go together.
    """
    try:
        tree, policy = policies.read(text)
    except NotAFormula as fault:
        raise CannotBeTried(fault.at, str(fault)) from None
    except policies.NotAPolicy as fault:
        raise CannotBeTried.within(text, text.find("with"), str(fault)) from None
    meant = {**definitions.codes_in(tree), **(inputs or {})}
    of_inputs = _units(text, tree, meant, catalogue)
    try:
        sort = formula_units.sort_of(tree, of_inputs)
    except WrongUnit as fault:
        raise CannotBeTried.within(text, _place(fault.part, text), str(fault)) from None
    if declared is not None:
        _require(tree, of_inputs, declared)
    formula = Formula(tree, meant, policy.nulls, policy.zero_division)
    units = tuple(unit for unit in UNITS.values() if _goes(tree, of_inputs, unit))
    indicator = _indicator(formula, declared or _told_in(sort, units, of_inputs), catalogue)
    if decimals is not None:
        indicator = replace(indicator, decimals=decimals)
    for told in askable.faults_of(indicator, formula, catalogue.indicators):
        raise CannotBeTried.within(text, 0, told)
    return Trial(formula, sort, units, indicator)


def _units(
    text: str, tree: Node, meant: Mapping[str, str], catalogue: Catalogue
) -> dict[str, Unit]:
    """Return the unit of each name, those that mean a code without being asked included."""
    asked = {one.name: one for one in inputs_of(tree)}
    found = {}
    for name, code in {**{name: name for name in asked}, **meant}.items():
        try:
            found[name] = catalogue[code].unit
        except UnknownIndicator as unknown:
            at = _place(formula_text.write(asked[name]), text) if name in asked else 0
            raise CannotBeTried.within(text, at, str(unknown)) from None
    return found


def _require(tree: Node, inputs: Mapping[str, Unit], declared: Unit) -> None:
    try:
        formula_units.require(tree, inputs, declared)
    except WrongUnit as fault:
        raise CannotBeTried(0, str(fault)) from None


def _goes(tree: Node, inputs: Mapping[str, Unit], unit: Unit) -> bool:
    try:
        formula_units.require(tree, inputs, unit)
    except WrongUnit:
        return False
    return True


def _told_in(sort: Sort, units: tuple[Unit, ...], inputs: Mapping[str, Unit]) -> Unit:
    """Return the unit to tell the result in: that of an input where it fits, else the first."""
    of_inputs = [unit for unit in inputs.values() if unit in units]
    made_up = Unit(str(sort), sort.dimension, kind=sort.kind)
    return next(iter((*of_inputs, *units)), made_up)


def _indicator(formula: Formula, unit: Unit, catalogue: Catalogue) -> Indicator:
    natural = nature.by_default(unit, formula.tree)
    used = (catalogue[code].decimals for code in formula.inputs.values())
    found = Indicator(
        code=CODE,
        name=formula.written,
        unit=unit,
        decimals=_DECIMALS if natural is Nature.RATIO else max(used, default=0),
        nature=natural,
        formula=formula,
        over_time=nature.over_time(natural, has_formula=True),
    )
    return map_rules.settled(found, {})


def _place(part: str, text: str) -> int:
    """Return where a part, as it prints, stands in a text; blanks do not matter.

    Shape: the beginning of the text where it is written otherwise, as with brackets to spare.
    """
    kept = [(at, sign) for at, sign in enumerate(text) if not sign.isspace()]
    whole = rf"(?<![a-z0-9_.]){re.escape(''.join(part.split()))}(?![a-z0-9_.])"
    found = re.search(whole, "".join(sign for _at, sign in kept))
    return kept[found.start()][0] if found else 0
