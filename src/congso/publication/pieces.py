"""In which piece of the manifest an address is told, so that one change rewrites one small file.

>>> name_of("/tin-tuc/"), len({name_of(f"/{number}/") for number in range(5000)})
('87', 256)
"""

import hashlib


def name_of(address: str) -> str:
    """Return the name of the piece that tells of an address: one of 256, evenly spread."""
    return hashlib.sha256(address.encode()).hexdigest()[:2]
