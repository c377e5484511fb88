"""What stands around every page: sections in the navigation, imprint, counter, standing line."""

from decimal import Decimal

from django.forms.models import model_to_dict

from congso.publication.use import fingerprint
from congso.quantities import numerals
from congso.writing import dates
from desk.look import furniture as look
from desk.look.furniture import Contact, Counter, Door, Furniture
from desk.newsroom import listed
from desk.newsroom.imprint import Imprint, VisitCounter
from desk.newsroom.reading import SETTING, Reading

REPORTS = Door("Báo cáo – thống kê", "/bao-cao-thong-ke/")
_REPORTS_STAND_BEFORE = ("reportindex", "videoindex")
VISITS = "/luot-truy-cap/"
IMPRINT, COUNTER = "imprint", "counter"


def furniture(reading: Reading) -> Furniture:
    """Return the furniture of the portal, everything in it noted."""
    imprint, counter = _imprint(), opening()
    reading.recorder.used(SETTING, IMPRINT, fingerprint_of_setting(IMPRINT) or "")
    reading.recorder.used(SETTING, COUNTER, fingerprint_of_setting(COUNTER) or "")
    side = [Door(page.title, reading.page(page)) for page in reading.listing(listed.SIDE)]
    return Furniture(
        kind=imprint.kind,
        name=imprint.name,
        standing_line=imprint.standing_line,
        doors=tuple(_doors(reading)),
        side_doors=tuple(side),
        imprint=_shown(imprint),
        counter=Counter(
            numerals.write(Decimal(counter.opening_balance)),
            note=counter.note,
            address=VISITS,
        ),
    )


def fingerprint_of_setting(name: str) -> str | None:
    """Return a text that changes when a setting does, None for one that there is not."""
    setting = {IMPRINT: _imprint, COUNTER: opening}.get(name)
    if setting is None:
        return None
    return fingerprint(*model_to_dict(setting()).items())


def opening() -> VisitCounter:
    """Return the visits that were counted before this portal began to count."""
    return VisitCounter.objects.filter(site__is_default_site=True).first() or VisitCounter()


def _doors(reading: Reading) -> list[Door]:
    doors: list[Door] = []
    for page in reading.listing(listed.NAVIGATION):
        if page.content_type.model in _REPORTS_STAND_BEFORE and REPORTS not in doors:
            doors.append(REPORTS)
        doors.append(Door(page.title, reading.page(page)))
    return doors if REPORTS in doors else [*doors, REPORTS]


def _shown(imprint: Imprint) -> look.Imprint:
    licence = imprint.licence
    if licence and imprint.licence_on:
        licence = f"{licence}, cấp ngày {dates.short(imprint.licence_on)}"
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
        licence=licence,
        responsible=imprint.responsible,
        contacts=tuple(one for one in contacts if _can_be_reached(one)),
        attribution=imprint.attribution,
    )


def _can_be_reached(contact: Contact) -> bool:
    return bool(contact.telephone or contact.email or contact.address)


def _imprint() -> Imprint:
    return Imprint.objects.filter(site__is_default_site=True).first() or Imprint()
