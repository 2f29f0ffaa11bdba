"""Sound comes out of a file as it went in, and nothing but sound of the expected kind is opened."""

from __future__ import annotations

import numpy as np
import pytest

from tests.narration.services.sound import FRAME, mp3_of, spoken
from tests.narration.services.web import HTML
from vidgen.narration.decode import Undecodable, decoded, ends_within_a_frame

TEXT = "không bấm vào đường liên kết lạ."


def test_speech_comes_back_as_it_was_but_for_the_codec() -> None:
    samples, rate = decoded(mp3_of(TEXT), "mp3")
    speech = spoken(TEXT)
    assert (samples.dtype, samples.ndim, rate) == (np.float32, 1, speech.sample_rate)
    delay = _delay(samples, speech.samples)
    assert 0 <= delay < 0.1 * rate
    same = samples[delay : delay + len(speech.samples)]
    assert np.corrcoef(same, speech.samples[: len(same)])[0, 1] > 0.99


@pytest.mark.parametrize(
    "data",
    [b"", b"ID3", HTML, b"#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n", bytes(5000), b'{"error": 1}' * 100],
    ids=["nothing", "a tag alone", "a page", "a playlist", "zeros", "JSON"],
)
def test_what_is_no_sound_is_refused(data: bytes) -> None:
    with pytest.raises(Undecodable):
        decoded(data, "mp3")
    with pytest.raises(Undecodable):
        ends_within_a_frame(data)


def test_sound_of_another_kind_is_refused() -> None:
    with pytest.raises(Undecodable):
        decoded(mp3_of(TEXT), "wav")


@pytest.mark.parametrize("lost", [1, 20, FRAME - 10, FRAME + 10])
def test_an_mp3_that_breaks_off_within_a_frame_is_seen(lost: int) -> None:
    assert ends_within_a_frame(mp3_of(TEXT)[:-lost])


@pytest.mark.parametrize("lost", [0, FRAME, 5 * FRAME])
def test_an_mp3_of_whole_frames_is_whole(lost: int) -> None:
    sound = mp3_of(TEXT)
    assert not ends_within_a_frame(sound[: len(sound) - lost])


def test_tags_before_and_after_are_no_frames() -> None:
    sound = mp3_of(TEXT)
    before = b"ID3\x04\x00\x00\x00\x00\x02\x01" + b"\xff\xfb\x90\x00" * 64 + b"\0"
    after = b"TAG" + "bản tin".encode().ljust(125, b"\0")
    assert not ends_within_a_frame(before + sound + after)
    assert ends_within_a_frame(before + sound[:-10])


def _delay(late: np.ndarray, early: np.ndarray) -> int:
    size = 1 << (len(late) + len(early)).bit_length()
    product = np.fft.rfft(late, size) * np.conj(np.fft.rfft(early, size))
    return int(np.argmax(np.fft.irfft(product)[: size // 2]))
