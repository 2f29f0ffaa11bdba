"""The skip picture is used only where it is proven to repeat the picture before it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import av
import pytest

from vidgen.film import skip
from vidgen.film.bitstream import split_nals, unescape
from vidgen.film.codec import CodecOptions
from vidgen.film.skip import SkipUnavailable, skip_pictures
from vidgen.film.slices import read_format, read_header, slice_of
from vidgen.film.x264 import Encoder
from vidgen.store import BytesStore

SIZE = (64, 96)


@pytest.mark.parametrize("preset", ["ultrafast", "superfast", "veryfast", "medium", "slow"])
def test_there_is_one_for_each_frame_num(preset: str) -> None:
    options = CodecOptions(preset=preset)
    extradata = Encoder(SIZE, options).extradata
    stream = read_format(extradata)
    skips = skip_pictures(SIZE, options, extradata)
    headers = [read_header(unescape(nal), stream) for each in skips for nal in split_nals(each)]
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


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty store of proofs, and a process that remembers none."""
    monkeypatch.setenv("VIDGEN_CACHE", str(tmp_path))
    skip_pictures.cache_clear()
    return tmp_path / "skips"


def made_by_x264(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Counts how often x264 is asked for pictures from now on."""
    asked: list[int] = []
    ask = skip._encode

    def counted(pictures: list[Any], *rest: Any) -> list[bytes]:
        asked.append(len(pictures))
        return ask(pictures, *rest)

    monkeypatch.setattr(skip, "_encode", counted)
    return asked


def test_what_was_proven_on_this_machine_is_not_proven_again(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extradata, asked = Encoder(SIZE, CodecOptions()).extradata, made_by_x264(monkeypatch)
    first = skip_pictures(SIZE, CodecOptions(), extradata)
    assert asked == [2, 1] and len(list(store.rglob("*.skip"))) == 1
    skip_pictures.cache_clear()
    assert skip_pictures(SIZE, CodecOptions(), extradata) == first and asked == [2, 1]


@pytest.mark.parametrize("damage", [b"", b"vidgen-store-2 \n", b"flipped"])
def test_a_damaged_proof_is_made_anew(damage: bytes, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extradata, asked = Encoder(SIZE, CodecOptions()).extradata, made_by_x264(monkeypatch)
    first = skip_pictures(SIZE, CodecOptions(), extradata)
    (entry,) = store.rglob("*.skip")
    whole = entry.read_bytes()
    entry.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]) if damage == b"flipped" else damage)
    skip_pictures.cache_clear()
    assert skip_pictures(SIZE, CodecOptions(), extradata) == first
    assert asked == [2, 1, 2, 1] and entry.read_bytes() == whole


def test_what_is_no_skip_picture_does_not_pass_for_one(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even a whole entry is looked at: here it holds an IDR picture, then no picture at all."""
    extradata, asked = Encoder(SIZE, CodecOptions()).extradata, made_by_x264(monkeypatch)
    first = skip_pictures(SIZE, CodecOptions(), extradata)
    encoder = Encoder(SIZE, CodecOptions())
    idr = [*encoder.feed(av.VideoFrame(*SIZE, "yuv420p"), idr=True), *encoder.finish()][0]
    for other in (slice_of(idr), b"none", b""):
        BytesStore("skips").put(skip._key(SIZE, CodecOptions(), extradata), other)
        skip_pictures.cache_clear()
        assert skip_pictures(SIZE, CodecOptions(), extradata) == first
    assert len(asked) == 8


def test_a_store_that_takes_nothing_stops_no_film(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.write_bytes(b"a file where the folder should be")
    assert skip_pictures(SIZE, CodecOptions(), Encoder(SIZE, CodecOptions()).extradata)
