"""Speech brought to a wanted pace, for engines whose own speed is coarse or unknown.

How fast a service speaks is measured on each answer, so the pace comes out right whatever the service does.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from vidgen.narration.speech import Samples, Speech

_BLOCK: Final = 0.010  # seconds
_SILENT: Final = 0.01  # of the peak (−40 dB)
_PAUSE: Final = 0.12  # seconds; the closed mouth before a “t” or “k” is shorter
_ENOUGH: Final = 8  # syllables from which a measured pace can be trusted alone
_NEAR: Final = 0.03  # no stretching for less: it costs a little clearness and is not heard
_STRETCH: Final = (0.5, 2.0)  # beyond, `atempo` skips samples
_EARLY: Final = 0.015  # seconds over the factor: how early `atempo` plays a click (measured, 0.55–1.9: ±7 ms)


def spoken_seconds(samples: Samples, sample_rate: int) -> float:
    """How long is spoken: from the first to the last sound, without the pauses between."""
    block = max(round(_BLOCK * sample_rate), 1)
    padded = np.pad(np.abs(samples), (0, -len(samples) % block))
    loud = padded.reshape(-1, block).max(axis=1) > np.abs(samples).max(initial=0.0) * _SILENT
    heard = np.flatnonzero(loud)
    if not heard.size:
        return 0.0
    gaps = np.diff(heard) - 1
    pauses = int(gaps[gaps * block >= _PAUSE * sample_rate].sum())
    return (int(heard[-1]) - int(heard[0]) + 1 - pauses) * block / sample_rate


def paced(speech: Speech, syllables: int, wanted: float, usual: float) -> Speech:
    """The speech faster or slower, at the same pitch, so that it has the wanted syllables a second.

    Arguments:
        syllables: that are heard in it.
        wanted: syllables a second, pauses apart.
        usual: what the engine was expected to give; counts where the speech is too short to measure.
    """
    seconds = spoken_seconds(speech.samples, speech.sample_rate)
    if not seconds or not syllables:
        return speech
    trust = min(syllables / _ENOUGH, 1.0)
    measured = (syllables / seconds) ** trust * usual ** (1 - trust)
    factor = min(max(wanted / measured, _STRETCH[0]), _STRETCH[1])
    return speech if abs(factor - 1) < _NEAR else faster(speech, factor)


def faster(speech: Speech, factor: float) -> Speech:
    """Played `factor` times as fast at the same pitch (0.5 to 2), word times with it."""
    length = round(len(speech.samples) / factor)
    words = speech.words and tuple(
        (min(round(start / factor), length), min(round(end / factor), length)) for start, end in speech.words
    )
    return Speech(_stretched(speech.samples, speech.sample_rate, factor, length), speech.sample_rate, words)


def _stretched(samples: Samples, sample_rate: int, factor: float, length: int) -> Samples:
    """Through FFmpeg's `atempo`; exactly `length` samples."""
    import av  # a check of a script times lines without a sound

    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=sample_rate, format="flt", layout="mono")
    tempo = graph.add("atempo", f"{factor:.6f}")
    sink = graph.add("abuffersink")
    source.link_to(tempo)
    tempo.link_to(sink)
    graph.configure()
    frame = av.AudioFrame.from_ndarray(
        np.ascontiguousarray(samples).reshape(1, -1), format="flt", layout="mono"
    )
    frame.sample_rate = sample_rate
    frame.pts = 0
    source.push(frame)
    source.push(None)
    parts: list[Samples] = []
    while True:
        try:
            pulled = sink.pull()
        except (av.BlockingIOError, av.EOFError):
            break
        assert isinstance(pulled, av.AudioFrame)
        parts.append(pulled.to_ndarray().reshape(-1).astype(np.float32, copy=False))
    stretched = np.concatenate([np.zeros(round(_EARLY / factor * sample_rate), np.float32), *parts])
    return np.pad(stretched, (0, max(length - len(stretched), 0)))[:length]
