"""A clip goes all the way: filmed, heard where it is asked for, its faults reported or refused in time."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from tests.command_line import own_cache, script  # noqa: F401  (fixture)
from tests.film.clips import ffmpeg, hdr
from vidgen.brand.load import load_brand
from vidgen.errors import VidgenError
from vidgen.pipeline import produce
from vidgen.preview import check
from vidgen.settings import Settings

BODY = """\
## clip: Xem cho kỹ
![Xe loa — Nguồn: Đài X](phim.mp4)
Coi chừng!
"""
QUIET = Settings(offline=True, voice="espeak")


def film(folder: Path, *options: str) -> Path:
    path = folder / "phim.mp4"
    picture = ("-f", "lavfi", "-i", "testsrc2=s=640x480:r=30:d=5")
    tone = ("-f", "lavfi", "-i", "sine=1000:d=5")
    ffmpeg(*picture, *tone, "-pix_fmt", "yuv420p", *options, str(path))
    return path


def tone_at_the_end(video: Path) -> float:
    """The share of 1 kHz in what is heard in the fourth second, when nobody speaks."""
    with av.open(str(video)) as file:
        sound: NDArray[np.float32] = np.concatenate(
            [frame.to_ndarray().mean(0) for frame in file.decode(audio=0)]
        )
    part = sound[3 * 48_000 : 4 * 48_000]
    power = abs(np.fft.rfft(part * np.hanning(len(part)))) ** 2
    return float(power[950:1050].sum() / power.sum())


@pytest.mark.usefixtures("own_cache")
def test_a_clip_is_filmed_and_heard_only_where_asked(tmp_path: Path) -> None:
    film(tmp_path)
    for asked in ("", "{tiếng}"):
        file = script(tmp_path, BODY.replace("mp4)", f"mp4){asked}"))
        made = produce(file, None, load_brand(), tmp_path / "out", QUIET)
        assert (tone_at_the_end(made.folder / "video-BAN-NHAP.mp4") > 0.5) is bool(asked)
        with av.open(str(made.folder / "video-BAN-NHAP.mp4")) as video:
            assert video.streams.video[0].frames == 150  # as long as its footage


@pytest.mark.usefixtures("own_cache")
def test_what_is_said_of_footage_stands_in_the_report(tmp_path: Path) -> None:
    hdr(tmp_path / "phim.mp4", "arib-std-b67", 500)
    file = script(tmp_path, BODY)
    made = produce(file, None, load_brand(), tmp_path / "out", QUIET)
    told = {finding.code: finding for finding in made.report.findings}
    assert told["VG-M010"].line == 8
    assert "VG-M010" in {finding.code for finding in check(file, None, load_brand())}


@pytest.mark.usefixtures("own_cache")
def test_footage_that_breaks_off_is_refused_and_nothing_is_left(tmp_path: Path) -> None:
    path = film(tmp_path, "-movflags", "+faststart")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    file = script(tmp_path, BODY)
    with pytest.raises(VidgenError) as caught:
        produce(file, None, load_brand(), tmp_path / "out", QUIET)
    (finding,) = caught.value.findings
    assert (finding.code, finding.path, finding.line) == ("VG-M007", file, 8)
    assert finding in check(file, None, load_brand())
    assert not list(tmp_path.glob("out/**/video*.mp4"))
