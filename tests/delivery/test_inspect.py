from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from vidgen.delivery.inspect import Expectation, inspect
from vidgen.errors import Severity
from vidgen.film.h264 import CodecOptions
from vidgen.storyboard.model import SAMPLES_PER_FRAME

from .films import FRAMES, SIZE, ffmpeg, flat, noise, pictures, qr_card, write_film

EXPECT = Expectation(size=SIZE, frames=FRAMES)
COPY = ("-c", "copy", "-use_editlist", "0", "-movflags", "+faststart")
X264 = (
    "-c:v",
    "libx264",
    "-preset",
    "ultrafast",
    "-c:a",
    "copy",
    "-use_editlist",
    "0",
    "-movflags",
    "+faststart",
)
AAC = ("-c:v", "copy", "-c:a", "aac", "-b:a", "192k", "-use_editlist", "0", "-movflags", "+faststart")


def codes(path: Path, expect: Expectation = EXPECT) -> list[str]:
    return [finding.code for finding in inspect(path, expect=expect).findings]


def test_a_film_of_ours_falls_short_of_nothing(good_film: Path) -> None:
    inspection = inspect(good_film, expect=EXPECT)
    assert inspection.findings == ()
    assert inspection.passed


def test_the_measured_values_are_those_of_the_film(good_film: Path) -> None:
    values = inspect(good_film, expect=EXPECT).values
    assert (values["width"], values["height"], values["frames"], values["seconds"]) == (108, 192, 105, 3.5)
    assert values["video_codec"] == "h264 High"
    assert values["audio_codec"] == "aac LC"
    assert values["loudness_lufs"] == pytest.approx(-14, abs=0.5)
    assert str(good_film.parent) not in str(values)


def test_a_folder_with_spaces_and_vietnamese_letters_is_no_trouble(good_film: Path, tmp_path: Path) -> None:
    folder = tmp_path / "Tuyên truyền xã Đông Hải"
    folder.mkdir()
    assert codes(shutil.copy(good_film, folder / "phim thử.mp4")) == []


@pytest.mark.parametrize(
    ("code", "options"),
    [
        ("VG-I009", ("-c", "copy", "-use_editlist", "0")),
        ("VG-I010", ("-c", "copy", "-use_editlist", "1", "-movflags", "+faststart")),
        ("VG-I020", (*X264, "-vf", "scale=120:192")),
        ("VG-I020", (*COPY, "-bsf:v", "h264_metadata=sample_aspect_ratio=4/3")),
        ("VG-I021", (*X264, "-c:v", "mpeg4")),
        ("VG-I021", (*X264, "-profile:v", "baseline")),
        ("VG-I022", (*X264, "-pix_fmt", "yuv444p")),
        ("VG-I023", (*COPY, "-bsf:v", "h264_metadata=colour_primaries=5:matrix_coefficients=5")),
        ("VG-I023", (*COPY, "-bsf:v", "h264_metadata=video_full_range_flag=1")),
        ("VG-I024", (*X264, "-r", "25")),
        ("VG-I025", (*X264, "-vf", "select=not(between(n\\,20\\,24))", "-fps_mode", "vfr")),
        ("VG-I026", (*X264, "-preset", "veryfast", "-bf", "2", "-b_strategy", "0")),
        ("VG-I028", (*X264, "-x264-params", "open-gop=1:bframes=2:b-adapt=0:keyint=20:scenecut=0")),
        ("VG-I040", (*COPY, "-an")),
        ("VG-I041", (*AAC, "-c:a", "libmp3lame")),
        ("VG-I042", (*AAC, "-ar", "44100")),
        ("VG-I043", (*AAC, "-ac", "1")),
        ("VG-I044", (*AAC, "-b:a", "48k")),
        ("VG-I008", (*COPY, "-vn")),
    ],
)
def test_each_fault_of_the_file_has_its_code(
    good_film: Path, tmp_path: Path, code: str, options: tuple[str, ...]
) -> None:
    assert code in codes(ffmpeg(good_film, tmp_path / "video.mp4", *options))


