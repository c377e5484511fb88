"""What has to be done so that the public files say what the rooms say: worked out, not done.

After a change only what it touches is looked at: the rooms say which things those are, the notes of
what each page stands on say which pages. A look at everything asks for every thing once.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from congso.publication.plan import Plan, plan
from congso.publication.touch import NOTHING, Change, Offered, Touch
from congso.publication.use import Use
from desk.press import own_pages, sources, tree
from desk.press.models import Built, Used

LOST = Use("file of the page", "")
"""Stands in for the uses of a page whose file must be made anew; nothing is ever current for it."""
_AT_ONCE = 400
_Stale = dict[str, dict[Use, str]]


@dataclass(frozen=True, slots=True)
class Work:
    """A plan, and who makes the pages in it."""

    plan: Plan
    offered: Mapping[str, Offered]


def everything(*, full: bool = False, files: bool = False) -> Work:
    """Return the work after a look at everything; all of it is built when `full`.

    Shape: the pages, or with `files` what is taken away, which is built after them.
    Raises: `TwoPagesAtOneAddress`.
    """
    offered = sources.pages(files=files)
    now = _Now()
    # Where all of it is built nobody asks what changed.
    stale = {} if full else _stale(Touch(everything=True), now, files=files)[0]
    built: _Stale = {}
    rows = Built.objects.filter(is_page=True).values_list(
        "address", "file", "type", "size", "owner", "checksum"
    )
    for address, file, media_type, size, owner, checksum in rows.iterator(chunk_size=2000):
        if sources.is_of_files(owner) is not files and address not in offered:
            continue
        another = address in offered and offered[address].owner != owner
        is_there = checksum and not full and not another
        is_there = is_there and tree.is_intact(file, media_type, size)
        built[address] = stale.get(address, {}) if is_there else {LOST: ""}
    return Work(plan(wanted=offered, built=built, current=now), offered)


def after(changes: Iterable[Change], *, files: bool = False) -> Work:
    """Return the work that changes call for, what they do not touch left out of sight.

    Raises: `TwoPagesAtOneAddress`.
    """
    told = list(changes)
    touch = reduce(or_, (sources.touched(change) for change in told), NOTHING)
    if touch.everything:
        return everything(files=files)
    now = _Now()
    stale, owners = _stale(touch, now, files=files)
    wanted = sources.pages_of_all(_of_wave(touch.owners, files=files))
    standing = _standing(wanted)
    moved = [one for one in wanted if _has_moved(standing[one], wanted[one])]
    more = [change for one in moved if (change := sources.below(one)) not in (None, *told)]
    if more:
        return after([*told, *filter(None, more)], files=files)
    offered = _together(wanted.values())
    for found in sources.pages_of_all(owners - wanted.keys()).values():
        offered |= {address: made for address, made in found.items() if address in stale}
    built = {address: stale.get(address, {}) for one in standing.values() for address in one}
    built |= stale
    for address, owner in _foreign(offered):
        if address in sources.pages_of(owner):
            raise sources.TwoPagesAtOneAddress({address})
        built[address] = {LOST: ""}
    return Work(plan(wanted=offered, built=built, current=now), offered)


def beyond_the_frame(work: Work) -> tuple[Work, bool]:
    """Return the work without pages of which only menu, head and foot changed, and if there were.

    Shape: these are what the page for a missing address stands on, which shows nothing else.
    """
    rows = Used.objects.filter(page__address=own_pages.NOT_FOUND).values_list("kind", "key")
    frame = {Use(kind, key) for kind, key in rows}
    told = tuple(
        build
        for build in work.plan.build
        if not build.because or any(use not in frame for use in build.because)
    )
    left = len(told) < len(work.plan.build)
    return Work(Plan(told, work.plan.keep, work.plan.delete), work.offered), left


def anew(failed: Mapping[str, str]) -> Work:
    """Return the work of making pages whatever they stand on; those that are no more are left out.

    Shape: address → whose page it is.
    """
    found = sources.pages_of_all(set(failed.values()))
    offered = {one: found[of][one] for one, of in failed.items() if one in found[of]}
    taken = dict(_foreign(offered))
    offered = {one: made for one, made in offered.items() if one not in taken}
    standing = Built.objects.filter(address__in=offered).values_list("address", flat=True)
    built: _Stale = {address: {LOST: ""} for address in standing}
    return Work(plan(wanted=offered, built=built, current=_Now()), offered)


class _Now:
    """The present fingerprint of each use, asked for once."""

    def __init__(self) -> None:
        self._known: dict[Use, str | None] = {LOST: None}

    def __call__(self, use: Use) -> str | None:
        if use not in self._known:
            self._known[use] = sources.current(use)
        return self._known[use]


def _stale(touch: Touch, now: _Now, *, files: bool) -> tuple[_Stale, set[str]]:
    """Return the pages on which something stands that is another now, and whose they are."""
    stale: _Stale = {}
    owners = set[str]()
    for use, seen in _noted(touch):
        if now(use) == seen:
            continue
        rows = Used.objects.filter(kind=use.kind, key=use.key, fingerprint=seen)
        for address, owner in rows.values_list("page__address", "page__owner"):
            if sources.is_of_files(owner) is files:
                stale.setdefault(address, {})[use] = seen
                owners.add(owner)
    return stale, owners


def _noted(touch: Touch) -> Iterator[tuple[Use, str]]:
    """Yield every touched use that a page noted, with each state in which one saw it."""
    rows = Used.objects.order_by().values_list("kind", "key", "fingerprint").distinct()
    if touch.everything:
        found = set(rows)
    else:
        found = set()
        by_kind: dict[str, list[str]] = {}
        for use in touch.uses:
            by_kind.setdefault(use.kind, []).append(use.key)
        for kind, keys in by_kind.items():
            for start in range(0, len(keys), _AT_ONCE):
                found |= set(rows.filter(kind=kind, key__in=keys[start : start + _AT_ONCE]))
        for kind, beginning in touch.under:
            found |= set(rows.filter(kind=kind, **_beginning(beginning)))
    for kind, key, seen in sorted(found):
        yield Use(kind, key), seen


def _beginning(text: str) -> dict[str, str]:
    """Return the condition that a key begins so, as an index can answer it."""
    if not text:
        return {}
    return {"key__gte": text, "key__lt": text[:-1] + chr(ord(text[-1]) + 1)}


def _of_wave(owners: Iterable[str], *, files: bool) -> list[str]:
    return sorted(one for one in owners if sources.is_of_files(one) is files)


def _standing(owners: Collection[str]) -> dict[str, list[str]]:
    """Return the addresses that stand of each owner."""
    found: dict[str, list[str]] = {one: [] for one in owners}
    asked = list(owners)
    for start in range(0, len(asked), _AT_ONCE):
        rows = Built.objects.filter(is_page=True, owner__in=asked[start : start + _AT_ONCE])
        for owner, address in rows.values_list("owner", "address"):
            found[owner].append(address)
    return found


def _has_moved(standing: Collection[str], wanted: Mapping[str, Offered]) -> bool:
    return bool(standing and wanted) and min(standing, key=len) != min(wanted, key=len)


def _together(found: Iterable[Mapping[str, Offered]]) -> dict[str, Offered]:
    made: dict[str, Offered] = {}
    for offered in found:
        if twice := made.keys() & offered.keys():
            raise sources.TwoPagesAtOneAddress(set(twice))
        made |= offered
    return made


def _foreign(offered: Mapping[str, Offered]) -> Iterator[tuple[str, str]]:
    """Yield the addresses at which the page of another owner stands, with that owner."""
    asked = list(offered)
    for start in range(0, len(asked), _AT_ONCE):
        rows = Built.objects.filter(address__in=asked[start : start + _AT_ONCE], is_page=True)
        for address, owner in rows.values_list("address", "owner"):
            if owner != offered[address].owner:
                yield address, owner
