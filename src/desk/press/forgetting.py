"""Once a night what was kept long enough is erased: senders, remarks, lines nobody could read.

A line of the inbox that could not be taken in is kept as it came, so it may hold a name; it goes
with the letters of its age.
"""

from desk.press.models import SetAside
from desk.privacy import erasing


def forget_once_a_night() -> None:
    """Erase what is older than the term, from the hour on at which builds are proved."""
    if erasing.is_due():
        SetAside.objects.filter(at__lt=erasing.erase()).delete()
