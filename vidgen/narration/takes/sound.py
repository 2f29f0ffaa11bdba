"""A person's recording as sound: read, cut to the speech in it, and judged.

A room is never silent, so what counts as speech is measured against the recording's own noise.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from vidgen.narration.decode import Undecodable, decoded
from vidgen.narration.speech import Samples

CONTAINERS: Final = {
    ".wav": "wav",
    ".m4a": "mov",
    ".mp3": "mp3",
    ".ogg": "ogg",
    ".opus": "ogg",
    ".oga": "ogg",
    ".flac": "flac",
    ".aac": "aac",
    ".mp4": "mov",
    ".3gp": "mov",
    ".amr": "amr",
    ".wma": "asf",
    ".webm": "matroska",
    ".mka": "matroska",
    ".caf": "caf",
    ".aif": "aiff",
    ".aiff": "aiff",
}
"""Suffix of a recording -> FFmpeg's name of what it usually holds."""

_FRAME: Final = 0.010  # seconds
_QUIET_SHARE: Final = 10  # percent of the frames that are the room alone
_ABOVE_NOISE: Final = 8.0  # dB
_BELOW_SPEECH: Final = 38.0  # dB under the loudest tenth: the breath of a final consonant is not cut
_MARGIN: Final = 0.060  # seconds kept around the speech
_CLICK: Final = 0.050  # seconds: a knock on the microphone or a key is shorter than any syllable
_APART: Final = 0.150  # seconds between such a knock and the speech
_NOTHING: Final = -55.0  # dBFS: the loudest tenth of a recording that nobody spoke in
_CLEAR: Final = 6.0  # dB between speech and room; less and nobody can be told from the noise
_FLAT: Final = 0.98  # of the highest sample
_FULL: Final = 0.95  # of full scale: below, flat tops are no clipping but a way of speaking
_CLIPPED: Final = 0.004  # share of samples on flat tops; speech at full scale has under 0.001 (measured)


@dataclass(frozen=True, slots=True, eq=False)
class Recording:
    """A recording, read.

    Attributes:
        samples: float32 mono, cut to the speech with a margin; empty if there is none.
        sample_rate: samples per second.
        clipped: whether the recorder was driven beyond what it can hold, audibly.
    """

    samples: Samples
    sample_rate: int
    clipped: bool

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.sample_rate


def recording(path: Path) -> Recording:
    """Read a recording.

    Raises:
        OSError: the file cannot be read.
        Undecodable: there is no sound in it.
    """
    data = path.read_bytes()
    usual = CONTAINERS.get(path.suffix.lower(), "wav")
    for container in dict.fromkeys((usual, *CONTAINERS.values())):  # phones and people misname files
        try:
            samples, rate = decoded(data, container)
        except Undecodable:
            continue
        samples = samples - np.float32(samples.mean())
        return Recording(_speech(samples, rate), rate, _is_clipped(samples))
    raise Undecodable(path.name)


def _speech(samples: Samples, rate: int) -> Samples:
    size = max(round(_FRAME * rate), 1)
    count = len(samples) // size
    if not count:
        return samples[:0]
    power = np.mean(np.square(samples[: count * size].reshape(count, size).astype(np.float64)), axis=1)
    level = 10 * np.log10(power + 1e-12)
    loud, room = np.percentile(level, 95), np.percentile(level, _QUIET_SHARE)
    if loud < _NOTHING or (loud - room < _CLEAR and loud < _NOTHING + 25):
        return samples[:0]
    heard = level > max(min(room + _ABOVE_NOISE, loud - 12), loud - _BELOW_SPEECH)
    first, last = _bounds(heard)
    if last <= first:
        return samples[:0]
    margin = round(_MARGIN * rate)
    return samples[max(first * size - margin, 0) : last * size + margin]


def _bounds(heard: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> tuple[int, int]:
    """First and last frame of the speech; a knock standing apart at either end is none of it."""
    edges = np.flatnonzero(np.diff(np.pad(heard.astype(np.int8), 1)))
    starts, ends = edges[::2].tolist(), edges[1::2].tolist()
    click, apart = round(_CLICK / _FRAME), round(_APART / _FRAME)
    while len(starts) > 1 and ends[0] - starts[0] <= click and starts[1] - ends[0] >= apart:
        del starts[0], ends[0]
    while len(starts) > 1 and ends[-1] - starts[-1] <= click and starts[-1] - ends[-2] >= apart:
        del starts[-1], ends[-1]
    return (starts[0], ends[-1]) if starts else (0, 0)


def _is_clipped(samples: Samples) -> bool:
    peak = float(np.abs(samples).max(initial=0.0))
    if peak < _FULL:
        return False
    # On both sides of zero: a compressed file rounds the tops off, so near the peak is enough.
    flat = np.abs(samples) >= _FLAT * min(peak, 1.0)
    runs = flat[:-2] & flat[1:-1] & flat[2:]
    return bool(runs.mean() > _CLIPPED)
