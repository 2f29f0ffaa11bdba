"""Bits of an H.264 byte stream: NAL units, emulation prevention, u(v), ue(v) and se(v).

ITU-T H.264 clauses 7.4.1 and 9.1, annex B.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

START_CODE = b"\0\0\0\1"
_START = b"\0\0\1"
# A zero pair takes a 3 behind it before any of 0..3, and at the very end.
_EMULATION = re.compile(rb"\x00\x00(?=[\x00-\x03]|\Z)")


def split_nals(stream: bytes) -> list[bytes]:
    """The NAL units of an Annex B stream, without start codes, as they stand (still escaped)."""
    # Zeros before a start code belong to neither side: a NAL unit never ends with one (clause 7.4.1).
    *pieces, last = stream.split(_START)
    return [nal for nal in (*(piece.rstrip(b"\0") for piece in pieces), last) if nal]


def join_nals(nals: list[bytes]) -> bytes:
    """An Annex B stream of these NAL units."""
    return b"".join(START_CODE + nal for nal in nals)


def unescape(nal: bytes) -> bytes:
    """The NAL unit without its emulation prevention bytes."""
    return nal.replace(b"\0\0\3", b"\0\0")


def escape(raw: bytes) -> bytes:
    """The NAL unit with emulation prevention bytes, so that no start code stands inside it."""
    return _EMULATION.sub(b"\0\0\3", raw)


@dataclass(slots=True)
class BitReader:
    """Reads from `data` at bit `at`, the most significant bit first."""

    data: bytes
    at: int = 0

    def u(self, bits: int) -> int:
        """An unsigned number in a fixed number of bits.

        Raises:
            EOFError: the data end before it.
        """
        if self.at + bits > 8 * len(self.data):
            raise EOFError("the bit stream ends inside a syntax element")
        first, last = self.at // 8, (self.at + bits + 7) // 8
        value = int.from_bytes(self.data[first:last], "big") >> (8 * last - self.at - bits)
        self.at += bits
        return value & ((1 << bits) - 1)

    def ue(self) -> int:
        """An unsigned Exp-Golomb number."""
        zeros = 0
        while not self.u(1):
            zeros += 1
        return (1 << zeros) - 1 + self.u(zeros)

    def se(self) -> int:
        """A signed Exp-Golomb number."""
        code = self.ue()
        return (code + 1) // 2 if code % 2 else -(code // 2)


def ue_bits(value: int) -> str:
    """An unsigned Exp-Golomb number as a string of 0 and 1."""
    digits = f"{value + 1:b}"
    return "0" * (len(digits) - 1) + digits


def put_bits(data: bytes, at: int, bits: str) -> bytes:
    """The data with the bits from `at` on replaced; as long as before."""
    first, last = at // 8, (at + len(bits) + 7) // 8
    field = f"{int.from_bytes(data[first:last], 'big'):0{8 * (last - first)}b}"
    offset = at - 8 * first
    field = field[:offset] + bits + field[offset + len(bits) :]
    return data[:first] + int(field, 2).to_bytes(last - first, "big") + data[last:]
