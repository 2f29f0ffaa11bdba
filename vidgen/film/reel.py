"""A long film's packets, kept in a temporary file so that memory does not grow with the film."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, overload

from vidgen.film.packet import VideoPacket

_IN_MEMORY: Final = 2 << 20  # bytes; beyond that in a file
_AT_ONCE: Final = 1 << 18  # bytes read at a time while going through all


class Reel(Sequence[VideoPacket]):
    """Packets in order, as a tuple would hold them; equal to any other reel with the same packets."""

    def __init__(self, packets: Iterable[VideoPacket]) -> None:
        """
        Raises:
            OSError: the disk that holds temporary files is full.
        """
        # Without a name, so that nothing stays behind whatever happens to this process.
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115
        self._ends = array("Q", [0])
        self._keys = bytearray()
        for packet in packets:
            self._file.write(packet.data)
            self._ends.append(self._ends[-1] + len(packet.data))
            self._keys.append(packet.key)

    def __len__(self) -> int:
        return len(self._keys)

    @overload
    def __getitem__(self, index: int) -> VideoPacket: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[VideoPacket, ...]: ...
    def __getitem__(self, index: int | slice) -> VideoPacket | tuple[VideoPacket, ...]:
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(len(self))))
        at = range(len(self))[index]
        data = self._read(self._ends[at], self._ends[at + 1])
        return VideoPacket(data, bool(self._keys[at]))

    def __iter__(self) -> Iterator[VideoPacket]:
        buffer, start = b"", 0
        for at, key in enumerate(self._keys):
            first, last = self._ends[at], self._ends[at + 1]
            if last > start + len(buffer):
                buffer, start = self._read(first, max(last, first + _AT_ONCE)), first
            yield VideoPacket(buffer[first - start : last - start], bool(key))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Reel):
            return NotImplemented
        alike = self._ends == other._ends and self._keys == other._keys
        return alike and all(one.data == two.data for one, two in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def _read(self, first: int, last: int) -> bytes:
        self._file.seek(first)
        return self._file.read(last - first)
