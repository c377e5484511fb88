"""Signing in: two factors where enrolled or asked for, locked after five slips, ended when idle."""

import re
import time
from collections.abc import Mapping

import pytest
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice
from pytest_django import Settings

from desk import settings as wired
from desk.kit.models import JournalEntry
from desk.staff import actions, second_factor
from desk.staff.models import Person

pytestmark = pytest.mark.django_db
PASSWORD = "mot-mat-khau-du-dai"
ENROL = "/lop-hai/"


@pytest.fixture
def people() -> Mapping[str, Person]:
    actions.create_demonstration_people()
    for person in Person.objects.all():
        person.set_password(PASSWORD)
        person.save()
    return {person.username: person for person in Person.objects.all()}


def sign_in(client: Client, name: str, password: str = PASSWORD) -> int:
    return client.post("/login/", {"username": name, "password": password}).status_code


def code_of(device: TOTPDevice) -> str:
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = time.time()
    return f"{totp.token():06d}"


def enrolled(client: Client, person: Person) -> list[str]:
    """Enrol by the screen; return the backup codes that it told."""
    client.get(ENROL)
    device = TOTPDevice.objects.get(user=person)
    html = client.post(ENROL, {"act": "enrol", "code": code_of(device)}).content.decode()
    TOTPDevice.objects.update(last_t=-1)
    return re.findall(r"<li><code>([^<]+)</code>", html)


def test_without_a_second_factor_the_password_is_enough(
    client: Client, people: Mapping[str, Person]
) -> None:
    sign_in(client, "bientap")

    assert people
    assert client.get("/").status_code == 200


def test_whoever_enrolled_is_asked_for_the_code_on_every_road(
    client: Client, people: Mapping[str, Person]
) -> None:
    sign_in(client, "duyet")
    codes = enrolled(client, people["duyet"])
    assert len(codes) == second_factor.CODES - 1
    client.post("/logout/")
    sign_in(client, "duyet")

    for address in ("/", "/pages/", "/api/main/pages/", ENROL, "/nhat-ky/"):
        assert client.get(address).headers["Location"].startswith("/xac-thuc/")
    wrong = client.post("/xac-thuc/", {"code": "000000"})
    device = TOTPDevice.objects.get(user=people["duyet"])
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    client.post("/xac-thuc/?next=https://xau.vn/", {"code": code_of(device)})

    assert wrong.status_code == 403
    assert "Mã không đúng" in wrong.content.decode()
    assert client.get("/").status_code == 200


def test_a_backup_code_lets_in_once(client: Client, people: Mapping[str, Person]) -> None:
    sign_in(client, "duyet")
    (code, *_rest) = enrolled(client, people["duyet"])
    client.post("/logout/")
    sign_in(client, "duyet")
    assert client.post("/xac-thuc/", {"code": code}).status_code == 302
    assert client.get("/").status_code == 200
    client.post("/logout/")
    sign_in(client, "duyet")

    assert client.post("/xac-thuc/", {"code": code}).status_code == 403
    assert client.get("/").status_code == 302


@pytest.mark.parametrize(
    ("name", "must"),
    [("bientap", False), ("lanhdao", False), ("duyet", True), ("vanhanh", True), ("quantri", True)],
)
def test_the_setting_makes_who_publishes_enrol_before_anything(
    client: Client, people: Mapping[str, Person], settings: Settings, name: str, *, must: bool
) -> None:
    settings.SECOND_FACTOR_IS_REQUIRED = True
    sign_in(client, name)

    assert people
    answer = client.get("/")
    assert (answer.headers.get("Location") == ENROL) is must
    assert "Quét hình" in client.get(ENROL).content.decode()


def test_an_administrator_takes_off_the_factor_of_a_lost_telephone(
    client: Client, people: Mapping[str, Person]
) -> None:
    sign_in(client, "duyet")
    enrolled(client, people["duyet"])
    other = Client()
    sign_in(other, "quantri")
    stranger = Client()
    sign_in(stranger, "bientap")
    refused = stranger.post(ENROL, {"act": f"reset:{people['duyet'].pk}"})
    assert refused.status_code in (302, 403)
    assert second_factor.is_enrolled(people["duyet"])

    assert "Trần Minh Duyệt" in other.get(ENROL).content.decode()
    other.post(ENROL, {"act": f"reset:{people['duyet'].pk}"})

    assert not second_factor.is_enrolled(people["duyet"])
    assert JournalEntry.objects.filter(act="staff.reset_second_factor").exists()


def test_five_slips_shut_the_door_with_words(client: Client, people: Mapping[str, Person]) -> None:
    answers = [sign_in(client, "bientap", "sai") for _time in range(5)]
    shut = client.post("/login/", {"username": "bientap", "password": PASSWORD})

    assert people
    assert answers[-1] == 429
    assert shut.status_code == 429
    assert "khóa 15 phút" in shut.content.decode()
    assert sign_in(Client(), "duyet") == 302


def test_an_idle_session_ends_and_what_screens_ask_by_themselves_keeps_none_alive(
    client: Client, people: Mapping[str, Person], settings: Settings
) -> None:
    sign_in(client, "bientap")
    client.get("/")
    session = client.session
    session["seen"] = int(time.time()) - settings.IDLE_MINUTES * 60 + 30
    session.save()
    client.get("/jsi18n/")
    assert client.session["seen"] < time.time() - 60
    session["seen"] -= 60
    session.save()

    answer = client.get("/", follow=True)

    assert people
    assert "tự đăng xuất" in answer.content.decode()
    assert client.get("/").status_code == 302


def test_who_types_stays_and_an_administrator_is_signed_out_sooner(
    client: Client, people: Mapping[str, Person]
) -> None:
    client.force_login(people["quantri"])
    for path, stays in (("/dang-lam/", True), ("/editing-sessions/ping/", False)):
        session = client.session
        session["seen"] = int(time.time()) - 4 * 60
        session.save()
        client.get(path)
        session = client.session
        session["seen"] -= 2 * 60
        session.save()

        assert (client.get("/").status_code == 200) is stays


def test_signing_out_elsewhere_ends_the_others(
    client: Client, people: Mapping[str, Person]
) -> None:
    elsewhere, somebody = Client(), Client()
    for one, name in ((client, "bientap"), (elsewhere, "bientap"), (somebody, "duyet")):
        sign_in(one, name)

    client.post(ENROL, {"act": "elsewhere"})

    assert people
    assert Session.objects.count() == 2
    assert client.get("/").status_code == 200
    assert elsewhere.get("/").status_code == 302


@pytest.mark.parametrize(
    ("password", "said"),
    [("ngan", "12"), ("123456789012", "số"), ("thach-thi-bien", "giống")],
)
def test_a_weak_password_is_refused_in_vietnamese(password: str, said: str) -> None:
    person = Person(username="thach-thi-bien")
    with pytest.raises(ValidationError) as refused:
        validate_password(password, person)

    assert any(said in message for message in refused.value.messages)


def test_minutes_that_are_none_are_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match="CONGSO_IDLE_MINUTES"):
        wired._minutes("lâu", "CONGSO_IDLE_MINUTES")
