"""espeak's own timed reading of a sentence, as it would sound in a given recording.

The recording is not cleaned; the reference is brought into its conditions: weighed band by band as it is, and
with its noise added (parallel model combination: Gales and Young, "Robust continuous speech recognition using
parallel model combination", IEEE Transactions on Speech and Audio Processing 4, 1996). What noise or a narrow
channel hides is then hidden in both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vidgen.narration.dtw import Indices, Reference
from vidgen.narration.mfcc import BANDS, HOP, Frames, band_powers, cepstra, scaled
from vidgen.narration.speech import Speech
from vidgen.narration.voices.espeak import Espeak

_WAIT: Final = 30.0  # what a pause where no mark stands costs; a frame of another sound costs about as much
_FLOOR: Final = 3e-5  # of a loud frame's power (−45 dB): softer differences are not compared
_LOUD: Final = 20.0  # what taking a loud frame for a pause costs on top
_QUIETEST: Final = 20  # one frame in so many is taken for noise


@dataclass(frozen=True, slots=True, eq=False)
class Recording:
    """A recording as frames.

    Attributes:
        powers: shape ``(n, BANDS)``, none below the floor.
        noise: power of its background in each band.
        loud: whether speech is heard in each frame.
    """

    powers: Frames
    noise: Frames
    loud: NDArray[np.bool_]

    @classmethod
    def of(cls, speech: Speech) -> Recording:
        powers = band_powers(speech.samples, speech.sample_rate)
        level = powers.sum(axis=1)
        peak = float(np.percentile(level, 95))
        floor = np.float32(max(_FLOOR * peak / BANDS, 1e-20))
        quiet = np.argsort(level, kind="stable")[: max(len(level) // _QUIETEST, 3)]
        noise = np.maximum(powers[quiet].mean(axis=0), floor)
        background = float(noise.sum())
        loud = level > background + 0.1 * max(peak - background, 0)
        return cls(np.maximum(powers, floor), noise, loud if loud.any() else level >= level.max())

    @property
    def seconds(self) -> float:
        """How long speech is heard, about: soft consonants at its edges do not count."""
        level = self.powers.sum(axis=1)
        background, peak = float(self.noise.sum()), float(np.percentile(level, 95))
        least = max(min(4 * background, background + 0.1 * (peak - background)), 1e-3 * peak)
        return float(np.count_nonzero(level > least)) * HOP

    def pooled(self, by: int) -> Recording:
        """With `by` frames in each frame."""
        return Recording(pooled(self.powers, by), self.noise, pooled(self.loud[:, None], by)[:, 0] >= 0.5)

    def silent(self, heard: Frames, pooled_by: int) -> Frames:
        """What it costs to take each frame, whose cepstra are `heard`, for a pause."""
        silence = cepstra(np.repeat(self.noise[None], 3, axis=0), pooled_by)[1]
        decibels = 10 * np.log10(self.powers.sum(axis=1) / self.noise.sum())
        top = max(float(np.percentile(decibels, 95)), 6.0)
        loud = _LOUD * np.clip((decibels - 0.35 * top) / (0.3 * top), 0, 1)
        distances = np.sqrt(np.square(heard - silence).sum(axis=1))
        return np.asarray(distances + loud, np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A sentence read by espeak, pauses cut out.

    Attributes:
        powers: shape ``(m, BANDS)``.
        edges: where each syllable begins, and m, in frames; one more than there are syllables.
        marked: for each edge whether a pause may be expected: at both ends, and after punctuation.
        rate: syllables per second asked of espeak.
    """

    powers: Frames
    edges: Indices
    marked: NDArray[np.bool_]
    rate: float

    @classmethod
    def of(cls, text: str, voice: str, rate: float) -> Reading:
        """Raises: VoiceError: nothing to say, or espeak fails; see `Espeak.speak`."""
        speech = Espeak(voice).speak(text, rate)
        powers = band_powers(speech.samples, speech.sample_rate)
        frame = speech.sample_rate * HOP
        spoken: list[int] = []
        edges = [0]
        for start, end in speech.words or ():
            first = max(round(start / frame), spoken[-1] + 1 if spoken else 0)
            spoken += range(first, min(round(end / frame), len(powers)))
            edges.append(len(spoken))
        marks = [not syllable[-1].isalnum() for syllable in text.split()[:-1]]
        return cls(powers[spoken], np.array(edges), np.array([True, *marks, True]), rate)

    def like(self, recording: Recording, scale: float = 1.0) -> Reading:
        """In the conditions of a recording, by a speaker whose formants lie `scale` times as high."""
        powers = scaled(self.powers, scale)
        level = powers.sum(axis=1)
        mine = powers[level > 1e-3 * np.percentile(level, 95)].mean(axis=0)
        theirs = recording.powers[recording.loud].mean(axis=0) - recording.noise
        weights = np.maximum(theirs, 1e-3 * recording.noise) / np.maximum(mine, 1e-20)
        return Reading(powers * weights + recording.noise, self.edges, self.marked, self.rate)

    def backwards(self) -> Reading:
        """The same sounds in the opposite order."""
        return Reading(self.powers[::-1], len(self.powers) - self.edges[::-1], self.marked[::-1], self.rate)

    def reference(self, pooled_by: int) -> Reference:
        """For `dtw.warp`, with `pooled_by` frames in each frame."""
        powers = pooled(self.powers, pooled_by)
        edges = np.rint(self.edges / pooled_by).astype(np.int64)
        edges[-1] = len(powers)
        joints, owner = np.unique(edges, return_inverse=True)
        waits = np.full(len(joints), np.inf, np.float32)
        np.minimum.at(waits, owner, np.where(self.marked, 0, _WAIT / pooled_by).astype(np.float32))
        return Reference(cepstra(powers, pooled_by), joints, waits)


def pooled(frames: Frames | NDArray[np.bool_], by: int) -> Frames:
    """The mean of every `by` frames."""
    if by == 1:
        return np.asarray(frames, np.float32)
    count = -(-len(frames) // by)
    whole = np.pad(frames.astype(np.float32), ((0, count * by - len(frames)), (0, 0)), mode="edge")
    return np.asarray(whole.reshape(count, by, -1).mean(axis=1), np.float32)