def test_a_rotated_picture_is_not_the_size_it_seems(good_film: Path, tmp_path: Path) -> None:
    turned = tmp_path / "turned.mp4"
    ffmpeg(good_film, tmp_path / "plain.mp4", *COPY)
    data = good_film.read_bytes()
    upright = b"".join(n.to_bytes(4, "big") for n in (1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30))
    quarter = b"".join(
        n.to_bytes(4, "big", signed=True) for n in (0, 1 << 16, 0, -(1 << 16), 0, 0, 0, 0, 1 << 30)
    )
    at = data.index(upright, data.index(b"trak"))
    turned.write_bytes(data[:at] + quarter + data[at + len(quarter) :])
    assert "VG-I020" in codes(turned)


@pytest.mark.parametrize(
    ("code", "lufs"),
    [("VG-I046", -9.0), ("VG-I046", -22.0), ("VG-I047", -4.0)],
    ids=["too loud", "too quiet", "peaks"],
)
def test_loudness_is_judged_after_decoding(tmp_path: Path, code: str, lufs: float) -> None:
    assert code in codes(write_film(tmp_path / "video.mp4", pictures(), noise(lufs=lufs)))


def test_a_film_without_a_sound_in_it_is_called_silent_and_not_quiet(tmp_path: Path) -> None:
    still = np.zeros((FRAMES * SAMPLES_PER_FRAME, 2), np.float32)
    inspection = inspect(write_film(tmp_path / "video.mp4", pictures(), still), expect=EXPECT)
    assert [finding.code for finding in inspection.findings] == ["VG-I048"]
    assert inspection.values["loudness_lufs"] is None


def test_a_long_silence_is_a_warning_that_names_the_time(tmp_path: Path) -> None:
    sound = noise(180)
    sound[SAMPLES_PER_FRAME * 60 : SAMPLES_PER_FRAME * 160] = 0
    film = write_film(tmp_path / "video.mp4", pictures(180), sound)
    (finding,) = inspect(film, expect=Expectation(SIZE)).findings
    assert (finding.code, finding.severity) == ("VG-I049", Severity.WARNING)
    assert "0:02,0" in finding.message
    assert "0:05,3" in finding.message


def test_sound_longer_than_the_picture_is_found(tmp_path: Path) -> None:
    assert codes(write_film(tmp_path / "video.mp4", pictures(), noise(FRAMES + 6))) == ["VG-I045"]


def test_a_black_stretch_is_named_with_its_time(tmp_path: Path) -> None:
    shown = [(flat(80), 35), (flat(16), 30), (flat(120), 40)]
    (finding,) = inspect(write_film(tmp_path / "video.mp4", shown, noise()), expect=EXPECT).findings
    assert finding.code == "VG-I029"
    assert "0:01,2" in finding.message
    assert "0:02,2" in finding.message


def test_the_darkest_colour_of_the_look_is_not_black(tmp_path: Path) -> None:
    assert codes(write_film(tmp_path / "video.mp4", [(flat(24), FRAMES)], noise())) == []


def test_keyframes_further_apart_than_five_seconds_are_found(tmp_path: Path) -> None:
    film = write_film(tmp_path / "video.mp4", pictures(160), noise(160), CodecOptions(gop=400))
    assert codes(film, Expectation(SIZE)) == ["VG-I027"]


def test_a_film_shorter_than_its_storyboard_is_found(good_film: Path) -> None:
    assert codes(good_film, Expectation(SIZE, frames=FRAMES + 1)) == ["VG-I030"]


@pytest.mark.parametrize("share", [0.03, 0.5, 0.99])
def test_a_cut_file_is_called_cut_wherever_it_was_cut(good_film: Path, tmp_path: Path, share: float) -> None:
    whole = good_film.read_bytes()
    cut = tmp_path / "video.mp4"
    cut.write_bytes(whole[: int(len(whole) * share)])
    found = codes(cut)
    assert "VG-I006" in found
    assert "VG-I005" not in found


def test_a_cut_file_with_its_index_at_the_end_is_called_cut(good_film: Path, tmp_path: Path) -> None:
    late = ffmpeg(good_film, tmp_path / "late.mp4", "-c", "copy")
    late.write_bytes(late.read_bytes()[:-6000])
    assert "VG-I006" in codes(late)


