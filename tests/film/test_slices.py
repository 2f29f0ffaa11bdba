"""Slice headers are renumbered and nothing else of the slice changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidgen.film.bitstream import escape, put_bits, ue_bits, unescape
from vidgen.film.codec import CodecOptions
from vidgen.film.slices import StreamFormat, idr_pic_id, read_format, read_header, renumber, with_idr_pic_id
from vidgen.film.x264 import Encoder

# Macroblock data with many zeros, as emulation prevention likes them least.
CODED = st.lists(st.sampled_from([0, 0, 0, 1, 3, 0x80, 0xFF]), max_size=20).map(
    lambda data: bytes(data) + b"\x80"
)
FORMAT = st.builds(StreamFormat, st.integers(4, 16), st.booleans())


def slice_nal(idr: bool, frame_num: int, pic_id: int, qp: int, coded: bytes, stream: StreamFormat) -> bytes:
    """A slice as clause 7.3.3 writes it: P, or I in an IDR picture."""
    head = ue_bits(0) + ue_bits(7 if idr else 5) + ue_bits(0) + f"{frame_num:0{stream.frame_num_bits}b}"
    head += ue_bits(pic_id) + "00" if idr else "00" + "0" + ue_bits(1)
    head += ue_bits(qp)
    head += ue_bits(0) * 3 if stream.deblocking_control else ""
    head += "1" * (-len(head) % 8)
    return escape(bytes([0x65 if idr else 0x41]) + int(head, 2).to_bytes(len(head) // 8, "big") + coded)


@given(FORMAT, st.data(), st.integers(0, 3000), CODED)
def test_frame_num_is_replaced_in_place(
    stream: StreamFormat, draw: st.DataObject, qp: int, coded: bytes
) -> None:
    numbers = st.integers(0, (1 << stream.frame_num_bits) - 1)
    old, new = draw.draw(numbers), draw.draw(numbers)
    expected = slice_nal(False, new, 0, qp, coded, stream)
    assert renumber(slice_nal(False, old, 0, qp, coded, stream), new, stream) == expected
    assert len(unescape(expected)) == len(unescape(slice_nal(False, old, 0, qp, coded, stream)))


@given(FORMAT, st.integers(0, 9), st.integers(0, 9), st.integers(0, 3000), CODED)
def test_idr_pic_id_is_replaced_and_the_macroblocks_stay_aligned(
    stream: StreamFormat, old: int, new: int, qp: int, coded: bytes
) -> None:
    changed = with_idr_pic_id(slice_nal(True, 0, old, qp, coded, stream), new, stream)
    assert changed == slice_nal(True, 0, new, qp, coded, stream)
    assert idr_pic_id(changed, stream) == new


def test_a_new_number_may_need_emulation_prevention_or_no_longer_need_it() -> None:
    stream = StreamFormat(16, False)
    long, short = (slice_nal(True, 0, pic_id, 0, b"\0\0\x80", stream) for pic_id in (1 << 15, 0))
    assert b"\0\0\3" in long
    assert b"\0\0\3" not in short
    assert with_idr_pic_id(short, 1 << 15, stream) == long
    assert with_idr_pic_id(long, 0, stream) == short


def test_what_x264_writes_under_our_options_can_be_read() -> None:
    stream = read_format(Encoder((64, 96), CodecOptions()).extradata)
    assert stream.frame_num_bits >= 4


@pytest.mark.parametrize(
    ("extradata", "reason"),
    [
        (b"", "one SPS and one PPS"),
        (b"\0\0\0\1\x67\x64\0\x0a\xac\xb2\x21\x1a", "one SPS and one PPS"),
    ],
)
def test_parameter_sets_of_another_kind_are_refused(extradata: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_format(extradata)


def test_a_slice_whose_header_does_not_end_where_it_should_is_refused() -> None:
    stream = StreamFormat(4, True)
    raw = unescape(slice_nal(False, 3, 0, 0, b"\x80", stream))
    end = read_header(raw, stream).end
    assert end % 8
    with pytest.raises(ValueError, match="cabac_alignment_one_bit"):
        read_header(put_bits(raw, end, "0"), stream)
