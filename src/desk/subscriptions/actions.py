"""Readers ask, confirm and leave; once a day those who confirmed are told what is new.

Whoever asks with an address that is not theirs starts nothing: one mail, at most three a day, and
after two days the address is gone.
"""

import secrets
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from congso.inbox.entry import Entry
from desk.kit import clock, journal, permissions
from desk.kit.clock import VIETNAM
from desk.kit.permissions import Actor
from desk.mailing import actions as mailing
from desk.mailing.actions import Addressed
from desk.mailing.kinds import Kind
from desk.subscriptions import topics as every
from desk.subscriptions import writing
from desk.subscriptions.models import Asked, Subscriber
from desk.subscriptions.topics import News, Topic

ERASE = "subscriptions.erase_subscriber"
A_DAY, MOST_A_DAY = timedelta(days=1), 3
OPEN_FOR = timedelta(hours=48)
SETTLED = timedelta(minutes=5)
"""What was published so recently may not be built, or even committed; the next mail tells it."""
A_BATCH = 200
DAYS_RETURNED, WITHIN = 3, timedelta(days=30)
"""On so many days mails came back, with no more than that between two of them."""
PAUSED_FOR = timedelta(days=90)
"""An address that is not written to is kept so long, in case its owner asks."""


class NotSubscribed(ValueError):
    """Nobody follows with that address."""


def receive(entries: Iterable[Entry]) -> None:
    """Write to addresses that were typed into the form, asking whether they mean it.

    Shape: entries of the kind subscription; what is no address, what programs filled in, and more
    than three requests a day for one address come to nothing, and nothing of them is kept.
    """
    known = {topic.code: topic for topic in every.topics()}
    with transaction.atomic():
        for entry in entries:
            _receive(entry, known)


def confirm(entries: Iterable[Entry]) -> None:
    """Begin to write to those who confirmed; the newest choice of topics counts.

    Shape: entries of the kind confirmation; a token that is none, or is too old, does nothing.
    """
    known = {topic.code: topic for topic in every.topics()}
    for entry in entries:
        key = writing.key_of(entry.fields.get("ma", ""), writing.CONFIRMING)
        with transaction.atomic():
            asked = Asked.objects.select_for_update().filter(key=key).first()
            if asked is not None and entry.at - asked.at <= OPEN_FOR:
                _begin(asked, known)


def leave(entries: Iterable[Entry]) -> None:
    """Forget those who leave: address, choice, and what was still to be sent.

    Shape: entries of the kind leaving; a token that is none does nothing.
    """
    for entry in entries:
        key = writing.key_of(entry.fields.get("ma", ""), writing.LEAVING)
        for subscriber in Subscriber.objects.filter(key=key):
            _forget(subscriber.address)


def erase(address: str, by: Actor) -> None:
    """Forget an address because its owner asked the office to; the journal does not name it.

    Raises: `NotPermitted`; `NotSubscribed`.
    """
    permissions.require(by, ERASE)
    kept = _composed(address)
    with transaction.atomic():
        if not _forget(kept):
            raise NotSubscribed("Không ai theo dõi bằng địa chỉ này.")
        journal.record(by, "subscriptions.erase_subscriber", "một địa chỉ")


def on_given_up(of: str, *, is_refused: bool, **_named: Any) -> None:
    """Forget an address that no mail server knows; one that was only away is kept."""
    if not is_refused:
        return
    for model in (Subscriber, Asked):
        for row in model.objects.filter(key=of):
            _forget(row.address)


def on_returned(to: str, *, is_final: bool, **_named: Any) -> None:
    """Write no more to an address whose mails came back for good on three days within a month.

    One that was only asked whether it is meant is forgotten at once.
    """
    if not is_final:
        return
    address, today = _composed(to), clock.today()
    Asked.objects.filter(address=address).delete()
    row = Subscriber.objects.select_for_update().filter(address=address, paused_at=None).first()
    if row is None or row.returned_on == today:
        return
    is_long_ago = row.returned_on is not None and today - row.returned_on > WITHIN
    row.returned = 1 if is_long_ago else row.returned + 1
    row.returned_on = today
    if row.returned >= DAYS_RETURNED:
        row.paused_at = clock.now()
        mailing.forget(row.key)
    row.save()


def tell_due() -> int:
    """Write the mails of the day once its hour has come; return how many subscribers were seen to.

    Shape: a batch at a time, each in a transaction with the mails that it calls for, so that a
    kill between two leaves nobody out and nobody told twice.
    """
    if clock.now().astimezone(VIETNAM).time() < settings.DIGEST_AT:
        return 0
    seen = 0
    while count := _tell_some():
        seen += count
    return seen


