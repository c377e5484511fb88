"""A reader's browser says which compressions it reads, and gets the smallest of those kept.

``gzip, deflate, br, zstd`` is served brotli; ``br;q=0, gzip`` is served gzip; a reader that
says nothing gets the page as it is.

    >>> preferences("gzip, deflate, br, zstd")
    ('br', 'zstd', 'gzip', 'identity')
    >>> preferences("gzip;q=0.5, identity")
    ('identity', 'gzip')
    >>> preferences("br, identity;q=0")
    ('br',)
"""

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Final

CODINGS: Final = ("br", "zstd", "gzip")
"""Compressed variants a build may hold, the best first."""

IDENTITY: Final = "identity"

_ALIASES: Final = {"x-gzip": "gzip"}
_WEIGHT: Final = re.compile(r"(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)", re.ASCII)
_LONGEST_KEPT: Final = 200


def preferences(accepted: str) -> tuple[str, ...]:
    """Return the codings to try, the most wanted first; none that the reader refuses.

    Shape: the value of ``Accept-Encoding``; "" when the reader sent none. Parts that cannot
    be read are passed over.
    Source: RFC 9110, 12.5.3; equal weights are settled in favour of the smaller file.
    """
    if len(accepted) > _LONGEST_KEPT:
        return _preferences(accepted)
    return _remembered(accepted)


def chosen(accepted: str, kept: Collection[str]) -> str | None:
    """Return which of the kept variants to send, or nothing when the reader refuses each."""
    return next((coding for coding in preferences(accepted) if coding in kept), None)


def _preferences(accepted: str) -> tuple[str, ...]:
    weights: dict[str, float] = {}
    for part in accepted.split(","):
        name, weight = _part(part)
        if name and weight is not None:
            weights.setdefault(_ALIASES.get(name, name), weight)
    others = weights.get("*", 0.0)
    wanted = {coding: weights.get(coding, others) for coding in CODINGS}
    # Identity is welcome unless refused, but anything that was named comes before it.
    unnamed = others if "*" in weights else 0.0001
    wanted[IDENTITY] = weights.get(IDENTITY, unnamed)
    ranked = sorted(wanted, key=lambda coding: -wanted[coding])
    return tuple(coding for coding in ranked if wanted[coding] > 0)


_remembered: Final = lru_cache(maxsize=256)(_preferences)
"""Browsers send a few dozen spellings; the long and rare are read each time."""


def _part(part: str) -> tuple[str, float | None]:
    name, _, parameters = part.partition(";")
    weight = 1.0
    for parameter in parameters.split(";"):
        key, _, written = parameter.partition("=")
        if key.strip().lower() == "q":
            if not _WEIGHT.fullmatch(written.strip()):
                return name.strip().lower(), None
            weight = float(written)
    return name.strip().lower(), weight
