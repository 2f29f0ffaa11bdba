"""Each role's voice is given foreign words as its engine wants them; every shown token has its time."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from vidgen.narration.casting import cast
from vidgen.narration.estimate import estimate
from vidgen.narration.narrate import narrate
from vidgen.narration.role import RoleVoice
from vidgen.narration.speech import Speech, Voice
from vidgen.narration.voices.espeak import Espeak
from vidgen.scenario.model import CastMember, Line, Scenario, Scene
from vidgen.vietnamese.family import Family
from vidgen.vietnamese.spoken import in_syllables


class Fluent(Voice):
    """Reads foreign words as written: every word of the text has one time, as a service tells it."""

    engine: ClassVar[str] = "fluent"
    family: ClassVar[Family] = Family.NATIVE

    def __init__(self) -> None:
        self.name, self.version, self.given = "một", "1", list[str]()
        self._heard = Espeak.named()

    def speak(self, text: str, rate: float) -> Speech:
        self.given.append(text)
        sounds = in_syllables(text)
        speech = self._heard.speak(" ".join(syllable for word in sounds for syllable in word), rate)
        times, at = [], 0
        for word in sounds:
            own = (speech.words or ())[at : at + len(word)]
            times.append((own[0][0], own[-1][1]))
            at += len(word)
        return replace(speech, words=tuple(times))


SCRIPT = Scenario(
    id="thu",
    kind="scam",
    title="Thử",
    cast={"KẺ GỌI": CastMember(look="stranger", voice="male")},
    scenes=(
        Scene(type="signs", lines=(Line(text="Tải app Zalo, đọc mã OTP ngay."),)),
        Scene(type="call", lines=(Line(text="Bấm link Facebook nhé.", speaker="KẺ GỌI"),)),
    ),
)


def test_two_families_speak_in_one_script() -> None:
    fluent = Fluent()
    casting = cast(SCRIPT, ["espeak"])
    casting = replace(casting, roles={**casting.roles, None: RoleVoice(fluent)})
    (told,), (called,) = narrate(SCRIPT, casting, None).scenes
    assert fluent.given == ["tải app Zalo, đọc mã ô tê pê ngay."]
    assert [token.spoken for token in told.tokens][:3] == [("tải",), ("app",), ("Zalo",)]
    assert [token.spoken for token in called.tokens][1:3] == [("linh",), ("phây", "búc")]
    for utterance in (told, called):
        assert len(utterance.times) == len(utterance.tokens)
        assert all(start < end for start, end in utterance.times)


def test_an_estimate_needs_no_voice() -> None:
    ((told,), _called) = estimate(SCRIPT, 4.0, {}).scenes
    assert [token.spoken for token in told.tokens][1:3] == [("áp",), ("da", "lô")]
