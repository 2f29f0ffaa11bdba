"""One script for two communes, through the command line: what stands in the kits is what was promised."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import av
import imageio_ffmpeg
import numpy as np
import pysrt
import pytest
import zxingcpp
from av.video.frame import PictureType
from click.testing import CliRunner
from numpy.typing import NDArray

from tests.approval_support import Office, trusted_office
from tests.command_line import UNITS, environment, in_vietnamese, own_cache, script, vidgen, write  # noqa: F401  (fixtures)
from vidgen import preview
from vidgen.brand.load import load_brand
from vidgen.cli import _root
from vidgen.delivery.post import SECTIONS
from vidgen.delivery.report import read_report
from vidgen.scenario.units import load_units
from vidgen.settings import Settings
from vidgen.storyboard.model import FPS, Storyboard

SCRIPT = """\
---
id: ma-otp
kind: scam
title: Không đọc mã OTP
reviewed: 2026-11-01
hashtags: [CanhGiac]
cast:
  BÀ SÁU: {look: grandmother, voice: female}
  KẺ GỌI: {look: stranger, voice: male}
post: Có người hỏi mã OTP, xin báo {{unit.name}}, số {{unit.hotline}}.
---

## hook: Ai hỏi **mã OTP**?
{{unit.name}} nhắc bà con. Đừng đọc mã.

## call: Số lạ
KẺ GỌI: Đọc mã OTP cho tôi.
BÀ SÁU: Tôi không đọc.

