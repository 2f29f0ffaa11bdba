"""Footage of any shape stands in its box upright and in its time."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from tests.film.clips import SIZE, assert_upright, clip, ffmpeg, quarters, video
from vidgen.film.footage import pictures
from vidgen.film.reader import Reader
from vidgen.paint.framing import framing
from vidgen.storyboard.footage_facts import facts_of
from vidgen.storyboard.model import FPS


@pytest.mark.parametrize("size", [(200, 180), (216, 180), (322, 282), (233, 201)])
def test_what_is_nearly_the_shape_of_the_box_fills_it(folder: Path, size: tuple[int, int]) -> None:
    path = clip(folder / f"{size[0]} x {size[1]}.mp4", size, 0.2)
    found = list(pictures(video(path, 6)))
    assert len(found) == 6
    for image in found:
        assert image.mode == "RGBA" and image.size == SIZE
    assert_upright(found[-1])
    alpha = np.asarray(found[0])[..., 3]
    assert alpha[0, 0] == 0 and alpha[90, 100] == 255


@pytest.mark.parametrize("size", [(320, 180), (180, 320), (640, 180), (90, 320), (321, 181)])
def test_any_other_shape_is_shown_whole_over_its_own_blurred_and_darkened_picture(
    folder: Path, size: tuple[int, int]
) -> None:
    path = clip(folder / f"{size[0]} và {size[1]}.mp4", size, 0.2)
    for image in pictures(video(path, 6)):
        assert image.mode == "RGBA" and image.size == SIZE
        how = framing(size, SIZE)
        assert how.whole
        left, top = (SIZE[0] - how.size[0]) // 2, (SIZE[1] - how.size[1]) // 2
        inner = image.crop((left, top, left + how.size[0], top + how.size[1]))
        assert_upright(inner)  # all of it is there, to its corners
        corners = np.asarray(inner.convert("RGB"), float)
        assert corners[4, 40 if top else 4, 1] > 140 and corners[-5, -40 if top else -5, 2] > 140
        around = np.asarray(image.convert("RGB"), float)
        strip = around[4, 40:-40] if top else around[40:-40, 4]
        assert 15 < strip.max(-1).mean() < 150


def test_frames_follow_the_clock_of_the_film(landscape: Path) -> None:
    reds = [quarters(image)[1][0] for image in pictures(video(landscape, 36))]
    assert all(later >= earlier - 3 for earlier, later in pairwise(reds))
    assert abs(reds[30] - 100) < 12


def test_any_frame_can_be_had_without_those_before(landscape: Path) -> None:
    whole = list(pictures(video(landscape, 30)))
    for frame in (0, 7, 29):
        assert next(pictures(video(landscape, 30), first=frame)).tobytes() == whole[frame].tobytes()


def test_a_part_begins_where_it_is_asked_to_and_holds_the_picture_it_ends_with(landscape: Path) -> None:
    """Red grows by 100 a second."""
    part = replace(video(landscape, 30), begin=0.5, until=1.0)
    reds = [quarters(image)[1][0] for image in pictures(part)]
    assert abs(reds[0] - 50) < 12 and abs(reds[9] - 80) < 12
    assert len(reds) == 30 and abs(reds[14] - 97) < 12 and abs(reds[-1] - 97) < 12


def test_footage_shorter_than_its_scene_holds_its_last_frame(folder: Path) -> None:
    path = clip(folder / "ngắn.mp4", (216, 180), 0.5)
    found = list(pictures(video(path, 40)))
    assert len(found) == 40
    assert found[20].tobytes() == found[-1].tobytes()
    assert 25 < quarters(found[-1])[1][0] < 60


def test_a_clip_of_one_frame_is_held(folder: Path) -> None:
    path = clip(folder / "một hình.mp4", (216, 180), 1 / 30)
    found = list(pictures(video(path, 5)))
    assert len(found) == 5
    assert_upright(found[-1])


@pytest.mark.parametrize("rate", [15, 25, 60])
def test_other_frame_rates_are_shown_at_thirty(folder: Path, rate: int) -> None:
    path = clip(folder / f"{rate}.mp4", (216, 180), 1.2, rate=rate)
    found = list(pictures(video(path, 33)))
    assert abs(quarters(found[30])[1][0] - 100) < 14


def test_sound_does_not_matter(folder: Path, landscape: Path) -> None:
    path = folder / "có tiếng.mp4"
    ffmpeg("-i", str(landscape), "-f", "lavfi", "-i", "sine=440:d=1", "-c:v", "copy", "-shortest", str(path))
    assert_upright(next(pictures(video(path, 3))))


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_video_filmed_upright_on_a_phone_stands_upright(folder: Path, turned: int) -> None:
    square = clip(folder / f"vuông {turned}.mp4", (200, 180), 0.3)
    path = folder / f"điện thoại {turned}.mp4"
    ffmpeg("-display_rotation", str(turned), "-i", str(square), "-c", "copy", str(path))
    image = next(pictures(video(path, 3)))
    # Top left, top right, bottom left, bottom right; turned to the left by quarters.
    corners = [(200, 0), (0, 0), (200, 200), (0, 200)]
    order = {90: [1, 3, 0, 2], 180: [3, 2, 1, 0], 270: [2, 0, 3, 1]}[turned]
    for (_red, green, blue), place in zip(quarters(image), order, strict=True):
        wanted = corners[place]
        assert abs(green - wanted[0]) < 60 and abs(blue - wanted[1]) < 60, quarters(image)


def test_pixels_that_are_not_square_are_stretched(folder: Path) -> None:
    path = folder / "đài truyền hình.mp4"
    clip(path, (160, 180), 0.2, "-vf", "scale=out_color_matrix=bt709,setsar=2")
    assert facts_of(path).size == (320, 180)
    image = next(pictures(video(path, 3)))
    assert framing((320, 180), SIZE).size[1] < SIZE[1] - 40
    assert np.asarray(image.convert("RGB"))[4, 108].max() < 150  # the backdrop above it


def test_a_rate_that_varies_keeps_its_times(folder: Path) -> None:
    path = folder / "điện thoại rẻ.mp4"
    uneven = "select='not(mod(n,7))+gt(mod(n,5),2)',scale=out_color_matrix=bt709"
    clip(path, (216, 180), 2.0, "-vf", uneven, "-fps_mode", "vfr", rate=50)
    reds = [quarters(image)[1][0] for image in pictures(video(path, 55))]
    for frame in (15, 30, 45):
        assert abs(reds[frame] - 100 * frame / FPS) < 16


def test_4k_is_scaled_as_it_is_read(folder: Path) -> None:
    path = folder / "4K.mp4"
    ffmpeg("-f", "lavfi", "-i", "testsrc2=s=3840x2160:r=30:d=0.2", "-pix_fmt", "yuv420p", str(path))
    reader = Reader(path, facts_of(path), framing((3840, 2160), SIZE).size)
    try:
        assert reader.at(0.1).shape == (122, 216, 3)
        assert reader.at(0.1) is reader.at(0.1)
    finally:
        reader.close()


@pytest.mark.parametrize("ending", [".webm", ".mkv", ".mov", ".avi", ".ts"])
def test_other_containers_are_read_too(folder: Path, ending: str) -> None:
    coded = ("-c:v", "libvpx-vp9", "-cpu-used", "8") if ending == ".webm" else ()
    path = clip(folder / f"đuôi{ending}", (216, 180), 0.4, *coded)
    found = list(pictures(video(path, 20)))
    assert len(found) == 20 and found[15] is found[19]
    assert_upright(found[-1])
