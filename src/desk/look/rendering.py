"""Sets plain values in templates: from a view to the text of a page.

Templates stand in ``templates/<room>/`` of each room. They see what a view holds, the furniture
and nothing else; a name that was not given is refused, never printed as nothing.
"""

import gettext as catalogues
import hashlib
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from types import FunctionType
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import get_language, gettext, ngettext, override
from jinja2 import Environment, FileSystemLoader, StrictUndefined, meta
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from congso.publication.use import View
from congso.quantities import numerals
from congso.writing import dates, letters
from desk.look import assets, tongues
from desk.look.furniture import Furniture
from desk.look.tongues import OWN

ROOMS = Path(__file__).resolve().parent.parent
CLOCK = ZoneInfo("Asia/Ho_Chi_Minh")
_UNTOLD: dict[str, object] = {"versions": (), "dublin": (), "topics": (), "record": ""}
"""What stands around a page that does not tell it."""
_spoken: ContextVar[str] = ContextVar("spoken", default="")
"""The language of the page that is just being set."""
_TOLD_TO_ALL = ("_loop_vars", "_block_vars")
"""What a template hands to whatever it calls, for those who ask to see it."""
_ENGLISH_MARKS = str.maketrans(".,", ",.")


class _Context(Context):
    """What templates call are macros and functions: no need to look which arguments one takes."""

    def call(self, wanted: Any, /, *given: Any, **named: Any) -> Any:
        """Call a macro, or a function that does not ask to see the template it is called from."""
        kind = type(wanted)
        if kind is Macro or (kind is FunctionType and not hasattr(wanted, "jinja_pass_arg")):
            for told in _TOLD_TO_ALL:
                named.pop(told, None)
            return wanted(*given, **named)
        return super().call(wanted, *given, **named)


@cache
def environment() -> Environment:
    """Return the one environment that all public pages are set in."""
    made = Environment(
        loader=FileSystemLoader(sorted(ROOMS.glob("*/templates"))),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        # Templates do not change under a running program: none is asked for its date.
        auto_reload=False,
    )
    made.context_class = _Context
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.globals["_"] = made.globals["gettext"] = _said
    made.globals["in_vietnamese"] = _in_vietnamese
    made.globals["in_its_language"] = _in_its_language
    made.globals["language_sent"] = _language_sent
    made.globals["language_asked"] = _language_asked
    made.globals["asset"] = assets.address
    made.globals["once"] = _once
    made.globals["public_url"] = settings.PUBLIC_URL
    made.filters.update(
        number=_number, figure=_figure, day=_day, long_day=_long_day, moment=_moment,
        day_of=_day_of, hour_of=_hour_of, slug=letters.slug, together=_together, iso=_iso,
        telephone=telephone,
    )  # fmt: skip
    return made


def render(view: View, furniture: Furniture, address: str) -> str:
    """Return the page at `address`: the view set in its template, with furniture around it.

    Raises: `jinja2.UndefinedError` where the template asks for what the view does not hold.
    """
    language, dress = language_of(view), getattr(view.values.get("page"), "dress", None)
    around = _dressed(furniture, dress) if dress else furniture
    values = {
        "versions": (),
        "dublin": (),
        "topics": (),
        "record": "",
        "language": language,
        **view.values,
    }
    template = environment().get_template(view.template)
    spoken = _spoken.set(language)
    try:
        with override(language):
            return template.render(**values, furniture=around.at(address), address=address)
    finally:
        _spoken.reset(spoken)


def language_of(view: View) -> str:
    """Return the language in which a page is set."""
    return str(getattr(view.values.get("page"), "language", OWN))


def _dressed(furniture: Furniture, dress: Any) -> Furniture:
    """Return the furniture of pages in another language."""
    return replace(
        furniture,
        kind=dress.kind,
        name=dress.name,
        standing_line=dress.standing_line or furniture.standing_line,
        doors=dress.doors,
        side_doors=(),
        home=dress.doors[0].address,
    )


def component(template: str, name: str, *given: object) -> Markup:
    """Return what the macro `name` of a template sets for `given`: a live figure, a note.

    Shape: every word of it follows from what is given and from the language, so that the same
    figure, which many pages show, is set once.
    """
    return _component(template, name, _language() or "", *given)


@lru_cache(maxsize=2048)
def _component(template: str, name: str, language: str, *given: object) -> Markup:
    # The language is told, so that not each word of the macro has to ask for it.
    spoken = _spoken.set(language)
    try:
        return Markup(_macro(template, name)(*given))  # noqa: S704 - the macro escapes what it is given
    finally:
        _spoken.reset(spoken)


@cache
def _macro(template: str, name: str) -> Callable[..., str]:
    found: Callable[..., str] = getattr(environment().get_template(template).module, name)
    return found


