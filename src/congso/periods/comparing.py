"""Which periods may be held against each other: those that were closed alike."""

from congso.periods.calendar import Period, Reporting


def parted(one: Period, other: Period) -> str | None:
    """Return why two periods are not compared: they are closed on other days; None where alike.

    >>> from congso.periods.calendar import Year
    >>> parted(Reporting(Year(2023)), Year(2022))
    'năm 2023 (kỳ báo cáo chốt 14/12/2023) và năm 2022 chốt số khác ngày, không so sánh với nhau'
    """
    if isinstance(one, Reporting) is isinstance(other, Reporting):
        return None
    return f"{one.said} và {other.said} chốt số khác ngày, không so sánh với nhau"
