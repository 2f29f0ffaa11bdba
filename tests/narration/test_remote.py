"""A script told by an engine on the network: every token has its time, and no fault costs what was spoken."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from tests.narration.remote_run import entries
from tests.narration.services.fixtures import standing_in
from tests.narration.services.google import Google
from vidgen.errors import VoiceError
from vidgen.narration.casting import cast
from vidgen.narration.narrate import SAMPLE_RATE, narrate
from vidgen.narration.store import SpeechStore
from vidgen.scenario.model import CastMember, Line, Scenario, Scene

SCRIPT = Scenario(
    id="thu",
    kind="scam",
    title="Giả danh công an",
    cast={
        "BÀ SÁU": CastMember(look="grandmother", voice="female"),
        "KẺ GỌI": CastMember(look="stranger", voice="male"),
    },
    scenes=(
        Scene(
            type="call",
            lines=(
                Line(text="Công an gọi điện, bắt **cập nhật VNeID** ngay? Khoan đã!"),
                Line(text="Bà bấm vào đường link tôi vừa gửi.", speaker="KẺ GỌI"),
                Line(text="Có mất 500.000đ không chú?", speaker="BÀ SÁU"),
            ),
        ),
    ),
)
SENTENCES = 4


@pytest.fixture(params=["gtts", "edge", "fpt"])
def engine_name(request: pytest.FixtureRequest) -> Iterator[str]:
    with standing_in(request.param):
        yield request.param


def test_every_token_has_its_time_in_order_within_the_sound(engine_name: str) -> None:
    for utterance in narrate(SCRIPT, cast(SCRIPT, [engine_name]), None).scenes[0]:
        edges = [edge for times in utterance.times for edge in times]
        assert len(utterance.times) == len(utterance.tokens) and edges == sorted(edges)
        assert edges[0] >= 0 and edges[-1] <= len(utterance.samples)
        for token, (start, end) in zip(utterance.tokens, utterance.times, strict=True):
            assert 0.06 * len(token.spoken) < (end - start) / SAMPLE_RATE < 0.7 * len(token.spoken), (
                token.shown
            )


def test_every_role_has_a_sound_of_its_own(engine_name: str) -> None:
    roles = cast(SCRIPT, [engine_name]).roles.values()
    for one, two in combinations(roles, 2):
        assert (one.voice.name, one.semitones) != (two.voice.name, two.semitones)
    assert {role.voice.engine for role in roles} == {engine_name}


def test_a_run_that_breaks_off_goes_on_where_it_was(google: Google, tmp_path: Path) -> None:
    store, casting = SpeechStore(tmp_path), cast(SCRIPT, [], override="gtts")
    google.will("fine", "fine", always="500")
    with pytest.raises(VoiceError) as caught:
        narrate(SCRIPT, casting, store)
    assert caught.value.findings[0].code == "VG-V023"
    assert entries(tmp_path) == 2
    google.will()
    before = len(google.asked)
    narrate(SCRIPT, casting, store)
    assert len(google.asked) - before == SENTENCES - 2
    assert entries(tmp_path) == SENTENCES
    narrate(SCRIPT, casting, store)
    assert len(google.asked) - before == SENTENCES - 2
