"""The embedded draft voice: its times lie where the sound is, and its pitch goes where it is sent."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from vidgen.narration.espeak.data import voice_data
from vidgen.narration.speech import Speech
from vidgen.narration.voices.espeak import LANGUAGES, Espeak

PAUSES = "có mất tiền không chú? tôi sẽ hỏi lại xã, không bấm vào đường liên kết lạ. cảm ơn, chào anh!"
RUNNING = (
    "công an gọi điện, bắt cập nhật vê nê i đê ngay? khoan đã! có mất tiền không chú? "
    "tôi sẽ hỏi lại xã trước khi làm, không bấm vào đường liên kết lạ."
)


@pytest.mark.parametrize("name", ["vi+f2", "vi+Nguyen", "vi-vn-x-south+m4", "vi-vn-x-central+grandma"])
@pytest.mark.parametrize("rate", [3.3, 4.1])
def test_a_word_after_a_pause_starts_where_the_sound_starts(name: str, rate: float) -> None:
    speech = Espeak(name).speak(PAUSES, rate)
    words = PAUSES.split()
    after_pause = [index for index in range(len(words)) if index == 0 or not words[index - 1][-1].isalpha()]
    assert len(after_pause) == 5
    for index in after_pause:
        start = speech.words[index][0]
        onset = _onset(speech, speech.words[index - 1][1] if index else 0)
        assert abs(onset - start) / speech.sample_rate < 0.060, PAUSES.split()[index]


@pytest.mark.parametrize("name", ["vi+f2", "vi-vn-x-south+m4"])
def test_a_word_before_a_pause_ends_where_the_sound_ends(name: str) -> None:
    speech = Espeak(name).speak(PAUSES, 3.3)
    for index, word in enumerate(PAUSES.split()[:-1]):
        if not word[-1].isalpha():
            end, following = speech.words[index][1], speech.words[index + 1][0]
            assert (following - end) / speech.sample_rate > 0.05
            assert np.abs(speech.samples[end:following]).max() <= np.abs(speech.samples).max() * 0.011


def test_no_syllable_is_shorter_than_a_sound() -> None:
    speech = Espeak("vi+f2").speak(RUNNING, 4.1)
    assert min(end - start for start, end in speech.words) / speech.sample_rate > 0.08


@pytest.mark.parametrize("name", ["vi+f2", "vi+Nguyen", "vi+Annie", "vi-vn-x-south+m3"])
@pytest.mark.parametrize("semitones", [-3.0, -1.5, 1.5, 3.0])
def test_pitch_moves_by_the_semitones_asked_for(
    name: str, semitones: float, median_pitch: Callable[[Speech], float]
) -> None:
    own = median_pitch(Espeak(name).speak(RUNNING, 4.1))
    moved = median_pitch(Espeak(name).tuned(semitones).speak(RUNNING, 4.1))
    assert 12 * np.log2(moved / own) == pytest.approx(semitones, abs=0.5)


@pytest.mark.parametrize("region", list(LANGUAGES))
def test_the_pitch_stated_for_casting_is_the_pitch_heard(
    region: str, median_pitch: Callable[[Speech], float]
) -> None:
    for timbre in Espeak.timbres(region):
        heard = median_pitch(Espeak(timbre.name).speak(RUNNING, 4.1))
        assert abs(12 * np.log2(heard / timbre.hertz)) < 1, timbre


def test_no_voice_for_casting_is_clipped() -> None:
    for timbre in Espeak.timbres():
        assert np.abs(Espeak(timbre.name).speak(RUNNING, 4.1).samples).max() < 0.95, timbre


def test_threads_that_speak_at_once_get_each_their_own_speech() -> None:
    names = ["vi+f2", "vi+m4", "vi-vn-x-south+f3", "vi+Annie"]
    alone = {name: Espeak(name).speak(PAUSES, 4.1) for name in names}
    wrong: list[str] = []

    def speak(name: str) -> None:
        voice = Espeak(name)
        for _ in range(5):
            speech = voice.speak(PAUSES, 4.1)
            if speech.words != alone[name].words or not np.array_equal(speech.samples, alone[name].samples):
                wrong.append(name)

    threads = [threading.Thread(target=speak, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_another_process_gets_the_same_samples() -> None:
    program = (
        "import hashlib, sys; from vidgen.narration.voices.espeak import Espeak; "
        "print(hashlib.sha256(Espeak('vi+f2').speak(sys.argv[1], 4.1).samples.tobytes()).hexdigest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-X", "utf8", "-c", program, PAUSES], capture_output=True, text=True, check=True
        ).stdout
        for _ in range(2)
    }
    assert len(runs) == 1


def test_the_data_goes_to_a_path_espeak_can_open_when_the_cache_is_too_deep(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / ("Tuyên truyền " * 6).strip() / ("thư mục " * 10).strip()
    monkeypatch.setenv("VIDGEN_CACHE", str(deep))
    folder = voice_data().folder
    assert len(str(folder)) <= 150
    assert not folder.is_relative_to(deep)


def test_data_that_was_damaged_is_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIDGEN_CACHE", str(tmp_path))
    data = voice_data()
    assert data.folder.is_relative_to(tmp_path)
    lost = data.folder / "espeak-ng-data" / "vi_dict"
    size = lost.stat().st_size
    lost.write_bytes(b"")
    assert voice_data() == data
    assert lost.stat().st_size == size
    assert [path.name for path in tmp_path.iterdir()] == [data.folder.name]


def _onset(speech: Speech, since: int) -> int:
    """Where the level first rises above −40 dB of the peak, in blocks of 2 ms."""
    block = speech.sample_rate // 500
    rest = speech.samples[since:]
    level = np.abs(rest[: len(rest) // block * block]).reshape(-1, block).max(axis=1)
    return since + int(np.argmax(level > np.abs(speech.samples).max() / 100)) * block
