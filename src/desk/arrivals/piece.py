"""An article as an old portal hands it over, before anything of it is believed."""

import hashlib
import re
from dataclasses import astuple, dataclass
from datetime import datetime
from urllib.parse import unquote, urlsplit

from congso.publication import asked
from congso.writing import letters
from desk.kit.clock import VIETNAM

MOST_TITLE = 255
MOST_TEXT = 2_000_000
"""Letters of HTML that one article may have."""
_PATH = re.compile(r"/[^\s?#\\<>\"'\x00-\x1f]+")
_DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:[ T,]+(\d{1,2}):(\d{2}))?")


class Faulty(ValueError):
    """The article cannot be taken in; the message says what of it, and what to do."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One article."""

    key: str
    title: str
    lead: str
    html: str
    byline: str
    published_at: datetime
    section: str
    address: str
    """The path at which readers of the old portal found it, empty where there is none."""
    short_address: str
    """The one that always worked beside it, such as `/?p=7`."""
    picture: str
    caption: str
    credit: str

    @property
    def digest(self) -> str:
        """What tells this content from another."""
        told = "\x1f".join(str(part) for part in astuple(self))
        return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()


NAMES = {
    "key": ("id", "ma", "key", "guid"),
    "title": ("title", "tieu_de", "tieude"),
    "lead": ("lead", "sapo", "summary", "tom_tat", "excerpt"),
    "html": ("body", "html", "content", "noi_dung", "noidung"),
    "byline": ("author", "byline", "tac_gia"),
    "published_at": ("published_at", "date", "ngay_dang", "ngay"),
    "section": ("section", "category", "chuyen_muc"),
    "address": ("address", "url", "link", "dia_chi"),
    "short_address": ("short_address", "shortlink", "dia_chi_ngan"),
    "picture": ("picture", "image", "anh"),
    "caption": ("caption", "chu_thich", "chu_thich_anh"),
    "credit": ("credit", "nguon_anh"),
}
"""Field → the columns that hold it, the first that is there counts."""


def made(told: dict[str, str]) -> Piece:
    """Return the article that named texts tell.

    Raises: `Faulty` for one without a mark, a title or a readable day, or longer than can be.
    """
    said = {str(name).strip().lower(): str(value or "") for name, value in told.items()}
    given = {
        field: next((said[name] for name in names if said.get(name, "").strip()), "")
        for field, names in NAMES.items()
    }
    plain = {name: letters.nfc(value.strip()) for name, value in given.items()}
    title = " ".join(plain["title"].split())
    key = plain["key"] or plain["address"]
    if not key:
        raise Faulty(
            f"“{title[:60]}”: không có mã (id) và không có địa chỉ, nên không biết là bài nào."
        )
    if not title:
        raise Faulty(f"{key}: không có tiêu đề.")
    if len(title) > MOST_TITLE:
        raise Faulty(
            f"{key}: tiêu đề dài {len(title)} chữ, quá {MOST_TITLE}; có lẽ nội dung nằm nhầm cột."
        )
    if len(plain["html"]) > MOST_TEXT:
        raise Faulty(f"{key}: nội dung dài quá {MOST_TEXT // 1_000_000} triệu chữ.")
    return Piece(
        key=key[:300],
        title=title,
        lead=plain["lead"],
        html=plain["html"],
        byline=plain["byline"][:120],
        published_at=moment(plain["published_at"], key),
        section=plain["section"][:200],
        address=path_of(plain["address"]),
        short_address=path_of(plain["short_address"]),
        picture=plain["picture"],
        caption=plain["caption"][:300],
        credit=plain["credit"][:120],
    )


def moment(said: str, key: str) -> datetime:
    """Return the moment that a text tells: 04/01/2024 17:30, or as computers write it.

    Raises: `Faulty`.
    """
    try:
        if found := _DAY_FIRST.fullmatch(said):
            day, month, year, hour, minute = (int(part or 0) for part in found.groups())
            return datetime(year, month, day, hour, minute, tzinfo=VIETNAM)
        read = datetime.fromisoformat(said.replace(" +0000", "+00:00"))
        return read if read.tzinfo else read.replace(tzinfo=VIETNAM)
    except ValueError:
        raise Faulty(
            f"{key}: không đọc được ngày đăng “{said[:40]}”; hãy viết 04/01/2024 17:30."
        ) from None


def path_of(address: str) -> str:
    """Return the address as readers ask for it, empty where none can lead on.

    Shape: one that lies in its question keeps it in one spelling: `/?p=7`.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    path = letters.nfc(unquote(parts.path)) or "/"
    is_path = _PATH.fullmatch(path) is not None and ".." not in path and "//" not in path
    is_home = path == "/" and parts.query
    told = asked.address(path, parts.query)
    is_whole = "?" in told or not parts.query
    return told if (is_path or is_home) and is_whole and len(told) <= 500 else ""
