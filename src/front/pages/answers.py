"""A reader asks for an address and is answered from one build: the page, or a sentence why not.

Everything that decides an answer is here and nothing that sends it: a request and a snapshot
come in as values, an answer goes out as one, so that each rule can be read and tried alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from congso.publication import asked
from congso.publication.caching import CACHING
from front import spoken
from front.pages import addresses, conditions, headers, negotiation, notices, ranges
from front.pages.headers import Fields
from front.pages.negotiation import IDENTITY
from front.pages.snapshot import Mark, Page, Snapshot, Variant
from front.spoken import VIETNAMESE, Tongue

METHODS: Final = ("GET", "HEAD")
RETRY_AFTER: Final = "2"

_OWN: Final = {404: "404.html", 410: "410.html"}
"""Pages that a build may bring for these, for each language one."""
AWAY: Final = "503.html"
"""Such a page for a proxy of ours, which shows it while it cannot reach the front."""
ONLY_FOR_THESE: Final = frozenset(
    tongue.own(name) for tongue in spoken.TONGUES for name in (*_OWN.values(), AWAY)
)
"""Their addresses; they answer to no other call."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a reader asks for."""

    method: str
    path: str
    """Decoded once; bytes that are not UTF-8 stand as U+FFFD."""
    query: str
    """As it came."""
    field: Callable[[str], str]
    """The value of a header by its name in small letters, its lines joined; "" when absent."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Bytes of a file on disk, good only while the file carries its mark."""

    path: str
    mark: Mark
    places: range


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back."""

    status: int
    fields: Fields
    body: bytes | Stretch = b""


def answer(request: Request, snapshot: Snapshot | None) -> Answer:
    """Return what a reader gets from this build, or from none."""
    tongue = spoken.of_address(request.path)
    if request.method not in METHODS:
        return notice(405, [("allow", ", ".join(METHODS))], tongue)
    if not addresses.is_plain(request.path):
        return notice(400, tongue=tongue)
    if snapshot is None:
        return notice(503, [("retry-after", RETRY_AFTER)], tongue)
    found = _found(request, snapshot)
    found.fields.append(("congso-build", snapshot.build))
    found.fields.append(("congso-changed", snapshot.changed))
    found.fields.append(("congso-age", str(snapshot.age)))
    return found


def notice(status: int, more: Fields | None = None, tongue: Tongue = VIETNAMESE) -> Answer:
    """Return a built-in page."""
    return written(status, headers.HTML, notices.page(status, tongue), more)


def written(status: int, kind: str, body: bytes, more: Fields | None = None) -> Answer:
    """Return an answer that is made on the spot and never kept."""
    return Answer(
        status,
        [
            ("content-type", kind),
            ("content-length", str(len(body))),
            ("cache-control", headers.NEVER_KEPT),
            *(more or ()),
            *headers.SECURITY,
        ],
        body,
    )


def moved(target: str, query: str) -> Answer:
    """Return the way to another address of this site, for good."""
    return Answer(
        308,
        [
            ("location", addresses.written(target, query)),
            ("content-length", "0"),
            ("cache-control", headers.NOT_FOR_LONG),
            *headers.SECURITY,
        ],
    )


def led_by_question(path: str, query: str, snapshot: Snapshot | None) -> str:
    """Return where an old address leads that lies in its question, /?p=7; empty for any other."""
    if snapshot is None or not snapshot.asks:
        return ""
    return snapshot.redirects.get(asked.address(path, query), "") if asked.question(query) else ""


def _found(request: Request, snapshot: Snapshot) -> Answer:
    if request.query and (target := led_by_question(request.path, request.query, snapshot)):
        return moved(target, "")
    page = None if request.path in ONLY_FOR_THESE else snapshot.pages.get(request.path)
    if page is not None:
        return _served(request, page, snapshot)
    slashed = f"{request.path}/"
    for path in (request.path, slashed):
        if path in snapshot.redirects:
            return moved(snapshot.redirects[path], request.query)
    if slashed in snapshot.pages:
        return moved(slashed, request.query)
    is_gone = request.path in snapshot.gone or slashed in snapshot.gone
    return _absent(410 if is_gone else 404, request, snapshot)


def _served(request: Request, page: Page, snapshot: Snapshot) -> Answer:
    coding = negotiation.chosen(request.field("accept-encoding"), page.variants)
    if coding is None:
        return notice(406, _varying(page), spoken.of_address(request.path))
    variant = page.variants[coding]
    kept: Fields = [
        ("etag", variant.tag),
        ("last-modified", conditions.http_date(page.modified)),
        ("cache-control", CACHING[page.cache]),
        *_varying(page),
        *headers.of_data(page.type),
        *headers.SECURITY,
    ]
    outcome = conditions.outcome(
        current=variant.tag,
        modified=page.modified,
        if_match=request.field("if-match"),
        if_none_match=request.field("if-none-match"),
        if_modified_since=request.field("if-modified-since"),
    )
    if outcome == conditions.UNCHANGED:
        return Answer(outcome, kept)
    if outcome is not None:
        return notice(outcome, _varying(page), spoken.of_address(request.path))
    if coding == IDENTITY:
        return _plain(request, page, variant, kept, snapshot)
    kept.append(("content-encoding", coding))
    return _whole(page, variant, kept, snapshot)


def _plain(
    request: Request, page: Page, variant: Variant, kept: Fields, snapshot: Snapshot
) -> Answer:
    """Return the uncompressed page, or the stretch of it that was asked for."""
    kept.append(("accept-ranges", "bytes"))
    size = variant.mark.size
    asked = request.field("range") if request.method == "GET" else ""
    # A date cannot tell two builds of one minute apart, so only a tag keeps a range alive.
    if_range = request.field("if-range").strip()
    if if_range and if_range != variant.tag:
        asked = ""
    try:
        places = ranges.read(asked, size) if asked else None
    except ranges.NoSuchStretch:
        beyond = [("content-range", f"bytes */{size}"), *_varying(page)]
        return notice(416, beyond, spoken.of_address(request.path))
    if places is None:
        return _whole(page, variant, kept, snapshot)
    kept += [
        ("content-type", page.type),
        ("content-length", str(len(places))),
        ("content-range", f"bytes {places.start}-{places.stop - 1}/{size}"),
    ]
    return Answer(206, kept, _body(variant, places, snapshot))


def _whole(page: Page, variant: Variant, kept: Fields, snapshot: Snapshot) -> Answer:
    size = variant.mark.size
    kept += [("content-type", page.type), ("content-length", str(size))]
    return Answer(200, kept, _body(variant, range(size), snapshot))


def _body(variant: Variant, places: range, snapshot: Snapshot) -> bytes | Stretch:
    if variant.body is None:
        return Stretch(f"{snapshot.folder}/{variant.file}", variant.mark, places)
    if len(places) == len(variant.body):
        return variant.body
    return variant.body[places.start : places.stop]


def _varying(page: Page) -> Fields:
    return [("vary", "Accept-Encoding")] if len(page.variants) > 1 else []


def _absent(status: int, request: Request, snapshot: Snapshot) -> Answer:
    """Return the build's own page for a missing address, or the built-in one."""
    tongue = spoken.of_address(request.path)
    page = snapshot.pages.get(tongue.own(_OWN[status]))
    coding = None
    if page is not None:
        coding = negotiation.chosen(request.field("accept-encoding"), page.variants)
    if page is None or coding is None:
        return notice(status, tongue=tongue)
    variant = page.variants[coding]
    fields: Fields = [
        ("cache-control", CACHING["page"]),
        *_varying(page),
        *headers.SECURITY,
    ]
    if coding != IDENTITY:
        fields.append(("content-encoding", coding))
    whole = _whole(page, variant, fields, snapshot)
    return Answer(status, whole.fields, whole.body)
