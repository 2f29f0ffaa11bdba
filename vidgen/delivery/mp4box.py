"""The boxes of an MP4 file (ISO/IEC 14496-12): what the index says, without touching a picture."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_CONTAINERS = {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts"}

# An index larger than this is no index of a short film: 10 hours of it take about 10 MB.
_LARGEST_INDEX = 64 << 20


@dataclass(frozen=True, slots=True)
class Track:
    """One track as the index describes it; times in units of `timescale` a second.

    Attributes:
        kind: ``vide``, ``soun`` or another handler type.
        durations: runs of ``(samples, duration of each)`` in decoding order (``stts``).
        sync: 0-based numbers of the samples a player may start at (``stss``); None says all of them.
        reordered: whether samples are shown in another order than decoded (``ctts``).
        edited: whether there is an edit list (``elst``).
        bit_rate: the declared largest rate in bits a second (``esds``), 0 if none is.
    """

    kind: str
    timescale: int
    durations: tuple[tuple[int, int], ...]
    sync: tuple[int, ...] | None
    reordered: bool
    edited: bool
    bit_rate: int

    @property
    def samples(self) -> int:
        """How many pictures, or packets of sound, it holds."""
        return sum(count for count, _ in self.durations)

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return sum(count * each for count, each in self.durations) / self.timescale if self.timescale else 0.0


@dataclass(frozen=True, slots=True)
class Layout:
    """The file's outermost boxes in order, its tracks, and whether its end is missing."""

    order: tuple[str, ...]
    tracks: tuple[Track, ...]
    truncated: bool

    @property
    def is_mp4(self) -> bool:
        """Whether it begins as an MP4 file does."""
        return self.order[:1] == ("ftyp",)

    @property
    def index_first(self) -> bool:
        """Whether ``moov`` stands before ``mdat``, so that a phone can play before it has the whole file."""
        return (
            "moov" in self.order
            and "moov" in self.order[: self.order.index("mdat") if "mdat" in self.order else None]
        )

    def track(self, kind: str) -> Track | None:
        """The first track of a kind."""
        return next((track for track in self.tracks if track.kind == kind), None)


def read_layout(path: Path) -> Layout:
    """The layout of any file; one that is not MP4 has `Layout.is_mp4` false.

    Raises:
        OSError: the file cannot be read.
    """
    order: list[str] = []
    index = b""
    truncated = False
    with path.open("rb") as file:
        size = path.stat().st_size
        at = 0
        while at < size:
            head = _head(file, at, size)
            if head is None:
                truncated = bool(order)
                break
            name, start, end = head
            if not order and name != b"ftyp":
                return Layout((), (), truncated=False)
            order.append(name.decode("latin-1"))
            truncated = end > size
            if name == b"moov" and end - start <= _LARGEST_INDEX:
                file.seek(start)
                index = file.read(end - start)
            at = end
    truncated = truncated or "moov" not in order or "mdat" not in order
    try:
        tracks = tuple(_track(body) for name, body in _boxes(index) if name == b"trak")
    except (struct.error, IndexError):
        return Layout(tuple(order), (), truncated=True)
    return Layout(tuple(order), tracks, truncated)


def top_boxes(file: BinaryIO) -> Iterator[tuple[bytes, int, int]]:
    """The outermost boxes of a file as far as they can be told: name, start of the body, end."""
    size, at = file.seek(0, 2), 0
    while at < size and (head := _head(file, at, size)):
        yield head
        at = head[2]


def _head(file: BinaryIO, at: int, size: int) -> tuple[bytes, int, int] | None:
    file.seek(at)
    head = file.read(16)
    if len(head) < 8:
        return None
    length, name = struct.unpack(">I4s", head[:8])
    start = at + 8
    if length == 1:
        if len(head) < 16:
            return None
        (length,) = struct.unpack(">Q", head[8:])
        start = at + 16
    elif length == 0:
        length = size - at
    if length < start - at:
        return None
    return name, start, at + length


def _boxes(body: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The boxes within a box, containers of interest opened in place after their own name."""
    at = 0
    while at + 8 <= len(body):
        length, name = struct.unpack_from(">I4s", body, at)
        if length < 8 or at + length > len(body):
            raise struct.error("box leaves its parent")
        inner = body[at + 8 : at + length]
        yield name, inner
        at += length


def _leaves(body: bytes) -> Iterator[tuple[bytes, bytes]]:
    for name, inner in _boxes(body):
        if name in _CONTAINERS:
            yield from _leaves(inner)
        else:
            yield name, inner


def _track(body: bytes) -> Track:
    leaf = dict(reversed(list(_leaves(body))))
    header = leaf.get(b"mdhd", bytes(24))
    return Track(
        kind=leaf.get(b"hdlr", bytes(12))[8:12].decode("latin-1"),
        timescale=struct.unpack_from(">I", header, 20 if header[0] == 1 else 12)[0],
        durations=tuple((count, each) for count, each in _table(leaf.get(b"stts", bytes(8)), ">II")),
        sync=tuple(number - 1 for (number,) in _table(leaf[b"stss"], ">I")) if b"stss" in leaf else None,
        reordered=b"ctts" in leaf,
        edited=b"elst" in leaf,
        bit_rate=_declared_bit_rate(leaf.get(b"stsd", b"")),
    )


def _table(body: bytes, row: str) -> list[tuple[int, ...]]:
    (count,) = struct.unpack_from(">I", body, 4)
    size = struct.calcsize(row)
    return [struct.unpack_from(row, body, 8 + number * size) for number in range(count)]


def _declared_bit_rate(stsd: bytes) -> int:
    """``maxBitrate`` of the DecoderConfigDescriptor (ISO/IEC 14496-1, 7.2.6.6)."""
    at = stsd.find(b"esds")
    if at < 0:
        return 0
    at = stsd.find(
        b"\x04", at + 8 + 3
    )  # version and flags, then past the tag, ES_ID and flags of the outer one
    while at >= 0:
        start = at + 1
        while stsd[start] & 0x80:
            start += 1
        start += 1
        if stsd[start] == 0x40:  # objectTypeIndication: MPEG-4 audio
            rate: int = struct.unpack_from(">I", stsd, start + 5)[0]
            return rate
        at = stsd.find(b"\x04", at + 1)
    return 0
