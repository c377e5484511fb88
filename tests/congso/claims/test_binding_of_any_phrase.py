"""Whatever a sentence says, what it is bound to fits, or a short ranked list is offered."""

from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from congso.claims import binding, reading
from congso.claims.naming import fitting
from congso.observations.ledger import Ledger

HEADS: Final = (
    "số trạm",
    "thuê bao",
    "mật độ thuê bao",
    "điểm phục vụ",
    "doanh nghiệp",
    "doanh thu",
)
MODIFIERS: Final = (
    "",
    "điện thoại",
    "băng rộng",
    "bưu chính",
    "viễn thông",
    "di động",
    "4G",
    "khác",
)
AMOUNTS: Final = ("18 doanh nghiệp", "1.422 trạm", "92,48%", "208 điểm", "5,2 tỷ đồng", "3 xã", "7")
MOST: Final = 5

sentences = st.builds(
    "Năm 2023, {} {} của tỉnh {} {}.".format,
    st.sampled_from(HEADS),
    st.sampled_from(MODIFIERS),
    st.sampled_from(("là", "đạt", "có", "còn")),
    st.sampled_from(AMOUNTS),
)


@given(text=sentences)
@settings(max_examples=40, deadline=None)
def test_a_binding_fits_or_a_short_ranked_list_is_offered(ledger: Ledger, text: str) -> None:
    statements = reading.read(text)

    for said, found in zip(statements, binding.bind(statements, text, ledger, "94"), strict=True):
        scores = [candidate.score for candidate in found.candidates]
        assert scores == sorted(scores, reverse=True)
        assert len(scores) <= MOST
        for code in [one.indicator for one in (*found.references, *found.candidates)]:
            assert fitting.may_speak_of(said, ledger.catalogue[code].unit)
        assert said.is_statistic or not found.references


@given(text=sentences, other=sentences)
@settings(max_examples=20, deadline=None)
def test_a_sentence_is_bound_alike_whatever_stands_in_another_paragraph(
    ledger: Ledger, text: str, other: str
) -> None:
    def told(whole: str, start: int) -> list[tuple[str, ...]]:
        statements = reading.read(whole)
        bindings = binding.bind(statements, whole, ledger, "94")
        return [
            tuple(map(str, found.references))
            for said, found in zip(statements, bindings, strict=True)
            if said.start >= start
        ]

    assert told(text, 0) == told(f"{other}\n{text}", len(other) + 1)
