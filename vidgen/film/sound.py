"""The mix: speech, music and footage's own sound over the whole film, placed by samples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from vidgen.film.blocks import BLOCK
from vidgen.film.ducking import envelope
from vidgen.film.tape import Tape
from vidgen.narration.pcm import Mono, Silence, unit
from vidgen.narration.speech import Samples
from vidgen.storyboard.model import SAMPLE_RATE, SAMPLES_PER_FRAME, Shot

SPEECH_DBFS = -20.0
"""RMS of speech in the mix, on the stretches where there is voice; leaves room for its peaks."""

_MOST_LEVELLING_DB = (
    15.0  # a line that needs more is a whisper or a fault, and its noise must not be blown up
)
_WINDOW = SAMPLE_RATE // 50


@dataclass(frozen=True, slots=True, eq=False)
class Stem:
    """Sound that joins the mix as it is, such as that of footage.

    Attributes:
        start: sample of the film at which it begins.
        samples: float32 at `SAMPLE_RATE`, shape ``(n, 2)``; what lies outside the film is left out.
        gain_db: gain to mix it with.
        over_music: whether the music goes down under it as under speech.
    """

    start: int
    samples: Samples
    gain_db: float = 0.0
    over_music: bool = False


def mix(shots: Sequence[Shot], bed: Samples | None = None, stems: Sequence[Stem] = ()) -> Tape:
    """Mix the sound of a film.

    Every line of speech is brought to `SPEECH_DBFS`, whoever speaks it, and stands in the middle. The bed
    repeats for as long as the film lasts and stays at least 20 dB below speech while somebody speaks.

    Arguments:
        shots: in order; their speech starts at a sample of the shot and may not outlast the film.
        bed: music that can be repeated without a seam, float32 of shape ``(n, 2)`` at `SPEECH_DBFS` RMS
            (see `music.bed`); None leaves the film without music.
        stems: further sound.

    Returns:
        ``frames × 1600`` samples; they may pass full scale, which mastering takes care of.
    """
    length = sum(shot.frames for shot in shots) * SAMPLES_PER_FRAME
    voices = [(start, samples, _levelling(samples)) for start, samples in _speech(shots)]
    heard = [(start, start + len(samples)) for start, samples, gain in voices if gain]
    heard += [(stem.start, stem.start + len(stem.samples)) for stem in stems if stem.over_music]
    curve = envelope(heard, length)
    further = [(stem.start, stem.samples, np.float32(10.0 ** (stem.gain_db / 20.0))) for stem in stems]
    film = Tape()
    for start in range(0, length, BLOCK):
        block = np.zeros((min(BLOCK, length - start), 2), np.float32)
        for begin, samples, gain in (*voices, *further):
            _add(block, begin - start, samples, gain)
        if bed is not None and len(bed):
            stop = start + len(block)
            music = bed.take(np.arange(start, stop), axis=0, mode="wrap")
            block += music * curve.gain(start, stop)[:, None]
        film.record(block)
    return film


def active_rms(samples: Mono) -> float:
    """RMS of mono or stereo sound over its windows of 20 ms within 20 dB of the loudest; 0 for silence.

    Full scale is 1, whether the samples are float32 or int16.
    """
    if not len(samples):
        return 0.0
    power = np.square(samples, dtype=np.float32)
    if power.ndim == 2:
        power = power.mean(axis=1)
    windows = np.add.reduceat(power, np.arange(0, len(power), _WINDOW)) / _WINDOW
    active = windows[windows > windows.max() * 0.01]
    return float(np.sqrt(active.mean()) * unit(samples)) if len(active) else 0.0


def _speech(shots: Sequence[Shot]) -> Iterator[tuple[int, Mono]]:
    start = 0
    for shot in shots:
        for piece in shot.speech:
            if not isinstance(piece.samples, Silence):
                yield start + piece.start, piece.samples
        start += shot.frames * SAMPLES_PER_FRAME


def _levelling(samples: Mono) -> np.float32:
    """What samples are multiplied with to speak as loud as all others."""
    rms = active_rms(samples)
    if rms <= 0.0:
        return np.float32(0.0)
    most = 10.0 ** (_MOST_LEVELLING_DB / 20.0)
    return np.float32(np.clip(10.0 ** (SPEECH_DBFS / 20.0) / rms, 1.0 / most, most)) * unit(samples)


def _add(block: Samples, start: int, samples: Mono, gain: np.float32) -> None:
    """Add what lies within the block; mono goes to both channels."""
    first, last = max(0, start), min(len(block), start + len(samples))
    if last > first:
        part = samples[first - start : last - start] * gain
        block[first:last] += part[:, None] if part.ndim == 1 else part
