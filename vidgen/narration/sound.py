"""Speech as sound: cut to what is heard, brought to the film's rate, its ends made soft.

Every function takes and returns `Speech` or samples (float32 mono); word times stay with their sound.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np

from vidgen.narration.speech import Samples, Speech

MARGIN: Final = 0.020  # seconds of silence left at both ends
NOISY_MARGIN: Final = 0.120  # seconds left where noise may hide a whole “kh” (measured at 20 dB)
FADE: Final = 0.005  # seconds
_RUN_OUT: Final = 512  # samples
_SILENT: Final = 0.004  # of the peak (−48 dB): above an mp3's noise, below the breath of a “h”
_BLOCK: Final = 0.010  # seconds
_HUSH: Final = 5  # blocks: the shortest stretch that shows the room alone, or the voice at its loudest
_NOISY: Final = 0.003  # of the voice (−50 dB): a room that is heard
_ABOVE_ROOM: Final = 2.0  # 6 dB; noise itself rises by 2
_SPEECH: Final = 0.25  # of the voice where it is loudest (−12 dB): speech, however even the rest is
_LONGEST_BREATH: Final = 0.250  # seconds: what is soft for longer at an end is no consonant
_QUIETEST: Final = 10  # percent of the blocks, in which an offset is seen
_OFFSET: Final = 1e-4  # full scale (−80 dBFS)
_NOTHING: Final = 0.001  # full scale (−60 dBFS): no engine speaks so softly, nor does a person


def trimmed(speech: Speech) -> Speech:
    """Without the silence at both ends and any constant offset; empty if all is silent.

    `MARGIN` of the silence is left where there was as much. Where the room is heard, what does not rise above
    it is silence too; then `NOISY_MARGIN` is left, since noise may hide a soft consonant.
    """
    rate = speech.sample_rate
    size = max(round(_BLOCK * rate), 1)
    samples = _centred(speech.samples, size)
    levels = np.sqrt(np.mean(np.square(_blocks(samples, size)), axis=1))
    room, loud = _room_and_voice(levels)
    if loud < _NOTHING:
        return replace(speech, samples=samples[:0], words=_shifted(speech, 0, 0))
    height = np.abs(samples)
    heard = np.flatnonzero(height > height.max() * _SILENT)
    margin = round(MARGIN * rate)
    start, end = max(int(heard[0]) - margin, 0), min(int(heard[-1]) + 1 + margin, len(samples))
    if room > _NOISY * loud:
        above = np.flatnonzero(levels > min(_ABOVE_ROOM * room, _SPEECH * loud)) * size
        margin, breath = round(NOISY_MARGIN * rate), round(_LONGEST_BREATH * rate)
        first, last = int(above[0]), int(above[-1]) + size
        start = first - margin if first - start > breath else start
        end = last + margin if end - last > breath else end
    return replace(speech, samples=samples[start:end], words=_shifted(speech, start, end - start))


def resampled(speech: Speech, sample_rate: int) -> Speech:
    """At another sample rate; exactly ``round(n · new / old)`` samples."""
    if sample_rate == speech.sample_rate:
        return speech
    return _stretched(speech, speech.sample_rate, sample_rate, sample_rate)


def transposed(speech: Speech, semitones: float) -> Speech:
    """Played faster (slower if negative) so that its pitch rises by so many semitones; shorter by as much."""
    played = round(speech.sample_rate * 2 ** (semitones / 12))
    return _stretched(speech, played, speech.sample_rate, speech.sample_rate)


def softened(samples: Samples, sample_rate: int) -> Samples:
    """With a short fade at both ends, so that no cut clicks."""
    length = min(round(FADE * sample_rate), len(samples) // 2)
    if not length:
        return samples
    ramp = np.sin(np.linspace(0, np.pi / 2, length, endpoint=False, dtype=np.float32)) ** 2
    soft = samples.copy()
    soft[:length] *= ramp
    soft[-length:] *= ramp[::-1]
    return soft


def _blocks(samples: Samples, size: int) -> Samples:
    """Block by block; what is left at the end is filled up with its last sample."""
    return np.pad(samples, (0, -len(samples) % size), mode="edge" if len(samples) else "constant").reshape(
        -1, size
    )


def _room_and_voice(levels: Samples) -> tuple[float, float]:
    """The level of the room alone and of the voice: of the softest and the loudest `_HUSH` blocks."""
    if len(levels) < _HUSH:
        return 0.0, float(levels.max(initial=0.0))
    means = np.lib.stride_tricks.sliding_window_view(np.square(levels), _HUSH).mean(axis=1)
    return float(np.sqrt(means.min())), float(np.sqrt(means.max()))


def _centred(samples: Samples, size: int) -> Samples:
    """Without a constant offset, which would click at every cut: taken where it is quiet.

    The mean of all would not do: the waves of a voice are higher on one side, and silence would move.
    """
    if not len(samples):
        return samples
    blocks = _blocks(samples, size)
    spread = blocks.std(axis=1)
    offset = np.median(blocks[spread <= np.percentile(spread, _QUIETEST)].mean(axis=1))
    return samples - offset if abs(offset) > _OFFSET else samples


def _shifted(speech: Speech, start: int, length: int) -> tuple[tuple[int, int], ...] | None:
    if speech.words is None:
        return None
    return tuple((min(max(a - start, 0), length), min(max(b - start, 0), length)) for a, b in speech.words)


def _stretched(speech: Speech, old: int, new: int, sample_rate: int) -> Speech:
    length = round(len(speech.samples) * new / old)
    words = speech.words and tuple(
        (min(round(a * new / old), length), min(round(b * new / old), length)) for a, b in speech.words
    )
    return Speech(_converted(speech.samples, old, new, length), sample_rate, words)


def _converted(samples: Samples, old: int, new: int, length: int) -> Samples:
    """Through FFmpeg's resampler, which keeps time zero at time zero; exactly `length` samples.

    The silence after the end lets the filter run out, and feeds it enough where `samples` are few.
    """
    import av  # a check of a script times lines without a sound

    samples = np.pad(samples, (0, _RUN_OUT))
    converter = av.AudioResampler(format="flt", layout="mono", rate=new)
    frame = av.AudioFrame.from_ndarray(
        np.ascontiguousarray(samples).reshape(1, -1), format="flt", layout="mono"
    )
    frame.sample_rate = old
    parts = [
        part.to_ndarray().reshape(-1) for part in (*converter.resample(frame), *converter.resample(None))
    ]
    return np.concatenate(parts)[:length].astype(np.float32, copy=False)
