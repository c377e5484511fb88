"""Columns gathered from several rows: the months of a year so far, the rank among one's peers.

A rank is one and how many peers are strictly better; two equals share it, and the next is skipped.
"""

from collections.abc import Collection

import ibis
from ibis.expr.types import BooleanValue, FloatingValue, StringValue, Table

from congso.indicators.indicator import Better
from desk.ledger.engines.columns import Column
from desk.ledger.engines.inputs import Inputs, Level, added_bound
from desk.ledger.engines.layers import NO, YES, given
from desk.ledger.engines.lowering import any_of
from desk.ledger.engines.standing import CELLS

SO_FAR = ibis.table({"whole": "int32", "part": "int32"}, name="so_far")
PEERS = ibis.table({"cell": "int32", "peers": "int32"}, name="peers")


def over_year(inputs: Inputs, columns: Collection[Column], name: str) -> Table:
    """Return the sums of the year so far of several columns, and of how many periods they are."""
    seen = [one for column in columns for one in inputs.seen(column)]
    joined = inputs.sheet.kept(f"{name}_parts", seen)
    parts = joined.select(
        of_place=joined.first,
        part=joined.position,
        **{one: value for column in columns for one, value in _parts(inputs, column).items()},
    )
    dated = SO_FAR.inner_join(parts, [SO_FAR.part == parts.part])
    summed: dict[str, ibis.Value] = {}
    for column in columns:
        number = inputs.arrangement.numbers[column]
        value, wanted = dated[f"v_{number}"], dated[f"t_{number}"]
        summed[f"yv{number}"] = ibis.coalesce(value.sum(), 0.0)
        summed[f"yn{number}"] = value.count()
        summed[f"yt{number}"] = wanted.sum().cast("int64")
        summed[f"b_{number}"] = ibis.coalesce(dated[f"b_{number}"].sum(), 0.0)
        summed[f"z_{number}"] = ibis.coalesce(value.abs().sum(), 0.0)
        summed[f"yu{number}"] = dated.count(where=dated[f"u_{number}"]) > 0
        if inputs.frame is not None:
            summed[f"yg{number}"] = dated[f"g_{number}"].max()
    whole = dated.group_by(cell=(dated.of_place + dated.whole).cast("int32")).agg(**summed)
    kept: dict[str, ibis.Value] = {}
    for column in columns:
        number = inputs.arrangement.numbers[column]
        for kind in ("yv", "yn", "yt", "yu"):
            kept[f"{kind}{number}"] = whole[f"{kind}{number}"]
        if inputs.frame is not None:
            kept[f"yg{number}"] = whole[f"yg{number}"]
        kept[f"ye{number}"] = added_bound(whole[f"b_{number}"], whole[f"z_{number}"], 366)
    return whole.select("cell", **kept)


def _parts(inputs: Inputs, column: Column) -> dict[str, ibis.Value]:
    number, level = inputs.arrangement.numbers[column], inputs.level(column)
    is_out = level.applies_not
    one = given(1, "int64")
    return {
        f"v_{number}": level.lowered.value,
        f"t_{number}": one if is_out is None else ibis.cases((is_out, 0), else_=one),
        f"b_{number}": level.lowered.bound,
        f"u_{number}": _doubt(level),
        **({} if inputs.frame is None else {f"g_{number}": level.marked}),
    }


def among_peers(inputs: Inputs, column: Column, name: str) -> Table:
    """Return the rank of every place among its peers in every period, or why it has none."""
    number = inputs.arrangement.numbers[column]
    better = inputs.catalogue[column.indicator].better
    joined = inputs.sheet.kept(f"{name}_cells", inputs.seen(column))
    own, other = (_ranked(inputs, joined, column, role) for role in ("own", "other"))
    pairs = own.inner_join(other, [own.own_peers == other.other_peers])
    is_peer = pairs.other_applies
    is_better = (
        pairs.other_value > pairs.own_value
        if better is Better.UP
        else pairs.other_value < pairs.own_value
    )
    is_another = pairs.own_cell != pairs.other_cell
    counted = pairs.group_by(of_cell=pairs.own_cell).agg(
        value_=pairs.own_value.max(),
        why_=pairs.own_why.max(),
        peers_=pairs.count(where=is_peer),
        known_=pairs.other_value.count(where=is_peer),
        better_=pairs.count(where=is_peer & is_better),
        doubt_=pairs.count(where=pairs.other_doubt | (is_another & _near(pairs))) > 0,
    )
    cells = CELLS.select("cell", "day", "name")
    found = cells.left_join(counted, [cells.cell == counted.of_cell])
    faults = _faults(found)
    is_missing = any_of([condition for condition, _why in faults])
    rank = ibis.cases((is_missing, ibis.null("float64")), else_=(found.better_ + 1).cast("float64"))
    return found.select(
        "cell",
        **{
            f"kv{number}": rank,
            f"kw{number}": ibis.cases(*faults, else_=ibis.null("string")),
            f"kn{number}": found.peers_.cast("int32"),
            f"ku{number}": ibis.coalesce(found.doubt_, NO),
        },
    )


def _faults(found: Table) -> list[tuple[BooleanValue, StringValue]]:
    absent = ibis.literal("ngày ") + found.day + ibis.literal(" không có ") + found.name
    short = (
        ibis.literal("mới có ")
        + found.known_.cast("string")
        + ibis.literal(" trên ")
        + found.peers_.cast("string")
        + ibis.literal(" đơn vị")
    )
    alone = ibis.literal("không có đơn vị cùng cấp nào để xếp hạng")
    return [
        (found.peers_.isnull(), absent),
        (found.value_.isnull(), found.why_),
        (found.known_ < found.peers_, short),
        (found.peers_ == 1, alone),
    ]


def _ranked(inputs: Inputs, joined: Table, column: Column, role: str) -> Table:
    """Return the value of every place that stood, with the number of its group of peers."""
    level = inputs.level(column)
    is_out = level.applies_not
    lowered = level.lowered
    bound = ibis.coalesce(lowered.bound, 0.0)
    values = joined.select(
        of_cell=joined.cell,
        value=lowered.value,
        bound=ibis.literal(0.0) if lowered.is_recorded else bound,
        doubt=_doubt(level),
        why=level.why,
        applies=YES if is_out is None else ~is_out,
    )
    found = PEERS.inner_join(values, [PEERS.cell == values.of_cell])
    names = ("cell", "peers", "value", "bound", "doubt", "why", "applies")
    return found.select(**{f"{role}_{name}": found[name] for name in names})


def _near(pairs: Table) -> BooleanValue:
    """Return whether two values are too close for doubles to tell which is better."""
    bound: FloatingValue = pairs.own_bound + pairs.other_bound
    apart = (pairs.own_value - pairs.other_value).abs()
    return ibis.coalesce((bound > 0.0) & (apart <= bound), NO)


def _doubt(level: Level) -> BooleanValue:
    doubt = any_of([ibis.coalesce(one, NO) for one in level.lowered.doubts])
    return NO if doubt is None else doubt
