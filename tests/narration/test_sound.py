"""Speech keeps its word times through trimming and resampling, to the sample."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from vidgen.narration.loudness import levelled
from vidgen.narration.sound import resampled, softened, transposed, trimmed
from vidgen.narration.speech import Samples, Speech
from vidgen.narration.voices.espeak import Espeak


def tone(seconds: float, rate: int, hertz: float = 300.0) -> Samples:
    return (0.5 * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)).astype(np.float32)


def silence(seconds: float, rate: int) -> Samples:
    return np.zeros(round(seconds * rate), np.float32)


def test_silence_at_both_ends_is_cut_to_20_ms_and_the_times_move_with_it() -> None:
    samples = np.concatenate([silence(0.5, 22050), tone(0.4, 22050), silence(0.7, 22050)])
    start = round(0.5 * 22050)
    cut = trimmed(Speech(samples, 22050, ((0, start), (start, start + 8820), (start + 8820, len(samples)))))
    assert len(cut.samples) == pytest.approx(8820 + 2 * 441, abs=2)
    assert cut.words is not None
    assert cut.words[1][0] == pytest.approx(441, abs=2)
    assert cut.words[0][0] == 0 and cut.words[2][1] == len(cut.samples)


def test_where_there_is_no_silence_nothing_is_cut() -> None:
    samples = tone(0.1, 22050)
    assert len(trimmed(Speech(samples, 22050, None)).samples) >= len(samples) - 1


def test_the_hiss_of_an_mp3_is_silence_and_a_soft_consonant_is_not() -> None:
    noise = np.random.default_rng(1).normal(0, 1, 4410).astype(np.float32)
    hiss, breath = noise * 0.0002, noise[:882] * 0.01
    samples = np.concatenate([hiss, breath, tone(0.3, 22050), hiss])
    cut = trimmed(Speech(samples, 22050, None))
    assert len(cut.samples) == pytest.approx(882 + 6615 + 2 * 441, abs=30)


def test_sound_that_is_all_silent_becomes_empty() -> None:
    cut = trimmed(Speech(silence(1, 22050), 22050, ((0, 100),)))
    assert len(cut.samples) == 0
    assert cut.words == ((0, 0),)


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 44_100, 48_000])
@pytest.mark.parametrize("length", [1, 7, 100, 22_051])
def test_resampling_gives_exactly_the_length_that_the_rates_ask(rate: int, length: int) -> None:
    samples = np.full(length, 0.5, np.float32)
    out = resampled(Speech(samples, rate, ((0, length),)), 48_000)
    assert out.sample_rate == 48_000 and out.samples.dtype == np.float32
    assert len(out.samples) == round(length * 48_000 / rate)
    assert out.words == ((0, len(out.samples)),)


def test_a_click_stays_where_it_is_in_time() -> None:
    places = [500, 5_000, 11_025, 21_500]
    samples = np.zeros(22_050, np.float32)
    samples[places] = 0.9
    out = resampled(Speech(samples, 22_050, tuple((place, place) for place in places)), 48_000)
    assert out.words is not None
    for start, _ in out.words:
        near = out.samples[start - 50 : start + 50]
        assert abs(int(np.argmax(np.abs(near))) - 50) <= 1


@pytest.mark.parametrize("semitones", [-4.0, 3.0])
def test_transposing_moves_pitch_and_length_alike(semitones: float) -> None:
    factor = 2 ** (semitones / 12)
    out = transposed(Speech(tone(1, 22_050, 300), 22_050, ((0, 22_050),)), semitones)
    assert out.sample_rate == 22_050
    assert len(out.samples) == pytest.approx(22_050 / factor, rel=0.001)
    assert out.words == ((0, len(out.samples)),)
    peak = np.argmax(np.abs(np.fft.rfft(out.samples * np.hanning(len(out.samples)))))
    assert peak * 22_050 / len(out.samples) == pytest.approx(300 * factor, rel=0.01)


def test_the_ends_are_soft_and_the_middle_is_untouched() -> None:
    samples = np.full(4_800, 0.5, np.float32)
    soft = softened(samples, 48_000)
    assert abs(soft[0]) < 0.001 and abs(soft[-1]) < 0.001
    assert np.abs(np.diff(soft)).max() < 0.005
    assert np.array_equal(soft[240:-240], samples[240:-240])
    assert samples[0] == 0.5


@pytest.mark.parametrize("length", [0, 1, 3])
def test_a_sound_too_short_for_a_fade_is_no_error(length: int) -> None:
    assert len(softened(np.ones(length, np.float32), 48_000)) == length


# --- as recorded: a room, a cheap microphone ------------------------------------------------------


def in_a_room(speech: Speech, decibels: float, offset: float = 0.0) -> Speech:
    """A second of the room before and after; its noise so far below the voice, and a constant offset."""
    second = speech.sample_rate
    samples = np.pad(speech.samples, second)
    heard = np.abs(speech.samples) > np.abs(speech.samples).max() / 50
    voice = np.sqrt(np.mean(np.square(speech.samples[heard])))
    noise = np.random.default_rng(2).normal(0, voice * 10 ** (-decibels / 20), len(samples))
    words = tuple((start + second, end + second) for start, end in speech.words or ())
    return Speech((samples + noise + offset).astype(np.float32), speech.sample_rate, words)


@pytest.mark.parametrize(
    "text", ["hỏi xã, sợ hãi xong xuôi.", "khoan đã", "thôi thì thầm khe khẽ thế thôi ạ"]
)
@pytest.mark.parametrize("decibels", [50, 40, 30, 20])
@pytest.mark.parametrize("name", ["vi+f2", "vi+m4", "vi+whisperf"])
def test_a_recordings_room_is_cut_away_and_the_voice_is_not(name: str, text: str, decibels: float) -> None:
    speech = Espeak(name).speak(text, 4.1)
    assert speech.words is not None
    recorded = in_a_room(speech, decibels)
    cut = trimmed(recorded)
    assert cut.words is not None
    spoken = [end - start for start, end in speech.words]
    assert [end - start for start, end in cut.words] == spoken
    edges = speech.words[0][0], len(speech.samples) - speech.words[-1][1]
    assert len(cut.samples) <= len(speech.samples) - sum(edges) + 2 * 0.14 * speech.sample_rate


def test_a_breath_at_the_edge_of_a_recording_without_silence_is_kept() -> None:
    breath = np.random.default_rng(4).normal(0, 0.008, round(0.2 * 22_050)).astype(np.float32)
    samples = np.concatenate([breath, tone(0.3, 22_050), breath])
    assert len(trimmed(Speech(samples, 22_050, None)).samples) >= len(samples) - 2


@pytest.mark.parametrize("hiss", [0.0, 0.001])
def test_one_syllable_in_a_minute_of_silence_is_found(hiss: float) -> None:
    speech = Espeak("vi+f2").speak("ạ", 4.1)
    minute = 60 * speech.sample_rate
    noise = np.random.default_rng(6).normal(0, hiss, 2 * minute + len(speech.samples))
    words = tuple((start + minute, end + minute) for start, end in speech.words or ())
    samples = (np.pad(speech.samples, minute) + noise).astype(np.float32)
    cut = trimmed(Speech(samples, speech.sample_rate, words))
    assert cut.words is not None and speech.words is not None
    assert cut.words[0][1] - cut.words[0][0] == speech.words[0][1] - speech.words[0][0]
    assert len(cut.samples) < 0.7 * speech.sample_rate


def test_hiss_in_which_nobody_speaks_is_silence() -> None:
    hiss = np.random.default_rng(5).normal(0, 0.0004, 22_050).astype(np.float32)
    assert not len(trimmed(Speech(hiss, 22_050, None)).samples)


@pytest.mark.parametrize("offset", [0.2, -0.05, 0.002])
@pytest.mark.parametrize("decibels", [200, 40])
def test_a_constant_offset_is_taken_out_so_that_silence_is_zero(offset: float, decibels: float) -> None:
    speech = Espeak("vi+f3").speak("không bấm vào đường liên kết lạ, gọi ngay.", 4.1)
    level, with_offset = (trimmed(in_a_room(speech, decibels, each)) for each in (0.0, offset))
    assert with_offset.words == level.words
    assert np.abs(with_offset.samples - level.samples).max() < 0.0005


def test_sound_that_was_level_is_not_shifted() -> None:
    samples = np.concatenate([silence(0.1, 22_050), np.abs(tone(0.5, 22_050)), silence(0.1, 22_050)])
    assert not trimmed(Speech(samples, 22_050, None)).samples[:100].any()


@pytest.mark.parametrize("decibels", [200, 40, 20])
@pytest.mark.parametrize("offset", [0.0, 0.1])
def test_no_cut_clicks(decibels: float, offset: float) -> None:
    """From silence into the sound and out of it no step is larger than the steps of a soft voice."""
    speech = in_a_room(Espeak("vi+m4").speak("bà đừng nghe, cúp máy đi ạ.", 4.1), decibels, offset)
    middle = replace(speech, samples=speech.samples[: len(speech.samples) // 2], words=None)
    for each in (speech, middle):  # the second ends within a vowel, as a truncated file does
        placed = resampled(trimmed(each), 48_000)
        soft = softened(levelled(placed.samples, 48_000), 48_000)
        joined = np.concatenate([np.zeros(480, np.float32), soft, np.zeros(480, np.float32)])
        steps = np.abs(np.diff(joined))
        assert max(steps[:500].max(), steps[-500:].max()) < 0.003
