"""What the tests of the voice share: running speech, its measured pitch, and stores of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.narration.services.fixtures import edge_service, fpt_ai, google  # noqa: F401  (fixtures)
from vidgen.narration.speech import Speech


@pytest.fixture(autouse=True, scope="session")
def own_cache(own_machine: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """No test reads or writes the cache or the voices of the person who runs it."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VIDGEN_CACHE", str(folder))
        patch.setenv("VIDGEN_VOICES", str(folder / "no voices"))
        yield folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where piper's voices are looked for; no other test has measured what lies here."""
    monkeypatch.setenv("VIDGEN_CACHE", str(tmp_path / "kho"))
    monkeypatch.setenv("VIDGEN_VOICES", str(tmp_path / "giọng đọc"))
    return tmp_path / "giọng đọc"


@pytest.fixture(scope="session")
def median_pitch() -> Callable[[Speech], float]:
    return _median_pitch


def _median_pitch(speech: Speech) -> float:
    """Median fundamental in Hz of the louder frames, by normalised autocorrelation, 60–450 Hz."""
    rate = speech.sample_rate
    size, step = int(0.04 * rate), int(0.01 * rate)
    shortest, longest = rate // 450, min(rate // 60, int(size * 0.8))
    loud = np.sqrt(np.mean(np.square(speech.samples)))
    taper = 1 - np.arange(size) / size
    pitches = []
    for start in range(0, len(speech.samples) - size, step):
        frame = speech.samples[start : start + size]
        if np.sqrt(np.mean(np.square(frame))) < loud / 2:
            continue
        frame = frame - frame.mean()
        spectrum = np.abs(np.fft.rfft(frame, 4 * size)) ** 2
        likeness = np.fft.irfft(spectrum)[:size] / taper
        likeness /= likeness[0]
        inside = likeness[shortest:longest]
        if inside.max() < 0.6:
            continue
        high = np.flatnonzero(
            (inside[1:-1] > 0.9 * inside.max()) & (inside[1:-1] >= inside[:-2]) & (inside[1:-1] >= inside[2:])
        )
        pitches.append(rate / (shortest + 1 + high[0] if high.size else shortest + inside.argmax()))
    return float(np.median(pitches))
