"""Covers are JPEG of the right size, sharp, and within the limit of the platform."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from vidgen.brand.kit import Brand
from vidgen.delivery.cover import ZALO_LIMIT, write_cover
from vidgen.film.compositor import still
from vidgen.scenario.model import Unit
from vidgen.storyboard.cover import cover


@pytest.fixture(scope="module")
def front(teller, brand: Brand, unit: Unit) -> Image.Image:  # type: ignore[no-untyped-def]
    scenario = teller.scenario("## hook: “Công an” gọi, bắt **cập nhật VNeID** ngay?\nKhoan đã!")
    return still(cover(scenario, brand, unit), 0)


def busy() -> Image.Image:
    """A picture that compresses badly: noise over half of the canvas."""
    image = Image.new("RGB", (1080, 1920), (20, 60, 50))
    noise = np.random.default_rng(8).integers(0, 256, (960, 1080, 3), dtype=np.uint8)
    image.paste(Image.fromarray(noise), (0, 480))
    return image


def test_a_cover_is_a_sharp_jpeg_of_the_canvas(front: Image.Image, tmp_path: Path) -> None:
    path = tmp_path / "cover.jpg"
    write_cover(path, front)
    with Image.open(path) as read:
        assert read.format == "JPEG" and read.size == (1080, 1920) and read.mode == "RGB"
        assert [layer[1:3] for layer in read.layer] == [(1, 1)] * 3  # 4:4:4
        difference = np.abs(np.asarray(read, int) - np.asarray(front, int))
    assert difference.mean() < 1.5


@pytest.mark.parametrize("limit", [ZALO_LIMIT, 300_000, 100_000])
def test_a_limit_is_kept(front: Image.Image, tmp_path: Path, limit: int) -> None:
    path = tmp_path / "cover-zalo.jpg"
    write_cover(path, front, limit)
    assert path.stat().st_size <= limit


def test_a_busy_picture_loses_quality_rather_than_the_limit(tmp_path: Path) -> None:
    free, kept = tmp_path / "a.jpg", tmp_path / "b.jpg"
    write_cover(free, busy())
    write_cover(kept, busy(), ZALO_LIMIT)
    assert kept.stat().st_size <= ZALO_LIMIT < free.stat().st_size
    with Image.open(kept) as read:
        assert read.size == (1080, 1920)
        read.load()


def test_no_limit_takes_the_best_quality(front: Image.Image, tmp_path: Path) -> None:
    write_cover(tmp_path / "a.jpg", front)
    write_cover(tmp_path / "b.jpg", front, 10**9)
    assert (tmp_path / "a.jpg").read_bytes() == (tmp_path / "b.jpg").read_bytes()
