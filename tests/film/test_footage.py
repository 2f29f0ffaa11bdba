"""Footage fills its box upright and in its colours; what cannot be read is said by name."""

from __future__ import annotations

import subprocess
from itertools import pairwise
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest
from PIL import Image

from vidgen.errors import MediaError
from vidgen.film.footage import pictures
from vidgen.storyboard.model import Footage

SIZE = (216, 180)
RADIUS = 16


def ffmpeg(*arguments: str) -> None:
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-loglevel", "error", "-y", *arguments]
    subprocess.run(command, check=True, capture_output=True)


def clip(path: Path, size: tuple[int, int], seconds: float, *options: str, rate: int = 30) -> Path:
    """A clip whose red grows from 0 by 100 a second, green left half, blue below."""
    width, height = size
    source = (
        f"nullsrc=s={width}x{height}:r={rate}:d={seconds},"
        "format=gbrp,geq=r='min(250,100*T)':g='if(lt(X,W/2),200,0)':b='if(lt(Y,H/2),0,200)'"
    )
    coded = ("-pix_fmt", "yuv420p", "-colorspace", "bt709", "-crf", "10")
    ffmpeg("-f", "lavfi", "-i", source, "-vf", "scale=out_color_matrix=bt709", *options, *coded, str(path))
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("media") / "Phim tuyên truyền của xã"
    path.mkdir()
    return path


@pytest.fixture(scope="module")
def landscape(folder: Path) -> Path:
    return clip(folder / "ngang có dấu.mp4", (320, 180), 1.5)


def video(path: Path, frames: int) -> Footage:
    return Footage(path, SIZE, RADIUS, True, frames)


