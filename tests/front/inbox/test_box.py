"""Nothing is acknowledged before it is synced, and a sync is shared by all who wait."""

import asyncio
from collections.abc import Sequence

import pytest

from front.inbox.box import Box, NotKept


class Slow:
    """A store that syncs when told."""

    def __init__(self) -> None:
        self.batches: list[list[bytes]] = []
        self.may_sync = asyncio.Event()
        self.fault: Exception | None = None

    async def append(self, lines: Sequence[bytes]) -> None:
        self.batches.append(list(lines))
        await self.may_sync.wait()
        if self.fault:
            raise self.fault

    def close(self) -> None: ...


def test_who_waits_is_told_only_after_the_sync() -> None:
    async def run() -> list[bool]:
        store = Slow()
        sending = asyncio.ensure_future(Box(store).put(b"a\n"))
        await asyncio.sleep(0.01)
        before = sending.done()
        store.may_sync.set()
        await sending
        return [before, sending.done()]

    assert asyncio.run(run()) == [False, True]


def test_what_arrives_during_a_sync_makes_up_the_next() -> None:
    async def run() -> list[list[bytes]]:
        store = Slow()
        box = Box(store)
        first = asyncio.ensure_future(box.put(b"1\n"))
        await asyncio.sleep(0)
        others = [asyncio.ensure_future(box.put(b"%d\n" % number)) for number in range(2, 6)]
        await asyncio.sleep(0)
        store.may_sync.set()
        await asyncio.gather(first, *others)
        return store.batches

    assert asyncio.run(run()) == [[b"1\n"], [b"2\n", b"3\n", b"4\n", b"5\n"]]


@pytest.mark.parametrize(
    "fault", [NotKept("đĩa đầy"), RuntimeError("bất ngờ")], ids=["full", "bug"]
)
def test_a_fault_is_told_to_everybody_in_the_batch_and_the_next_one_goes_on(
    fault: Exception,
) -> None:
    async def run() -> list[object]:
        store = Slow()
        store.fault = fault
        store.may_sync.set()
        box = Box(store)
        refused = await asyncio.gather(*(box.put(b"x\n") for _ in range(3)), return_exceptions=True)
        store.fault = None
        return [*map(type, refused), await box.put(b"y\n")]

    assert asyncio.run(run()) == [NotKept, NotKept, NotKept, None]


def test_more_than_fits_in_memory_is_refused() -> None:
    async def run() -> list[object]:
        store = Slow()
        box = Box(store, most_waiting=2)
        kept = [asyncio.ensure_future(box.put(b"a\n")) for _ in range(1)]
        await asyncio.sleep(0)
        kept += [asyncio.ensure_future(box.put(b"b\n")) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(NotKept):
            await box.put(b"c\n")
        store.may_sync.set()
        return list(await asyncio.gather(*kept))

    assert asyncio.run(run()) == [None, None, None]
