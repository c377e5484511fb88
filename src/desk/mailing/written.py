"""A letter as it is written once and set twice: as plain text, and as a simple page.

>>> told = Letter("Chào", ("Mời bạn xem.",), button=("Xem", "https://vidu.vn/"))
>>> print(text(told))
Mời bạn xem.
<BLANKLINE>
Xem: https://vidu.vn/
"""

from dataclasses import dataclass

from desk.look import rendering


@dataclass(frozen=True, slots=True)
class Item:
    """Something that the letter tells of, with where to read it."""

    title: str
    address: str
    """With the name of the host."""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Things under one heading."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter says, from top to bottom."""

    subject: str
    opening: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    button: tuple[str, str] | None = None
    """What is written on it, and where it leads."""
    closing: tuple[str, ...] = ()
    leave: tuple[str, str] | None = None
    """How to be written to no more: the words, and the address."""


def text(letter: Letter) -> str:
    """Return the letter as plain text."""
    stretches = [*letter.opening]
    for part in letter.parts:
        stretches.append(part.title.upper())
        stretches += ["\n".join(filter(None, _lines(item))) for item in part.items]
    if letter.button:
        stretches.append(": ".join(letter.button))
    stretches += letter.closing
    if letter.leave:
        stretches.append(f"--\n{': '.join(letter.leave)}")
    return "\n\n".join(stretches)


def html(letter: Letter) -> str:
    """Return the letter as a page that any mail program shows."""
    return rendering.environment().get_template("mailing/letter.html").render(letter=letter)


def _lines(item: Item) -> tuple[str, ...]:
    return (f"* {item.title}", f"  {item.said}" if item.said else "", f"  {item.address}")