def quarters(image: Image.Image) -> list[tuple[float, ...]]:
    """Mean colour of each quarter's middle: top left, top right, bottom left, bottom right."""
    pixels = np.asarray(image.convert("RGB"), float)
    height, width = pixels.shape[:2]
    spots = [(y, x) for y in (height // 4, 3 * height // 4) for x in (width // 4, 3 * width // 4)]
    return [tuple(pixels[y - 8 : y + 8, x - 8 : x + 8].mean((0, 1))) for y, x in spots]


def assert_upright(image: Image.Image) -> None:
    for (_red, green, blue), wanted in zip(
        quarters(image), [(200, 0), (0, 0), (200, 200), (0, 200)], strict=True
    ):
        assert abs(green - wanted[0]) < 60 and abs(blue - wanted[1]) < 60, quarters(image)


@pytest.mark.parametrize("size", [(320, 180), (180, 320), (200, 200), (322, 182)])
def test_every_shape_of_picture_fills_the_box(folder: Path, size: tuple[int, int]) -> None:
    path = clip(folder / f"{size[0]} x {size[1]}.mp4", size, 0.2)
    found = list(pictures(video(path, 6)))
    assert len(found) == 6
    for image in found:
        assert image.mode == "RGBA" and image.size == SIZE
    assert_upright(found[-1])
    alpha = np.asarray(found[0])[..., 3]
    assert alpha[0, 0] == 0 and alpha[90, 100] == 255


def test_frames_follow_the_clock_of_the_film(landscape: Path) -> None:
    reds = [quarters(image)[1][0] for image in pictures(video(landscape, 36))]
    assert all(later >= earlier - 3 for earlier, later in pairwise(reds))
    assert abs(reds[30] - 100) < 12


def test_any_frame_can_be_had_without_those_before(landscape: Path) -> None:
    whole = list(pictures(video(landscape, 30)))
    for frame in (0, 7, 29):
        assert next(pictures(video(landscape, 30), first=frame)).tobytes() == whole[frame].tobytes()


def test_footage_shorter_than_its_scene_holds_its_last_frame(folder: Path) -> None:
    path = clip(folder / "ngắn.mp4", (320, 180), 0.5)
    found = list(pictures(video(path, 40)))
    assert len(found) == 40
    assert found[20].tobytes() == found[-1].tobytes()
    assert 25 < quarters(found[-1])[1][0] < 60


def test_a_clip_of_one_frame_is_held(folder: Path) -> None:
    path = clip(folder / "một hình.mp4", (320, 180), 1 / 30)
    found = list(pictures(video(path, 5)))
    assert len(found) == 5
    assert_upright(found[-1])


@pytest.mark.parametrize("rate", [15, 25, 60])
def test_other_frame_rates_are_shown_at_thirty(folder: Path, rate: int) -> None:
    path = clip(folder / f"{rate}.mp4", (320, 180), 1.2, rate=rate)
    found = list(pictures(video(path, 33)))
    assert abs(quarters(found[30])[1][0] - 100) < 14


def test_sound_does_not_matter(folder: Path, landscape: Path) -> None:
    path = folder / "có tiếng.mp4"
    ffmpeg("-i", str(landscape), "-f", "lavfi", "-i", "sine=440:d=1", "-c:v", "copy", "-shortest", str(path))
    assert_upright(next(pictures(video(path, 3))))


def test_a_video_filmed_upright_on_a_phone_stands_upright(folder: Path, landscape: Path) -> None:
    path = folder / "điện thoại.mp4"
    ffmpeg("-display_rotation", "90", "-i", str(landscape), "-c", "copy", str(path))
    image = next(pictures(video(path, 3)))
    # Turned a quarter to the left: what was on the right is above, what was above is on the left.
    expected = [(0, 0), (0, 200), (200, 0), (200, 200)]
    for (_red, green, blue), wanted in zip(quarters(image), expected, strict=True):
        assert abs(green - wanted[0]) < 60 and abs(blue - wanted[1]) < 60, quarters(image)


@pytest.mark.parametrize("what", ["missing", "empty", "text", "cut", "sound only"])
def test_what_cannot_be_read_is_said_by_name(folder: Path, landscape: Path, what: str) -> None:
    path = folder / f"hỏng {what}.mp4"
    if what == "empty":
        path.write_bytes(b"")
    elif what == "text":
        path.write_text("không phải video", encoding="utf-8")
    elif what == "cut":
        path.write_bytes(landscape.read_bytes()[:2000])
    elif what == "sound only":
        ffmpeg("-f", "lavfi", "-i", "sine=440:d=1", str(path))
    with pytest.raises(MediaError) as caught:
        list(pictures(video(path, 3)))
    (finding,) = caught.value.findings
    assert finding.code == "VG-M005" and path.name in finding.message and finding.fix


def test_data_that_break_off_are_said_or_the_last_whole_frame_is_held(folder: Path, landscape: Path) -> None:
    whole = folder / "đầu trước.mp4"
    ffmpeg("-i", str(landscape), "-c", "copy", "-movflags", "+faststart", str(whole))
    path = folder / "dở dang.mp4"
    path.write_bytes(whole.read_bytes()[: whole.stat().st_size * 2 // 3])
    with pytest.warns(UserWarning):
        found = list(pictures(video(path, 40)))
    assert len(found) == 40
    assert_upright(found[-1])


def photo(folder: Path, frames: int) -> Footage:
    path = folder / "ảnh.png"
    if not path.exists():
        random = np.random.default_rng(2).integers(0, 256, (48, 48, 3), dtype=np.uint8)
        Image.fromarray(random).resize((480, 480), Image.Resampling.BICUBIC).save(path)
    return Footage(path, SIZE, RADIUS, False, frames)


def test_a_photo_is_zoomed_slowly_and_evenly(folder: Path) -> None:
    found = [np.asarray(image, float)[..., :3] for image in pictures(photo(folder, 30))]
    steps = [abs(later - earlier).mean() for earlier, later in pairwise(found)]
    assert len(found) == 30
    assert min(steps) > 0 and max(steps) < 4 * (sum(steps) / len(steps))
    # 7 % larger at the end: the middle of the last frame is the middle of the first, spread.
    first = Image.fromarray(found[0].astype(np.uint8))
    share = 1 / (1 + 0.07 * 29 / 30)
    w, h = SIZE[0] * share, SIZE[1] * share
    box = ((SIZE[0] - w) / 2, (SIZE[1] - h) / 2, (SIZE[0] + w) / 2, (SIZE[1] + h) / 2)
    spread = np.asarray(first.resize(SIZE, Image.Resampling.BICUBIC, box=box), float)
    assert abs(spread - found[-1]).mean() < 4 < abs(found[0] - found[-1]).mean()


def test_a_photo_that_is_gone_is_said(folder: Path) -> None:
    gone = Footage(folder / "không còn.png", SIZE, RADIUS, False, 3)
    with pytest.raises(MediaError) as caught:
        next(pictures(gone))
    assert caught.value.findings[0].code == "VG-M001"
