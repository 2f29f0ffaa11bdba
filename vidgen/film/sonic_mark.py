"""The sonic mark: a short sound by which people know whose video this was, under its end card.

The shipped one is three soft bell notes that rise by fifths, G, D and A: they belong to the keys of all three
beds, and with no third among them they are neither glad nor sad.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np

from vidgen.film.music import read_sound
from vidgen.film.sound import SPEECH_DBFS, Stem, active_rms
from vidgen.film.synthesis import pitch_of, tone
from vidgen.narration.speech import Samples
from vidgen.storyboard.bumpers import BUMPERS
from vidgen.storyboard.model import SAMPLE_RATE, SAMPLES_PER_FRAME, Shot

LENGTH: Final = SAMPLE_RATE * 9 // 10
"""Samples of the shipped mark: it fits into the second in which an end card stands after its last word."""
LONGEST: Final = SAMPLE_RATE * 3 // 2
"""Samples that are used of a file."""
MARK_DBFS: Final = SPEECH_DBFS - 4.0
"""RMS where it sounds: noticed, and never louder than who spoke."""

_NOTES: Final = ((0.0, 67, 1.0), (0.1, 74, 0.8), (0.21, 81, 0.55))  # second, MIDI note, strength
_AFTER_SPEECH: Final = SAMPLE_RATE // 20  # a breath, so that it is not heard as part of the last word
_SHORTEST: Final = SAMPLE_RATE * 8 // 10  # less of it is no signature but a noise cut off
_ATTACK, _RELEASE = SAMPLE_RATE // 100, SAMPLE_RATE // 4


@lru_cache(maxsize=1)
def sonic_mark() -> Samples:
    """The shipped mark: float32 at `SAMPLE_RATE`, shape ``(LENGTH, 2)``, read-only; the same every time."""
    sound = np.zeros((LENGTH, 2), np.float32)
    for number, (second, note, strength) in enumerate(_NOTES):
        start, pitch = round(second * SAMPLE_RATE), pitch_of(note)
        # The overtones of a wooden bar: the fourth partial rings, the second hardly does.
        bell = tone([(pitch, strength, 3.5), (2 * pitch, 0.06, 6.0), (4 * pitch, 0.03, 14.0)], LENGTH - start)
        bell[:_ATTACK] *= np.sin(np.linspace(0.0, np.pi / 2.0, _ATTACK, dtype=np.float32)) ** 2
        share = ((0.55, 0.45), (0.45, 0.55), (0.5, 0.5))[number]
        sound[start:] += bell[:, None] * np.array(share, np.float32)
    return _finished(sound)


def load_mark(path: Path) -> Samples:
    """A brand's own mark, from a sound file FFmpeg knows; at most `LONGEST` of it is used.

    Raises:
        MediaError: it is not there (VG-M201) or cannot be read (VG-M202).
    """
    return _finished(read_sound(path)[:LONGEST].copy())


def placed(shots: Sequence[Shot], mark: Samples) -> Stem | None:
    """The mark where it belongs: after the last word of the end card, or else before the first of the film.

    It never sounds while somebody speaks and ends with its scene; None where there is no room for it.
    """
    ends = [number for number, shot in enumerate(shots) if shot.scene == "contact"]
    told = [number for number, shot in enumerate(shots) if shot.scene not in BUMPERS]
    if not told:
        return None
    last = ends[-1] if ends else told[-1]
    starts = np.cumsum([0, *(shot.frames * SAMPLES_PER_FRAME for shot in shots)])
    card = shots[last]
    spoken = [piece.start + len(piece.samples) for piece in card.speech]
    begin = max(spoken) + _AFTER_SPEECH if spoken else 0
    room = card.frames * SAMPLES_PER_FRAME - begin
    if room >= min(_SHORTEST, len(mark)):
        return Stem(int(starts[last]) + begin, _fitted(mark, room))
    first = min((piece.start for piece in shots[0].speech), default=0) - _AFTER_SPEECH
    return Stem(0, _fitted(mark, first)) if first >= min(_SHORTEST, len(mark)) else None


def _fitted(mark: Samples, room: int) -> Samples:
    return mark if len(mark) <= room else _released(mark[:room].copy())


def _finished(sound: Samples) -> Samples:
    """Faded at its end and brought to level."""
    sound = _released(sound)
    level = active_rms(sound)
    if level > 0.0:
        sound *= np.float32(10.0 ** (MARK_DBFS / 20.0) / level)
    sound.setflags(write=False)
    return sound


def _released(sound: Samples) -> Samples:
    length = min(_RELEASE, len(sound))
    sound[len(sound) - length :] *= (
        np.cos(np.linspace(0.0, np.pi / 2.0, length, dtype=np.float32))[:, None] ** 2
    )
    return sound
