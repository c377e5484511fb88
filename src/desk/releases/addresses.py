"""Where readers find releases; an address once given never means anything else.

>>> of_edition("so-lieu-nganh-nam", "2023", 1)
'/bao-cao-thong-ke/phat-hanh/so-lieu-nganh-nam/2023/ban-1/'
"""

REPORTS = "/bao-cao-thong-ke/"
CALENDAR = f"{REPORTS}lich-phat-hanh/"
ICALENDAR = f"{CALENDAR}lich.ics"
FEED = f"{CALENDAR}tin.atom"


def of_series(slug: str) -> str:
    """Return the address that always shows the latest of a series."""
    return f"{REPORTS}phat-hanh/{slug}/"


def of_period(slug: str, period: str) -> str:
    """Return the address that shows what stands of a period.

    >>> of_period("so-lieu-nganh-quy", "2024-Q1")
    '/bao-cao-thong-ke/phat-hanh/so-lieu-nganh-quy/2024-q1/'
    """
    return f"{of_series(slug)}{period.lower()}/"


def of_edition(slug: str, period: str, number: int) -> str:
    """Return the address of one edition, superseded or not."""
    return f"{of_period(slug, period)}ban-{number}/"


def of_bundle(slug: str, period: str, number: int) -> str:
    """Return the address of the bundle from which an edition computes again.

    >>> of_bundle("so-lieu-nganh-nam", "2023", 1).rpartition("/")[2]
    'so-lieu-nganh-nam-2023-ban-1.zip'
    """
    name = f"{slug}-{period.lower()}-ban-{number}.zip"
    return f"{of_edition(slug, period, number)}{name}"
