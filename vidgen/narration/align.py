"""Word times for speech that came without: the sentence is read by espeak too, and the two are laid together.

The method of aeneas (Alberto Pettarin, 2015): mel cepstra and dynamic time warping against a synthetic
reading whose times are known. First coarsely, to find the accent, the vocal tract and the rate nearest to the
speaker's; then finely, near the coarse way.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vidgen.errors import VoiceError
from vidgen.messages import _
from vidgen.narration.dtw import Warp, band, warp
from vidgen.narration.mfcc import HOP, cepstra
from vidgen.narration.reference import Reading, Recording
from vidgen.narration.sound import trimmed
from vidgen.narration.speech import Speech
from vidgen.narration.voices.espeak import FASTEST, LANGUAGES, SLOWEST
from vidgen.vietnamese.spoken import respelled_text

FITS: Final = 0.1  # the least `fit` of a recording of the line; see there

_VARIANTS: Final = ("f2", "Nguyen")  # of espeak: a woman's voice and a man's
_SCALES: Final = (0.8, 0.9, 1.0, 1.1, 1.25)  # of their formants, from a large man's to a child's
_CHOOSING, _COARSE, _FINE = 8, 4, 1  # frames of 5 ms in one
_COARSE_BAND: Final = (800, 0.3)  # frames of 5 ms, and share of the whole reading on top
_FINE_BAND: Final = 140  # frames: 0.35 s each way
_LIKELY: Final = (2.6, 6.5)  # syllables per second; how long speech lasts is not known well in noise
_SQUEEZED: Final = (
    0.45  # of its length as read, below which a syllable was hardly said (measured: 0 of 1,000)
)
_SAME_RATE: Final = 0.05  # share by which a reading may be faster or slower

Words = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Match:
    """A reading laid on a recording.

    Attributes:
        voice: of espeak.
        scale: of its formants.
        reading: as read.
        way: through it.
    """

    voice: str
    scale: float
    reading: Reading
    way: Warp

    @property
    def cost(self) -> float:
        """Of a frame."""
        return self.way.cost / len(self.way.places)


def aligned(speech: Speech, text: str) -> Speech:
    """The same speech with a time for each word of ``text.split()``; times it has are not looked at.

    Arguments:
        speech: at any sample rate; with silence, noise or pauses anywhere.
        text: what is said, in its spoken form; a foreign word in it may have several syllables.

    Raises:
        VoiceError: nothing to say (``VG-V006``), or the sound is too short for so much text (``VG-V060``).
    """
    said, counts = respelled_text(text)
    syllables = iter(_syllables(speech, said, text))
    words: list[tuple[int, int]] = []
    for count in counts:
        heard = [next(syllables) for _syllable in range(count)]
        last = words[-1][1] if words else 0
        words.append((heard[0][0], heard[-1][1]) if heard else (last, last))
    return replace(speech, words=tuple(words))


def _syllables(speech: Speech, said: str, text: str) -> Words:
    recording = Recording.of(speech)
    match = _best(recording, said)
    if not np.isfinite(match.cost):
        raise _too_short(speech, text)
    count = len(recording.powers)
    middle = (_COARSE - 1) / 2
    coarse = match.way.places * _COARSE + middle
    centre = np.interp(np.arange(count), np.arange(len(coarse)) * _COARSE + middle, coarse)
    way = _way(recording, match.reading.like(recording, match.scale), _FINE, centre, _FINE_BAND)
    if not np.isfinite(way.cost):
        raise _too_short(speech, text)
    return _words(way, match.reading, speech)


def fit(speech: Speech, text: str) -> float:
    """How much better a recording fits its line than the same sounds backwards: 0 is no better, 1 perfect.

    A recording of the line has at least `FITS`, one of another line, or of the first half only, less. A few
    other words do not show, and a single syllable says too little. Measured over voices, rates, noise, rooms
    and telephones: ``tests/bench``.

    Raises:
        VoiceError: nothing to say (``VG-V006``).
    """
    recording = Recording.of(trimmed(speech))
    match = _best(recording, respelled_text(text)[0])
    if not np.isfinite(match.cost):
        return 0.0
    small = recording.pooled(_COARSE)
    backwards = _laid(small, match.voice, match.scale, match.reading.backwards(), recording, _COARSE)
    if not 0 < backwards.cost < np.inf:
        return 0.0
    edges = match.reading.edges / _COARSE
    lengths = np.diff(np.searchsorted(match.way.places[~match.way.paused], edges))
    squeezed = float(np.mean(lengths < _SQUEEZED * np.diff(edges)))
    return max((1 - match.cost / backwards.cost) * (1 - 4 * squeezed), 0.0)


def _best(recording: Recording, text: str) -> _Match:
    """The reading that fits best, coarsely laid on, at the rate of the recording."""
    slow, fast = _LIKELY
    rate = min(max(len(text.split()) / max(recording.seconds, HOP), slow), fast)
    northern, *others = LANGUAGES.values()
    small = recording.pooled(_CHOOSING)
    matches = []
    for variant in _VARIANTS:
        voice = f"{northern}+{variant}"
        reading = Reading.of(text, voice, rate)
        matches += [_laid(small, voice, scale, reading, recording, _CHOOSING) for scale in _SCALES]
    best = min(matches, key=lambda match: match.cost)
    for language in others:
        voice = f"{language}+{best.voice.partition('+')[2]}"
        matches.append(_laid(small, voice, best.scale, Reading.of(text, voice, rate), recording, _CHOOSING))
    best = min(matches, key=lambda match: match.cost)
    spoken = int(np.count_nonzero(~best.way.paused)) * _CHOOSING
    steady = min(max(rate * len(best.reading.powers) / max(spoken, 1), SLOWEST), FASTEST)
    same = abs(steady / rate - 1) <= _SAME_RATE
    reading = best.reading if same else Reading.of(text, best.voice, steady)
    return _laid(recording.pooled(_COARSE), best.voice, best.scale, reading, recording, _COARSE)


def _laid(
    small: Recording, voice: str, scale: float, reading: Reading, recording: Recording, by: int
) -> _Match:
    """Laid on over all its length, as much of it as of the loud sound has been heard; `small` is pooled."""
    heard = np.cumsum(small.loud, dtype=np.float64)
    length = len(reading.powers) / by
    least, share = _COARSE_BAND
    centre = heard * (length / max(float(heard[-1]), 1.0))
    way = _way(small, reading.like(recording, scale), by, centre, round(least / by + share * length))
    return _Match(voice, scale, reading, way)


def _way(recording: Recording, reading: Reading, by: int, centre: NDArray[np.float64], width: int) -> Warp:
    heard = cepstra(recording.powers, by)
    reference = reading.reference(by)
    length = len(reference.frames)
    width = min(width, length)
    return warp(heard, recording.silent(heard, by), reference, band(centre, width, length), width)


def _words(way: Warp, reading: Reading, speech: Speech) -> Words:
    """Each syllable from its first heard frame to its last, in samples, in order and within the sound."""
    spoken = np.flatnonzero(~way.paused)
    at = np.searchsorted(way.places[spoken], reading.edges)
    starts = spoken[np.minimum(at[:-1], len(spoken) - 1)]
    ends = np.maximum(spoken[np.maximum(at[1:] - 1, 0)] + 1, starts)
    frames = np.maximum.accumulate(np.stack([starts, ends], axis=1).reshape(-1))
    samples = np.minimum(np.rint(frames * (HOP * speech.sample_rate)), len(speech.samples)).astype(int)
    return tuple(zip(samples[::2].tolist(), samples[1::2].tolist(), strict=True))


def _too_short(speech: Speech, text: str) -> VoiceError:
    return VoiceError.of(
        "VG-V060",
        _("Âm thanh dài {seconds} giây không chứa hết {count} tiếng của câu “{text}”.").format(
            seconds=f"{len(speech.samples) / speech.sample_rate:.1f}".replace(".", ","),
            count=len(text.split()),
            text=text,
        ),
        _("Đọc hoặc ghi âm lại câu này; nếu vẫn vậy, chọn giọng khác: vidgen voices"),
    )
