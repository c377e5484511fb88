"""Fills the calendar of the demonstration, each act at the hour that its text names.

Everything goes through the same actions as in an office: planned, written, approved, published.
"""

import tomllib
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from congso.periods import codes
from desk.kit import clock, shelf
from desk.kit.permissions import MACHINE
from desk.releases import actions, publishing
from desk.releases.models import Release, Series

Written = Mapping[str, Any]


@transaction.atomic
def load() -> int:
    """Fill an empty calendar from data/demo, and return how many releases were planned.

    Shape: a calendar on which anything stands is left as it is.
    """
    if Series.objects.exists():
        return 0
    told = tomllib.loads(shelf.read_text(shelf.reviewed("demo", "releases.toml")))
    series = {
        one["slug"]: actions.keep_series(series=Series(**one), by=MACHINE) for one in told["series"]
    }
    for one in told["release"]:
        _release(series[one["series"]], one)
    return len(told["release"])


def _release(series: Series, told: Written) -> None:
    with clock.stopped_at(told["planned_at"]):
        release = actions.plan_release(
            series=series, period=codes.read(told["period"]), due_at=told["due_at"], by=MACHINE
        )
    if "moved_at" in told:
        with clock.stopped_at(told["moved_at"]):
            actions.move_release(
                release=release, due_at=told["moved_to"], reason=told["moved_because"], by=MACHINE
            )
    if "cancelled_at" in told:
        with clock.stopped_at(told["cancelled_at"]):
            actions.cancel_release(release=release, reason=told["cancelled_because"], by=MACHINE)
    if "approved_at" in told:
        _publish(release, told)


def _publish(release: Release, told: Written) -> None:
    texts = {name: told[name] for name in actions.TEXTS if name in told}
    with clock.stopped_at(told["confirmed_at"]):
        actions.confirm_release(release=release, by=MACHINE)
    with clock.stopped_at(told["written_at"]):
        actions.write_release(release=release, texts=texts, frame=None, by=MACHINE)
    with clock.stopped_at(told["approved_at"]):
        publishing.approve_release(release=release, by=MACHINE)
    with clock.stopped_at(told["due_at"]):
        publishing.publish_release(release=release, by=MACHINE)
    if correction := told.get("correction"):
        with clock.stopped_at(correction["at"]):
            publishing.correct_release(
                release=release, notice=correction["notice"], by=MACHINE,
                texts={name: correction[name] for name in actions.TEXTS if name in correction},
            )  # fmt: skip
