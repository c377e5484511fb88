"""A text reviewed: each figure with what it is bound to and whether it agrees.

Without a ledger only the text is held against itself; with one, each bound figure is held against
what the province has recorded.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from congso.claims import binding, reading, rules, settled
from congso.claims.binding import UNBOUND, Binding
from congso.claims.checks import agrees_with_ledger, told_in_the_unit_of_the_ledger
from congso.claims.checks.agrees_with_ledger import Quoted
from congso.claims.checks.told_in_the_unit_of_the_ledger import Mistaken
from congso.claims.prose.view import View
from congso.claims.slips import (
    doubled_words,
    numbers_written_two_ways,
    unbalanced_brackets,
    words_lost_in_names,
)
from congso.claims.statement import Statement
from congso.findings.finding import Finding
from congso.observations.ledger import Ledger
from congso.observations.reference import Reference

AGREES, CONTRADICTS, INCONSISTENT = "agrees", "contradicts", "inconsistent"
UNBOUND_FIGURE, NOT_STATISTIC = "unbound", "not_statistic"
SLIP = "slip"
"""The kind of a record that tells of a slip of the hand."""

_SLIPS = (doubled_words, unbalanced_brackets, numbers_written_two_ways, words_lost_in_names)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a statement holds, and what would."""

    verdict: str
    """agrees, contradicts (the ledger), inconsistent (with the text), unbound, not_statistic."""
    expected: str | None = None
    """The figure that would fit, as the text would write it."""
    message: str | None = None
    """One Vietnamese sentence for the editor."""


@dataclass(frozen=True, slots=True)
class Review:
    """The statements of a text, in order, each with its binding and verdict."""

    statements: tuple[Statement, ...]
    bindings: tuple[Binding, ...]
    verdicts: tuple[Verdict, ...]
    slips: tuple[Finding, ...] = ()
    """Slips of the hand in the words, in order; they warn and hold nothing back."""

    def count(self, verdict: str) -> int:
        """Return how many statements have this verdict."""
        return sum(one.verdict == verdict for one in self.verdicts)

    @property
    def holds(self) -> bool:
        """Whether nothing contradicts the ledger or the text itself."""
        return not self.count(CONTRADICTS) and not self.count(INCONSISTENT)


@dataclass(frozen=True, slots=True)
class _Dispute:
    """A finding within the text, and the statements that are party to it."""

    finding: Finding
    parties: tuple[int, ...]


def review(
    text: str,
    ledger: Ledger | None = None,
    home: str | None = None,
    bound: Mapping[tuple[int, int], Reference] | None = None,
) -> Review:
    """Return the review of `text`.

    Shape: without `ledger` only the text is held against itself; `home` is the identity of the
    province whose ledger it is; `bound` gives, by start and end of a span, the references that
    an editor has settled, which are used instead of guessing.
    Raises: `UnknownPlace` where `home` is no place of the ledger.
    """
    statements = reading.read(text)
    if ledger is not None and bound:
        statements = settled.as_bound(statements, bound, ledger.catalogue)
    if ledger is None:
        bindings, against = (UNBOUND,) * len(statements), dict[int, Verdict]()
    else:
        bindings = binding.bind(statements, text, ledger, home, bound)
        against = _against_ledger(statements, bindings, ledger)
        bindings = _without_some(bindings, against)
    disputes = _disputes(statements, text, against)
    verdicts = tuple(
        _verdict(statement, against.get(index), disputes)
        for index, statement in enumerate(statements)
    )
    return Review(statements, bindings, verdicts, _slips(text))


def _slips(text: str) -> tuple[Finding, ...]:
    view = View.of(text)
    found = [finding for slip in _SLIPS for finding in slip.check(view)]
    return tuple(sorted(found, key=lambda one: one.span.start if one.span else 0))


def _against_ledger(
    statements: Sequence[Statement], bindings: Sequence[Binding], ledger: Ledger
) -> dict[int, Verdict]:
    found: dict[int, Verdict] = {}
    for index, (statement, bound) in enumerate(zip(statements, bindings, strict=True)):
        figures = [ledger.figure(reference) for reference in bound.references]
        if not figures or any(agrees_with_ledger.counts_nothing(figure) for figure in figures):
            continue
        missing = next((figure for figure in figures if figure.value is None), None)
        if bound.is_in_another_unit:
            findings = [told_in_the_unit_of_the_ledger.check(Mistaken(statement, figures[0]))]
        else:
            findings = [agrees_with_ledger.check(Quoted(statement, figure)) for figure in figures]
        wrong = next((finding for finding in findings if finding is not None), None)
        if wrong is not None and bound.is_of_some:
            continue
        if wrong is not None:
            found[index] = Verdict(CONTRADICTS, wrong.expected, wrong.message)
        elif missing is not None:
            message = f"Chưa đối chiếu được: {missing.name}, {missing.missing}."
            found[index] = Verdict(UNBOUND_FIGURE, message=message)
        else:
            found[index] = Verdict(AGREES)
    return found


