"""What is wrong with footage, or will look poor, is said at its line before anything is filmed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.film.clips import ffmpeg, hdr
from vidgen.errors import Finding, Severity
from vidgen.film.vetting import vetted
from vidgen.storyboard.model import Footage, Layer, Picture, Pose, Shot, Storyboard

SCRIPT = Path("kich-ban.md")


def film(path: Path, size: str = "640x480", seconds: float = 3, *options: str) -> Path:
    source = ("-f", "lavfi", "-i", f"testsrc2=s={size}:r=30:d={seconds}")
    ffmpeg(*source, "-pix_fmt", "yuv420p", "-g", "15", *options, str(path))
    return path


def said(path: Path, frames: int = 60, *, sound: bool = False) -> list[Finding]:
    picture = Picture((864, 700), lambda: Image.new("RGBA", (864, 700)))
    footage = Footage(path, (864, 700), 32, True, frames, SCRIPT, 7, sound=sound)
    shot = Shot("clip", frames, picture, (Layer("photo", (Pose(0, picture),), footage),), (), (), 0)
    return list(vetted(Storyboard((shot,))))


def only(found: list[Finding]) -> Finding:
    (finding,) = found
    assert finding.place == "kich-ban.md:7" and finding.fix
    return finding


def test_good_footage_passes(tmp_path: Path) -> None:
    assert said(film(tmp_path / "tốt.mp4")) == []


@pytest.mark.parametrize("what", ["missing", "not a video"])
def test_footage_that_cannot_be_opened_is_an_error(tmp_path: Path, what: str) -> None:
    path = tmp_path / "phim.mp4"
    if what == "not a video":
        path.write_bytes(b"abc" * 100)
    assert only(said(path)).code == ("VG-M001" if what == "missing" else "VG-M005")


def test_footage_that_breaks_off_before_its_scene_ends_is_an_error_with_its_second(tmp_path: Path) -> None:
    path = film(tmp_path / "tải dở.mp4", "640x480", 3, "-movflags", "+faststart")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    finding = only(said(path, 90))
    assert finding.code == "VG-M007" and finding.severity is Severity.ERROR
    assert "giây 1," in finding.message
    assert said(path, 20) == []  # what is shown of it is whole


def test_hdr_is_a_warning(tmp_path: Path) -> None:
    finding = only(
        [each for each in said(hdr(tmp_path / "iphone.mov", "arib-std-b67", 600)) if "010" in each.code]
    )
    assert finding.code == "VG-M010" and finding.severity is Severity.WARNING and "HLG" in finding.message


def test_footage_too_small_is_a_warning(tmp_path: Path) -> None:
    finding = only(said(film(tmp_path / "zalo.mp4", "320x240")))
    assert finding.code == "VG-M011" and finding.severity is Severity.WARNING and "320×240" in finding.message


def test_sound_asked_of_mute_footage_is_a_warning(tmp_path: Path) -> None:
    finding = only(said(film(tmp_path / "câm.mp4"), sound=True))
    assert finding.code == "VG-M012" and finding.severity is Severity.WARNING


def test_footage_that_ends_long_before_the_words_is_a_warning(tmp_path: Path) -> None:
    path = film(tmp_path / "ngắn.mp4", "640x480", 1)
    finding = only(said(path, 150))
    assert finding.code == "VG-M013" and finding.severity is Severity.WARNING and "4 giây" in finding.message
    assert said(path, 60) == []


def test_a_recorded_screen_that_stands_still_is_whole(tmp_path: Path) -> None:
    path = film(
        tmp_path / "màn hình.mp4", "640x480", 6, "-vf", "select='lt(n,10)+gt(n,170)'", "-fps_mode", "vfr"
    )
    assert said(path, 180) == []