def tidy() -> None:
    """Forget the addresses of those who did not confirm, and those that mails do not reach."""
    Asked.objects.filter(at__lt=clock.now() - OPEN_FOR).delete()
    for row in Subscriber.objects.filter(paused_at__lt=clock.now() - PAUSED_FOR):
        _forget(row.address)


def _receive(entry: Entry, known: dict[str, Topic]) -> None:
    address = _composed(entry.fields.get("thu-dien-tu", ""))
    chosen = dict.fromkeys(entry.fields.get("chuyen-muc", "").split())
    topics = [known[code] for code in chosen if code in known]
    box = _box(address)
    since = entry.at - A_DAY
    is_flood = Asked.objects.filter(box=box, at__gt=since).count() >= MOST_A_DAY
    is_known = Asked.objects.filter(entry=entry.id).exists()
    is_trapped = entry.fields.get("nghi-ngo") == "1"
    if is_trapped or is_flood or is_known or not topics or not _is_address(address):
        return
    asked = Asked.objects.create(
        key=secrets.token_urlsafe(18), entry=entry.id, address=address, box=box,
        topics=[topic.code for topic in topics], at=entry.at,
    )  # fmt: skip
    letter = writing.to_confirm(asked.key, topics)
    mailing.put(letter, Kind.CONFIRMATION, Addressed(address, of=asked.key))


def _is_address(address: str) -> bool:
    try:
        validate_email(address)
    except ValidationError:
        return False
    return True


def _begin(asked: Asked, known: dict[str, Topic]) -> None:
    now = clock.now()
    subscriber, _is_new = Subscriber.objects.update_or_create(
        address=asked.address,
        defaults={
            "topics": asked.topics, "confirmed_at": now, "returned": 0, "returned_on": None,
            "paused_at": None, **_from_now(asked.address),
        },
        create_defaults={
            "key": secrets.token_urlsafe(18), "topics": asked.topics, "confirmed_at": now,
            "told_on": clock.today(), "told_until": now,
        },
    )  # fmt: skip
    Asked.objects.filter(pk=asked.pk).delete()
    topics = [known[code] for code in asked.topics if code in known]
    _write(subscriber, writing.welcome(subscriber.key, topics), Kind.WELCOME)


def _from_now(address: str) -> dict[str, Any]:
    """Return that nothing older is told to who was not written to for a while."""
    is_paused = Subscriber.objects.filter(address=address, paused_at__isnull=False).exists()
    return {"told_on": clock.today(), "told_until": clock.now()} if is_paused else {}


def _forget(address: str) -> bool:
    """Delete everything that is kept of an address; return whether there was anything."""
    found = False
    with transaction.atomic():
        for model in (Subscriber, Asked):
            for row in model.objects.filter(address=address):
                mailing.forget(row.key)
                row.delete()
                found = True
    return found


@transaction.atomic
def _tell_some() -> int:
    today, until = clock.today(), clock.now() - SETTLED
    waiting = Subscriber.objects.select_for_update().filter(told_on__lt=today, paused_at=None)
    subscribers = list(waiting[:A_BATCH])
    if not subscribers:
        return 0
    since = min(one.told_until for one in subscribers)
    found = [(topic, every.news(topic, since, until)) for topic in every.topics()]
    for subscriber in subscribers:
        if own := _own(subscriber, found):
            _write(subscriber, writing.digest(subscriber.key, own), Kind.DIGEST)
        subscriber.told_on = today
        subscriber.told_until = max(until, subscriber.told_until)
    Subscriber.objects.bulk_update(subscribers, ["told_on", "told_until"])
    return len(subscribers)


def _own(
    subscriber: Subscriber, found: list[tuple[Topic, tuple[News, ...]]]
) -> list[tuple[Topic, list[News]]]:
    """Return what is new to a subscriber, each piece of news once, under its narrowest topic."""
    seen, own = set[str](), []
    for topic, news in sorted(found, key=lambda pair: (not pair[0].is_part, pair[0].is_about)):
        if topic.code not in subscriber.topics:
            continue
        new = [one for one in news if one.at > subscriber.told_until and one.address not in seen]
        seen |= {one.address for one in new}
        if new:
            own.append((topic, new))
    return own


def _write(subscriber: Subscriber, letter: Any, kind: Kind) -> None:
    leave = writing.link(subscriber.key, writing.LEAVING)
    mailing.put(letter, kind, Addressed(subscriber.address, of=subscriber.key, leave=leave))


def _composed(address: str) -> str:
    """Return an address as it is compared: its host in small letters."""
    name, _at, host = address.strip().rpartition("@")
    return f"{name}@{host.lower()}"


def _box(address: str) -> str:
    """Return the box behind an address: what follows a + in its name leads to the same one.

    >>> _box("Ten+mot@vidu.vn")
    'ten@vidu.vn'
    """
    name, _at, host = address.lower().rpartition("@")
    return f"{name.partition('+')[0]}@{host}"
