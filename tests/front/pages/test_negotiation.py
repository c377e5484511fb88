"""Whatever a browser says of compressions, it gets what it wants most and nothing it refuses."""

from hypothesis import given
from hypothesis import strategies as st

from front.pages.negotiation import CODINGS, IDENTITY, chosen, preferences

KEPT = (*CODINGS, IDENTITY)
weights = st.integers(0, 1000)
blanks = st.sampled_from(["", " ", "\t", "  "])


def written(name: str, weight: int, blank: str) -> str:
    return f"{blank}{name.upper()}{blank};{blank}q={weight / 1000:.3f}{blank}"


@given(
    asked=st.dictionaries(st.sampled_from([*KEPT, "deflate", "zstd"]), weights),
    blank=blanks,
)
def test_the_most_wanted_coding_is_chosen(asked: dict[str, int], blank: str) -> None:
    header = ",".join(written(name, weight, blank) for name, weight in asked.items())

    coding = chosen(header, KEPT)

    named = {name: weight for name, weight in asked.items() if name in KEPT and weight}
    if named:
        best = max(named.values())
        assert coding == next(name for name in KEPT if named.get(name) == best)
    else:
        assert coding == (None if asked.get(IDENTITY) == 0 else IDENTITY)


@given(asked=st.dictionaries(st.sampled_from(KEPT), weights), others=weights)
def test_a_star_speaks_for_all_that_is_not_named(asked: dict[str, int], others: int) -> None:
    header = ",".join(written(name, weight, "") for name, weight in [*asked.items(), ("*", others)])

    spelled = {name: asked.get(name, others) for name in KEPT}

    explicit = ",".join(written(name, weight, "") for name, weight in spelled.items())
    assert preferences(header) == preferences(explicit)


@given(st.text(max_size=400))
def test_nothing_that_is_sent_breaks_the_choice(header: str) -> None:
    found = preferences(header)

    assert len(found) == len(set(found))
    assert set(found) <= set(KEPT)


def test_a_weight_that_cannot_be_read_drops_only_its_coding() -> None:
    assert preferences("br;q=much, gzip") == ("gzip", "identity")
    assert preferences("br;q=1.5, gzip;q=0.1") == ("gzip", "identity")


def test_what_is_not_kept_is_not_sent() -> None:
    assert chosen("br", {IDENTITY}) == IDENTITY
    assert chosen("br, identity;q=0", {IDENTITY, "gzip"}) is None
