from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from tests.film.ebur128 import ebur128
from vidgen.film.blocks import blocks
from vidgen.film.loudness import SHORTEST, integrated, measure
from vidgen.narration.speech import Samples


def tone(level_dbfs: float, seconds: float = 3.0, pitch: float = 997.0, phase: float = 0.0) -> Samples:
    time = np.arange(int(48_000 * seconds)) / 48_000
    wave = 10 ** (level_dbfs / 20) * np.sin(2 * np.pi * pitch * time + phase)
    return np.stack([wave, wave], axis=1).astype(np.float32)


@pytest.mark.parametrize("level", [-23.0, -33.0, -14.0])
def test_the_reference_tone_of_ebu_tech_3341_reads_its_level(level: float) -> None:
    assert measure(tone(level)).integrated_lufs == pytest.approx(level, abs=0.1)
    assert integrated(tone(level)) == pytest.approx(level, abs=0.1)


def test_a_peak_between_samples_is_seen() -> None:
    sound = tone(-6.0, pitch=12_000.0, phase=math.pi / 4) * np.hanning(144_000)[:, None].astype(np.float32)
    assert 20 * math.log10(np.abs(sound).max()) == pytest.approx(-9.0, abs=0.1)
    assert measure(sound).true_peak_dbtp == pytest.approx(-6.0, abs=0.4)


def test_quiet_stretches_are_gated_out() -> None:
    sound = np.concatenate([tone(-20.0, 5), np.zeros((480_000, 2), np.float32)])
    assert measure(sound).integrated_lufs == pytest.approx(-20.0, abs=0.3)


def test_the_end_of_the_sound_counts() -> None:
    sound = tone(-40.0)
    sound[-20:] = 0.9
    assert measure(sound).true_peak_dbtp > -1.5


def test_it_agrees_with_the_ffmpeg_program(tmp_path: Path) -> None:
    rng = np.random.default_rng(5)
    syllables = np.clip(np.sin(2 * np.pi * 2.2 * np.arange(480_000) / 48_000), 0, 1)[:, None]
    sound = (rng.standard_normal((480_000, 2)) * syllables * 0.15).astype(np.float32)
    loudness, peak = ebur128(sound, tmp_path)
    found = measure(sound)
    assert found.integrated_lufs == pytest.approx(loudness, abs=0.1)
    assert found.true_peak_dbtp == pytest.approx(peak, abs=0.1)


def test_whole_and_in_blocks_are_the_same() -> None:
    sound = tone(-18.0, 4.3)
    assert measure(sound) == measure(blocks(sound)) == measure(iter(np.array_split(sound, 77)))


@pytest.mark.parametrize("samples", [0, 1, 48_000])
def test_silence_has_no_loudness_and_no_peak(samples: int) -> None:
    found = measure(np.zeros((samples, 2), np.float32))
    assert (found.integrated_lufs, found.true_peak_dbtp) == (-math.inf, -math.inf)


def test_sound_shorter_than_a_gating_block_has_a_peak_only() -> None:
    found = measure(tone(-20.0)[: SHORTEST - 1])
    assert found.integrated_lufs == -math.inf
    assert found.true_peak_dbtp == pytest.approx(-20.0, abs=0.2)
