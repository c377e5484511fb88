"""A release computes again from its bundle; a digit that was changed afterwards is named."""

import hashlib
import json
from datetime import UTC, date, datetime

import pytest

from congso.findings.finding import FaultyInput
from congso.observations import bundle, reference
from congso.observations.bundle import FIGURES, MANIFEST, OBSERVATIONS
from congso.places import tables as place_tables
from desk.kit import shelf

AT = datetime(2024, 1, 10, tzinfo=UTC)
WANTED = (
    "telecom.sites|94|2023||level",
    "telecom.sites|94|2023||change",
    "telecom.stations|94|2023|4G|level",
    "postal.points|94|2023||plan_ratio",
    "postal.service_radius|94|2023||level",
    "telephone.density|94|2023||level",
    "dti.rank|94|2022||level",
    "targets.met|94|2023||level",
)


def packed() -> dict[str, bytes]:
    known = shelf.ledger_of(shelf.observations(shelf.reviewed("figures", "soctrang_2023.csv")))
    return bundle.pack(
        known.as_known(AT), map(reference.read, WANTED), shelf.definition_texts(),
        about={"title": "Số liệu năm 2023"},
    )  # fmt: skip


def changed(name: str, was: bytes, now: bytes) -> dict[str, bytes]:
    """Return the bundle after somebody changed a file and its sum in the manifest as well."""
    files = packed()
    assert was in files[name]
    files[name] = files[name].replace(was, now, 1)
    manifest = json.loads(files[MANIFEST])
    manifest["sha256"][name] = hashlib.sha256(files[name]).hexdigest()
    return {**files, MANIFEST: json.dumps(manifest).encode()}


def test_every_figure_comes_out_again() -> None:
    assert bundle.verify(packed()) == bundle.Verification(len(WANTED), ())


def test_the_same_record_gives_the_same_bytes() -> None:
    assert packed() == packed()


def test_only_what_the_figures_stand_on_is_packed() -> None:
    assert b"broadband.subscribers" in packed()[OBSERVATIONS]
    assert b"public_service_portal" not in packed()[OBSERVATIONS]


@pytest.mark.parametrize(
    ("name", "was", "now", "said"),
    [
        (FIGURES, b"1.422,", b"1.423,", "in “1.423”, tính lại ra “1.422”"),
        (OBSERVATIONS, b",1422,", b",1421,", "in “1.422”, tính lại ra “1.421”"),
        (FIGURES, b",estimate,", b",official,", "mức độ “official”, tính lại ra “estimate”"),
    ],
    ids=["a printed digit", "a recorded digit", "a level"],
)
def test_what_was_changed_is_named(name: str, was: bytes, now: bytes, said: str) -> None:
    faults = bundle.verify(changed(name, was, now)).faults

    assert any(said in fault for fault in faults)


def test_a_file_that_is_not_the_one_of_the_release_is_named() -> None:
    files = packed()
    files[OBSERVATIONS] = files[OBSERVATIONS].replace(b"thay", b"Thay") + b"\n"

    assert bundle.verify(files).faults == (
        f"{OBSERVATIONS}: khác tệp lúc phát hành (sai mã SHA-256).",
    )


@pytest.mark.parametrize("name", [MANIFEST, FIGURES, OBSERVATIONS, "places/units.csv"])
def test_a_bundle_without_a_file_is_refused_by_its_name(name: str) -> None:
    files = packed()
    del files[name]

    with pytest.raises(FaultyInput, match=name):
        bundle.verify(files)


def test_units_and_successions_read_back_as_they_were() -> None:
    gazetteer = shelf.gazetteer()

    again = place_tables.read(*place_tables.write(gazetteer), ("a", "b"))

    assert again.places == gazetteer.places
    assert again.successions == gazetteer.successions


def test_a_bundle_on_another_map_computes_again() -> None:
    known = shelf.ledger_of(shelf.observations(shelf.reviewed("figures", "soctrang_2023.csv")))
    then = known.as_known(AT).on_map(date(2024, 1, 1))
    wanted = [reference.read("telecom.sites|94|2023||level")]

    files = bundle.pack(then, wanted, shelf.definition_texts(), about={})

    assert bundle.verify(files) == bundle.Verification(1, ())
    assert bundle.read(files).ledger.frame == date(2024, 1, 1)
