"""A quiet loop of music this project makes itself, so that no one's rights stand in the way of posting.

Warm pads change chord every four seconds and soft plucked notes walk over them. Hardly anything lies between
1 and 4 kHz, where consonants are told apart.
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
        chords: the notes of the pad, one chord a bar.
        plucks: the plucked notes, one tuple a bar, spread evenly over it; 0 is a rest.
        brightness: how slowly overtones fall off; 1 is an organ, 0 a sine.
    """

    chords: tuple[tuple[int, ...], ...]
    plucks: tuple[tuple[int, ...], ...]
    brightness: float


MOODS: Final[dict[str, Mood]] = {
    # D minor with a pedal tone that never quite resolves: alert, not frightening.
    "tense": Mood(
        chords=(
            (38, 50, 57, 65),
            (38, 50, 58, 65),
            (38, 50, 55, 64),
            (38, 49, 57, 64),
            (38, 50, 57, 65),
            (34, 50, 58, 62),
            (43, 50, 58, 62),
            (45, 49, 57, 64),
        ),
        plucks=(
            (74, 0, 69, 0),
            (0, 70, 0, 69),
            (67, 0, 0, 64),
            (0, 69, 0, 0),
            (74, 0, 69, 0),
            (0, 70, 0, 65),
            (67, 0, 70, 0),
            (69, 0, 0, 0),
        ),
        brightness=0.30,
    ),
    # C major, wide and slow.
    "calm": Mood(
        chords=(
            (36, 52, 55, 64),
            (45, 52, 57, 60),
            (41, 53, 57, 60),
            (43, 50, 55, 62),
            (36, 52, 55, 64),
            (40, 52, 55, 59),
            (41, 53, 57, 64),
            (43, 50, 55, 59),
        ),
        plucks=(
            (72, 0, 67, 0),
            (0, 69, 0, 64),
            (65, 0, 69, 0),
            (0, 67, 0, 62),
            (72, 0, 67, 0),
            (0, 71, 0, 67),
            (69, 0, 65, 0),
            (67, 0, 0, 0),
        ),
        brightness=0.25,
    ),
    # G major on the pentatonic scale, with notes on every beat: friendly, moving.
    "bright": Mood(
        chords=(
            (43, 55, 59, 62),
            (40, 52, 59, 67),
            (36, 55, 60, 64),
            (38, 54, 57, 62),
            (43, 55, 59, 62),
            (47, 54, 59, 62),
            (36, 55, 60, 64),
            (38, 54, 57, 62),
        ),
        plucks=(
            (67, 71, 74, 71),
            (64, 67, 71, 67),
            (64, 67, 72, 67),
            (62, 66, 69, 74),
            (67, 71, 74, 79),
            (74, 71, 66, 71),
            (72, 67, 64, 67),
            (69, 66, 62, 0),
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
    length = BAR + _CHANGE
    pitch = _pitch(note)
    tone = np.zeros(length, np.float32)
    for overtone in range(1, 5):
        strength = _clear(pitch * overtone) * brightness ** (overtone - 1)
        if strength < _INAUDIBLE:
            continue
        # Two strings a little apart in pitch: the slow beating is what makes a pad warm.
        for string, part in ((0.9988, 0.4), (1.0, 0.6)):
            tone += np.float32(strength * part) * _sine(pitch * overtone * string, length)
    # Sine and cosine ramps keep the power of two overlapping chords constant.
    ramp = np.sin(np.linspace(0.0, np.pi / 2.0, _CHANGE, dtype=np.float32))
    tone[:_CHANGE] *= ramp
    tone[-_CHANGE:] *= ramp[::-1]
    return tone * np.float32(0.1)


def _pluck(note: int) -> Samples:
    """A soft plucked note of two seconds."""
    length = 2 * SAMPLE_RATE
    time = np.arange(length, dtype=np.float32) / np.float32(SAMPLE_RATE)
    pitch = _pitch(note)
    tone = np.zeros(length, np.float32)
    for overtone, strength in ((1, 1.0), (2, 0.3), (3, 0.1)):
        decay = np.exp(np.float32(-2.2 * overtone) * time)
        tone += np.float32(strength * _clear(pitch * overtone)) * decay * _sine(pitch * overtone, length)
    attack = np.sin(np.clip(time / np.float32(0.012), 0.0, 1.0) * np.float32(np.pi / 2.0)) ** 2
    release = np.clip((np.float32(2.0) - time) / np.float32(0.3), 0.0, 1.0)
    return np.asarray(tone * attack * release * np.float32(0.2), np.float32)


def _sine(pitch: float, length: int) -> Samples:
    """A sine tone by rotation of whole blocks: ten times the speed of a sine for each sample."""
    block = 1024
    turn = 2j * np.pi * pitch / SAMPLE_RATE
    starts = np.exp(turn * block * np.arange(-(-length // block))).astype(np.complex64)
    within = np.exp(turn * np.arange(block)).astype(np.complex64)
    return np.outer(starts, within).imag.ravel()[:length]


def _pitch(note: int) -> float:
    """Hertz of a MIDI note, A4 = 440 Hz."""
    return float(440.0 * 2.0 ** ((note - 69) / 12.0))


def _clear(pitch: float) -> float:
    """Leaves room for speech: full below 700 Hz, a tenth from 1.4 kHz on."""
    return float(np.clip(1.0 - 0.9 * np.log2(max(pitch, 1.0) / 700.0), 0.1, 1.0))
