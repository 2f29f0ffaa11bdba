"""The own sound of footage that asks for it: levelled, well under the narrator, up while nobody speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import pairwise
from typing import Final

import av
import numpy as np

from vidgen.film.sound import SPEECH_DBFS, Stem, active_rms
from vidgen.narration.speech import Samples
from vidgen.storyboard.footage_facts import facts_of, opened
from vidgen.storyboard.model import FPS, SAMPLE_RATE, SAMPLES_PER_FRAME, Footage, PlacedSpeech, Shot

UNDER_DB: Final = -22.0
"""Against speech while the narrator speaks; WCAG 2.2, technique G56 asks for 20 dB or more."""
ALONE_DB: Final = -3.0
"""Against speech while nobody does: an interview is to be understood."""

_BEFORE = 1.0  # seconds: what is heard first is decoded from well before it
_SILENT = 1e-4  # RMS below which there is nothing to hear, and levelling would only bring up noise
_MOST_DB = 15.0
_PAUSE = SAMPLE_RATE  # shorter ones are breaths; sound that pumps in them disturbs
_FALL, _RISE = SAMPLE_RATE * 3 // 10, SAMPLE_RATE // 2
_FADE_IN, _FADE_OUT = SAMPLE_RATE // 20, SAMPLE_RATE // 3


def own_sound(shots: Sequence[Shot]) -> tuple[Stem, ...]:
    """A stem for each footage that is to be heard and has any sound.

    Raises:
        MediaError: a file cannot be read (VG-M001, VG-M005).
    """
    found, start = [], 0
    for shot in shots:
        for layer in shot.layers:
            footage = layer.footage
            if footage and footage.video and footage.sound:
                sound = _levelled(_heard(footage, shot.frames))
                if len(sound):
                    found.append(Stem(start, _under(sound, shot.speech), over_music=True))
        start += shot.frames * SAMPLES_PER_FRAME
    return tuple(found)


def _heard(footage: Footage, frames: int) -> Samples:
    """As much of its sound as is played in so many frames, from its first picture on; float32 stereo."""
    facts = facts_of(footage.path, footage.script, footage.line)
    begin = footage.begin + footage.skipped / FPS
    wanted = min(footage.frames - footage.skipped, frames) * SAMPLES_PER_FRAME
    if footage.until is not None:
        wanted = max(0, min(wanted, round((footage.until - begin) * SAMPLE_RATE)))
    sound = np.zeros((wanted, 2), np.float32)
    if not facts.sound:
        return sound[:0]
    with opened(footage.path, footage.script, footage.line) as container:
        resampler = av.AudioResampler(format="flt", layout="stereo", rate=SAMPLE_RATE)
        _seek(container, facts.start + begin - _BEFORE)
        end, at = 0, None
        for frame in _frames(container):
            if at is None and frame is not None:
                at = round(((frame.time or 0.0) - facts.start - begin) * SAMPLE_RATE)
            for piece in resampler.resample(frame):
                samples = piece.to_ndarray().reshape(-1, 2)
                place = at or 0
                first, last = max(0, place), min(wanted, place + len(samples))
                if last > first:
                    sound[first:last] = samples[first - place : last - place]
                    end = last
                at = place + len(samples)
            if (at or 0) >= wanted:
                break
    return sound[:end]


def _seek(container: av.container.InputContainer, seconds: float) -> None:
    """Go to a key frame before a time; without a usable index all is decoded from the start."""
    stream = container.streams.audio[0]
    if seconds > 0 and stream.time_base:
        with suppress(OSError, ValueError):
            container.seek(int(seconds / stream.time_base), stream=stream)


def _frames(container: av.container.InputContainer) -> Iterator[av.AudioFrame | None]:
    """The sound as it is decoded, then None to let the resampler finish; what is damaged is left out."""
    packets = container.demux(container.streams.audio[0])
    while True:
        try:
            yield from next(packets).decode()
        except av.InvalidDataError:
            continue
        except (StopIteration, OSError, ValueError, EOFError):
            yield None
            return


def _levelled(sound: Samples) -> Samples:
    """At the level of speech; nothing where there is nothing to hear."""
    rms = active_rms(sound)
    if not _SILENT < rms < np.inf:
        return sound[:0]
    most = 10.0 ** (_MOST_DB / 20.0)
    sound *= np.float32(min(10.0 ** (SPEECH_DBFS / 20.0) / rms, most))
    return sound


def _under(sound: Samples, speech: Sequence[PlacedSpeech]) -> Samples:
    """With its gain over time; it fades in and out, so that it begins and ends without a click."""
    length = len(sound)
    places, levels = _corners([(piece.start, piece.start + len(piece.samples)) for piece in speech])
    for begin in range(0, length, SAMPLE_RATE):
        at = np.arange(begin, min(begin + SAMPLE_RATE, length))
        gain = 10.0 ** (np.interp(at, places, levels) / 20.0)
        fade = np.clip(np.minimum((at + 1) / _FADE_IN, (length - at) / _FADE_OUT), 0.0, 1.0)
        sound[at] *= (gain * fade).astype(np.float32)[:, None]
    return sound


def _corners(spoken: Sequence[tuple[int, int]]) -> tuple[list[int], list[float]]:
    """Samples of the scene, rising, and the gain in dB there; straight lines between."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(span for span in spoken if span[1] > span[0]):
        if joined and start - joined[-1][1] <= _PAUSE:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    corners: list[tuple[int, float]] = []
    for start, end in joined:
        corners += [(start - _FALL, ALONE_DB), (start, UNDER_DB), (end, UNDER_DB), (end + _RISE, ALONE_DB)]
    assert all(one[0] < two[0] for one, two in pairwise(corners))
    if not corners:
        return [0], [ALONE_DB]
    return [place for place, _level in corners], [level for _place, level in corners]
