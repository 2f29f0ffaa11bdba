"""Each frame of the film is there, holds stand still to the bit, and a strict decoder has nothing to say."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import av
import imageio_ffmpeg
import numpy as np
import pytest
from av import VideoFrame
from hypothesis import given, settings
from hypothesis import strategies as st

from vidgen.errors import FilmError
from vidgen.film import h264
from vidgen.film.aac import encode_aac
from vidgen.film.bitstream import escape, split_nals, unescape
from vidgen.film.frames import Run
from vidgen.film.gop import pace
from vidgen.film.h264 import CodecOptions, EncodedVideo, encode, join
from vidgen.film.mux import write_mp4
from vidgen.film.skip import SkipUnavailable
from vidgen.film.slices import is_slice, read_format, read_header
from vidgen.film.x264 import Encoder
from vidgen.storyboard.model import FPS, SAMPLES_PER_FRAME

SIZE = (64, 96)
PLAIN = CodecOptions(hold_aware=False)


@cache
def picture(seed: int, size: tuple[int, int] = SIZE) -> VideoFrame:
    """Odd seeds are noise, which x264 cannot predict; even ones are the same shapes moved a little."""
    width, height = size
    if seed % 2:
        planes = np.random.default_rng(seed).integers(16, 236, (height * 3 // 2, width), dtype=np.uint8)
    else:
        y, x = np.mgrid[0 : height * 3 // 2, 0:width]
        planes = (60 + (x + 3 * seed) // 9 * 31 % 90 + y // 7 * 17 % 60).astype(np.uint8)
    return VideoFrame.from_ndarray(planes, "yuv420p")


def decode(video: EncodedVideo) -> list[str]:
    """A digest of each frame, from a decoder that stops at the first error."""
    context = av.CodecContext.create("h264", "r")
    context.extradata = video.extradata
    context.options = {"err_detect": "explode"}
    context.thread_count = 1
    data = (*(av.Packet(packet.data) for packet in video.packets), None)
    return [digest(frame) for each in data for frame in context.decode(each)]


def digest(frame: VideoFrame) -> str:
    return hashlib.md5(frame.to_ndarray()).hexdigest()


def film(counts: Sequence[int], first: int = 0) -> list[Run]:
    return [Run(picture(first + index), count) for index, count in enumerate(counts)]


def spread(frames: Sequence[str], counts: Sequence[int]) -> list[str]:
    return [frame for frame, count in zip(frames, counts, strict=True) for _ in range(count)]


def x264_alone(runs: list[Run], options: CodecOptions) -> EncodedVideo:
    """The pictures without their holds, as x264 writes them, IDRs at the same pictures."""
    encoder = Encoder(SIZE, options)
    packets = [
        data for paced in pace(runs, options.gop) for data in encoder.feed(paced.run.frame, idr=paced.idr)
    ]
    packets += encoder.finish()
    return EncodedVideo(*SIZE, encoder.extradata, tuple(h264.VideoPacket(data, False) for data in packets))


def assert_conforms(video: EncodedVideo, gop: int) -> None:
    """The rules of clause 7.4.3 that a decoder may forgive and a player may not."""
    stream = read_format(video.extradata)
    slices = [[nal for nal in split_nals(packet.data) if is_slice(nal)] for packet in video.packets]
    assert all(len(each) == 1 for each in slices)
    assert all(escape(unescape(nal)) == nal for (nal,) in slices)
    headers = [read_header(unescape(nal), stream) for (nal,) in slices]
    assert headers[0].idr
    assert [header.idr for header in headers] == [packet.key for packet in video.packets]
    for before, after in pairwise(headers):
        wanted = 0 if after.idr else (before.frame_num + 1) % (1 << stream.frame_num_bits)
        assert after.frame_num == wanted
        assert not (before.idr and after.idr and before.idr_pic_id == after.idr_pic_id)
    idrs = [index for index, header in enumerate(headers) if header.idr]
    assert all(later - earlier <= gop for earlier, later in pairwise([*idrs, len(headers)]))


COUNTS = st.lists(
    st.one_of(st.integers(1, 3), st.integers(1, 40), st.sampled_from([15, 16, 17, 119, 120, 121, 241, 1000])),
    min_size=1,
    max_size=7,
)
OPTIONS = st.builds(
    CodecOptions,
    crf=st.sampled_from([4, 20, 44]),
    preset=st.sampled_from(["ultrafast", "superfast", "veryfast", "medium"]),
    gop=st.sampled_from([1, 2, 30, 120]),
    threads=st.integers(1, 3),
)


@settings(max_examples=40, deadline=None)
@given(COUNTS, st.integers(0, 1), OPTIONS)
def test_holds_repeat_the_picture_x264_coded(counts: list[int], first: int, options: CodecOptions) -> None:
    runs = film(counts, first)
    video = encode(runs, SIZE, options)
    assert video.note == ""
    assert len(video.packets) == sum(counts)
    assert decode(video) == spread(decode(x264_alone(runs, options)), counts)
    assert_conforms(video, options.gop)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.lists(st.integers(1, 130), min_size=1, max_size=3), min_size=1, max_size=5))
def test_joined_scenes_play_as_each_did_alone(scenes: list[list[int]]) -> None:
    parts = [encode(film(counts, first), SIZE) for first, counts in enumerate(scenes)]
    whole = join(parts)
    assert decode(whole) == [frame for part in parts for frame in decode(part)]
    assert_conforms(whole, 120)
    assert join([join(parts[:1]), *parts[1:]]) == whole


def test_scenes_of_one_frame_are_told_apart_by_idr_pic_id() -> None:
    whole = join([encode(film([1], seed), SIZE) for seed in range(5)])
    assert [packet.key for packet in whole.packets] == [True] * 5
    assert_conforms(whole, 120)
    assert len(set(decode(whole))) == 5


def test_plain_and_hold_aware_films_have_the_same_shape() -> None:
    runs = film([1, 200, 7, 130])
    plain, aware = encode(runs, SIZE, PLAIN), encode(runs, SIZE)
    assert [packet.key for packet in plain.packets] == [packet.key for packet in aware.packets]
    assert len(decode(plain)) == len(decode(aware)) == 338
    assert_conforms(plain, 120)
    assert_conforms(join([plain, aware]), 120)


def test_a_moving_scene_is_x264s_own_stream() -> None:
    runs = film([1] * 90)
    assert [packet.data for packet in encode(runs, SIZE).packets] == [
        packet.data for packet in encode(runs, SIZE, PLAIN).packets
    ]


def test_the_same_film_has_the_same_bytes() -> None:
    assert encode(film([3, 150, 1, 1, 20]), SIZE) == encode(iter(film([3, 150, 1, 1, 20])), SIZE)


def test_holds_cost_next_to_nothing() -> None:
    video = encode(film([100]), SIZE)
    assert max(len(packet.data) for packet in video.packets[1:]) < 40


def test_without_a_proven_skip_picture_every_frame_is_encoded_and_it_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_arguments: object) -> tuple[bytes, ...]:
        raise SkipUnavailable("pic_order_cnt_type is 0, not 2")

    monkeypatch.setattr(h264, "skip_pictures", refuse)
    video = encode(film([5, 5]), SIZE)
    assert video.note == "pic_order_cnt_type is 0, not 2"
    assert len(decode(video)) == 10
    assert join([video, video]).note == video.note


def test_parts_with_other_options_do_not_join() -> None:
    with pytest.raises(FilmError, match="VG-F101"):
        join([encode(film([2]), SIZE), encode(film([2]), SIZE, CodecOptions(crf=35))])
    with pytest.raises(FilmError, match="VG-F102"):
        join([])


def test_pictures_that_do_not_fit_are_refused() -> None:
    with pytest.raises(FilmError, match="VG-F102"):
        encode([], SIZE)
    with pytest.raises(FilmError, match="VG-F103"):
        encode([Run(picture(0, (96, 64)), 1)], SIZE)
    with pytest.raises(FilmError, match="VG-F103"):
        encode([Run(VideoFrame(*SIZE, "rgb24"), 1)], SIZE)
    with pytest.raises(ValueError, match="0 frames"):
        encode([Run(picture(0), 0)], SIZE)
    with pytest.raises(ValueError, match="even"):
        encode(film([1]), (65, 96))


@pytest.fixture(scope="module")
def full_size() -> tuple[EncodedVideo, list[int]]:
    counts = [1, 1, 1, 40, 7, 125, 3]
    pictures = [picture(seed, (1080, 1920)) for seed in (0, 2, 4, 6, 8, 10, 12)]
    return encode(map(Run, pictures, counts), (1080, 1920)), counts


@pytest.fixture
def mp4(full_size: tuple[EncodedVideo, list[int]], tmp_path: Path) -> Path:
    video, counts = full_size
    silence = np.zeros((sum(counts) * SAMPLES_PER_FRAME, 2), np.float32)
    write_mp4(tmp_path / "film.mp4", video, encode_aac(silence), {})
    return tmp_path / "film.mp4"


def frames_of(path: Path) -> Iterator[VideoFrame]:
    with av.open(path) as container:
        container.streams.video[0].codec_context.options = {"err_detect": "explode"}
        yield from container.decode(video=0)


def test_a_film_of_full_size_plays_from_mp4(full_size: tuple[EncodedVideo, list[int]], mp4: Path) -> None:
    counts = full_size[1]
    frames = [(frame.pts * frame.time_base * FPS, digest(frame)) for frame in frames_of(mp4)]
    assert [at for at, _ in frames] == list(range(sum(counts)))
    distinct = [digest for (_, before), (_, digest) in pairwise([(0, ""), *frames]) if digest != before]
    assert [digest for _, digest in frames] == spread(distinct, counts)


def test_the_film_says_what_it_is(mp4: Path) -> None:
    with av.open(mp4) as container:
        stream = container.streams.video[0]
        context = stream.codec_context
        assert (context.profile, context.pix_fmt, context.has_b_frames) == ("High", "yuv420p", False)
        assert (context.color_primaries, context.color_trc, context.colorspace, context.color_range) == (
            1,
            1,
            1,
            1,
        )
        assert stream.average_rate == stream.base_rate == FPS


def test_ffmpeg_finds_no_error(mp4: Path) -> None:
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-xerror", "-err_detect", "explode"]
    done = subprocess.run(
        [*command, "-i", mp4, "-f", "null", "-"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_player_can_start_at_each_idr(full_size: tuple[EncodedVideo, list[int]]) -> None:
    video, _ = full_size
    frames = decode(video)
    for start in [index for index, packet in enumerate(video.packets) if packet.key][1:]:
        rest = EncodedVideo(video.width, video.height, video.extradata, video.packets[start : start + 3])
        assert decode(rest) == frames[start : start + 3]
