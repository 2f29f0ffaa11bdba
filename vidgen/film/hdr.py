"""HDR footage on an SDR screen: a colour cube from BT.2020 PQ or HLG to BT.709.

What is white on paper (203 cd/m², ITU-R BT.2408) stays just below white, darker tones keep their contrast,
and highlights up to 1000 cd/m² are rolled off instead of clipped.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vidgen.storyboard.footage_facts import Range

Colours = NDArray[np.float64]

EDGE: Final = 33
"""Samples along each edge of the cube."""

_WHITE = 203.0  # cd/m², diffuse white: ITU-R BT.2408, table 1
_PEAK = 1000.0  # cd/m², the nominal peak of HLG and of most PQ footage
_KNEE = 0.5  # of diffuse white: up to here tones are left alone
_GAMMA = 2.4  # ITU-R BT.1886
_LUMA_2020 = np.array([0.2627, 0.6780, 0.0593])
_TO_709: Final = np.array(  # linear light; ITU-R BT.2087, inverse of its matrix
    [[1.6605, -0.5876, -0.0728], [-0.1246, 1.1329, -0.0083], [-0.0182, -0.1006, 1.1187]]
)


@contextmanager
def cube_file(dynamic_range: Range) -> Iterator[Path]:
    """The cube as a ``.cube`` file, which is gone afterwards; its red runs fastest."""
    axis = np.linspace(0.0, 1.0, EDGE)
    blue, green, red = np.meshgrid(axis, axis, axis, indexing="ij")
    mapped = shown(np.stack([red, green, blue], axis=-1).reshape(-1, 3), dynamic_range)
    with tempfile.TemporaryDirectory(prefix="vidgen-") as folder:
        path = Path(folder) / "hdr.cube"
        with path.open("w", encoding="ascii") as file:
            file.write(f"LUT_3D_SIZE {EDGE}\n")
            np.savetxt(file, mapped, fmt="%.5f")
        yield path


def shown(signal: Colours, dynamic_range: Range) -> Colours:
    """What an SDR screen is given for HDR signals; shape ``(n, 3)``, values 0–1."""
    light = _from_pq(signal) if dynamic_range == "pq" else _from_hlg(signal)
    light /= _WHITE
    # One factor for all three, by the strongest: hues stay what they are.
    strongest = light.max(axis=-1, keepdims=True)
    light *= _rolled_off(strongest) / np.maximum(strongest, 1e-6)
    colours: Colours = np.clip(light @ _TO_709.T, 0.0, 1.0) ** (1.0 / _GAMMA)
    return colours


def _from_pq(signal: Colours) -> Colours:
    """cd/m²; ITU-R BT.2100, table 4."""
    m1, m2, c1, c2, c3 = 0.1593017578125, 78.84375, 0.8359375, 18.8515625, 18.6875
    power = signal ** (1.0 / m2)
    light: Colours = 10_000.0 * (np.maximum(power - c1, 0.0) / (c2 - c3 * power)) ** (1.0 / m1)
    return light


def _from_hlg(signal: Colours) -> Colours:
    """cd/m² on a screen of `_PEAK`; ITU-R BT.2100, table 5."""
    a, b, c = 0.17883277, 0.28466892, 0.55991073
    scene = np.where(signal <= 0.5, signal**2 / 3.0, (np.exp((signal - c) / a) + b) / 12.0)
    luma = np.maximum(scene @ _LUMA_2020, 1e-6)[:, None]
    light: Colours = _PEAK * luma**0.2 * scene
    return light


def _rolled_off(light: Colours) -> Colours:
    """Straight up to the knee, then a hyperbola of the same slope that reaches 1 at the peak."""
    top = _PEAK / _WHITE
    # y = 1 − (1 − k)·(top − x) / ((top − x) + s·(x − k)) has slope 1 at the knee for this s.
    s = (top - _KNEE) / (1.0 - _KNEE)
    x = np.clip(light, _KNEE, top)
    bent = 1.0 - (1.0 - _KNEE) * (top - x) / ((top - x) + s * (x - _KNEE))
    return np.where(light <= _KNEE, light, bent)
