"""Which test files take longest: they begin first, so that no core waits for another at the end.

Two or more processes share the files out, one at a time. A file that takes minutes and is begun
last is waited for by all the others.
"""

from typing import Final

LONGEST: Final = (
    "tests/desk/ledger/test_postgresql.py",
    "tests/journeys/test_accessibility.py",
    "tests/desk/command/test_whole_portal.py",
    "tests/journeys/test_staff_speaks.py",
    "tests/journeys/test_staff_screens.py",
    "tests/journeys/test_screens.py",
    "tests/journeys/test_editor.py",
    "tests/journeys/test_staff_work.py",
    "tests/desk/command/test_keeping.py",
    "tests/desk/approving/test_matrix.py",
    "tests/desk/newsroom/test_demonstration.py",
    "tests/desk/press/test_killed.py",
    "tests/journeys/test_readers.py",
    "tests/journeys/test_bundle.py",
    "tests/desk/arrivals/test_arrivals.py",
    "tests/journeys/test_search.py",
    "tests/journeys/test_other_maps_and_days.py",
    "tests/journeys/test_sorting.py",
    "tests/journeys/test_letters.py",
    "tests/desk/command/test_forms.py",
)
"""From the longest on; what is not listed follows as it was collected."""


def of(node: str) -> int:
    """Return when the file of a test begins: its place in the list, or after all of them."""
    file = node.partition("::")[0]
    return LONGEST.index(file) if file in LONGEST else len(LONGEST)
