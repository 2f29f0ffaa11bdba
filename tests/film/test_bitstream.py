"""Bits go in and out of a NAL unit unharmed, and no start code ever stands inside one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidgen.film.bitstream import BitReader, escape, join_nals, put_bits, split_nals, ue_bits, unescape

# Mostly bytes that matter to emulation prevention.
RAW = st.lists(st.sampled_from([0, 0, 0, 0, 1, 2, 3, 4, 0x65, 0xFF]), max_size=40).map(bytes)


@given(RAW)
def test_what_is_escaped_comes_back(raw: bytes) -> None:
    assert unescape(escape(raw)) == raw


@given(RAW)
def test_no_forbidden_bytes_inside_an_escaped_nal(raw: bytes) -> None:
    assert not re.search(rb"\x00\x00[\x00-\x02]", escape(raw))
    assert not escape(raw).endswith(b"\0\0")


def test_emulation_prevention_as_the_standard_writes_it() -> None:
    assert escape(bytes.fromhex("65 00000000 01")) == bytes.fromhex("65 0000 03 0000 03 01")
    assert escape(bytes.fromhex("65 000003 80")) == bytes.fromhex("65 00000303 80")
    assert escape(bytes.fromhex("65 000004 80")) == bytes.fromhex("65 000004 80")
    assert escape(bytes.fromhex("65 80 0000")) == bytes.fromhex("65 80 000003")


@given(st.lists(RAW.map(lambda raw: b"\x41" + escape(raw) + b"\x80"), min_size=1, max_size=5))
def test_a_stream_splits_into_the_nals_it_was_joined_from(nals: list[bytes]) -> None:
    assert split_nals(join_nals(nals)) == nals


def test_short_start_codes_and_trailing_zeros_split_too() -> None:
    assert split_nals(b"\0\0\1\x67\x64\0\0\0\1\x68\xee\0\0\0\0\1\x65\x88") == [
        b"\x67\x64",
        b"\x68\xee",
        b"\x65\x88",
    ]


@given(st.lists(st.integers(0, 70_000), min_size=1, max_size=20))
def test_exp_golomb_numbers_read_as_written(numbers: list[int]) -> None:
    bits = "".join(ue_bits(number) for number in numbers)
    bits += "0" * (-len(bits) % 8)
    reader = BitReader(int(bits, 2).to_bytes(len(bits) // 8, "big"))
    assert [reader.ue() for _ in numbers] == numbers


def test_signed_exp_golomb_follows_table_9_3() -> None:
    bits = "".join(ue_bits(code) for code in range(7)) + "00000"
    reader = BitReader(int(bits, 2).to_bytes(len(bits) // 8, "big"))
    assert [reader.se() for _ in range(7)] == [0, 1, -1, 2, -2, 3, -3]


@given(st.binary(min_size=4, max_size=12), st.data())
def test_put_bits_changes_only_its_own_bits(data: bytes, draw: st.DataObject) -> None:
    at = draw.draw(st.integers(0, 8 * len(data) - 1))
    width = draw.draw(st.integers(1, 8 * len(data) - at))
    value = draw.draw(st.integers(0, (1 << width) - 1))
    changed = put_bits(data, at, f"{value:0{width}b}")
    assert BitReader(changed, at).u(width) == value
    assert put_bits(changed, at, f"{BitReader(data, at).u(width):0{width}b}") == data


def test_a_number_cut_short_is_not_guessed() -> None:
    with pytest.raises(EOFError):
        BitReader(b"\0").ue()
