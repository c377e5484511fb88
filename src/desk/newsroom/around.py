"""What stands around every page: sections in the navigation, imprint, counter, standing line."""

from decimal import Decimal
from typing import Any

from django.forms.models import model_to_dict

from congso.publication.use import fingerprint
from congso.quantities import numerals
from desk.look import colours
from desk.look import furniture as look
from desk.look.furniture import Contact, Counter, Door, Furniture
from desk.newsroom import banners, licences, listed
from desk.newsroom.banners import Banner
from desk.newsroom.counter import VisitCounter
from desk.newsroom.imprint import Imprint, of_the_portal
from desk.newsroom.reading import SETTING, Reading
from desk.newsroom.translated import NAMES

REPORTS = Door("Báo cáo – thống kê", "/bao-cao-thong-ke/")
_REPORTS_STAND_BEFORE = ("reportindex", "videoindex")
VISITS = "/luot-truy-cap/"
IMPRINT, COUNTER, BANNERS = "imprint", "counter", "banners"
_TONES = {"urgent": "bad", "warning": "warn", "notice": "note"}


def furniture(reading: Reading) -> Furniture:
    """Return the furniture of the portal, everything in it noted."""
    imprint, counter = of_the_portal(), opening()
    reading.recorder.used(SETTING, IMPRINT, fingerprint_of_setting(IMPRINT) or "")
    reading.recorder.used(SETTING, COUNTER, fingerprint_of_setting(COUNTER) or "")
    reading.recorder.used(SETTING, BANNERS, fingerprint_of_setting(BANNERS) or "")
    side = [Door(page.title, reading.page(page)) for page in reading.listing(listed.SIDE)]
    return Furniture(
        kind=imprint.kind,
        name=imprint.name,
        standing_line=imprint.standing_line,
        doors=tuple(_doors(reading)),
        side_doors=tuple(side),
        imprint=_shown(imprint),
        emblem=_emblem(imprint, reading),
        is_coloured=colours.is_told(imprint),
        languages=tuple(_language(one, reading) for one in reading.listing(listed.LANGUAGES)),
        banners=tuple(_banner(one, reading) for one in banners.shown(reading)),
        counter=Counter(
            numerals.write(Decimal(counter.opening_balance)),
            note=counter.note,
            address=VISITS,
        ),
    )


def fingerprint_of_setting(name: str) -> str | None:
    """Return a text that changes when a setting does, None for one that there is not."""
    if name == BANNERS:
        return fingerprint(*banners.state())
    setting = {IMPRINT: of_the_portal, COUNTER: opening}.get(name)
    if setting is None:
        return None
    return fingerprint(*model_to_dict(setting()).items())


def opening() -> VisitCounter:
    """Return the visits that were counted before this portal began to count."""
    return VisitCounter.objects.filter(site__is_default_site=True).first() or VisitCounter()


def _doors(reading: Reading) -> list[Door]:
    doors: list[Door] = []
    for page in reading.listing(listed.NAVIGATION):
        if page.cached_content_type.model in _REPORTS_STAND_BEFORE and REPORTS not in doors:
            doors.append(REPORTS)
        doors.append(Door(page.title, reading.page(page)))
    return doors if REPORTS in doors else [*doors, REPORTS]


def _language(index: Any, reading: Reading) -> look.Language:
    address = reading.page(index)
    return look.Language(index.language, NAMES[index.language], address, f"{address}chua-co/")


def _emblem(imprint: Imprint, reading: Reading) -> str:
    picture = reading.picture(imprint.emblem, "")
    return picture.address if picture else ""


def _banner(one: Banner, reading: Reading) -> look.Banner:
    address = reading.page(one.page) if one.page and one.page.live else ""
    return look.Banner(
        title=one.title,
        text=one.text,
        tone=_TONES[one.severity],
        severity=str(Banner.Severity(one.severity).label),
        updated=one.updated_at,
        address=address,
        rests=(one.rests_from, one.rests_until) if one.rests_from and one.rests_until else None,
    )


def _shown(imprint: Imprint) -> look.Imprint:
    contacts = (
        Contact(imprint.editors, telephone=imprint.editors_phone, email=imprint.editors_email),
        Contact(
            imprint.owner,
            telephone=imprint.owner_phone,
            fax=imprint.owner_fax,
            email=imprint.owner_email,
        ),
        Contact("Địa chỉ", address=imprint.address),
    )
    return look.Imprint(
        owner=imprint.owner,
        manager=imprint.manager,
        licence="; ".join(one.line for one in licences.of(imprint)),
        responsible=imprint.responsible,
        contacts=tuple(one for one in contacts if _can_be_reached(one)),
        attribution=imprint.attribution,
    )


def _can_be_reached(contact: Contact) -> bool:
    return bool(contact.telephone or contact.email or contact.address)
