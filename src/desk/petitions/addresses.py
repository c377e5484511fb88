"""Where readers write, see how their letter stands, and read those that were published.

>>> standing("240105-K7M2QX")
'/gop-y/tra-cuu/240105-k7m2qx/'
"""

WRITING = "/gop-y/"
LETTERS = f"{WRITING}thu/"
STANDINGS = f"{WRITING}tra-cuu/"


def standing(receipt: str) -> str:
    """Return where the sender sees how a letter stands; nobody else knows its code."""
    return f"{STANDINGS}{receipt.lower()}/"


def of_letter(receipt: str) -> str:
    """Return where all can read a letter with its answer."""
    return f"{LETTERS}{receipt.lower()}/"