## contact
Cần giúp, gọi {{unit.hotline}}.
"""

# Without music the sound is speech and silence, so that an onset can be seen in it.
BRAND = """\
id: thu-nghiem
name: Công an tỉnh Thử Nghiệm
voices: [espeak]
music: none
unit_mark: bookends
"""

TURNS = ["KẺ GỌI", "BÀ SÁU", "LỜI DẪN"]  # as the subtitles name them

FRAME = 1 / FPS
Planes = tuple[NDArray[np.uint8], ...]


@dataclass(frozen=True)
class Kit:
    """A posting kit as a person finds it."""

    folder: Path

    @property
    def video(self) -> Path:
        return self.folder / "video.mp4"

    @cached_property
    def report(self) -> dict[str, object]:
        return json.loads((self.folder / "report.json").read_text(encoding="utf-8"))

    @cached_property
    def spans(self) -> dict[str, tuple[int, int]]:
        """First frame and the frame after the last, of each scene."""
        found, at = {}, 0
        for scene in self.report["scenes"]:
            found[scene["type"]] = (at, at + scene["frames"])
            at += scene["frames"]
        return found

    @cached_property
    def subtitles(self) -> pysrt.SubRipFile:
        return pysrt.open(str(self.folder / "video.srt"), encoding="utf-8")

    def frame(self, number: int) -> Planes:
        """One frame of the finished film."""
        return next(decoded(self, number, number + 1))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with trusted_office(tmp_path_factory.mktemp("cài đặt")) as office:
        yield office


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, office: Office) -> Path:
    """A folder as an officer has it, blanks and Vietnamese letters in its name: its script is approved."""
    desk = tmp_path_factory.mktemp("Tuyên truyền số 1")
    write(desk / "kịch bản" / "ma-otp.md", SCRIPT)
    write(desk / "kịch bản" / "units.csv", UNITS)
    write(desk / "nhận diện" / "brand.yaml", BRAND)
    office.approve(desk / "kịch bản" / "ma-otp.md", load_brand(desk / "nhận diện"))
    return desk


def arguments(desk: Path, out: str) -> list[object]:
    return ["render", desk / "kịch bản", "--brand", desk / "nhận diện", "--out", desk / out]


@pytest.fixture(scope="module")
def kits(desk: Path) -> dict[str, Kit]:
    """The kits of both communes, by one command."""
    done = vidgen(*arguments(desk, "kết quả"), "--all-units")
    assert done.returncode == 0, done.stderr
    return {unit: Kit(desk / "kết quả" / unit / "ma-otp") for unit in ("doi-sim", "suoi-may")}


@pytest.fixture(scope="module")
def kit(kits: dict[str, Kit]) -> Kit:
    return kits["doi-sim"]


@pytest.fixture(scope="module")
def storyboard(desk: Path, kit: Kit) -> Storyboard:
    """What the film was shot from, made again through the library."""
    unit = load_units(desk / "kịch bản" / "units.csv")[0]
    script = desk / "kịch bản" / "ma-otp.md"
    return preview.storyboard_of(script, unit, load_brand(desk / "nhận diện"), Settings())


@pytest.fixture(scope="module")
def speech(kit: Kit) -> NDArray[np.float32]:
    """The sound of the finished film, decoded: mono at 48 kHz."""
    with av.open(str(kit.video)) as film:
        parts = [frame.to_ndarray().mean(axis=0) for frame in film.decode(audio=0)]
    return np.concatenate(parts)


def decoded(kit: Kit, first: int, last: int) -> Iterator[Planes]:
    """Luma and both colour planes of frames of the finished film."""
    with av.open(str(kit.video)) as film:
        stream = film.streams.video[0]
        stream.thread_type = "AUTO"
        film.seek(int(first / FPS / stream.time_base), stream=stream)  # to the keyframe before
        for frame in film.decode(stream):
            number = round(frame.time * FPS)
            if number >= last:
                break
            if number >= first:
                yield tuple(planes(frame))


def planes(frame: av.VideoFrame) -> Iterator[NDArray[np.uint8]]:
    for plane in frame.planes:
        rows = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
        yield rows[: plane.height, : plane.width].copy()


# --- the file -----------------------------------------------------------------------------------


def test_a_kit_holds_everything_a_person_posts(kits: dict[str, Kit]) -> None:
    for each in kits.values():
        names = {path.name for path in each.folder.iterdir()}
        further = {name for name in names if re.fullmatch(r"card-[2-9]\.png", name)}
        assert names - further == {
            "video.mp4",
            "video.srt",
            "cover.jpg",
            "video.vi_VN.srt",
            "cover-zalo.jpg",
            "cover-nho.jpg",
            "card.png",
            "sheet.jpg",
            "post.txt",
            "publish.yaml",
            "report.json",
        }
        assert (each.folder / "cover-zalo.jpg").stat().st_size <= 1_000_000


def test_ffmpeg_sees_the_promised_streams(kit: Kit) -> None:
    program = imageio_ffmpeg.get_ffmpeg_exe()
    seen = subprocess.run(
        [program, "-hide_banner", "-i", str(kit.video)], capture_output=True, text=True, encoding="utf-8"
    ).stderr
    video = next(line for line in seen.splitlines() if "Video:" in line)
    audio = next(line for line in seen.splitlines() if "Audio:" in line)
    assert re.search(r"Video: h264 \(High\).*yuv420p\(tv, bt709.*\), 1080x1920", video), video
    assert re.search(r" 30 fps, 30 tbr,", video), video
    assert re.search(r"Audio: aac \(LC\).*48000 Hz, stereo", audio), audio


def test_the_picture_is_bt709_at_a_constant_30_frames(kit: Kit) -> None:
    with av.open(str(kit.video)) as film:
        stream = film.streams.video[0]
        codec = stream.codec_context
        packets = [packet for packet in film.demux(stream) if packet.dts is not None]
        step = (1 / stream.average_rate) / stream.time_base
        colour = (codec.color_primaries, codec.color_trc, codec.colorspace, codec.color_range)
        assert colour == (1, 1, 1, 1)
        assert stream.average_rate == stream.base_rate == 30
        assert [packet.pts for packet in packets] == [number * step for number in range(len(packets))]


def test_no_b_frames_and_closed_groups_of_at_most_five_seconds(kit: Kit) -> None:
    with av.open(str(kit.video)) as film:
        packets = [packet for packet in film.demux(video=0) if packet.dts is not None]
        keys = [number for number, packet in enumerate(packets) if packet.is_keyframe]
        assert all(packet.pts == packet.dts for packet in packets)
        assert keys[0] == 0 and all(b - a <= 5 * FPS for a, b in pairwise([*keys, len(packets)]))
    with av.open(str(kit.video)) as film:
        assert PictureType.B not in {PictureType(frame.pict_type) for frame in film.decode(video=0)}


def test_the_index_comes_first_and_there_is_no_edit_list(kit: Kit) -> None:
    data = kit.video.read_bytes()
    top = [name for name, _start, _end in boxes(data, 0, len(data))]
    assert top.index("moov") < top.index("mdat")
    inside = {name for name, *_rest in every_box(data, 0, len(data))}
    assert {"stts", "avcC", "colr"} <= inside
    assert not inside & {"edts", "elst", "ctts"}


def test_every_frame_decodes_and_sound_and_picture_end_together(kit: Kit) -> None:
    with av.open(str(kit.video)) as film:
        frames = sum(1 for _frame in film.decode(video=0))
    with av.open(str(kit.video)) as film:
        samples = sum(frame.samples for frame in film.decode(audio=0))
    assert frames == sum(scene["frames"] for scene in kit.report["scenes"])
    assert abs(samples / 48_000 - frames / 30) <= FRAME
    with av.open(str(kit.video)) as film:
        lengths = [float(stream.duration * stream.time_base) for stream in film.streams]
    assert abs(lengths[0] - lengths[1]) <= FRAME


# --- captions -----------------------------------------------------------------------------------


def test_subtitles_equal_the_captions(kit: Kit, storyboard: Storyboard) -> None:
    begin, captions = 0, []
    for shot in storyboard.shots:
        captions += [((begin + cue.shown) / 30, (begin + cue.end) / 30, cue.text) for cue in shot.captions]
        begin += shot.frames
    named = [re.match(r"(?:(KẺ GỌI|BÀ SÁU|LỜI DẪN): )?(.*)", cue.text, re.DOTALL) for cue in kit.subtitles]
    assert [found and found[2] for found in named] == [text for *_times, text in captions]
    assert [found[1] for found in named if found and found[1]] == TURNS
    for cue, (start, end, _text) in zip(kit.subtitles, captions, strict=True):
        assert cue.start.ordinal / 1000 == pytest.approx(start, abs=0.001)
        assert cue.end.ordinal / 1000 == pytest.approx(end, abs=0.001)


def test_subtitles_have_two_lines_at_most_and_never_overlap(kit: Kit) -> None:
    assert all(len(cue.text.splitlines()) <= 2 for cue in kit.subtitles)
    assert all(cue.start < cue.end for cue in kit.subtitles)
    assert all(before.end <= after.start for before, after in pairwise(kit.subtitles))


def test_each_word_lights_up_with_its_syllable(lightings: list[int], speech: NDArray[np.float32]) -> None:
    """After every pause the next word lights within 80 ms of the first sound, both measured on the film."""
    pauses = silences(speech)
    assert len(pauses) >= 5
    for quiet, heard in pauses:
        lit = next(frame / 30 for frame in lightings if frame / 30 > quiet)
        assert abs(lit - heard) <= 0.080, f"heard at {heard:.3f} s, lit at {lit:.3f} s"


def test_the_film_lights_every_word_the_storyboard_has(lightings: list[int], storyboard: Storyboard) -> None:
    begin, planned = 0, []
    for shot in storyboard.shots:
        words = (word for cue in shot.captions for line in cue.lines for word in line)
        planned += [begin + word.start for word in words]
        begin += shot.frames
    assert lightings == planned


@pytest.fixture(scope="module")
def lightings(kit: Kit) -> list[int]:
    """The frames of the film at which other letters than before stand in the caption's accent colour."""
    found: list[int] = []
    before = np.zeros((0, 2))
    for number, (_luma, blue, red) in enumerate(decoded(kit, 0, 10_000)):
        # #FFD23F in BT.709 is (201, 57, 154); white letters and the box have 128 in both colour planes.
        lit = np.argwhere((blue[615:725] < 90) & (red[615:725] > 138))
        if len(lit) > 20 and (len(before) <= 20 or moved(before, lit)):
            found.append(number)
        before = lit
    return found