@cache
def fingerprint(template: str) -> str:
    """Return a text that changes when the template or one that it leans on does."""
    return hashlib.sha256("\n".join(_sources(template)).encode()).hexdigest()[:20]


@cache
def fingerprint_of_words(language: str) -> str:
    """Return a text that changes when the portal's own words on public pages do in a language.

    Shape: a catalogue also holds the words of the staff side; those of public pages are the ones
    that stand in English.
    """
    said = _catalogue(language)
    public = {key: said[key] for key in sorted(_catalogue("en").keys() & said.keys(), key=str)}
    return hashlib.sha256(repr(public).encode()).hexdigest()[:20]


def _catalogue(language: str) -> dict[object, str]:
    """Return the messages of our compiled catalogue of a language, none where there is none."""
    found: dict[object, str] = {}
    for folder in settings.LOCALE_PATHS:
        path = Path(folder) / language / "LC_MESSAGES" / "django.mo"
        if path.exists():
            with path.open("rb") as file:
                found |= catalogues.GNUTranslations(file)._catalog  # type: ignore[attr-defined]  # noqa: SLF001 - the library tells it no other way
    return found


def _sources(template: str) -> tuple[str, ...]:
    """Return the sources of a template and of all it extends, imports or includes."""
    waiting, found = [template], dict[str, str]()
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found[name], others = _source(name)
        waiting += others
    return tuple(f"{name}\n{found[name]}" for name in sorted(found))


@cache
def _source(template: str) -> tuple[str, tuple[str, ...]]:
    """Return the source of a template, and what it extends, imports or includes itself.

    Nearly every template leans on the same few; to parse one takes longest.
    """
    loader = environment().loader
    if loader is None:
        return "", ()
    source, _, _ = loader.get_source(environment(), template)
    named = meta.find_referenced_templates(environment().parse(source))
    return source, tuple(other for other in named if other)


def _said(text: str, /, **given: object) -> Markup:
    """Return a text of a template in the language of the page, what it is given set in."""
    said = _in_words(text, _language())
    return said % given if given or "%" in said else said


def _in_vietnamese() -> Markup:
    """Return the mark of a text that is Vietnamese whatever the page is in; none where that is."""
    return Markup("") if _language() == OWN else Markup(' lang="vi"')


def _in_its_language(address: str) -> Markup:
    """Return the mark of a text of the page at `address`, where that is in another language."""
    code = tongues.of_address(address)
    return Markup("") if code == _language() else Markup(' lang="{}"').format(code)


def _language_sent() -> Markup:
    """Return the field by which a form tells the front in what language to answer."""
    if (code := _language()) == OWN:
        return Markup("")
    return Markup('<input type="hidden" name="ngon-ngu" value="{}">').format(code)


def _language_asked() -> str:
    """Return the question that makes an address of the front's own answer in the language."""
    return "" if (code := _language()) == OWN else f"?ngon-ngu={code}"


def _language() -> str | None:
    """Return the language in which something is set: that of the page, or of who is at work."""
    return _spoken.get() or get_language()


@lru_cache(maxsize=4096)
def _in_words(text: str, _language: str | None) -> Markup:
    return Markup(gettext(text))  # noqa: S704 - texts of templates and catalogues are our own


@lru_cache(maxsize=256)
def _once(macro: Callable[..., str], *given: object) -> str:
    """Return what a macro sets for values that many pages give it: the same text each time."""
    return macro(*given)


def _number(value: Decimal | int, decimals: int | None = None) -> str:
    return numerals.write(Decimal(value), decimals)


def _local(moment: date) -> date:
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return moment.astimezone(CLOCK)
    return moment


def _figure(printed: str) -> str:
    """Return a printed figure as the language of the page writes it: 1.422 is 1,422 in English."""
    return printed.translate(_ENGLISH_MARKS) if _language() == "en" else printed


def _day(moment: date) -> str:
    if _language() == "en":
        local = _local(moment)
        return f"{local.day} {local:%B} {local.year}"
    return dates.short(_local(moment))


def _long_day(moment: date) -> str:
    return dates.long(_local(moment))


def _moment(moment: datetime) -> str:
    local = moment.astimezone(CLOCK)
    return f"{_day(local)}, {local:%H:%M}"


def _day_of(moment: datetime) -> str:
    return str(moment.astimezone(CLOCK).day)


def _hour_of(moment: datetime) -> str:
    return f"{moment.astimezone(CLOCK):%H:%M}"


def _iso(moment: date) -> str:
    return _local(moment).isoformat()


def _together(text: str) -> str:
    """Return `text` with blanks that no line end parts: for a number and its unit."""
    return text.replace(" ", "\u00a0")


def telephone(written: str) -> str:
    """Return a Vietnamese number as machines dial it: 0299.3822339 is +842993822339."""
    digits = "".join(letter for letter in written if letter.isdigit())
    return f"+84{digits[1:]}" if digits.startswith("0") else f"+{digits}"
