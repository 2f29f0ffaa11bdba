from __future__ import annotations

import dataclasses
import os
import re
import subprocess
import sys
from pathlib import Path

import av
import imageio_ffmpeg
import numpy as np
import pytest

from vidgen.errors import FilmError
from vidgen.film.aac import EncodedAudio, encode_aac
from vidgen.film.frames import Run
from vidgen.film.h264 import EncodedVideo, encode
from vidgen.film.mux import write_mp4
from vidgen.storyboard.model import SAMPLES_PER_FRAME

FRAMES = 75
IMPULSE = 70_000
TAGS = {"title": "Giả danh công an, ép cập nhật VNeID", "comment": "Nội dung có sử dụng AI"}


@pytest.fixture(scope="module")
def video() -> EncodedVideo:
    pictures = []
    for shade in (60, 110, 180):
        picture = av.VideoFrame.from_ndarray(np.full((480, 180), shade, np.uint8), "yuv420p")
        pictures.append(Run(picture, FRAMES // 3))
    return encode(pictures, (180, 320))


@pytest.fixture(scope="module")
def audio() -> EncodedAudio:
    mix = np.zeros((FRAMES * SAMPLES_PER_FRAME, 2), np.float32)
    mix[IMPULSE] = 0.8
    return encode_aac(mix)


@pytest.fixture
def film(tmp_path: Path, video: EncodedVideo, audio: EncodedAudio) -> Path:
    path = tmp_path / "Tuyên truyền tháng 11" / "video.mp4"
    write_mp4(path, video, audio, TAGS)
    return path


def boxes(data: bytes) -> list[str]:
    names, at = [], 0
    while at < len(data):
        names.append(data[at + 4 : at + 8].decode("ascii"))
        at += int.from_bytes(data[at : at + 4], "big")
    return names


def test_the_index_comes_before_the_pictures(film: Path) -> None:
    found = boxes(film.read_bytes())
    assert found.index("moov") < found.index("mdat")


def test_neither_track_has_an_edit_list(film: Path) -> None:
    head = film.read_bytes().partition(b"mdat")[0]
    assert b"edts" not in head
    assert b"elst" not in head


def test_every_frame_lasts_a_thirtieth_of_a_second(film: Path) -> None:
    with av.open(str(film)) as container:
        stream = container.streams.video[0]
        packets = [packet for packet in container.demux(stream) if packet.pts is not None]
        assert stream.average_rate == stream.guessed_rate == 30
        assert [packet.pts * packet.time_base * 30 for packet in packets] == list(range(FRAMES))
        assert all(packet.pts == packet.dts for packet in packets)


def test_ffmpeg_sees_h264_high_bt709_and_stereo_aac(film: Path) -> None:
    seen = subprocess.run(
        [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-i", str(film)],
        capture_output=True,
        encoding="utf-8",
    ).stderr
    assert re.search(r"Video: h264 \(High\) \(avc1.*yuv420p\(tv, bt709", seen)
    assert re.search(r"180x320.* 30 fps, 30 tbr", seen)
    assert re.search(r"Audio: aac \(LC\).*48000 Hz, stereo", seen)


def test_ffmpeg_decodes_every_frame_without_complaint(film: Path) -> None:
    run = subprocess.run(
        [
            *(imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-xerror", "-err_detect", "explode"),
            *("-i", str(film), "-f", "null", "-"),
        ],
        capture_output=True,
        encoding="utf-8",
    )
    assert (run.returncode, run.stderr) == (0, "")


def test_the_colour_box_says_bt709(film: Path) -> None:
    head = film.read_bytes().partition(b"mdat")[0]
    assert b"colrnclx" + bytes([0, 1, 0, 1, 0, 1, 0]) in head


def test_tags_are_kept(film: Path) -> None:
    with av.open(str(film)) as container:
        assert {name: container.metadata[name] for name in TAGS} == TAGS


def test_a_sound_is_heard_at_the_sample_the_mix_gave_it(film: Path) -> None:
    with av.open(str(film)) as container:
        heard = np.concatenate([frame.to_ndarray() for frame in container.decode(audio=0)], axis=1)
    assert abs(int(np.abs(heard[0]).argmax()) - IMPULSE) <= 32


def test_picture_and_sound_are_equally_long(film: Path) -> None:
    with av.open(str(film)) as container:
        picture, sound = container.streams.video[0], container.streams.audio[0]
        assert picture.start_time == sound.start_time == 0
        assert picture.duration * picture.time_base == sound.duration * sound.time_base == FRAMES / 30


def test_picture_and_sound_lie_side_by_side(film: Path) -> None:
    with av.open(str(film)) as container:
        times = {"video": 0.0, "audio": 0.0}
        apart = []
        for packet in container.demux():
            if packet.dts is not None:
                times[packet.stream.type] = float(packet.dts * packet.time_base)
                apart.append(abs(times["video"] - times["audio"]))
    assert max(apart) < 1.1


def test_the_same_film_is_the_same_bytes(film: Path, video: EncodedVideo, audio: EncodedAudio) -> None:
    again = film.with_name("again.mp4")
    write_mp4(again, video, audio, TAGS)
    assert again.read_bytes() == film.read_bytes()


def test_a_film_without_frames_is_refused(tmp_path: Path, video: EncodedVideo, audio: EncodedAudio) -> None:
    with pytest.raises(FilmError) as refused:
        write_mp4(tmp_path / "video.mp4", dataclasses.replace(video, packets=()), audio, {})
    assert refused.value.findings[0].code == "VG-F020"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are POSIX")
def test_a_full_disk_leaves_the_film_that_was_there(
    film: Path, video: EncodedVideo, audio: EncodedAudio
) -> None:
    import resource

    before = film.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, limits[1]))
    try:
        with pytest.raises(FilmError) as refused:
            write_mp4(film, video, audio, TAGS)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert refused.value.findings[0].code == "VG-F021"
    assert "đầy" in refused.value.findings[0].message
    assert film.read_bytes() == before
    assert list(film.parent.iterdir()) == [film]


@pytest.mark.skipif(
    sys.platform == "win32" or (hasattr(os, "geteuid") and os.geteuid() == 0),
    reason="root may write anywhere",
)
def test_a_read_only_folder_is_named(tmp_path: Path, video: EncodedVideo, audio: EncodedAudio) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(FilmError) as refused:
            write_mp4(tmp_path / "video.mp4", video, audio, TAGS)
    finally:
        tmp_path.chmod(0o700)
    assert refused.value.findings[0].code == "VG-F022"
    assert str(tmp_path) in refused.value.findings[0].message


def test_a_folder_that_cannot_be_made_is_said(
    tmp_path: Path, video: EncodedVideo, audio: EncodedAudio
) -> None:
    (tmp_path / "out").write_text("một tệp, không phải thư mục", encoding="utf-8")
    with pytest.raises(FilmError) as refused:
        write_mp4(tmp_path / "out" / "video.mp4", video, audio, TAGS)
    assert refused.value.findings[0].code == "VG-F024"
    assert refused.value.findings[0].fix
