"""Brings the public files up to date: what changed is built, what is gone is taken down.

A plan says what is to be done; here it is done. Pages come first and readers have them at once;
what is taken away, lists and the index of search follow, and give way when something else changes.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from congso.publication.plan import Plan
from congso.publication.touch import Change
from desk.checking import aftercare
from desk.kit import remembering
from desk.press import (
    broken_off,
    exporting,
    failing,
    lists,
    making,
    media,
    outbox,
    planning,
    sources,
    stages,
    storing,
    telling,
    tree,
)  # fmt: skip
from desk.press.making import Failed, Made
from desk.press.models import Built
from desk.press.planning import Work
from desk.press.searching import writing
from desk.press.stages import Stages

Progress = Callable[[int, int, str], None]
"""Told how many pages are done, of how many, and the address of the last one."""
Waiting = Callable[[], bool]
"""Says whether something more urgent waits."""
_MANY = 200
"""Fewer pages are made in this process."""
_MADE_AT_LAST = "made at last"
"""Kind of the change that tells of pages that had failed: lists and search are to have them."""
_FEW_FILES = 3
"""Files that are made before the second wave looks whether something more urgent waits."""


@dataclass(slots=True)
class Outcome:
    """What a run did."""

    built: list[str] = field(default_factory=list)
    kept: int = 0
    deleted: list[str] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    is_new: bool = False
    """Whether readers get another build than before."""
    withdrawn: set[str] = field(default_factory=set)
    """Numbers of pages that went at once while others were built."""
    retold: set[str] = field(default_factory=set)
    """Addresses that were made anew because they told of such a page."""
    is_whole: bool = True
    """Whether nothing was left for later."""
    stages: Stages = field(default_factory=Stages)
    """Where the time went."""


def planned(*, full: bool = False) -> tuple[Plan, Plan]:
    """Return what a look at everything would have done: to pages, then to what is taken away."""
    with remembering.round_of_work():
        return tuple(planning.everything(full=full, files=files).plan for files in (False, True))  # type: ignore[return-value]


def bring_up_to_date(
    *, full: bool = False, progress: Progress | None = None, processes: int = 1
) -> Outcome:
    """Look at everything; build what is stale, take down what is gone; all of it when `full`.

    Shape: a page that cannot be made is left as it was and told of in `failed`; the rest goes on,
    and the page is tried again by itself.
    Raises: `TwoPagesAtOneAddress`.
    """
    outcome = Outcome()
    with broken_off.building():
        seen = outbox.waiting()
        aftercare.follow(outbox.changed_indicators(seen))
        seen = outbox.waiting()
        with remembering.round_of_work():
            sources.prepare()
            storing.adopt()
            work = planning.everything(full=full)
            _carry_out(work, outcome, progress=progress, processes=processes)
            outcome.failed += media.bring_all()
            _tell(outcome)
            work = planning.everything(full=full, files=True)
            _carry_out(work, outcome, progress=progress, processes=processes)
            lists.bring_up_to_date()
        if full:
            tree.sweep(Built.objects.values_list("file", flat=True))
        telling.touch_lost()
        _tell(outcome, whole=True)
        exporting.bring_up_to_date()
        writing.bring_up_to_date(processes=processes)
        storing.listed()
        _settle(outcome, lambda: outbox.done(seen), is_whole=True)
    return outcome


def follow_changes() -> Outcome:
    """Build the pages that the changes in the outbox touch, and let readers have them.

    Shape: what is taken away of the same changes waits for `finish`.
    Raises: `TwoPagesAtOneAddress`.
    """
    outcome = Outcome()
    spent = outcome.stages
    with broken_off.building():
        seen = outbox.waiting(shown=False)
        spent.add(stages.WAITED, outbox.waited(seen))
        with spent.at(stages.AFTERCARE):
            aftercare.follow(outbox.changed_indicators(seen))
        seen = outbox.waiting(shown=False)
        with remembering.round_of_work():
            with spent.at(stages.PLAN):
                work = planning.after(outbox.changes(seen))
            with spent.at(stages.PAGES):
                _carry_out(work, outcome)
        with spent.at(stages.MANIFEST):
            _tell(outcome)
        _settle(outcome, lambda: outbox.show(seen))
    return outcome


def finish(waiting: Waiting = lambda: False) -> Outcome:
    """Build the files, lists and indexes of changes whose pages readers have already.

    Shape: as soon as something is `waiting`, the rest is left for the next time; what was built
    until then is in the tables, and the next manifest tells of it.
    """
    outcome = Outcome()
    spent = outcome.stages
    with broken_off.building(), remembering.round_of_work():
        seen = outbox.waiting(shown=True)
        with spent.at(stages.PLAN):
            work = planning.after(outbox.changes(seen), files=True)
        with spent.at(stages.FILES):
            _carry_out(work, outcome, waiting=waiting, in_a_row=_FEW_FILES)
        changed = storing.unlisted()
        last: dict[str, Callable[[], object]] = {
            stages.LISTS: lambda: lists.bring_up_to_date(changed),
            stages.MANIFEST: lambda: _tell(outcome),
            stages.RECORD: exporting.bring_up_to_date,
            stages.SEARCH: lambda: writing.bring_up_to_date(changed),
        }
        for stage, step in last.items():
            outcome.is_whole = outcome.is_whole and not waiting()
            if not outcome.is_whole:
                return outcome
            with spent.at(stage):
                step()
        storing.listed()
        _settle(outcome, lambda: outbox.done(seen))
    return outcome


def try_again() -> Outcome:
    """Make the pages anew that failed and of which it is time; lists follow by `finish`."""
    outcome = Outcome()
    with broken_off.building(), remembering.round_of_work():
        due = failing.due()
        _carry_out(planning.anew({one: of for one, of in due.items() if of}), outcome)
        if not all(due.values()):
            outcome.failed += media.bring_all()
        _tell(outcome)
        if outcome.built:
            outbox.note(_MADE_AT_LAST, outcome.built, is_shown=True)
        _settle(outcome, lambda: None, also=due)
    return outcome


def withdraw() -> list[str]:
    """Take from readers what was withdrawn, before anything else is done; return the addresses."""
    if not outbox.withdrawn():
        return []
    outcome = Outcome()
    with broken_off.building():
        _withdraw(outcome)
        _settle(outcome, lambda: None)
    return outcome.deleted


def _withdraw(outcome: Outcome) -> None:
    """Take down what was withdrawn, then make anew what told of it: lists, feeds, the site map.

    Shape: pages that led to it from their menu alone are left to the next build, for a section may
    stand in the menu of all, and whatever else is to be taken down is not to wait for them.
    In the midst of a build what this made is named in `retold`, for the build had perhaps
    made it as it was before.
    """
    pages = outbox.withdrawn()
    if not pages:
        return
    addresses = storing.addresses_of(pages)
    media.drop(_take_down(addresses, outcome))
    outbox.gone(pages)
    outcome.withdrawn |= pages
    before = len(outcome.built)
    changes = [Change("pages", tuple(sorted(pages))), *outbox.of_kind("citations")]
    with remembering.round_of_work():
        work, is_some_left = planning.beyond_the_frame(planning.after(changes))
        if is_some_left:
            outbox.note("pages", sorted(pages))
        _carry_out(work, outcome)
        outcome.retold |= set(outcome.built[before:])
        lists.bring_up_to_date({*addresses, *outcome.retold})
    remembering.forget()
    _tell(outcome)


def _take_down(addresses: Sequence[str], outcome: Outcome) -> set[media.Picture]:
    """Take pages down that stand yet, and let readers know at once."""
    left = set[media.Picture]()
    standing = [address for address in addresses if address not in outcome.deleted]
    for address in standing:
        left |= storing.take_down(address)
        outcome.deleted.append(address)
    if standing:
        _tell(outcome)
    return left


def _carry_out(
    work: Work,
    outcome: Outcome,
    *,
    progress: Progress | None = None,
    processes: int = 1,
    waiting: Waiting = lambda: False,
    in_a_row: int = making.IN_A_ROW,
) -> None:
    """Do what a plan says: new pages, then what is taken down, then what is stale.

    What is taken down is gone before anything stale is built, however much that is; new pages come
    first only because one of them may be where an old one went.
    """
    plan = work.plan
    outcome.kept += len(plan.keep)
    fresh = [build.address for build in plan.build if not build.because]
    again = [build.address for build in plan.build if build.because]
    new, stale = (making.in_order(some, work.offered) for some in (fresh, again))
    count = len(new) + len(stale)
    left = set[media.Picture]()
    done = 0
    with making.makers(work.offered, processes if count >= _MANY else 1, in_a_row) as make:
        for addresses, is_last_step in ((new, False), (stale, True)):
            for made in make(addresses):
                left |= _keep(_as_it_is_now(made, work, outcome), outcome)
                _withdraw(outcome)
                for one in made:
                    done += 1
                    if progress is not None:
                        progress(done, count, one.address)
                if waiting() and done < count:
                    outcome.is_whole = False
                    return
            if not is_last_step:
                left |= _take_down(plan.delete, outcome)
    media.drop(left)


def _as_it_is_now(
    made: Sequence[Made | Failed], work: Work, outcome: Outcome
) -> Sequence[Made | Failed]:
    """Return pages with those made again that may tell of one that was withdrawn meanwhile."""
    again = [one.address for one in made if one.address in outcome.retold]
    if not again:
        return made
    with making.makers({one: work.offered[one] for one in again}, 1) as make:
        anew = [one for some in make(again) for one in some]
    return [*(one for one in made if one.address not in outcome.retold), *anew]


def _keep(made: Sequence[Made | Failed], outcome: Outcome) -> set[media.Picture]:
    whole = [one for one in made if isinstance(one, Made)]
    for one in [one for one in whole if one.is_of(outcome.withdrawn)]:
        whole.remove(one)
        tree.remove(one.file)
    outcome.failed += [one for one in made if isinstance(one, Failed)]
    if not whole:
        return set()
    pictures = {
        (key, seen) for one in whole for kind, key, seen in one.uses if kind == sources.FILE
    }
    outcome.failed += media.bring(pictures)
    before = storing.keep(whole)
    outcome.built += [one.address for one in whole]
    return before - pictures


def _settle(
    outcome: Outcome,
    done: Callable[[], None],
    *,
    is_whole: bool = False,
    also: Collection[str] = (),
) -> None:
    """Note what failed and what does no more, and that the changes are followed, at once."""
    failed = {one.address: (one.owner, one.why) for one in outcome.failed}
    mended = None if is_whole else {*outcome.built, *outcome.deleted, *also}
    with transaction.atomic():
        failing.note(failed, mended)
        done()


def _tell(outcome: Outcome, *, whole: bool = False) -> None:
    outcome.is_new = telling.bring_up_to_date(whole=whole) or outcome.is_new
