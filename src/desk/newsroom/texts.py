"""A running text, stretch by stretch: prose, notes of revision, pictures, charts, figure cards."""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from desk.look.charts import Chart, PlanChart
from desk.look.parts import Attachment, Card, Cited, Fact, Heading, Picture, Revision


@dataclass(frozen=True, slots=True)
class Prose:
    """A stretch of the text as HTML; figures in it are links to their sources."""

    html: Markup
    kind: str = "prose"


@dataclass(frozen=True, slots=True)
class Notes:
    """After the paragraph: its figures that were revised since."""

    revisions: tuple[Revision, ...]
    kind: str = "notes"


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture among the parts of a text."""

    picture: Picture
    kind: str = "picture"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart among the parts of a text, and the page of its indicator."""

    chart: Chart
    address: str = ""
    kind: str = "chart"


@dataclass(frozen=True, slots=True)
class AgainstPlan:
    """Targets against plan among the parts of a text."""

    chart: PlanChart
    kind: str = "plan"


@dataclass(frozen=True, slots=True)
class Attached:
    """A file to take away among the parts of a text."""

    file: Attachment
    kind: str = "attachment"


@dataclass(frozen=True, slots=True)
class Cards:
    """Figure cards among the parts of a text."""

    cards: tuple[Card, ...]
    kind: str = "cards"


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Figures of the ledger side by side: a row for each indicator, a column for each period."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[str, ...]], ...]
    """Name, address, values."""
    source: str
    kind: str = "table"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words, and whose they are."""

    quote: str
    by: str
    post: str = ""
    kind: str = "quotation"


@dataclass(frozen=True, slots=True)
class FilmElsewhere:
    """A film on another host: what it says, and the way there."""

    title: str
    said: str
    address: str
    host: str
    minutes: int | None = None
    kind: str = "film elsewhere"


@dataclass(frozen=True, slots=True)
class Related:
    """Pages to read on, among the parts of a text."""

    title: str
    links: tuple[Fact, ...]
    kind: str = "related"


@dataclass(frozen=True, slots=True)
class ContactCard:
    """Whom to ask, among the parts of a text."""

    name: str
    post: str
    facts: tuple[Fact, ...]
    kind: str = "contact"


Part = (
    Prose
    | Notes
    | Illustration
    | Drawn
    | AgainstPlan
    | Attached
    | Cards
    | FigureTable
    | Quotation
    | FilmElsewhere
    | Related
    | ContactCard
)


@dataclass(frozen=True, slots=True)
class Text:
    """The running text of a page, with what its figures stand on."""

    parts: tuple[Part, ...] = ()
    headings: tuple[Heading, ...] = ()
    cited: tuple[Cited, ...] = ()
    noted: date | None = None
    """The day of the newest revision note."""
    known: date | None = None
    """The day up to which its figures were known, where that is one day."""
    record: str = ""
    """Address of the same for machines, with what was checked."""
