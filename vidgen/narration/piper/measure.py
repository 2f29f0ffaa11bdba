"""What is measured of a piper voice, once: how fast it speaks and how high.

A model says neither. Its tempo is set by a factor on all its lengths, so two readings of one passage at two
factors give the line from which any pace is read off. The result is kept in the cache folder.
"""

from __future__ import annotations

import contextlib
import json
import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vidgen.narration.speech import Samples
from vidgen.store import cache_folder

PASSAGE: Final = (
    "bà con không bấm vào đường liên kết lạ mà gọi ngay cho công an xã khi thấy người tự xưng cán bộ "
    "giục chuyển tiền để nhận quà hoặc để khỏi bị bắt giữ"
)
SLOWEST, FASTEST = 3.0, 0.4  # factors beyond which no voice is understood
_FACTORS: Final = (0.8, 1.6)
_FOLDER: Final = "piper"
_HEARD: Final = 0.01  # of the peak (−40 dB)

_FRAME, _STEP = 0.040, 0.020  # seconds
_LOWEST, _HIGHEST = 60, 450  # Hz
_VOICED: Final = 0.6  # likeness of a frame to itself one period later


@dataclass(frozen=True, slots=True)
class Measure:
    """A voice's pace and pitch.

    Attributes:
        slope, base: seconds a syllable takes at a factor: ``slope · factor + base``.
        hertz: median pitch.
    """

    slope: float
    base: float
    hertz: float

    def factor(self, rate: float) -> float:
        """What to multiply the model's lengths by for so many syllables a second, pauses apart."""
        return min(max((1 / max(rate, 0.01) - self.base) / self.slope, FASTEST), SLOWEST)


def measured(key: str, read: Callable[[str, float], Samples], sample_rate: int) -> Measure:
    """The measure of a voice, from the cache folder where it was taken before.

    Arguments:
        key: names voice and version; a file name.
        read: reads a passage with a factor on all lengths.
    """
    path = cache_folder() / _FOLDER / f"{key}.json"
    with contextlib.suppress(OSError, ValueError, TypeError, AttributeError):
        known = Measure(**{name: float(value) for name, value in json.loads(path.read_text("utf-8")).items()})
        if known.slope > 0 and known.hertz > 0:
            return known
    count = len(PASSAGE.split())
    sounds = [read(PASSAGE, factor) for factor in _FACTORS]
    quick, slow = (_heard_seconds(sound, sample_rate) / count for sound in sounds)
    slope = max(slow - quick, 0.01) / (_FACTORS[1] - _FACTORS[0])
    found = Measure(slope, quick - slope * _FACTORS[0], median_pitch(sounds[1], sample_rate))
    with contextlib.suppress(OSError):  # measured again next time
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{uuid.uuid4().hex[:8]}")
        draft.write_text(json.dumps(asdict(found)), encoding="utf-8")
        draft.replace(path)
    return found


def _heard_seconds(samples: Samples, sample_rate: int) -> float:
    heard = np.flatnonzero(np.abs(samples) > np.abs(samples).max(initial=0.0) * _HEARD)
    return float(heard[-1] - heard[0] + 1) / sample_rate if heard.size else 0.0


def median_pitch(samples: Samples, sample_rate: int) -> float:
    """Median pitch in Hz of the louder frames, by autocorrelation, 60–450 Hz; 150 if none has a pitch."""
    size, step = round(_FRAME * sample_rate), round(_STEP * sample_rate)
    if len(samples) < size:
        return 150.0
    frames = np.lib.stride_tricks.sliding_window_view(samples, size)[::step].astype(np.float64)
    power = np.mean(np.square(frames), axis=1)
    frames = frames[power > power.mean() / 4]
    frames = frames - frames.mean(axis=1, keepdims=True)
    spectra = np.abs(np.fft.rfft(frames, 2 * size, axis=1)) ** 2
    likeness = np.fft.irfft(spectra, axis=1)[:, :size] / (1 - np.arange(size) / size)
    likeness /= np.maximum(likeness[:, :1], 1e-12)
    shortest, longest = sample_rate // _HIGHEST, sample_rate // _LOWEST
    inside = likeness[:, shortest:longest]
    best = inside.max(axis=1)
    periods = [shortest + _first_peak(row) for row, top in zip(inside, best, strict=True) if top > _VOICED]
    return float(sample_rate / np.median(periods)) if periods else 150.0


def _first_peak(likeness: NDArray[np.float64]) -> int:
    """The first peak near the highest: a voice is as like itself after two periods as after one."""
    at = int(np.argmax(likeness >= 0.9 * likeness.max()))
    while at + 1 < len(likeness) and likeness[at + 1] >= likeness[at]:
        at += 1
    return at
