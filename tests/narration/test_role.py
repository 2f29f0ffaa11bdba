"""A role's colour is heard, whether or not the engine can change its pitch itself."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from vidgen.narration.role import RoleVoice
from vidgen.narration.speech import Speech, Voice
from vidgen.narration.voices.espeak import Espeak

TEXT = "công an gọi điện bắt cập nhật ngay có mất tiền không chú tôi sẽ hỏi lại xã trước khi làm"


class Plain(Voice):
    """A voice that keeps its pitch."""

    engine, name, version = "plain", "vi+f5", "1"

    def speak(self, text: str, rate: float) -> Speech:
        return Espeak(self.name).speak(text, rate)


@pytest.mark.parametrize("voice", [Plain(), Espeak("vi+f5")], ids=["played faster", "by the engine"])
@pytest.mark.parametrize("semitones", [-3.0, 2.0])
def test_pitch_moves_and_tempo_stays(
    voice: Voice, semitones: float, median_pitch: Callable[[Speech], float]
) -> None:
    own, coloured = (RoleVoice(voice, shift).speak(TEXT, 4.1) for shift in (0.0, semitones))
    assert 12 * np.log2(median_pitch(coloured) / median_pitch(own)) == pytest.approx(semitones, abs=0.6)
    assert len(coloured.samples) == pytest.approx(len(own.samples), rel=0.06)
    assert coloured.words is not None and len(coloured.words) == len(TEXT.split())
    assert coloured.words[-1][1] <= len(coloured.samples)


def test_tempo_changes_the_length_alone() -> None:
    own, slow = (RoleVoice(Espeak("vi+f5"), tempo=tempo).speak(TEXT, 4.1) for tempo in (1.0, 0.8))
    assert len(slow.samples) == pytest.approx(len(own.samples) / 0.8, rel=0.05)


def test_the_title_says_voice_and_colour() -> None:
    assert RoleVoice(Espeak("vi+f3")).title == "espeak:vi+f3"
    assert RoleVoice(Espeak("vi+f3"), 1.5, 0.95).title == "espeak:vi+f3 +1.5 st ×0.95"