def moved(before: NDArray[np.int64], after: NDArray[np.int64]) -> bool:
    """Whether lit letters stand elsewhere; a held picture is bit for bit the same."""
    corners = [(*lit.min(axis=0), *lit.max(axis=0)) for lit in (before, after)]
    return bool(np.abs(np.subtract(*corners)).max() > 4)


def silences(sound: NDArray[np.float32]) -> list[tuple[float, float]]:
    """Pauses of 0.15 s or more between speech, as seconds at which sound ends and begins again."""
    block = 240  # 5 ms
    count = len(sound) // block
    level = np.sqrt(np.mean(np.square(sound[: count * block].reshape(count, block)), axis=1))
    loud = np.flatnonzero(level > 0.03 * np.percentile(level, 95))
    found = [(0.0, loud[0] * 0.005)]
    found += [(a * 0.005 + 0.005, b * 0.005) for a, b in pairwise(loud) if (b - a) * 0.005 >= 0.15]
    return found


# --- one script, two communes -------------------------------------------------------------------


def test_where_no_slot_stands_two_communes_see_the_same_frames(kits: dict[str, Kit]) -> None:
    one, other = (
        [
            [hashlib.sha256(plane).hexdigest() for plane in frame]
            for frame in decoded(each, *each.spans["call"])
        ]
        for each in kits.values()
    )
    assert len(one) > 60
    assert one == other


