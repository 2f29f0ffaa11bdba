"""A photo is moved over slowly, towards what is in it, and never cut where its shape is another."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.film.clips import RADIUS, SIZE
from vidgen.errors import MediaError
from vidgen.film.footage import pictures
from vidgen.film.zoom import ZOOM, move_over
from vidgen.storyboard.model import Footage


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("media") / "Phim tuyên truyền của xã"
    path.mkdir()
    return path


def photo(folder: Path, frames: int, size: tuple[int, int] = (540, 450), where: str = "") -> Footage:
    """Noise of the shape of the box, or flat grey with all its detail on one side."""
    path = folder / f"ảnh {size[0]} {size[1]} {where}.png"
    if not path.exists():
        random = np.random.default_rng(2).integers(0, 256, (size[1] // 30, size[0] // 30, 3), dtype=np.uint8)
        image = Image.fromarray(random).resize(size, Image.Resampling.BICUBIC)
        if where:
            plain = {"left": (size[0] // 3, 0, *size), "right": (0, 0, size[0] * 2 // 3, size[1])}
            image.paste((120, 120, 120), plain[where])
        image.save(path)
    return Footage(path, SIZE, RADIUS, False, frames)


def test_a_photo_is_zoomed_slowly_and_evenly(folder: Path) -> None:
    found = [np.asarray(image, float)[..., :3] for image in pictures(photo(folder, 90))]
    steps = [abs(later - earlier).mean() for earlier, later in pairwise(found)]
    assert len(found) == 90
    assert min(steps) > 0 and max(steps) < 4 * (sum(steps) / len(steps))
    # 7.5 % in 3 s: the middle of the larger is the middle of the smaller, spread.
    small, large = (found[0], found[-1]) if _grows(found) else (found[-1], found[0])
    share = 1 / (1 + 0.075 * 89 / 90)
    w, h = SIZE[0] * share, SIZE[1] * share
    middle = Image.fromarray(small.astype(np.uint8))
    best = min(
        abs(
            np.asarray(middle.resize(SIZE, Image.Resampling.BICUBIC, box=(x, y, x + w, y + h)), float) - large
        ).mean()
        for x in np.linspace(0, SIZE[0] - w, 13)
        for y in np.linspace(0, SIZE[1] - h, 13)
    )
    assert best < 6 < abs(small - large).mean()


def _grows(found: list[np.ndarray]) -> bool:
    """Whether what is fine becomes coarser."""
    first, last = (abs(np.diff(each, axis=1)).mean() for each in (found[0], found[-1]))
    return bool(first > last)


@pytest.mark.parametrize("where", ["left", "right"])
def test_a_photo_longer_than_its_box_is_panned_to_where_its_detail_is(folder: Path, where: str) -> None:
    path = photo(folder, 90, (600, 450), where)
    found = [np.asarray(image.convert("L"), float) for image in pictures(path)]

    def busy(image: np.ndarray) -> float:
        return float(abs(np.diff(image, axis=1)).mean())

    assert busy(found[-1]) > busy(found[0]) * 1.1
    steps = [abs(later - earlier).mean() for earlier, later in pairwise(found)]
    assert min(steps) > 0


@pytest.mark.parametrize("size", [(960, 540), (450, 900), (1800, 450)])
def test_a_photo_of_another_shape_is_never_cut(folder: Path, size: tuple[int, int]) -> None:
    path = folder / f"khung {size[0]}.png"
    image = Image.new("RGB", size, (90, 90, 90))
    image.paste((255, 255, 0), (0, 0, size[0], 24))
    image.paste((255, 255, 0), (0, size[1] - 24, *size))
    image.paste((255, 255, 0), (0, 0, 24, size[1]))
    image.paste((255, 255, 0), (size[0] - 24, 0, *size))
    image.save(path)
    moving = Footage(path, (864, 720), 0, False, 45)
    seen = [np.asarray(each.convert("RGB"), int) for each in pictures(moving)]
    for pixels in (seen[0], seen[22], seen[-1]):
        frame = (pixels[..., 0] > 200) & (pixels[..., 1] > 200) & (pixels[..., 2] < 90)
        rows, columns = np.flatnonzero(frame.any(1)), np.flatnonzero(frame.any(0))
        assert frame[rows[0]].sum() > 0.8 * (columns[-1] - columns[0])  # its upper edge, all along
        assert frame[rows[-1]].sum() > 0.8 * (columns[-1] - columns[0])
        assert frame[:, columns[0]].sum() > 0.8 * (rows[-1] - rows[0])
        assert frame[:, columns[-1]].sum() > 0.8 * (rows[-1] - rows[0])


def test_two_photos_need_not_move_alike_but_each_always_moves_the_same(folder: Path) -> None:
    random = np.random.default_rng(5)
    size = (round(216 * ZOOM), round(180 * ZOOM))
    moves = []
    for _number in range(12):
        plate = Image.fromarray(random.integers(0, 256, (size[1], size[0], 3), dtype=np.uint8))
        moves.append(move_over(plate, SIZE, True, 3))
        assert moves[-1] == move_over(plate, SIZE, True, 3)
    assert len(set(moves)) > 1
    for move in moves:
        assert max(move.first.zoom, move.last.zoom) <= ZOOM
        assert abs(move.first.zoom - move.last.zoom) <= 0.025 * 3 + 1e-9


def test_a_photo_that_is_gone_is_said(folder: Path) -> None:
    gone = Footage(folder / "không còn.png", SIZE, RADIUS, False, 3)
    with pytest.raises(MediaError) as caught:
        next(pictures(gone))
    assert caught.value.findings[0].code == "VG-M001"
