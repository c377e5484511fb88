"""Keeps the index of readers' search up to date: what changed is written, never the whole again.

Two files take turns. The press brings the one that readers have not up to date, with what changed
now and what it missed the last time, in one transaction, and puts it in the place of the other.
"""

import secrets
from collections.abc import Collection
from contextlib import closing

from congso.searching import schema
from desk.press.searching import beside, holding, turns


def bring_up_to_date(changed: Collection[str] | None = None, *, processes: int = 1) -> bool:
    """Make the index say what the built pages say; return whether readers get another one.

    Shape: `changed` names the addresses whose pages came, went or changed; without it all are
    looked at. Many pages are read in so many processes.
    """
    turns.take_back()
    working, published = turns.working(), turns.published()
    if not (turns.is_good(working) and turns.is_good(published)) or turns.is_nobodys(working):
        _make_anew(processes)
        return True
    with closing(turns.read_only(published)) as told, closing(turns.opened(working)) as index:
        kept, wanted = holding.kept(told, changed), holding.wanted(changed)
        news = {one for one in kept.keys() | wanted.keys() if kept.get(one) != wanted.get(one)}
        tables = beside.tables()
        if not news and all(holding.table_of(told, name) == tables[name] for name in tables):
            return False
        missed = turns.missed(index, told)
        with index:
            every = None if missed is None else news | missed
            holding.follow_pages(index, every, told, processes)
            holding.follow_tables(index, tables)
            turns.note(index, secrets.token_hex(8), turns.state(told)[0], news)
    turns.swap()
    return True


def differing(processes: int = 1) -> list[str]:
    """Return the pages of which the index holds something else than they say.

    Shape: it is compared with one made from nothing, page by page and word by word; the bytes of
    a file depend on the order in which it grew. What is no page's own is told by the file's name.
    """
    published, proof = turns.published(), turns.working().with_name("proof.sqlite")
    if not turns.is_good(published):
        return sorted(holding.wanted())
    proof.unlink(missing_ok=True)
    try:
        with closing(turns.opened(proof)) as fresh, closing(turns.read_only(published)) as told:
            holding.follow_pages(fresh, processes=processes)
            holding.follow_tables(fresh, beside.tables())
            mine, theirs = holding.pages_of(fresh), holding.pages_of(told)
            found = {one for one in mine.keys() | theirs.keys() if mine.get(one) != theirs.get(one)}
            if not found and holding.rest_of(fresh) != holding.rest_of(told):
                found.add(schema.FILE)
    finally:
        proof.unlink(missing_ok=True)
    return sorted(found)


def begin_anew() -> None:
    """Have the whole index made from nothing the next time; readers keep theirs until then."""
    turns.drop()


def _make_anew(processes: int) -> None:
    """Make the index from all pages, or from what stands of it, and give readers a copy."""
    with closing(turns.opened(turns.working())) as index, index:
        holding.follow_pages(index, processes=processes)
        holding.follow_tables(index, beside.tables())
        turns.note(index, turns.NOBODYS, turns.NOBODYS)
    state = secrets.token_hex(8)
    turns.copy(state)
    with closing(turns.opened(turns.working())) as index, index:
        turns.note(index, state, turns.NOBODYS)
