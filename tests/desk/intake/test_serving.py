"""What was uploaded is read on the staff side by whoever has signed in, and by nobody else."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents import get_document_model

from desk.command import serving
from desk.staff.models import Person


@pytest.fixture
def uploaded(
    db: None,  # noqa: ARG001 — asked for its effect
    settings: object,
    tmp_path: Path,
) -> tuple[str, ...]:
    """The addresses at which a document that no page shows yet could be asked for."""
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    paper = get_document_model().objects.create(
        title="Chưa công bố", file=ContentFile(b"%PDF-1.4 mat", "mat.pdf")
    )
    return f"/media/{paper.file.name}", paper.url


def body(client: Client, address: str) -> bytes:
    answer = client.get(address)
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_nobody_reads_an_uploaded_file_without_signing_in(uploaded: tuple[str, ...]) -> None:
    stranger = Client()
    member = Client()
    member.force_login(Person.objects.create_user("nguoidoc", password="x"))

    for address in uploaded:
        for client in (stranger, member):
            answer = client.get(address)
            assert answer.status_code == 302
            assert answer.headers["Location"].startswith("/login/")


def test_whoever_has_signed_in_reads_it(uploaded: tuple[str, ...]) -> None:
    client = Client()
    client.force_login(Person.objects.create_superuser("quantri", password="x"))

    told = client.get(uploaded[0])

    assert [body(client, address) for address in uploaded] == [b"%PDF-1.4 mat"] * 2
    assert told.headers["Content-Type"] == "application/pdf"
    assert told.headers["Cache-Control"] == "private, max-age=300"


@pytest.mark.parametrize(
    ("name", "status"),
    [("khong-co.pdf", 404), ("documents/", 404), ("..%2F..%2Fetc%2Fpasswd", 400)],
)
def test_what_is_no_uploaded_file_is_not_given(
    uploaded: tuple[str, ...], name: str, status: int
) -> None:
    del uploaded
    client = Client()
    client.force_login(Person.objects.create_superuser("quantri", password="x"))

    assert client.get(f"/media/{name}").status_code == status


def test_the_web_server_hands_out_no_uploaded_file_by_itself(settings: object) -> None:
    assert str(settings.MEDIA_ROOT) not in serving.command()  # type: ignore[attr-defined]
