"""An engine gets foreign words in syllables or as written, by its family; shown words keep their share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vidgen.narration import voices
from vidgen.vietnamese.family import Family, reading_for
from vidgen.vietnamese.lexicon import shipped
from vidgen.vietnamese.spoken import in_syllables, respelled_text, spoken_text, tokens
from vidgen.vietnamese.syllables import is_syllable
from vidgen.vietnamese.text import Span

TABLE = Path(__file__).with_name("readings") / "native" / "foreign.txt"
PAIRS = [
    (shown, spoken)
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("# ")
    for shown, spoken in [line.split(" → ")]
]


def said(shown: str, family: Family, lexicon: dict[str, str] | None = None) -> str:
    return spoken_text(tokens([Span(shown)], lexicon, family=family))


@pytest.mark.parametrize(("shown", "spoken"), PAIRS, ids=[shown for shown, _ in PAIRS])
def test_reading_of_a_service(shown: str, spoken: str) -> None:
    assert said(shown, Family.NATIVE) == spoken


def test_a_reading_may_be_written_for_both_families() -> None:
    assert reading_for("da lô | Zalo", Family.RESPELLED) == "da lô"
    assert reading_for("da lô | Zalo", Family.NATIVE) == "Zalo"
    assert reading_for("da lô", Family.NATIVE) == "da lô"
    assert reading_for("| Zalo", Family.RESPELLED) == ""


def test_what_is_left_empty_for_a_family_is_left_to_the_rules() -> None:
    assert said("Gọi Zalo", Family.RESPELLED, {"Zalo": "| Za-lo"}) == "gọi da lô"


def test_an_author_s_entry_may_name_a_reading_per_family() -> None:
    entry = {"Kroxq": "cờ rốc | Kroxq"}
    assert said("Gọi Kroxq ngay", Family.RESPELLED, entry) == "gọi cờ rốc ngay"
    assert said("Gọi Kroxq ngay", Family.NATIVE, entry) == "gọi Kroxq ngay"


def test_what_an_author_writes_to_be_said_is_read_to_each_family_as_it_likes() -> None:
    spans = [Span("ZL", spoken="gọi Zalo")]
    assert spoken_text(tokens(spans)) == "gọi da lô"
    assert spoken_text(tokens(spans, family=Family.NATIVE)) == "gọi Zalo"


def test_the_shipped_list_has_no_half_written_reading() -> None:
    for family in Family:
        lists = (shipped(family).words, shipped(family).abbreviations)
        assert [shown for entries in lists for shown, reading in entries.items() if not reading] == []


def test_each_engine_names_its_family() -> None:
    assert voices.engine("espeak").family is Family.RESPELLED
    assert {voices.engine(name).family for name in voices.installed()} <= set(Family)
    online = [voices.engine(name) for name in voices.installed() if voices.engine(name).online]
    assert [engine.engine for engine in online if engine.family is not Family.NATIVE] == []


def test_a_text_for_a_service_is_known_in_syllables_too() -> None:
    assert in_syllables("gọi Zalo, AI nhé.") == (("gọi",), ("da", "lô"), ("ây", "ai"), ("nhé",))


def test_such_a_text_can_be_heard_in_syllables_with_its_marks() -> None:
    assert respelled_text("gọi Zalo, hay AI?") == ("gọi da lô, hay ây ai?", (1, 2, 1, 2))


WORDS = st.sampled_from([word for shown, _ in PAIRS for word in shown.split()])
ANYTHING = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=12).map(" ".join))


@settings(deadline=None)
@given(ANYTHING)
def test_a_service_gets_as_many_words_as_the_tokens_hold(text: str) -> None:
    found = tokens([Span(text)], family=Family.NATIVE)
    spoken = spoken_text(found).split()
    assert [token.shown for token in found] == text.split()
    assert len(spoken) == sum(len(token.spoken) for token in found)
    for sounds in in_syllables(" ".join(spoken)):
        assert sounds and all(map(is_syllable, sounds))