def _without_some(
    bindings: Sequence[Binding], against: Mapping[int, Verdict]
) -> tuple[Binding, ...]:
    """Return the bindings, those let go that tell of some and do not agree with all there are."""
    return tuple(
        Binding(candidates=bound.candidates) if bound.is_of_some and index not in against else bound
        for index, bound in enumerate(bindings)
    )


def _disputes(
    statements: Sequence[Statement], text: str, against: Mapping[int, Verdict]
) -> dict[tuple[int, int], Finding]:
    """Return the findings within the text by span, those left out that the ledger explains.

    Where one of the figures contradicts the ledger and the one complained of agrees with it, the
    fault is the other's and is told there.
    """
    found: dict[tuple[int, int], Finding] = {}
    for rule in rules.WITHIN_THE_TEXT:
        for parties, case in rule.cases(statements, text):
            finding = rule.check(case)
            if finding is None or finding.span is None:
                continue
            verdicts = {against[party].verdict for party in parties if party in against}
            blamed = next(
                (against.get(p) for p in parties if statements[p].start == finding.span.start), None
            )
            explained = CONTRADICTS in verdicts and blamed is not None and blamed.verdict == AGREES
            if not explained:
                found.setdefault((finding.span.start, finding.span.end), finding)
    return found


def _verdict(
    statement: Statement,
    against: Verdict | None,
    disputes: Mapping[tuple[int, int], Finding],
) -> Verdict:
    if not statement.is_statistic:
        return Verdict(NOT_STATISTIC)
    if against is not None and against.verdict == CONTRADICTS:
        return against
    finding = disputes.get((statement.start, statement.end))
    if finding is not None:
        return Verdict(INCONSISTENT, finding.expected, finding.message)
    return against or Verdict(UNBOUND_FIGURE)


def records(reviewed: Review) -> list[dict[str, Any]]:
    """Return the review as plain values, one record a statement, in order of start."""
    return [
        _record(statement, bound, verdict)
        for statement, bound, verdict in zip(
            reviewed.statements, reviewed.bindings, reviewed.verdicts, strict=True
        )
    ]


def slip_record(slip: Finding, text: str) -> dict[str, Any]:
    """Return a slip of the hand as a record of the same shape; it is no statistic.

    Raises: `ValueError` for a finding without a place.
    """
    if slip.span is None:
        raise ValueError(slip.check)
    said = Statement(slip.span.start, slip.span.end, text[slip.span.start : slip.span.end], SLIP)
    verdict = Verdict(NOT_STATISTIC, slip.expected, slip.message)
    return {**_record(said, UNBOUND, verdict), "slip": slip.check}


def _record(statement: Statement, bound: Binding, verdict: Verdict) -> dict[str, Any]:
    return {
        "start": statement.start,
        "end": statement.end,
        "text": statement.text,
        "value": _plain(statement.value),
        "value_max": _plain(statement.value_max),
        "of": _plain(statement.of),
        "unit": statement.unit,
        "written": statement.written,
        "scale": statement.scale,
        "measure": statement.measure,
        "kind": statement.kind,
        "period": statement.period,
        "base_period": statement.base_period,
        "direction": statement.direction,
        "form": statement.form,
        "approx": statement.approx,
        "status": statement.status,
        "relates_to": [{"type": to.type, "index": to.index} for to in statement.relates_to],
        "binding": _bound(bound),
        "verdict": verdict.verdict,
        "expected": verdict.expected,
        "message": verdict.message,
    }


def _bound(bound: Binding) -> dict[str, str | None] | None:
    reference = bound.reference
    if reference is None:
        return None
    parts = "|".join(each.breakdown for each in bound.references if each.breakdown)
    return {
        "indicator": reference.indicator,
        "place": reference.place,
        "period": reference.period.code,
        "breakdown": parts or None,
    }


def _plain(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
