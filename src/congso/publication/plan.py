"""Which pages a change makes stale: to build, to keep, to delete.

>>> sites = Use("figure", "telecom.sites|94|2023||level")
>>> built = {"/a/": {sites: "old"}, "/b/": {}, "/c/": {}}
>>> made = plan(wanted=["/a/", "/b/", "/d/"], built=built, current={sites: "new"}.get)
>>> [(page.address, page.because) for page in made.build]
[('/a/', (Use(kind='figure', key='telecom.sites|94|2023||level'),)), ('/d/', ())]
>>> made.keep, made.delete
(('/b/',), ('/c/',))
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from congso.publication.use import Use


@dataclass(frozen=True, slots=True)
class Build:
    """A page to make, and the changed things that call for it; none for a new page."""

    address: str
    because: tuple[Use, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do so that the built files say what the record says."""

    build: tuple[Build, ...]
    keep: tuple[str, ...]
    delete: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Return whether nothing has to be done."""
        return not self.build and not self.delete


def plan(
    *,
    wanted: Iterable[str],
    built: Mapping[str, Mapping[Use, str]],
    current: Callable[[Use], str | None],
) -> Plan:
    """Return the plan that brings the built pages up to date.

    Shape: the addresses that should stand; what each built page used, with fingerprints then;
    and the fingerprint of a use now, None when it is gone. Each use is asked for once.
    """
    now: dict[Use, str | None] = {}
    build: list[Build] = []
    keep: list[str] = []
    addresses = sorted(set(wanted))
    for address in addresses:
        uses = built.get(address)
        if uses is None:
            build.append(Build(address))
            continue
        changed = tuple(
            use for use, seen in sorted(uses.items()) if _now(use, now, current) != seen
        )
        if changed:
            build.append(Build(address, changed))
        else:
            keep.append(address)
    return Plan(tuple(build), tuple(keep), tuple(sorted(set(built) - set(addresses))))


def _now(use: Use, now: dict[Use, str | None], current: Callable[[Use], str | None]) -> str | None:
    if use not in now:
        now[use] = current(use)
    return now[use]
