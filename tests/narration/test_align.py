"""An engine that knows no times gets them, right to a few hundredths of a second, whoever speaks where."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.bench import known_times as known
from vidgen.errors import VoiceError
from vidgen.narration.align import FITS, aligned, fit
from vidgen.narration.sound import resampled, transposed
from vidgen.narration.speech import Speech
from vidgen.narration.voices.espeak import Espeak
from vidgen.vietnamese.spoken import respelled_text

TEXT = known.TEXTS[2]
OTHER = "ai hỏi mã ô tê pê thì đừng đọc, kể cả người xưng là cán bộ."


def said(name: str = "vi+f3", rate: float = 4.1, text: str = TEXT) -> Speech:
    return Espeak(name).speak(text, rate)


def errors(speech: Speech, text: str = TEXT) -> np.ndarray:
    """Seconds by which each syllable is found too late."""
    found = aligned(replace(speech, words=None), text).words
    assert found is not None and speech.words is not None
    starts = [(mine[0] - true[0]) for mine, true in zip(found, speech.words, strict=True)]
    return np.array(starts) / speech.sample_rate


CONDITIONS = {
    "another voice": lambda: said("vi+m2"),
    "another accent": lambda: said("vi-vn-x-south+f5"),
    "another kind of synthesis": lambda: said("vi+klatt4"),
    "a whisper": lambda: said("vi+whisperf"),
    "half as fast": lambda: said("vi+m3", 2.2),
    "twice as fast": lambda: said("vi+m3", 8.0),
    "noise 10 dB below": lambda: known.noisy(said("vi+m7"), "pink", 10),
    "people talking behind": lambda: known.noisy(said(), "babble", 20),
    "a larger head": lambda: transposed(said(), -4),
    "a child's head": lambda: transposed(said(), 3),
    "a telephone": lambda: resampled(known.narrow(said("vi+m5"), 300, 3400), 8_000),
    "an mp3 of 24 kHz": lambda: known.as_mp3(said("vi+f1")),
    "48 kHz": lambda: resampled(said("vi+m8"), 48_000),
    "silence around": lambda: known.in_silence(said("vi+f4"), 1.3, 0.8),
    "hiss around": lambda: known.in_silence(said("vi+f4"), 0.7, 1.5, 0.003),
    "pauses in between": lambda: known.halting(said("vi+m1"), TEXT),
    "no pause at all": lambda: known.hurried(said("vi+m1")),
    "an uneven pace": lambda: known.paced(said(), 1.0, 0.3),
    "syllables of other lengths": lambda: known.uneven(said("vi+m7")),
    "a bare room": lambda: known.in_a_room(said("vi+m6")),
}


@pytest.mark.parametrize("speech", CONDITIONS.values(), ids=CONDITIONS.keys())
def test_times_are_found_again(speech: object) -> None:
    off = np.abs(errors(speech()))  # type: ignore[operator]
    assert np.median(off) <= 0.020
    assert np.percentile(off, 95) <= 0.080


@pytest.mark.parametrize("speech", CONDITIONS.values(), ids=CONDITIONS.keys())
def test_a_take_fits_its_own_line_and_no_other(speech: object) -> None:
    take = speech()  # type: ignore[operator]
    assert fit(take, TEXT) >= FITS
    assert fit(take, OTHER) < FITS


@pytest.mark.parametrize("hiss", [0.0, 0.002])
def test_long_silence_around_a_short_take_changes_nothing(hiss: float) -> None:
    take = known.in_silence(said("vi+m3", text="khoan đã!"), 10, 10, hiss)
    assert np.abs(errors(take, "khoan đã!")).max() <= 0.040
    assert fit(take, "khoan đã!") >= FITS > fit(take, TEXT)


def test_half_a_take_does_not_fit() -> None:
    take = said("vi+m4")
    assert fit(replace(take, samples=take.samples[: len(take.samples) // 2]), TEXT) < FITS


@pytest.mark.parametrize("kind", ["silence", "hiss", "hum"])
def test_no_speech_fits_no_line(kind: str) -> None:
    rate = 22_050
    samples = np.zeros(3 * rate)
    if kind == "hiss":
        samples = np.random.default_rng(1).normal(0, 0.1, len(samples))
    elif kind == "hum":
        samples = 0.3 * np.sin(2 * np.pi * 100 * np.arange(len(samples)) / rate)
    assert fit(Speech(samples.astype(np.float32), rate, None), TEXT) < FITS


@pytest.mark.parametrize(
    "text",
    [
        "ạ",
        "khoan đã!",
        "a bê xê dê đê e ép giê hát i ca",
        "ma mà má mả mã mạ, ngoằn ngoèo khuya khoắt nghiêng nguệch ngoạc.",
        "ủy ban nhân dân – xã tân phú",
        "“công an” (giả) gọi: ‘nộp tiền’.",
        "online facebook zalo, xong.",
        "khoan đã! có mất tiền không chú? tôi sẽ hỏi lại xã.",
    ],
)
@pytest.mark.parametrize("rate", [16_000, 24_000])
def test_every_syllable_has_a_time_in_order_within_the_sound(text: str, rate: int) -> None:
    speech = resampled(said("vi+m5", text=text), rate)
    found = aligned(replace(speech, words=None), text)
    assert found.samples is speech.samples and found.sample_rate == rate
    assert found.words is not None and len(found.words) == len(text.split())
    edges = [edge for word in found.words for edge in word]
    assert edges == sorted(edges)
    assert edges[0] >= 0 and edges[-1] <= len(speech.samples)
    for syllable, (start, end) in zip(text.split(), found.words, strict=True):
        assert (end > start) == any(map(str.isalnum, syllable)), syllable


def test_times_do_not_depend_on_how_loud_it_is_or_where_its_zero_lies() -> None:
    speech = said("vi+m3")
    for other in (speech.samples * 0.05, speech.samples * 2, speech.samples + np.float32(0.1)):
        moved = errors(replace(speech, samples=other)) - errors(speech)
        assert np.abs(moved).max() <= 0.010


def test_times_an_engine_gave_are_not_believed() -> None:
    speech = said("vi+m3")
    wrong = replace(speech, words=((0, 1),))
    assert aligned(wrong, TEXT).words == aligned(replace(speech, words=None), TEXT).words


def test_a_sentence_of_two_thousand_characters_is_followed_to_its_end() -> None:
    text = " ".join(known.TEXTS * 4)[:2000].rsplit(" ", 1)[0]
    off = np.abs(errors(known.halting(said("vi+m3", text=text), text), text))
    assert np.median(off) <= 0.020 and off.max() <= 0.080


@pytest.mark.parametrize("seconds", [0.0, 0.001, 0.3])
def test_sound_too_short_for_its_text_is_named(seconds: float) -> None:
    speech = said()
    short = replace(speech, samples=speech.samples[4000:][: round(seconds * speech.sample_rate)], words=None)
    with pytest.raises(VoiceError) as caught:
        aligned(short, TEXT)
    (finding,) = caught.value.findings
    assert finding.code == "VG-V060"
    assert "16 tiếng" in finding.message and finding.fix
    assert fit(short, TEXT) < FITS


def test_nothing_to_say_is_named() -> None:
    with pytest.raises(VoiceError) as caught:
        aligned(said(), "…")
    assert caught.value.findings[0].code == "VG-V006"


def test_a_foreign_word_has_one_time_over_all_its_syllables() -> None:
    # What a neural engine is given; who says it says each foreign word in syllables.
    given = "đừng bấm đường link lạ trên Facebook, hãy hỏi con cháu."
    heard, counts = respelled_text(given)
    assert sum(counts) > len(given.split())
    true = said("vi+m2", text=heard)
    assert true.words is not None
    found = aligned(replace(true, words=None), given).words
    assert found is not None and len(found) == len(given.split())
    ends = np.cumsum(counts)
    for (start, end), last, count in zip(found, ends, counts, strict=True):
        assert abs(start - true.words[last - count][0]) < 0.08 * true.sample_rate
        assert abs(end - true.words[last - 1][1]) < 0.12 * true.sample_rate
