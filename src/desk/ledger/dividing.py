r"""How the ways of dividing an indicator are typed: a head for each, then a line for each part.

>>> said = "technology | Công nghệ | chồng nhau\n2G = 2G\n3G = 3G"
>>> [(one["kind"], one["members"]) for one in read(said)]
[('overlapping', {'2G': '2G', '3G': '3G'})]
>>> write(read(said)) == said
True
"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from congso.writing import letters

_KINDS = {"chia hết": "partition", "chồng nhau": "overlapping"}
_SAID = {kind: said for said, kind in _KINDS.items()}
_FIRMS = "doanh nghiệp"


def read(typed: str) -> list[dict[str, Any]]:
    """Return the breakdowns of a block that were typed, none for nothing.

    Raises: `ValidationError` that names the line which is neither a head nor a part.
    """
    found: list[dict[str, Any]] = []
    for line in filter(None, (letters.nfc(" ".join(one.split())) for one in typed.splitlines())):
        code, sign, name = (part.strip() for part in line.partition("="))
        if "|" in line:
            found.append(_head(line))
        elif not (found and code and sign and name) or code in found[-1]["members"]:
            raise ValidationError(
                _(
                    "Dòng “%(line)s” không phải một phần mới; cần mã = tên, dưới dòng đầu của "
                    "cách chia."
                )
                % {"line": line}
            )
        else:
            found[-1]["members"][code] = name
    return found


def write(breakdowns: Mapping[str, Any] | list[Mapping[str, Any]]) -> str:
    """Return the text that `read` reads back."""
    tables = [breakdowns] if isinstance(breakdowns, Mapping) else breakdowns
    return "\n\n".join(
        "\n".join([_headed(one), *(f"{code} = {name}" for code, name in one["members"].items())])
        for one in tables
    )


def _head(line: str) -> dict[str, Any]:
    dimension, name, kind, firms, *more = [*(part.strip() for part in line.split("|")), "", "", ""]
    owned, _colon, because = (part.strip() for part in firms.partition(":"))
    if not (dimension and name and kind in _KINDS) or owned not in {"", _FIRMS} or any(more):
        raise ValidationError(
            _(
                "Dòng “%(line)s” chưa nói rõ cách chia; cần mã chiều | tên | chia hết hoặc chồng "
                "nhau, thêm | doanh nghiệp nếu mỗi phần là một doanh nghiệp."
            )
            % {"line": line}
        )
    found: dict[str, Any] = {"dimension": dimension, "name": name, "kind": _KINDS[kind]}
    found |= {"firms": True} if owned else {}
    found |= {"public_because": because} if because else {}
    return {**found, "members": {}}


def _headed(said: Mapping[str, Any]) -> str:
    because = said.get("public_because", "")
    firms = f"{_FIRMS}: {because}" if because else _FIRMS
    told = [said["dimension"], said["name"], _SAID[said["kind"]]]
    return " | ".join([*told, *([firms] if said.get("firms") else [])])
