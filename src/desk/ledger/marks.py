"""Signs beside the numbers of a table, so that where they come from is said once under it.

>>> signs = of(["số liệu giả định", "", "số liệu giả định", "số suy ra"])
>>> signs
{'số liệu giả định': '*', 'số suy ra': '†'}
>>> note(signs)
'* Số liệu giả định. † Số suy ra.'
"""

from collections.abc import Iterable

from desk.look import wording

_SIGNS = "*†‡§"
Signs = dict[str, str]
"""What is said of a number → the sign that stands for it."""


def of(labels: Iterable[str]) -> Signs:
    """Return a sign for each thing that is said, in the order in which they come."""
    said = [label for label in dict.fromkeys(labels) if label]
    return {label: _SIGNS[min(number, len(_SIGNS) - 1)] for number, label in enumerate(said)}


def note(signs: Signs) -> str:
    """Return what the signs mean, in one line; empty where there is none."""
    return " ".join(f"{sign} {wording.capital(said)}." for said, sign in signs.items())
