"""Loudness and true peak as ITU-R BS.1770 and EBU R 128 define them, measured by FFmpeg's ebur128."""

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

from vidgen.film.blocks import Sound, blocks
from vidgen.storyboard.model import SAMPLE_RATE

SHORTEST = SAMPLE_RATE * 2 // 5
"""Sound shorter than one gating block of 400 ms has no integrated loudness (BS.1770-4)."""

_SILENCE = -70.0  # the absolute gate of BS.1770-4; nothing below it is counted


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
    found = _ebur128(sound, "peak=true")
    return Loudness(
        integrated_lufs=_gated(found),
        true_peak_dbtp=_decibels(float(found.get("lavfi.r128.true_peak", 0.0))),
        range_lu=float(found.get("lavfi.r128.LRA", 0.0)),
    )


def integrated(sound: Sound) -> float:
    """Integrated loudness in LUFS, in a quarter of the time; −inf for silence and for less than 400 ms."""
    return _gated(_ebur128(sound, "peak=none"))


def _gated(found: dict[str, str]) -> float:
    value = float(found.get("lavfi.r128.I", _SILENCE))
    return value if value > _SILENCE and math.isfinite(value) else -math.inf


def _decibels(amplitude: float) -> float:
    return 20.0 * math.log10(amplitude) if amplitude > 0.0 else -math.inf


def _ebur128(sound: Sound, peak: str) -> dict[str, str]:
    """The filter's last words on each of its values, which speak of all the sound before them.

    They go through a file: PyAV hands out the metadata of frames only from 18.1 on.
    """
    with tempfile.TemporaryDirectory(prefix="vidgen-", ignore_cleanup_errors=True) as folder:
        said = Path(folder) / "ebur128.txt"
        _run(sound, peak, said)
        lines = said.read_text(encoding="utf-8").splitlines() if said.exists() else []
    return dict(line.split("=", 1) for line in lines if "=" in line)


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
