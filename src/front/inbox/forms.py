"""What may be sent, field by field: a view, a rating, a letter, a subscription, an error found.

What cannot be taken is told field by field in the reader's words, with what was typed kept.

    >>> form = FORMS["danh-gia"]
    >>> form.read({"trang": "/tin-tuc/", "huu-ich": "co"}).fields
    {'trang': '/tin-tuc/', 'huu-ich': 'co'}
    >>> form.read({"trang": "/tin-tuc/", "huu-ich": "có lẽ"}).problems
    ('“Trang này có hữu ích không”: hãy chọn Có hoặc Không.',)
    >>> from front import spoken
    >>> form.read({"trang": "/en/", "huu-ich": "maybe"}, spoken.named("en")).problems
    ('“Was this page useful”: choose Yes or No.',)
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qsl

from front.pages import addresses
from front.spoken import VIETNAMESE, Tongue, marked

TRAP: Final = "trang-web"
"""A field that people do not see; programs fill it in."""
MANY: Final = "chuyen-muc"
"""The one name that a form may send several times; its values are joined by blanks."""
_MOST_FIELDS: Final = 64
_LONGEST_PATH: Final = 500
_UNPRINTABLE: Final = re.compile(
    r"[^\S\n ]|[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e]"
)
_EMAIL: Final = re.compile(r"[^@\s<>\"',;]{1,64}@[^@\s<>\"',;]{1,255}\.[^@\s<>\"',;.]{2,24}")
_TOPICS: Final = re.compile(r"[a-z0-9-]{1,20}( [a-z0-9-]{1,20})*")
_RECEIPT: Final = re.compile(r"\d{6}-[A-Z2-9]{6}(?:[A-Z2-9]{2})?")
_TELEPHONE: Final = re.compile(r"\+?[\d .()-]{8,20}")


class NotAForm(ValueError):
    """The body is not a form as browsers send it."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is asked."""

    name: str
    label: str
    """Marked."""
    longest: int
    is_needed: bool = True
    wrong: Callable[[str], str] = lambda _value: ""
    """What is wrong with a value, marked; empty when nothing is."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What came in."""

    fields: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """What one address takes."""

    kind: str
    asked: tuple[Field, ...]
    has_receipt: bool = False
    """Whether the sender gets a code to ask with later."""

    def read(self, sent: Mapping[str, str], tongue: Tongue = VIETNAMESE) -> Filled:
        """Return what was sent, cleaned, or what is wrong with it; unknown fields are dropped.

        Shape: what is wrong is said in `tongue`.
        """
        fields: dict[str, str] = {}
        problems: list[str] = []
        for one in self.asked:
            value = _clean(sent.get(one.name, ""))
            if problem := _problem(one, value, tongue):
                label = tongue.say(one.label)
                problems.append(
                    tongue.say("“%(label)s”: %(problem)s.", label=label, problem=problem)
                )
            if value:
                fields[one.name] = value
        return Filled(fields, tuple(problems))


def decoded(body: bytes) -> dict[str, str]:
    """Return the fields of a form body; of a name sent twice the last counts, but for `MANY`.

    Raises: `NotAForm`.
    """
    try:
        pairs = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            encoding="utf-8",
            errors="strict",
            max_num_fields=_MOST_FIELDS,
        )
    except ValueError as fault:
        raise NotAForm(marked("Nội dung gửi lên không phải biểu mẫu viết bằng UTF-8.")) from fault
    many = " ".join(value for name, value in pairs if name == MANY)
    return {**dict(pairs), MANY: many} if many else dict(pairs)


def _clean(value: str) -> str:
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub(" ", lines)).strip()


def _problem(one: Field, value: str, tongue: Tongue) -> str:
    if not value:
        return tongue.say("cần được điền") if one.is_needed else ""
    if len(value) > one.longest:
        return tongue.say(
            "dài %(length)s chữ, nhiều nhất là %(most)s chữ",
            length=tongue.number(len(value)),
            most=tongue.number(one.longest),
        )
    problem = one.wrong(value)
    return tongue.say(problem) if problem else ""


