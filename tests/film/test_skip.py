"""The skip picture is used only where it is proven to repeat the picture before it."""

from __future__ import annotations

import av
import pytest

from vidgen.film.bitstream import split_nals, unescape
from vidgen.film.codec import CodecOptions
from vidgen.film.skip import SkipUnavailable, skip_pictures
from vidgen.film.slices import read_format, read_header
from vidgen.film.x264 import Encoder

SIZE = (64, 96)


@pytest.mark.parametrize("preset", ["ultrafast", "superfast", "veryfast", "medium", "slow"])
def test_there_is_one_for_each_frame_num(preset: str) -> None:
    options = CodecOptions(preset=preset)
    extradata = Encoder(SIZE, options).extradata
    stream = read_format(extradata)
    skips = skip_pictures(SIZE, options, extradata)
    headers = [read_header(unescape(nal), stream) for skip in skips for nal in split_nals(skip)]
    assert [header.frame_num for header in headers] == list(range(1 << stream.frame_num_bits))
    assert not any(header.idr or header.intra for header in headers)
    assert max(map(len, skips)) < 40


def test_a_film_of_another_kind_is_refused() -> None:
    context = av.CodecContext.create("libx264", "w")
    context.width, context.height = SIZE
    context.pix_fmt = "yuv420p"
    context.framerate = 30
    context.flags |= av.codec.context.Flags.global_header
    context.options = {"x264-params": "bframes=2"}
    context.open()
    with pytest.raises(SkipUnavailable, match="pic_order_cnt_type is 0, not 2"):
        skip_pictures(SIZE, CodecOptions(), bytes(context.extradata))


def test_a_film_with_other_parameter_sets_is_refused() -> None:
    other = Encoder((96, 64), CodecOptions()).extradata
    with pytest.raises(SkipUnavailable, match="SPS or PPS"):
        skip_pictures(SIZE, CodecOptions(), other)
