"""Loudness and true peak as ITU-R BS.1770 and EBU R 128 define them, measured by FFmpeg's ebur128.

Its oversampling for the true peak is done apart (see `truepeak`): it takes more time than all the rest.
"""

from __future__ import annotations

import contextlib
import math
import tempfile
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.filter import Graph
from numpy.typing import NDArray

from vidgen.film.blocks import Sound, Whole, blocks
from vidgen.film.truepeak import TruePeak
from vidgen.storyboard.model import SAMPLE_RATE

SHORTEST = SAMPLE_RATE * 2 // 5
"""Sound shorter than one gating block of 400 ms has no integrated loudness (BS.1770-4)."""

STEP = SAMPLE_RATE // 10
"""Samples from one gating block of 400 ms to the next (BS.1770-4)."""

_SILENCE = -70.0  # the absolute gate of BS.1770-4; nothing below it is counted
_RELATIVE = -10.0  # LU, the gate under the mean of what passes the absolute one


@dataclass(frozen=True, slots=True)
class Loudness:
    """How loud a sound is.

    Attributes:
        integrated_lufs: gated loudness over the whole; −inf for silence and for less than 400 ms.
        true_peak_dbtp: highest value on and between samples (4× oversampled), dB to full scale;
            −inf for silence.
        range_lu: loudness range (EBU Tech 3342), in LU.
    """

    integrated_lufs: float
    true_peak_dbtp: float
    range_lu: float


def measure(sound: Sound) -> Loudness:
    """Loudness, true peak and range of stereo sound at `SAMPLE_RATE`."""
    peak = TruePeak()
    found = _last(_said(peak.listen(blocks(sound)), "peak=none"))
    return Loudness(
        integrated_lufs=_gated(found),
        true_peak_dbtp=_decibels(peak.highest),
        range_lu=float(found.get("lavfi.r128.LRA", 0.0)),
    )


def integrated(sound: Sound) -> float:
    """Integrated loudness in LUFS, in a quarter of the time; −inf for silence and for less than 400 ms."""
    return _gated(_last(_said(sound, "peak=none")))


def momentary(sound: Whole) -> NDArray[np.float64]:
    """Loudness in LUFS of the 400 ms that end with each whole `STEP`; the first three are not full."""
    said = (line.partition("=") for line in _said(sound, "peak=none"))
    found = [float(value) for key, _equals, value in said if key == "lavfi.r128.M"]
    return np.array(found, np.float64)[: len(sound) // STEP]


def gated(blocks: NDArray[np.float64]) -> float:
    """Integrated loudness in LUFS of gating blocks, of which each is given in LUFS; −inf if none counts."""
    counted = blocks[blocks > _SILENCE]
    if not len(counted):
        return -math.inf
    power = 10.0 ** (counted / 10.0)
    power = power[power >= power.mean() * 10.0 ** (_RELATIVE / 10.0)]
    return float(10.0 * np.log10(power.mean()))


def _gated(found: dict[str, str]) -> float:
    value = float(found.get("lavfi.r128.I", _SILENCE))
    return value if value > _SILENCE and math.isfinite(value) else -math.inf


def _decibels(amplitude: float) -> float:
    return 20.0 * math.log10(amplitude) if amplitude > 0.0 else -math.inf


def _last(said: list[str]) -> dict[str, str]:
    """The filter's last words on each of its values, which speak of all the sound before them."""
    return dict(line.split("=", 1) for line in said if "=" in line)


def _said(sound: Sound, peak: str) -> list[str]:
    """What FFmpeg's ebur128 says of each 100 ms, ``key=value`` by line.

    The words go through a file: PyAV hands out the metadata of frames only from 18.1 on.
    """
    with tempfile.TemporaryDirectory(prefix="vidgen-", ignore_cleanup_errors=True) as folder:
        said = Path(folder) / "ebur128.txt"
        _run(sound, peak, said)
        return said.read_text(encoding="utf-8").splitlines() if said.exists() else []


def _run(sound: Sound, peak: str, said: Path) -> None:
    graph = Graph()
    source = graph.add_abuffer(
        sample_rate=SAMPLE_RATE, format="flt", layout="stereo", time_base=Fraction(1, SAMPLE_RATE)
    )
    meter = graph.add("ebur128", f"metadata=1:framelog=quiet:{peak}")
    # Given by name and not within one string, the path needs no escaping.
    notes = graph.add("ametadata", mode="print", file=str(said), direct="1")
    graph.link_nodes(source, meter, notes, graph.add("abuffersink")).configure()
    at = 0
    for block in blocks(sound):
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(block).reshape(1, -1), "flt", "stereo")
        frame.sample_rate = SAMPLE_RATE
        frame.pts = at
        at += len(block)
        graph.push(frame)
        _drain(graph)
    graph.push(None)
    _drain(graph)


def _drain(graph: Graph) -> None:
    with contextlib.suppress(av.BlockingIOError, av.EOFError):
        while True:
            graph.pull()
