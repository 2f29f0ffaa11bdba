"""Every role sounds different, and the engine is chosen once."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import get_args

import numpy as np
import pytest

from vidgen.errors import VoiceError
from vidgen.narration import voices
from vidgen.narration.casting import NARRATOR, Casting, cast
from vidgen.narration.speech import Speech
from vidgen.narration.voices.engine import Timbre
from vidgen.narration.voices.espeak import Espeak
from vidgen.scenario.model import CastMember, Look, Scenario

RUNNING = (
    "công an gọi điện, bắt cập nhật vê nê i đê ngay? khoan đã! có mất tiền không chú? "
    "tôi sẽ hỏi lại xã trước khi làm, không bấm vào đường liên kết lạ."
)
LOOKS = get_args(Look)
CROWD = {look.upper(): (look, "female" if index % 2 else "male") for index, look in enumerate(LOOKS)}
CASTS = {
    "a scam call": {"BÀ SÁU": ("grandmother", "female"), "KẺ GỌI": ("stranger", "male")},
    "a family": {
        "ÔNG": ("grandfather", "male"),
        "BÀ": ("grandmother", "female"),
        "MẸ": ("young-mother", "female"),
        "CON": ("student", "female"),
        "CÁN BỘ": ("officer", "male"),
    },
    "three of the same": dict.fromkeys(("BÀ MỘT", "BÀ HAI", "BÀ BA"), ("grandmother", "female")),
    "looks against their usual voice": {"A": ("grandmother", "male"), "B": ("stranger", "female")},
    "no one": {},
}


def scenario(members: Mapping[str, tuple[str, str]], audience: str = "public") -> Scenario:
    people = {name: CastMember(look=look, voice=voice) for name, (look, voice) in members.items()}
    return Scenario(id="thu", kind="scam", title="Thử", audience=audience, cast=people)


@pytest.mark.parametrize("region", ["bac", "trung", "nam"])
@pytest.mark.parametrize("members", CASTS.values(), ids=CASTS.keys())
def test_any_two_roles_are_told_apart_by_ear(
    members: Mapping[str, tuple[str, str]], region: str, median_pitch: Callable[[Speech], float]
) -> None:
    casting = cast(scenario(members), ["espeak"], region=region)
    assert list(casting.roles) == [None, *members]
    heard = {role: median_pitch(voice.speak(RUNNING, 4.1)) for role, voice in casting.roles.items()}
    for one, two in combinations(heard, 2):
        assert casting.roles[one].voice.name != casting.roles[two].voice.name
        assert abs(12 * np.log2(heard[one] / heard[two])) >= 1.5, (one, two, heard)


@pytest.mark.parametrize("region", ["bac", "trung", "nam"])
def test_in_a_crowd_of_every_look_no_two_share_a_voice(region: str) -> None:
    names = [role.voice.name for role in cast(scenario(CROWD), ["espeak"], region=region).roles.values()]
    assert len(set(names)) == len(CROWD) + 1


def test_women_sound_higher_than_men() -> None:
    for look in LOOKS:
        woman, man = (
            cast(scenario({"A": (look, gender)}), ["espeak"]).roles["A"] for gender in ("female", "male")
        )
        pitch = {timbre.name: timbre.hertz for timbre in Espeak.timbres()}
        low, high = (pitch[one.voice.name] * 2 ** (one.semitones / 12) for one in (man, woman))
        assert high > low * 1.1


def test_old_people_speak_slower_and_lower_the_young_faster_and_higher() -> None:
    roles = cast(scenario(CASTS["a family"]), ["espeak"]).roles
    grandmother, student = roles["BÀ"], roles["CON"]
    assert grandmother.tempo < 1 < student.tempo
    assert grandmother.semitones < student.semitones
    assert len(grandmother.speak(RUNNING, 4.1).samples) > 1.15 * len(student.speak(RUNNING, 4.1).samples)


def test_the_narrator_is_the_same_in_every_video() -> None:
    titles = {cast(scenario(members), ["espeak"]).roles[None].title for members in CASTS.values()}
    assert titles == {"espeak:vi+f2"}


@pytest.mark.parametrize(("region", "language"), [("trung", "vi-vn-x-central"), ("nam", "vi-vn-x-south")])
def test_all_speak_with_the_accent_of_the_region(region: str, language: str) -> None:
    roles = cast(scenario(CASTS["a family"]), ["espeak"], region=region).roles
    assert {role.voice.name.partition("+")[0] for role in roles.values()} == {language}


def test_an_engine_that_is_not_there_is_skipped_with_its_reason() -> None:
    casting = cast(scenario({}), ["piper", "gtts", "espeak"])
    assert casting.engine == "espeak"
    assert [engine for engine, _ in casting.skipped] == ["piper", "gtts"]
    assert all(engine in reason for engine, reason in casting.skipped)


def test_no_engine_at_all_is_an_error_that_names_each() -> None:
    with pytest.raises(VoiceError) as caught:
        cast(scenario({}), ["piper", "gtts"])
    (finding,) = caught.value.findings
    assert finding.code == "VG-V008"
    assert "piper" in finding.message and "gtts" in finding.message


def test_a_voice_asked_for_is_the_narrators_and_no_one_elses() -> None:
    casting = cast(scenario(CASTS["a family"]), ["piper"], override="espeak:vi-vn-x-south+grandma")
    names = [role.voice.name for role in casting.roles.values()]
    assert names[0] == "vi-vn-x-south+grandma"
    assert len(set(names)) == len(names)
    assert all(name.startswith("vi-vn-x-south+") for name in names)
    assert casting.skipped == ()


def test_an_engine_asked_for_that_is_not_there_is_an_error_not_a_skip() -> None:
    with pytest.raises(VoiceError) as caught:
        cast(scenario({}), ["espeak"], override="kokoro")
    assert caught.value.findings[0].code == "VG-V001"


def test_identity_tells_castings_apart_and_can_be_written_as_json() -> None:
    family = cast(scenario(CASTS["a family"]), ["espeak"])
    again = cast(scenario(CASTS["a family"]), ["espeak"])
    south = cast(scenario(CASTS["a family"]), ["espeak"], region="nam")
    assert json.dumps(family.identity) == json.dumps(again.identity) != json.dumps(south.identity)
    assert list(family.identity) == [NARRATOR, *CASTS["a family"]]


class Distant(Espeak):
    """An engine with a single voice, that counts as being on the network."""

    engine = "distant"
    online = True

    @classmethod
    def timbres(cls, region: str | None = None) -> tuple[Timbre, ...]:
        return (Timbre("vi+f5", "female", 165),)


@pytest.fixture
def distant(monkeypatch: pytest.MonkeyPatch) -> str:
    @dataclass
    class Point:
        name: str = "distant"
        value: str = f"{__name__}:Distant"

    monkeypatch.setattr(voices, "entry_points", lambda group: [Point()])
    return "distant"


@pytest.mark.parametrize(("audience", "offline"), [("internal", False), ("public", True)])
def test_offline_and_internal_never_use_the_network(distant: str, audience: str, offline: bool) -> None:
    people = scenario(CASTS["a scam call"], audience)
    casting = cast(people, [distant, "espeak"], offline=offline)
    assert casting.engine == "espeak"
    assert casting.skipped == ((distant, "cần mạng"),)
    with pytest.raises(VoiceError) as caught:
        cast(people, ["espeak"], override=distant, offline=offline)
    assert caught.value.findings[0].code == "VG-V008"


def test_an_engine_with_one_voice_still_gives_each_role_its_own_pitch(
    distant: str, median_pitch: Callable[[Speech], float]
) -> None:
    casting = cast(scenario(CASTS["a scam call"]), [distant, "espeak"])
    assert casting.engine == distant
    heard = [median_pitch(voice.speak(RUNNING, 4.1)) for voice in casting.roles.values()]
    for one, two in combinations(heard, 2):
        assert abs(12 * np.log2(one / two)) >= 1.5


def test_a_casting_is_a_value() -> None:
    assert cast(scenario({}), ["espeak"]).roles.keys() == {None}
    assert isinstance(cast(scenario({}), ["espeak"]), Casting)
