"""How a long list is cut into sheets: the head shows the newest, those behind it stay as they are.

A list by date is counted from its oldest entry: ``trang-1/`` holds the first twelve ever listed and
goes on holding them, however many follow. Twelve to twenty-three entries stand on the head; when
there are more, the older twelve become a sheet. Other lists are counted from the head.
"""

from desk.look.parts import PageLink, dated_paging, paging

PER_SHEET = 12
HEAD = 0


def further(entries: int, *, is_dated: bool) -> range:
    """Return the numbers of the sheets behind the head.

    >>> list(further(23, is_dated=True)), list(further(36, is_dated=True))
    ([], [1, 2])
    >>> list(further(36, is_dated=False))
    [2, 3]
    """
    if is_dated:
        return range(1, max(1, entries // PER_SHEET))
    return range(2, -(-entries // PER_SHEET) + 1)


def places(number: int, entries: int, *, is_dated: bool) -> slice:
    """Return which entries stand on a sheet, counted from the head of the list.

    >>> places(HEAD, 25, is_dated=True), places(1, 25, is_dated=True)
    (slice(0, 13, None), slice(13, 25, None))
    >>> places(HEAD, 25, is_dated=False), places(3, 25, is_dated=False)
    (slice(0, 12, None), slice(24, 36, None))
    """
    if not is_dated:
        first = max(0, number - 1) * PER_SHEET
        return slice(first, first + PER_SHEET)
    if number == HEAD:
        behind = len(further(entries, is_dated=True)) * PER_SHEET
        return slice(0, entries - behind)
    return slice(max(0, entries - number * PER_SHEET), max(0, entries - (number - 1) * PER_SHEET))


def address(head: str, number: int) -> str:
    """Return the address of a sheet.

    >>> address("/tin-tuc/", HEAD), address("/tin-tuc/", 1)
    ('/tin-tuc/', '/tin-tuc/trang-1/')
    """
    return head if number == HEAD else f"{head}trang-{number}/"


def squares(number: int, entries: int, head: str, *, is_dated: bool) -> tuple[PageLink, ...]:
    """Return what leads from a sheet to the others; nothing where there is but one.

    Shape: a sheet of a list by date tells of those near it, not of how many there are in all.
    """
    behind = further(entries, is_dated=is_dated)
    if is_dated:
        return dated_paging(number, len(behind), head)
    return paging(max(1, number), len(behind) + 1, head)
