"""Footage that cannot be read, or not to its end, is said by name, line and second."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from tests.film.clips import SCRIPT, SIZE, clip, ffmpeg, quarters, video
from vidgen.errors import MediaError
from vidgen.film.footage import pictures
from vidgen.storyboard.model import FPS


@pytest.mark.parametrize("what", ["missing", "empty", "text", "cut", "sound only", "song with a cover"])
def test_what_cannot_be_read_is_said_by_name_and_line(folder: Path, landscape: Path, what: str) -> None:
    path = folder / f"hỏng {what}.mp4"
    if what == "empty":
        path.write_bytes(b"")
    elif what == "text":
        path.write_text("không phải video", encoding="utf-8")
    elif what == "cut":
        path.write_bytes(landscape.read_bytes()[:2000])
    elif what == "sound only":
        ffmpeg("-f", "lavfi", "-i", "sine=440:d=1", str(path))
    elif what == "song with a cover":
        path = folder / "bài hát.mp4"
        cover = folder / "bìa.png"
        Image.new("RGB", (64, 64), (200, 0, 0)).save(cover)
        tune = ("-f", "lavfi", "-i", "sine=440:d=1")
        covered = ("-map", "0", "-map", "1", "-c:v", "copy", "-disposition:v", "attached_pic")
        ffmpeg(*tune, "-i", str(cover), *covered, str(path))
    with pytest.raises(MediaError) as caught:
        list(pictures(replace(video(path, 3), script=SCRIPT, line=12)))
    (finding,) = caught.value.findings
    assert finding.code == ("VG-M001" if what == "missing" else "VG-M005")
    assert path.name in finding.message and finding.fix and finding.place == "kich-ban.md:12"
    assert ("chỉ có tiếng" in finding.message) == ("so" in what)


def damaged(folder: Path, landscape: Path, how: str) -> Path:
    """A clip of 1.5 s that is whole for its first second."""
    whole = folder / "đầu trước.mp4"
    if not whole.exists():
        ffmpeg("-i", str(landscape), "-c", "copy", "-movflags", "+faststart", str(whole))
    data = bytearray(whole.read_bytes())
    half = len(data) * 2 // 3
    path = folder / f"dở dang {how}.mp4"
    if how == "cut":
        del data[half:]
    elif how == "zeroed":
        data[half:] = bytes(len(data) - half)
    else:
        for at in range(half, len(data), 97):
            data[at] ^= 0x5A
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("how", ["cut", "zeroed", "scrambled"])
def test_data_that_break_off_are_said_with_their_second(folder: Path, landscape: Path, how: str) -> None:
    path = damaged(folder, landscape, how)
    found = []
    with pytest.raises(MediaError) as caught:
        for image in pictures(replace(video(path, 60), script=SCRIPT, line=12)):
            found.append(image)
            assert image.size == SIZE
    (finding,) = caught.value.findings
    assert finding.code == "VG-M007" and finding.place == "kich-ban.md:12" and finding.fix
    second = float(re.findall(r"giây (\d+,\d)", finding.message)[0].replace(",", "."))
    assert 0.2 < second < 1.3
    assert second * FPS <= len(found) <= (second + 0.7) * FPS


def test_what_is_whole_before_the_damage_can_be_used(folder: Path, landscape: Path) -> None:
    path = damaged(folder, landscape, "cut")
    assert len(list(pictures(video(path, 12)))) == 12


def test_a_flaw_shorter_than_half_a_second_is_bridged(folder: Path) -> None:
    source = folder / "nhiều hình khóa.mp4"
    clip(source, (320, 180), 2.0, "-g", "6", "-movflags", "+faststart")
    data = bytearray(source.read_bytes())
    at = len(data) // 2
    data[at : at + 200] = bytes(200)
    path = folder / "xước.mp4"
    path.write_bytes(data)
    found = list(pictures(video(path, 60)))
    assert len(found) == 60
    reds = [quarters(image)[1][0] for image in found]
    assert all(later >= earlier - 4 for earlier, later in pairwise(reds)) and reds[-1] > 150


def test_a_recorded_screen_that_stands_still_for_seconds_is_no_damage(folder: Path) -> None:
    path = folder / "quay màn hình.mp4"
    drop = "select='lt(n,10)+gt(n,140)',scale=out_color_matrix=bt709"
    clip(path, (216, 180), 5.0, "-vf", drop, "-fps_mode", "vfr")
    found = list(pictures(video(path, 150)))
    assert len(found) == 150 and found[20] is found[100]
    assert quarters(found[-1])[1][0] > 200
