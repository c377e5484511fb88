"""Articles in an export of WordPress (WXR): published posts, with their first picture.

The file is read an item at a time; entities are never resolved and nothing is fetched.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from congso.findings.finding import Fault, FaultyInput

_WP = "{http://wordpress.org/export/1.2/}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_EXCERPT = "{http://wordpress.org/export/1.2/excerpt/}encoded"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


def told(path: Path) -> Iterator[dict[str, str]]:
    """Yield what each published post tells.

    Raises: `FaultyInput` for a file that is no export, or that declares entities of its own.
    """
    _refuse_declarations(path)
    attached: dict[str, str] = {}
    for item in _items(path):
        if _said(item, f"{_WP}post_type") == "attachment":
            attached[_said(item, f"{_WP}post_id")] = _said(item, f"{_WP}attachment_url")
    for item in _items(path):
        kind, status = _said(item, f"{_WP}post_type"), _said(item, f"{_WP}status")
        if kind == "post" and status == "publish":
            yield _post(item, attached)


def _post(item: Any, attached: dict[str, str]) -> dict[str, str]:
    category = item.find("category[@domain='category']")
    kept = {
        _said(meta, f"{_WP}meta_key"): _said(meta, f"{_WP}meta_value")
        for meta in item.iter(f"{_WP}postmeta")
    }
    date = _said(item, f"{_WP}post_date_gmt")
    return {
        "id": _said(item, f"{_WP}post_id"),
        "title": _said(item, "title"),
        "lead": _said(item, _EXCERPT),
        "body": _said(item, _CONTENT),
        "author": _said(item, _CREATOR),
        "date": f"{date}+00:00" if date else _said(item, f"{_WP}post_date"),
        "section": (category.text or "") if category is not None else "",
        "address": _said(item, "link"),
        "short_address": f"/?p={_said(item, f'{_WP}post_id')}",
        "picture": attached.get(kept.get("_thumbnail_id", ""), ""),
    }


def _items(path: Path) -> Iterator[Any]:
    try:
        found = etree.iterparse(
            str(path), tag="item", resolve_entities=False, no_network=True, load_dtd=False,
            huge_tree=False, remove_comments=True,
        )  # fmt: skip
        for _event, item in found:
            yield item
            item.clear()
            while item.getprevious() is not None:
                del item.getparent()[0]
    except etree.XMLSyntaxError as fault:
        raise FaultyInput(
            (Fault(path.name, f"không phải bản xuất WordPress ({fault})."),)
        ) from None


def _refuse_declarations(path: Path) -> None:
    with path.open("rb") as file:
        start = file.read(65_536).upper()
    if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
        said = "có khai báo DOCTYPE hoặc ENTITY, bản xuất WordPress thật không có; không mở."
        raise FaultyInput((Fault(path.name, said),))


def _said(item: Any, name: str) -> str:
    found = item.find(name)
    return (found.text or "") if found is not None else ""
