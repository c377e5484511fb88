"""What the editing screen of a page posts, whatever fields its kind has come to have."""

from django import forms
from django.utils import timezone
from wagtail.blocks import BaseStructBlock, ListBlock
from wagtail.blocks.field_block import RichTextBlock
from wagtail.blocks.stream_block import StreamBlock, StreamValue
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from desk.kit.page import PortalPage


def posted(page: PortalPage, **changes: object) -> dict[str, object]:
    """Return the form of a page as it stands in memory, with changes by the names of fields."""
    made = page.get_edit_handler().get_form_class()(instance=page)
    fields = {name: _value(made, name, field) for name, field in made.fields.items()}
    for name in made.formsets:
        fields[name] = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}
    told: dict[str, object] = nested_form_data({**fields, **changes})
    return told


def _value(made: forms.ModelForm, name: str, field: forms.Field) -> object:
    block = getattr(field, "block", None)
    if isinstance(block, StreamBlock):
        return _stream(getattr(made.instance, name))
    if "Draftail" in type(field.widget).__name__:
        return rich_text(getattr(made.instance, name) or "", features=field.widget.features)
    if isinstance(field, forms.FileField):
        return ""
    value = made[name].value()
    if isinstance(field, forms.BooleanField):
        return "on" if value else ""
    if isinstance(field, forms.DateTimeField) and value:
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return f"{local:%d/%m/%Y %H:%M}"
    if isinstance(field, forms.DateField) and value:
        return f"{value:%d/%m/%Y}"
    return "" if value is None else value


def _stream(value: StreamValue) -> object:
    told = []
    for one in value.raw_data:
        block = value.stream_block.child_blocks[one["type"]]
        told.append((one["type"], _of_block(block, one["value"])))
    made = streamfield(told)
    for number, one in enumerate(value.raw_data):
        made[f"{number}"]["id"] = one.get("id", "")
    return made


def _of_block(block: object, value: object) -> object:
    """Return what a block posts: lists inside of it are counted, each with its place."""
    if isinstance(block, RichTextBlock):
        return rich_text(value, features=block.features)
    if isinstance(block, ListBlock) and isinstance(value, list):
        items = [one["value"] if isinstance(one, dict) and "type" in one else one for one in value]
        told: dict[str, object] = {
            str(number): {
                "value": _of_block(block.child_block, one),
                "order": number,
                "deleted": "",
            }
            for number, one in enumerate(items)
        }
        return {"count": len(items), **told}
    if isinstance(block, StreamBlock):
        return streamfield([(one["type"], one["value"]) for one in value])  # type: ignore[attr-defined]
    if isinstance(block, BaseStructBlock) and isinstance(value, dict):
        return {name: _of_block(block.child_blocks[name], one) for name, one in value.items()}
    return "" if value is None else value
