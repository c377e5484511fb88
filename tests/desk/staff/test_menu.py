"""An entry of the menu is there for whoever may do what it leads to."""

from types import SimpleNamespace

import pytest
from django.test import RequestFactory

from desk.staff.menu import ForWhoMay


@pytest.mark.parametrize("granted", ["bundles.prepare", "bundles.let_out"])
def test_an_entry_is_shown_to_whoever_may_do_the_act(granted: str) -> None:
    request = RequestFactory().get("/")
    request.user = SimpleNamespace(is_active=True, has_perm=lambda act: act == granted)

    entry = ForWhoMay("bundles.prepare", "Gói xuất bản", "/goi/")

    assert entry.is_shown(request) is (granted == "bundles.prepare")