def test_where_a_slot_stands_they_differ(kits: dict[str, Kit]) -> None:
    for scene in ("hook", "contact"):
        one, other = (each.frame(sum(each.spans[scene]) // 2)[0] for each in kits.values())
        assert not np.array_equal(one, other)


def test_subtitles_and_posts_differ_exactly_in_the_slots(kits: dict[str, Kit], desk: Path) -> None:
    units = {unit.id: unit for unit in load_units(desk / "kịch bản" / "units.csv")}

    def with_slots(text: str, unit_id: str) -> str:
        text = " ".join(text.split())
        values = units[unit_id].model_dump(exclude={"id", "region", "extra"})
        for slot, value in sorted(values.items(), key=lambda pair: -len(pair[1])):
            text = text.replace(value, f"{{{{{slot}}}}}") if value else text
        return text

    said = {id: with_slots(" ".join(cue.text for cue in each.subtitles), id) for id, each in kits.items()}
    assert said["doi-sim"] == said["suoi-may"]
    assert said["doi-sim"].count("{{name}}") == 1 and said["doi-sim"].count("{{hotline}}") == 1
    posts = {}
    for id, each in kits.items():
        approval = read_report(each.folder / "report.json").approval
        assert approval and approval.code
        text = (each.folder / "post.txt").read_text(encoding="utf-8")
        assert text.count(f"Mã kiểm chứng: {approval.code}") == len(SECTIONS)
        posts[id] = with_slots(text.replace(approval.code, "{{code}}"), id)
    assert posts["doi-sim"] == posts["suoi-may"]
    assert "{{name}}" in posts["doi-sim"]


def test_the_qr_code_reads_back_as_the_unit_s_address(kits: dict[str, Kit]) -> None:
    for unit, each in kits.items():
        first, last = each.spans["contact"]
        for at in (first + 15, last - 1):
            codes = zxingcpp.read_barcodes(each.frame(at)[0])
            assert [code.text for code in codes] == [f"https://example.org/{unit}"]
        assert last - first >= 6 * FPS


# --- again, and without a network ---------------------------------------------------------------


def digest(kit: Kit) -> list[str]:
    return [
        hashlib.sha256((kit.folder / name).read_bytes()).hexdigest() for name in ("video.mp4", "video.srt")
    ]


def test_the_same_input_gives_the_same_bytes(desk: Path, kit: Kit, tmp_path: Path) -> None:
    """Even with nothing remembered from the first time."""
    done = vidgen(
        *arguments(desk, "lần hai"),
        "--unit",
        "doi-sim",
        env=environment(VIDGEN_CACHE=str(tmp_path / "kho")),
    )
    assert done.returncode == 0, done.stderr
    assert digest(Kit(desk / "lần hai" / "doi-sim" / "ma-otp")) == digest(kit)


def test_nothing_is_made_again_when_nothing_has_changed(desk: Path, kit: Kit) -> None:
    before = {path: path.stat().st_mtime_ns for path in kit.folder.iterdir()}
    done = vidgen(*arguments(desk, "kết quả"), "--unit", "doi-sim")
    assert done.returncode == 0 and "không đổi" in done.stdout
    assert {path: path.stat().st_mtime_ns for path in kit.folder.iterdir()} == before


CUT = """\
import os, socket
def _refused(*arguments, **named):
    with open(os.environ["ATTEMPTS"], "a", encoding="utf-8") as log:
        log.write(repr(arguments[-1:]) + "\\n")
    raise OSError("mạng đã bị cắt")
class _Cut(socket.socket):
    connect = connect_ex = sendto = _refused
socket.socket = socket.SocketType = _Cut
socket.getaddrinfo = socket.gethostbyname = socket.create_connection = _refused
"""


@pytest.mark.parametrize("offline", [True, False], ids=["--offline", "no network"])
def test_everything_works_with_the_network_cut_off(tmp_path: Path, *, offline: bool) -> None:
    """With the shipped brand, whose first voices are not the embedded one; --offline does not even try."""
    write(tmp_path / "cut" / "sitecustomize.py", CUT)
    story = script(tmp_path, "## hook: Mã **OTP**\nKhông đọc mã cho ai. Có người hỏi mã thì tắt máy ngay.\n")
    log = write(tmp_path / "attempts.txt", "")
    python_path = os.pathsep.join([str(tmp_path / "cut"), environment()["PYTHONPATH"]])
    env = environment(PYTHONPATH=python_path, ATTEMPTS=str(log))
    done = vidgen("render", story, "--out", tmp_path / "out", *(["--offline"] if offline else []), env=env)
    assert done.returncode == 0, done.stderr
    film = tmp_path / "out" / "chung" / "thu" / "video-BAN-NHAP.mp4"
    assert vidgen("inspect", film, env=env).returncode == 0
    if offline:
        assert log.read_text(encoding="utf-8") == ""


def test_the_cut_is_a_cut(tmp_path: Path) -> None:
    write(tmp_path / "sitecustomize.py", CUT)
    env = environment(PYTHONPATH=str(tmp_path), ATTEMPTS=str(tmp_path / "log"))
    tried = subprocess.run(
        [sys.executable, "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:9/')"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=env,
    )
    assert tried.returncode and "mạng đã bị cắt" in tried.stderr


# --- inspection ---------------------------------------------------------------------------------


def test_inspect_passes_what_was_delivered(kits: dict[str, Kit]) -> None:
    done = vidgen("inspect", *(each.video for each in kits.values()))
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(": đạt") == 2


FAULTS = {
    "index at the end": (["-c", "copy"], "VG-I009"),
    "half the size": (["-vf", "scale=540:960"], "VG-I020"),
    "25 frames": (["-r", "25", "-c:a", "copy"], "VG-I024"),
    "B-frames and an edit list": (
        ["-c:v", "libx264", "-preset", "ultrafast", "-bf", "2", "-c:a", "copy"],
        "VG-I026 VG-I010",
    ),
    "no sound": (["-an", "-c", "copy"], "VG-I040"),
    "mono": (["-c:v", "copy", "-ac", "1"], "VG-I043"),
    "too quiet": (["-c:v", "copy", "-af", "volume=-12dB"], "VG-I046"),
    "a strobe": (
        ["-vf", "lutyuv=y=235:enable='lt(mod(n,6),3)'", "-preset", "ultrafast", "-c:a", "copy"],
        "VG-I031",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_inspect_names_the_fault_of_a_file_made_wrong(kit: Kit, tmp_path: Path, fault: str) -> None:
    options, codes = FAULTS[fault]
    wrong = tmp_path / "sai.mp4"
    subprocess.run(
        [
            imageio_ffmpeg.get_ffmpeg_exe(),
            "-v",
            "error",
            "-t",
            "4",
            "-i",
            str(kit.video),
            *options,
            str(wrong),
        ],
        check=True,
    )
    done = CliRunner().invoke(_root, ["inspect", str(wrong)])
    assert done.exit_code == 1
    assert all(f"lỗi {code}" in done.output for code in codes.split()), done.output


def test_the_report_and_inspect_measure_the_same_picture(kit: Kit) -> None:
    """Flashes, captions and code as decoded; words and sizes as painted."""
    quality = kit.report["quality"]
    assert quality["text_contrast"] >= 4.5 and quality["smallest_text"] >= 26
    assert quality["flashes"] <= 3 and quality["caption_contrast"] >= 7 and quality["qr_pixels"] >= 400
    (said,) = vidgen("inspect", kit.video, "--json").stdout.splitlines()
    measured = json.loads(said)["measured"]
    for name in ("flashes", "qr_pixels"):
        assert measured[name] == quality[name]
    assert measured["caption_contrast"] == pytest.approx(quality["caption_contrast"], rel=0.1)


def test_inspect_names_subtitles_that_are_wrong(kit: Kit, tmp_path: Path) -> None:
    (tmp_path / "video.mp4").write_bytes(kit.video.read_bytes())
    write(
        tmp_path / "video.srt",
        "1\n00:00:00,000 --> 00:00:03,000\nMột\nhai\nba\n\n2\n00:00:02,000 --> 00:00:04,000\nbốn\n",
    )
    done = vidgen("inspect", tmp_path / "video.mp4")
    assert done.returncode == 1
    assert "VG-I073" in done.stdout and "VG-I074" in done.stdout


def test_inspect_names_a_film_that_was_cut_off(kit: Kit, tmp_path: Path) -> None:
    data = kit.video.read_bytes()
    half = tmp_path / "dở dang.mp4"
    half.write_bytes(data[: len(data) // 2])
    done = vidgen("inspect", half)
    assert done.returncode == 1 and "VG-I0" in done.stdout and "Traceback" not in done.stderr


# --- boxes of an MP4 (ISO/IEC 14496-12) ---------------------------------------------------------

_HOLDERS = {"moov", "trak", "mdia", "minf", "stbl", "edts", "dinf"}


def boxes(data: bytes, start: int, end: int) -> list[tuple[str, int, int]]:
    """Name, start and end of the content of each box."""
    found = []
    while start + 8 <= end:
        size, head = int.from_bytes(data[start : start + 4], "big"), 8
        if size == 1:
            size, head = int.from_bytes(data[start + 8 : start + 16], "big"), 16
        size = size or end - start
        found.append((data[start + 4 : start + 8].decode("latin-1"), start + head, start + size))
        start += size
    return found


def every_box(data: bytes, start: int, end: int) -> list[tuple[str, int, int]]:
    found = []
    for name, first, last in boxes(data, start, end):
        found.append((name, first, last))
        if name in _HOLDERS:
            found += every_box(data, first, last)
        elif name == "stsd":
            found += every_box(data, first + 8, last)
        elif name == "avc1":
            found += boxes(data, first + 78, last)
    return found
