"""Footage keeps its colours: whatever it was coded in, from television or from an HDR phone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.film.clips import ffmpeg, hdr, video
from vidgen.film.footage import pictures
from vidgen.storyboard.footage_facts import facts_of


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("media") / "Phim tuyên truyền của xã"
    path.mkdir()
    return path


@pytest.mark.parametrize(("transfer", "kind"), [("smpte2084", "pq"), ("arib-std-b67", "hlg")])
def test_hdr_is_brought_to_an_ordinary_screen(folder: Path, transfer: str, kind: str) -> None:
    def shown(name: str, signal: float) -> float:
        path = hdr(folder / f"{kind} {name}.mp4", transfer, round(64 + 876 * signal))
        assert facts_of(path).dynamic_range == kind
        pixels = np.asarray(next(pictures(video(path, 2))).convert("RGB"), float)[60:120, 60:150]
        assert pixels.std() < 3 and np.ptp(pixels.mean((0, 1))) < 4  # grey stays grey
        return float(pixels.mean())

    # ITU-R BT.2408, table 1: diffuse white and an 18 % grey card. Untouched they would be 148 and 97 of 255
    # in PQ, and the contrast between them would be gone.
    white, grey = (0.58, 0.38) if kind == "pq" else (0.75, 0.38)
    assert 215 < shown("trắng", white) < 240
    assert 95 < shown("xám", grey) < 125
    assert shown("đen", 0.0) < 6
    assert shown("chói", 1.0) > 250


def test_footage_of_television_shows_no_combs(folder: Path) -> None:
    path = folder / "xen kẽ.mp4"
    moving = "testsrc2=s=432x360:r=50:d=0.4,scroll=h=0.05,tinterlace=4,scale=out_color_matrix=bt709:interl=1"
    ffmpeg(
        *("-f", "lavfi", "-i", moving, "-c:v", "libx264", "-flags", "+ilme+ildct"),
        *("-x264opts", "tff=1", "-pix_fmt", "yuv420p", str(path)),
    )
    rows = np.asarray(next(pictures(video(path, 3), first=2)).convert("L"), float)[20:160, 20:190]
    combs = abs(rows[1:-1] - (rows[:-2] + rows[2:]) / 2).mean()
    assert combs < 2 * abs(rows[:, 1:-1] - (rows[:, :-2] + rows[:, 2:]) / 2).mean() + 1


def test_colours_are_those_of_the_file_whatever_its_matrix_and_range(folder: Path) -> None:
    for matrix, full in (("bt709", False), ("smpte170m", False), ("bt709", True)):
        path = folder / f"{matrix} {full}.mp4"
        space = f"scale=out_color_matrix={matrix}:out_range={'full' if full else 'limited'}"
        kind = ("-pix_fmt", "yuvj420p" if full else "yuv420p", "-colorspace", matrix, "-crf", "8")
        source = "color=c=0xC03050:s=216x180:d=0.2"
        ffmpeg("-f", "lavfi", "-i", source, "-vf", space, *kind, str(path))
        found = np.asarray(next(pictures(video(path, 2))).convert("RGB"), int)[90, 100]
        assert abs(found - (0xC0, 0x30, 0x50)).max() <= 5, (matrix, full, found)