def test_damage_inside_the_picture_is_found(good_film: Path, tmp_path: Path) -> None:
    data = bytearray(good_film.read_bytes())
    start = data.index(b"mdat") + 4
    data[start : start + 400] = bytes(400)
    broken = tmp_path / "video.mp4"
    broken.write_bytes(data)
    assert "VG-I007" in codes(broken)


def test_what_is_no_film_is_said_to_be_none(tmp_path: Path) -> None:
    text = tmp_path / "bài viết.mp4"
    text.write_text("Đây là một bài viết.\n", encoding="utf-8")
    empty = tmp_path / "rỗng.mp4"
    empty.touch()
    assert codes(text) == ["VG-I005"]
    assert codes(empty) == ["VG-I003"]
    assert codes(tmp_path) == ["VG-I002"]
    assert codes(tmp_path / "không có.mp4") == ["VG-I001"]


def test_another_kind_of_film_is_not_mp4(good_film: Path, tmp_path: Path) -> None:
    assert "VG-I005" in codes(ffmpeg(good_film, tmp_path / "video.mkv", "-c", "copy"))


def test_the_subtitles_beside_the_film_are_inspected_with_it(good_film: Path, tmp_path: Path) -> None:
    film = Path(shutil.copy(good_film, tmp_path / "video.mp4"))
    captions = film.with_suffix(".srt")

    def found(text: str) -> list[str]:
        captions.write_text(text, encoding="utf-8")
        return codes(film)

    first = "1\n00:00:00,000 --> 00:00:01,500\nKhoan đã!\n\n"
    assert found(first) == []
    assert found(first + "2\n00:00:01,500 --> 00:00:03,500\nTắt máy,\nbáo công an xã.\n\n") == []
    assert found(first + "2\n00:00:01,400 --> 00:00:02,000\nTắt máy.\n\n") == ["VG-I074"]
    assert found(first + "2\n00:00:03,000 --> 00:00:04,000\nTắt máy.\n\n") == ["VG-I072"]
    assert found("1\n00:00:00,000 --> 00:00:00,000\nTắt máy.\n\n") == ["VG-I072"]
    assert found("1\n00:00:00,000 --> 00:00:01,000\nmột\nhai\nba\n\n") == ["VG-I073"]
    assert found("không phải phụ đề\n\n") == ["VG-I071"]
    assert found("") == ["VG-I071"]


def test_subtitles_are_missed_only_where_they_are_expected(good_film: Path) -> None:
    assert codes(good_film, Expectation(SIZE, captions=True)) == ["VG-I070"]


QR_SIZE = (270, 480)
LINK = "https://example.vn/xa-dong-hai"


@pytest.fixture(scope="module")
def qr_film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    shown = [(flat(80, QR_SIZE), 30), (qr_card(LINK, QR_SIZE), 200)]
    return write_film(tmp_path_factory.mktemp("qr") / "video.mp4", shown, noise(230))


def test_the_qr_code_is_read_back_from_the_film(qr_film: Path) -> None:
    assert codes(qr_film, Expectation(QR_SIZE, qr_url=LINK)) == []


def test_a_qr_code_that_leads_elsewhere_is_an_error(qr_film: Path) -> None:
    expect = Expectation(QR_SIZE, qr_url="https://example.vn/xa-khac")
    (finding,) = inspect(qr_film, expect=expect).findings
    assert finding.code == "VG-I081"
    assert LINK in finding.message


def test_a_film_without_the_qr_code_it_should_have_is_an_error(good_film: Path) -> None:
    assert codes(good_film, Expectation(SIZE, qr_url=LINK)) == ["VG-I080"]


def test_a_qr_code_shown_too_briefly_is_a_warning(tmp_path: Path) -> None:
    shown = [(flat(80, QR_SIZE), 60), (qr_card(LINK, QR_SIZE), 45)]
    film = write_film(tmp_path / "video.mp4", shown, noise())
    inspection = inspect(film, expect=Expectation(QR_SIZE, qr_url=LINK))
    assert [finding.code for finding in inspection.findings] == ["VG-I082"]
    assert inspection.passed
