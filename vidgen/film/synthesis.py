"""A quiet loop of music this project makes itself, so that no one's rights stand in the way of posting.

Warm pads change chord every four seconds and soft plucked notes of the same chord stand over them: there is
no tune to follow. The pads end at middle C, the notes begin above the first overtones of a voice, and hardly
anything lies between 1 and 4 kHz, where consonants are told apart: in every third of an octave from 300 Hz
to 3 kHz the music under speech is more than 20 dB below it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from vidgen.narration.speech import Samples
from vidgen.storyboard.model import SAMPLE_RATE

BAR = 4 * SAMPLE_RATE
"""Samples of a bar: four beats at 60 a minute."""
_INAUDIBLE = 0.01  # of the fundamental, which is itself 24 dB under speech
_CHANGE = 2 * SAMPLE_RATE  # how long one chord melts into the next


@dataclass(frozen=True, slots=True)
class Mood:
    """What a bed is made of. Notes are MIDI numbers.

    Attributes:
        chords: the notes of the pad, one chord a bar, the root first.
        plucks: the plucked notes, one tuple a bar, spread evenly over it, all of its chord; 0 is a rest.
        brightness: how slowly overtones fall off; 1 is an organ, 0 a sine.
    """

    chords: tuple[tuple[int, ...], ...]
    plucks: tuple[tuple[int, ...], ...]
    brightness: float


MOODS: Final[dict[str, Mood]] = {
    # D minor over a pedal tone, with a leading note only before it begins anew: alert, not frightening.
    "tense": Mood(
        chords=(
            (38, 50, 53, 57),
            (38, 50, 53, 58),
            (38, 50, 55, 58),
            (38, 52, 57, 60),
            (38, 53, 57, 60),
            (34, 50, 53, 58),
            (43, 50, 55, 58),
            (45, 52, 57, 61),
        ),
        plucks=(
            (74, 0, 77, 0),
            (0, 77, 0, 74),
            (74, 0, 0, 70),
            (0, 76, 0, 72),
            (74, 0, 77, 0),
            (0, 74, 0, 70),
            (74, 0, 70, 0),
            (76, 0, 73, 0),
        ),
        brightness=0.25,
    ),
    # C major, wide and slow.
    "calm": Mood(
        chords=(
            (36, 52, 55, 60),
            (45, 52, 57, 60),
            (41, 53, 57, 60),
            (43, 50, 55, 59),
            (36, 52, 55, 60),
            (40, 52, 55, 59),
            (41, 53, 57, 60),
            (43, 50, 55, 60),
        ),
        plucks=(
            (72, 0, 76, 0),
            (0, 76, 0, 72),
            (77, 0, 72, 0),
            (0, 74, 0, 71),
            (76, 0, 72, 0),
            (0, 71, 0, 76),
            (72, 0, 77, 0),
            (74, 0, 0, 0),
        ),
        brightness=0.25,
    ),
    # G major with notes on every beat: friendly, moving.
    "bright": Mood(
        chords=(
            (43, 50, 55, 59),
            (40, 52, 55, 59),
            (36, 52, 55, 60),
            (38, 50, 54, 57),
            (43, 50, 55, 59),
            (35, 50, 54, 59),
            (36, 52, 55, 60),
            (38, 54, 57, 60),
        ),
        plucks=(
            (71, 74, 79, 74),
            (71, 76, 79, 76),
            (72, 76, 79, 76),
            (74, 78, 74, 0),
            (79, 74, 71, 74),
            (78, 74, 71, 74),
            (76, 72, 79, 76),
            (74, 72, 78, 0),
        ),
        brightness=0.25,
    ),
}


def render(chosen: Mood) -> Samples:
    """The loop of a mood: float32 at `SAMPLE_RATE`, shape ``(n, 2)``, free of DC; its level is arbitrary."""
    loop = np.zeros((2, BAR * len(chosen.chords)), np.float32)
    pads = {note: _pad(note, chosen.brightness) for chord in chosen.chords for note in chord}
    plucks = {note: _pluck(note) for notes in chosen.plucks for note in notes if note}
    for bar, chord in enumerate(chosen.chords):
        for voice, note in enumerate(chord):
            # The root is kept low: a phone does not play it, and on a television it must not boom.
            share = (0.3, 0.3) if voice == 0 else (0.35, 0.65) if voice % 2 else (0.65, 0.35)
            _lay(loop, bar * BAR - _CHANGE // 2, pads[note], share)
    for bar, notes in enumerate(chosen.plucks):
        for step, note in enumerate(notes):
            if note:
                share = (0.4, 0.6) if step % 2 else (0.6, 0.4)
                _lay(loop, bar * BAR + step * BAR // len(notes), plucks[note], share)
    loop -= loop.mean(axis=1, keepdims=True)
    return np.ascontiguousarray(loop.T)


def _lay(loop: Samples, at: int, note: Samples, share: tuple[float, float]) -> None:
    """Add a note to left and right; what passes the end of the loop sounds at its beginning."""
    length = loop.shape[1]
    at %= length
    fits = min(len(note), length - at)
    for channel, part in zip(loop, share, strict=True):
        channel[at : at + fits] += note[:fits] * np.float32(part)
        channel[: len(note) - fits] += note[fits:] * np.float32(part)


def _pad(note: int, brightness: float) -> Samples:
    """A bar of a soft string-like tone that takes `_CHANGE` samples to come and as long to go."""
    pitch = pitch_of(note)
    strengths = [(n, _clear(pitch * n) * brightness ** (n - 1)) for n in range(1, 5)]
    # Two strings a little apart in pitch: the slow beating is what makes a pad warm.
    sound = tone(
        [
            (pitch * overtone * string, strength * part, 0.0)
            for overtone, strength in strengths
            if strength >= _INAUDIBLE
            for string, part in ((0.9988, 0.25), (1.0, 0.75))
        ],
        BAR + _CHANGE,
    )
    # Sine and cosine ramps keep the power of two overlapping chords constant.
    ramp = np.sin(np.linspace(0.0, np.pi / 2.0, _CHANGE, dtype=np.float32))
    sound[:_CHANGE] *= ramp
    sound[-_CHANGE:] *= ramp[::-1]
    return sound * np.float32(0.1)


def _pluck(note: int) -> Samples:
    """A soft plucked note of two seconds."""
    length = 2 * SAMPLE_RATE
    time = np.arange(length, dtype=np.float32) / np.float32(SAMPLE_RATE)
    pitch = pitch_of(note)
    sound = tone(
        [
            (pitch * overtone, strength * _clear(pitch * overtone), 2.2 * overtone)
            for overtone, strength in ((1, 1.0), (2, 0.3), (3, 0.1))
        ],
        length,
    )
    attack, release = SAMPLE_RATE * 20 // 1000, SAMPLE_RATE * 3 // 10
    sound[:attack] *= np.sin(time[:attack] / np.float32(0.020) * np.float32(np.pi / 2.0)) ** 2
    sound[-release:] *= (np.float32(2.0) - time[-release:]) / np.float32(0.3)
    return sound * np.float32(0.243)


def tone(partials: list[tuple[float, float, float]], length: int) -> Samples:
    """The sum of sine tones that die away: hertz, strength and decay a second of each.

    A sample is a step from the start of its block, and steps and starts of all tones multiply as matrices:
    a hundredth of the time of a sine for each sample.
    """
    block = 1024
    turns = np.array([2j * np.pi * pitch - decay for pitch, _strength, decay in partials]) / SAMPLE_RATE
    strengths = np.array([strength for _pitch, strength, _decay in partials])
    starts = np.exp(np.outer(np.arange(-(-length // block)) * block, turns)) * strengths
    steps = np.exp(np.outer(turns, np.arange(block)))
    # The imaginary part of their product.
    rows = np.hstack([starts.real, starts.imag]).astype(np.float32)
    columns = np.vstack([steps.imag, steps.real]).astype(np.float32)
    # Not `@`: for so little, the threads of a BLAS take more time waiting than working.
    return np.asarray(np.einsum("ik,kj->ij", rows, columns).ravel()[:length])


def pitch_of(note: int) -> float:
    """Hertz of a MIDI note, A4 = 440 Hz."""
    return float(440.0 * 2.0 ** ((note - 69) / 12.0))


def _clear(pitch: float) -> float:
    """Leaves room for speech: full below 700 Hz, a tenth from 1.4 kHz on."""
    return float(np.clip(1.0 - 0.9 * np.log2(max(pitch, 1.0) / 700.0), 0.1, 1.0))