def _page(value: str) -> str:
    return "" if addresses.is_local(value) else marked("không phải địa chỉ của một trang trên cổng")


def _yes_or_no(value: str) -> str:
    return "" if value in {"co", "khong"} else marked("hãy chọn Có hoặc Không")


def _to(value: str) -> str:
    known = {"ban-bien-tap", "so"}
    return "" if value in known else marked("hãy chọn nơi nhận là Ban biên tập hoặc Sở")


def _contact(value: str) -> str:
    fits = _EMAIL.fullmatch(value) or _TELEPHONE.fullmatch(value)
    return (
        "" if fits else marked("cần một địa chỉ thư điện tử hoặc số điện thoại, ví dụ ten@vidu.vn")
    )


def _email(value: str) -> str:
    return (
        "" if _EMAIL.fullmatch(value) else marked("cần một địa chỉ thư điện tử, ví dụ ten@vidu.vn")
    )


def _topics(value: str) -> str:
    return "" if _TOPICS.fullmatch(value) else marked("hãy chọn trong các mục của trang theo dõi")


def receipt(value: str) -> str:
    """Return a code as it was given out, "" for what is none: ` 240105-k7m2qx` is one."""
    told = value.strip().upper()
    return told if _RECEIPT.fullmatch(told) else ""


def _receipt(value: str) -> str:
    return "" if receipt(value) else marked("cần mã đã nhận khi gửi thư, ví dụ 240105-K7M2QXHA")


def _agreed(value: str) -> str:
    return "" if value == "1" else marked("hãy đánh dấu nếu đồng ý")


_WHERE: Final = Field("trang", marked("Trang"), _LONGEST_PATH, wrong=_page)
_AGREEMENT: Final = Field(
    "dong-y", marked("Đồng ý cho cổng xử lý nội dung và liên hệ này"), 1, wrong=_agreed
)

FORMS: Final[Mapping[str, Form]] = {
    "xem": Form("visit", (_WHERE,)),
    "danh-gia": Form(
        "rating",
        (
            _WHERE,
            Field("huu-ich", marked("Trang này có hữu ích không"), 5, wrong=_yes_or_no),
            Field("vi-sao", marked("Vì sao"), 1000, is_needed=False),
        ),
    ),
    "thu": Form(
        "letter",
        (
            Field("gui-den", marked("Gửi đến"), 20, wrong=_to),
            Field("ho-ten", marked("Họ và tên"), 120),
            Field("lien-he", marked("Thư điện tử hoặc điện thoại"), 200, wrong=_contact),
            Field("tieu-de", marked("Tiêu đề"), 200),
            Field("noi-dung", marked("Nội dung"), 10_000),
            Field("trang", marked("Trang"), _LONGEST_PATH, is_needed=False, wrong=_page),
            Field(
                "cong-khai", marked("Đồng ý đăng nội dung thư"), 1, is_needed=False, wrong=_agreed
            ),
            _AGREEMENT,
        ),
        has_receipt=True,
    ),
    "bao-loi": Form(
        "correction",
        (
            _WHERE,
            Field("cho-sai", marked("Chỗ sai"), 1000),
            Field("dung-la", marked("Theo bạn, đúng là"), 2000, is_needed=False),
            Field(
                "lien-he",
                marked("Thư điện tử hoặc điện thoại"),
                200,
                is_needed=False,
                wrong=_contact,
            ),
        ),
        has_receipt=True,
    ),
    "theo-doi": Form(
        "subscription",
        (
            Field("thu-dien-tu", marked("Thư điện tử"), 200, wrong=_email),
            Field(MANY, marked("Mục muốn theo dõi"), 400, wrong=_topics),
            _AGREEMENT,
        ),
    ),
    "tra-cuu": Form("standing", (Field("ma", marked("Mã tra cứu"), 40, wrong=_receipt),)),
}
"""Last part of the address → what it takes."""
