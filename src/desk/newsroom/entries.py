"""A list whose parts have addresses of their own: /van-ban/, /van-ban/loai-quyet-dinh/ and so on.

Which parts there are follows from the pages in the list, so no part is ever empty.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from itertools import groupby
from typing import Any

from congso.publication.use import View
from desk.look.parts import Entry
from desk.newsroom import listed, sheets
from desk.newsroom.listed import Choice
from desk.newsroom.previewed import Maker, PublishedList
from desk.newsroom.reading import Reading
from desk.newsroom.values import EntryListView, Filter, Section


class EntryList(PublishedList):
    """A list of entries, over several sheets, with its parts."""

    template: str
    EMPTY: str = ""
    """What is said while there is nothing in the list."""

    def addresses(self) -> Mapping[str, Maker]:
        """Return the address of every sheet of the list and of each part of it."""
        made, own, name = dict(super().addresses()), self.address, self.listing()
        for choice in listed.choices(name):
            behind = sheets.further(choice.count, is_dated=listed.is_dated(name))
            for number in (sheets.HEAD, *behind):
                maker = partial(self.sheet, number=number, chosen=choice)
                made[sheets.address(f"{own}{choice.slug}/", number)] = maker
        return made

    def entries(self, reading: Reading, found: Iterable[Any]) -> tuple[Entry, ...]:
        """Return the pages of a sheet as lines."""
        return tuple(page.entry(reading) for page in found)

    def sheet(self, reading: Reading, number: int, chosen: Choice | None = None) -> View:
        """Return one sheet, of the whole list or of a part."""
        itself: Any = self
        own = reading.page(itself)
        name = listed.narrowed(self.listing(), chosen)
        address = f"{own}{chosen.slug}/" if chosen else own
        page = EntryListView(
            title=f"{self.title}: {chosen.label}" if chosen else self.title,
            summary="" if chosen else self.summary,
            address=own,
            crumbs=reading.crumbs(itself),
            filters=self._filters(reading, own, chosen),
            entries=self.entries(reading, reading.sheet(name, number)),
            paging=reading.squares(name, number, address),
            number=number,
            empty=str(self.EMPTY),
            is_part=chosen is not None,
        )
        return View(self.template, {"page": page}, itself.last_published_at)

    def _filters(self, reading: Reading, own: str, chosen: Choice | None) -> tuple[Filter, ...]:
        made = [Filter("", (Section("Tất cả", own, chosen is None),))]
        parts = reading.choices(self.listing())
        for narrowing, of in groupby(parts, key=lambda one: one.narrowing):
            made.append(
                Filter(
                    str(narrowing.said),
                    tuple(
                        Section(
                            f"{one.label} ({one.count})",
                            f"{own}{one.slug}/",
                            chosen is not None and one.slug == chosen.slug,
                        )
                        for one in of
                    ),
                )
            )
        return tuple(made) if len(made) > 1 else ()
