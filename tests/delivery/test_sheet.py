"""The contact sheet shows every scene once, in order, in rows of four."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from vidgen.delivery.sheet import contact_sheet, storyboard_stills, video_stills
from vidgen.errors import MediaError

from .films import noise, pictures, write_film

GAP = 20


def stills(count: int) -> list[Image.Image]:
    return [Image.new("RGB", (1080, 1920), (10 + 20 * number, 100, 200)) for number in range(count)]


@pytest.mark.parametrize(
    ("count", "columns", "rows"), [(1, 1, 1), (3, 3, 1), (4, 4, 1), (5, 4, 2), (9, 4, 3)]
)
def test_stills_stand_in_rows_of_four(count: int, columns: int, rows: int) -> None:
    sheet = contact_sheet(iter(stills(count)), width=108, count=count)
    assert sheet.size == (columns * (108 + GAP) + GAP, rows * (192 + GAP) + GAP)
    for number in range(count):
        x, y = GAP + number % 4 * (108 + GAP), GAP + number // 4 * (192 + GAP)
        for spot in ((x, y), (x + 107, y + 191), (x + 54, y + 96)):
            assert sheet.getpixel(spot) == (10 + 20 * number, 100, 200)
        assert sheet.getpixel((x - 1, y)) == sheet.getpixel((0, 0)) != (10, 100, 200)


def test_a_landscape_video_keeps_its_shape() -> None:
    alone = [Image.new("RGB", (1920, 1080))]
    assert contact_sheet(alone, width=320, count=1).size == (320 + 2 * GAP, 180 + 2 * GAP)


def test_a_storyboard_gives_one_settled_still_a_scene(teller) -> None:  # type: ignore[no-untyped-def]
    told = teller.tell("## hook: “Công an” gọi?\nKhoan đã!\n\n## law: Tội lừa đảo\n\n## contact\nCảm ơn!")
    found = list(storyboard_stills(told.storyboard))
    assert [image.size for image in found] == [(1080, 1920)] * 3
    assert len({image.tobytes() for image in found}) == 3


@pytest.mark.parametrize("count", [1, 3, 8])
def test_a_video_gives_stills_spread_evenly(good_film: Path, count: int) -> None:
    found = video_stills(good_film, count)
    assert len(found) == count
    assert all(image.size == (108, 192) and image.mode == "RGB" for image in found)


def test_a_video_of_few_frames_gives_each_once(tmp_path: Path) -> None:
    path = write_film(tmp_path / "ngắn.mp4", pictures(3), noise(3))
    found = video_stills(path, 8)
    assert 1 <= len(found) <= 3
    assert contact_sheet(found, count=len(found)).width > 432


@pytest.mark.parametrize("content", [b"", b"khong phai video", "cut", "no frames", "missing", "sound"])
def test_what_is_no_video_is_said(good_film: Path, tmp_path: Path, content: object) -> None:
    path = tmp_path / "hỏng.mp4"
    if content == "cut":
        path.write_bytes(good_film.read_bytes()[:400])
    elif content == "no frames":
        data = good_film.read_bytes()
        path.write_bytes(data[: data.index(b"mdat") + 8])
    elif content == "sound":
        with av.open(str(path), "w") as container:
            stream = container.add_stream("aac", rate=48_000)
            frame = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), "fltp", "mono")
            frame.sample_rate = 48_000
            container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
    elif content != "missing":
        path.write_bytes(content)  # type: ignore[arg-type]
    with pytest.raises(MediaError) as caught:
        video_stills(path)
    (finding,) = caught.value.findings
    assert finding.code == "VG-M005" and "hỏng.mp4" in finding.message and finding.fix
