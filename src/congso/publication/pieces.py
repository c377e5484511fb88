"""In which piece of the manifest an address is told: as many pieces as the site needs, all small.

Each address has a slot by its checksum. A piece tells of the slots whose bits begin with its name;
one that would tell of more than a few dozen addresses is two pieces, two that would fit into one
are one. So a change rewrites as little on a site of a million pages as on one of a thousand, and
which pieces there are follows from the addresses alone, in whatever order they came.

>>> slot_of("/tin-tuc/")
'87a8720e'
>>> settled({"0": ["00000000"], "1": ["87a8720e"]}, {})[0]
{'0': 1, '1': 1}
"""

import hashlib
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence

MOST = 64
"""So many addresses a piece tells of at the most."""
ROOTS = ("0", "1")
"""The pieces of a site of which nothing is told yet."""
_DIGITS, _BITS = 8, 32


def slot_of(address: str) -> str:
    """Return the slot of an address: eight digits of its checksum, evenly spread."""
    return hashlib.sha256(address.encode()).hexdigest()[:_DIGITS]


def span(name: str) -> tuple[str, str]:
    """Return the first and the last slot of a piece.

    >>> span("1"), span("0101")
    (('80000000', 'ffffffff'), ('50000000', '5fffffff'))
    """
    first, last = (int(name.ljust(_BITS, end), 2) for end in "01")
    return f"{first:0{_DIGITS}x}", f"{last:0{_DIGITS}x}"


def among(slot: str, names: Collection[str]) -> str:
    """Return which of the pieces tells of a slot; where none does, the half that it lies in.

    >>> among("50000000", {"00", "010", "011", "1"}), among("50000000", ())
    ('010', '0')
    """
    bits = f"{int(slot, 16):0{_BITS}b}"
    return next((bits[:end] for end in range(1, _BITS + 1) if bits[:end] in names), bits[0])


def settled(
    stale: Mapping[str, Sequence[str]], sizes: Mapping[str, int]
) -> tuple[dict[str, int], set[str]]:
    """Return every piece with its size, and which of them have to be written.

    Shape: `stale` the slots that lie in pieces of which something changed, `sizes` how many
    addresses each piece of before tells of.
    """
    # A half of which there was no piece takes the place of whatever lay in it.
    lost = tuple(name for name in stale if name not in sizes)
    found = {
        name: size
        for name, size in sizes.items()
        if name not in stale and not name.startswith(lost)
    }
    fresh: dict[str, int] = {}
    for name, slots in stale.items():
        fresh |= divided(name, sorted(slots))
    found |= fresh
    waiting = list(fresh)
    while waiting:
        name = waiting.pop()
        parent, sibling = name[:-1], name[:-1] + ("1" if name[-1] == "0" else "0")
        if not parent or not {name, sibling} <= found.keys():
            continue
        if found[name] + found[sibling] <= MOST:
            found[parent] = fresh[parent] = found.pop(name) + found.pop(sibling)
            waiting.append(parent)
    return found, fresh.keys() & found.keys()


def divided(name: str, slots: Sequence[str], most: int = MOST) -> dict[str, int]:
    """Return a piece, or the two in its place, each so again, with how much they tell of.

    Shape: `slots` in their order; a piece tells of `most` at the most.

    >>> divided("1", ["80000000", "90000000", "f0000000"], most=2)
    {'10': 2, '11': 1}
    """
    if len(slots) <= most or len(name) == _BITS:
        return {name: len(slots)}
    middle = bisect_left(slots, span(f"{name}1")[0])
    halves = (slots[:middle], slots[middle:])
    return divided(f"{name}0", halves[0], most) | divided(f"{name}1", halves[1], most)
