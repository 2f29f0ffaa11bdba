"""Speech as sound: cut to what is heard, brought to the film's rate, its ends made soft.

Every function takes and returns `Speech` or samples (float32 mono); word times stay with their sound.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np

from vidgen.narration.speech import Samples, Speech

MARGIN: Final = 0.020  # seconds of silence left at both ends
FADE: Final = 0.005  # seconds
_RUN_OUT: Final = 512  # samples
_SILENT: Final = 0.004  # of the peak (−48 dB): above an mp3's noise, below the breath of a “h”


def trimmed(speech: Speech) -> Speech:
    """Without the silence at both ends, but for `MARGIN` where there was as much; empty if all is silent."""
    samples = speech.samples
    loud = np.abs(samples)
    heard = np.flatnonzero(loud > loud.max(initial=0.0) * _SILENT)
    if not heard.size:
        return replace(speech, samples=samples[:0], words=_shifted(speech, 0, 0))
    margin = round(MARGIN * speech.sample_rate)
    start = max(int(heard[0]) - margin, 0)
    end = min(int(heard[-1]) + 1 + margin, len(samples))
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
