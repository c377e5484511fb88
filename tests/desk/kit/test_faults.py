"""What goes wrong is told by kind and place; nothing of what somebody sent stands in a log."""

import io
import logging

import pytest
from django.test import Client

from congso.inbox.entry import Entry, written
from desk.kit import faults
from desk.kit.clock import now
from desk.press.health_views import Health
from desk.press.inbox import delivering
from desk.press.inbox.delivering import Taken
from desk.press.models import SetAside
from desk.staff.models import Person

SECRET = "Lâm Thị Ngọc 0912345678"


def _fall(*_given: object, **_named: object) -> None:
    try:
        int(SECRET)
    except ValueError as fault:
        raise LookupError(SECRET) from fault


def test_a_fault_is_told_with_what_it_came_from_and_without_words() -> None:
    with pytest.raises(LookupError) as caught:
        _fall()

    told = faults.where(caught.value)
    assert told.startswith("LookupError (test_faults.py:")
    assert "ValueError (test_faults.py:" in told
    assert "_fall" in told
    assert SECRET not in told


@pytest.mark.django_db
def test_a_fault_of_the_staff_side_is_logged_without_what_was_asked(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = logging.getLogger("django.request").handlers
    (told,) = [one for one in every if isinstance(one.formatter, faults.WithoutWords)]
    written = io.StringIO()
    monkeypatch.setattr(told, "stream", written)
    monkeypatch.setattr(Health, "get", _fall)
    client.force_login(Person.objects.create_superuser("quantri", password="x"))
    client.raise_request_exception = False

    answer = client.get("/tinh-trang/", {"q": SECRET}, headers={"referer": f"/?q={SECRET}"})

    assert answer.status_code == 500
    assert "/tinh-trang/ [LookupError (test_faults.py:" in written.getvalue()
    for part in SECRET.split():
        assert part not in written.getvalue()


@pytest.mark.django_db
def test_a_sign_in_that_failed_leaves_neither_name_nor_address_in_the_log(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        for _attempt in range(6):
            told = {"username": SECRET, "password": SECRET}
            client.post("/login/", told, REMOTE_ADDR="203.0.113.77")

    assert "203.0.113.77" not in caplog.text
    assert "0912345678" not in caplog.text


@pytest.mark.django_db
def test_a_letter_that_cannot_be_taken_in_leaves_nothing_of_it_in_the_log(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_entries: object) -> None:
        raise ValueError(SECRET)

    monkeypatch.setitem(delivering._RECEIVERS, "letter", refuse)
    line = written(Entry("7f3a", now(), "letter", {"noi-dung": SECRET}))
    with caplog.at_level(logging.DEBUG):
        delivering.deliver([(0, line), (9, SECRET.encode())], "a.hop", Taken())

    assert SetAside.objects.count() == 2
    assert "để riêng" in caplog.text
    assert "0912345678" not in caplog.text
