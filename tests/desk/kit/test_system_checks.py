"""What Django and Wagtail check of the tables before any command finds nothing wrong."""

import pytest
from django.core import checks


@pytest.mark.django_db
def test_nothing_is_wrong_with_the_tables() -> None:
    found = checks.run_checks()

    assert [str(one) for one in found if one.level >= checks.WARNING] == []
