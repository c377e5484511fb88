"""The mark of a mail: its kind, its number, and proof that this portal wrote it to that address.

It is the first half of the Message-ID, so a report on a mail that came back carries it along, and
nobody can make the portal give up an address by inventing such a report.
"""

from django.core.signing import Signer
from django.utils.crypto import constant_time_compare

_LENGTH = 22
"""Letters of the proof: 132 bits."""


def mark(kind: str, number: str, to: str) -> str:
    """Return the mark of a mail to an address, the same at each attempt."""
    return f"{kind}.{number}.{_proof(kind, number, to)}"


def read(marked: str, to: str) -> tuple[str, str] | None:
    """Return kind and number of the marked mail to an address; None for one not written to it."""
    kind, _dot, rest = marked.partition(".")
    number, _dot, proof = rest.partition(".")
    is_ours = constant_time_compare(proof, _proof(kind, number, to))
    return (kind, number) if is_ours else None


def _proof(kind: str, number: str, to: str) -> str:
    signer = Signer(salt="mailing.returned")
    return str(signer.signature(f"{kind}.{number}.{to.strip().lower()}"))[:_LENGTH]
