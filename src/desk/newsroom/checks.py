"""Before the desk opens: every kind of page can say which figures it shows."""

from typing import Any

from django.core.checks import CheckMessage, Error, register
from wagtail.models import get_page_models

from desk.newsroom.previewed import Published
from desk.newsroom.written import Written


@register("newsroom")
def every_page_says_which_figures_it_shows(**_asked: Any) -> list[CheckMessage]:
    """Return an error for each page type of the newsroom that half was forgotten of."""
    return [
        error
        for model in get_page_models()
        if model._meta.app_label == "newsroom"  # noqa: SLF001 — Django's way
        for error in _faults(model)
    ]


def _faults(model: type) -> list[CheckMessage]:
    faults: list[CheckMessage] = []
    if not issubclass(model, Written):
        faults.append(
            Error(
                f"{model.__name__} cannot say which figures it shows.",
                hint="Let it inherit from desk.newsroom.written.Written, or define "
                "figures_used() and passages().",
                obj=model,
                id="newsroom.E001",
            )
        )
    if not issubclass(model, Published):
        faults.append(
            Error(
                f"{model.__name__} has no view for readers.",
                hint="Let it inherit from desk.newsroom.previewed.Published and define view().",
                obj=model,
                id="newsroom.E002",
            )
        )
    named = (*getattr(model, "WORDS", {}), *getattr(model, "SENTENCES", {}))
    fields = model._meta.get_fields()  # type: ignore[attr-defined]  # noqa: SLF001 — as above
    known = {field.name for field in fields}
    faults.extend(
        Error(
            f"{model.__name__} has no field “{name}” to read.",
            hint="WORDS, SENTENCES and BODIES name fields of the page.",
            obj=model,
            id="newsroom.E003",
        )
        for name in (*named, *getattr(model, "BODIES", {}))
        if name not in known
    )
    return faults
