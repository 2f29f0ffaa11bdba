"""A film's sound encoded in sections, of which those that stand in the store are not encoded again.

At constant quality the encoder forgets: what it makes of a moment depends on the second before it and hardly
on anything else. So each section has an encoder of its own, whose run-in is thrown away but for a look at its
last packet. Where that is byte for byte the last of the section before, the second encoder goes on where the
first left off: window shapes and overlap fit, and nothing is heard of the joint. Where it is not, the film is
encoded in one go. Either way the packets depend on the sound alone, and not on what stood in the store.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import av

from vidgen.film.aac import FRAME, EncodedAudio, audio_of, encode_aac, encode_packets
from vidgen.film.blocks import Whole
from vidgen.film.limiter import apply_gain, limiter_gain
from vidgen.narration.speech import Samples
from vidgen.store import BytesStore

PACKETS: Final = 450
"""Packets of a section: 9.6 s, which is a whole number of gating blocks."""

_FORMAT: Final = "vidgen-sound-1"
_RUN_IN: Final = 48  # packets, 1 s; 32 sufficed at 99 % of 600 places in six films, 48 at all
_AHEAD: Final = 3  # packets the encoder looks at before it is sure of one
_MARGIN: Final = 2 * FRAME  # samples on either side that the limiter may look at


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the film's sound; `first` to `stop` are its packets, the rest are samples of the film.

    Attributes:
        first, stop: packets; `stop` is no longer part of it.
        begin, end: what its encoder is given.
        left, right: what decides its packets, with room for the limiter.
        digest: SHA-256 of those samples and of where in them the section lies.
    """

    first: int
    stop: int
    begin: int
    end: int
    left: int
    right: int
    digest: str

    def key(self, *about: object) -> str:
        """The name of a thing made from this section and from nothing else but `about`."""
        return key_of(self.digest, *about)


def key_of(*about: object) -> str:
    """The name of a thing made from sound by this version of the codec."""
    versions = [av.__version__, *sorted(av.library_versions.items())]
    return hashlib.sha256(repr((_FORMAT, versions, about)).encode("utf-8")).hexdigest()


def sections(mix: Whole) -> tuple[Section, ...]:
    """The sections of a mix, in order; there is at least one."""
    count = max(1, -(-len(mix) // FRAME))
    return tuple(_section(mix, first, min(first + PACKETS, count)) for first in range(0, count, PACKETS))


def encode_sections(
    mix: Whole,
    parts: Sequence[Section],
    gain_db: float,
    limit_dbtp: float,
    bit_rate: int,
    store: BytesStore | None = None,
) -> EncodedAudio:
    """The mix under a gain and a limiter, encoded; mostly byte for byte what `encode_aac` makes of all of it.

    Arguments:
        parts: `sections(mix)`.
        gain_db, limit_dbtp: for `limiter_gain`.
        store: where packets are looked up and kept.
    """
    if len(mix) > FRAME:
        made = [_encoded(mix, part, gain_db, limit_dbtp, bit_rate, store) for part in parts]
        if all(before[-1] == after[0] for before, after in pairwise(made)):
            packets = tuple(packet for each in made for packet in each[1:])
            return audio_of(packets, len(mix), bit_rate)
    return encode_aac(apply_gain(mix, limiter_gain(mix, factor(gain_db), limit_dbtp)), bit_rate)


def factor(gain_db: float) -> float:
    """What samples are multiplied with."""
    return float(10.0 ** (gain_db / 20.0))


def _section(mix: Whole, first: int, stop: int) -> Section:
    begin = max(1, first - _RUN_IN + 1) * FRAME
    end = min(len(mix), (stop + _AHEAD) * FRAME)
    left, right = max(0, begin - _MARGIN), min(len(mix), end + _MARGIN)
    digest = hashlib.sha256(repr((stop - first, first > 0, begin - left, end - left)).encode("ascii"))
    digest.update(mix[left:right].tobytes())
    return Section(first, stop, begin, end, left, right, digest.hexdigest())


def _encoded(
    mix: Whole, part: Section, gain_db: float, limit_dbtp: float, bit_rate: int, store: BytesStore | None
) -> tuple[bytes, ...]:
    """The last packet of the run-in (empty at the film's beginning), then those of the section."""
    key = part.key("packets", gain_db, limit_dbtp, bit_rate)
    known = store.get(key) if store else None
    if known is not None:
        return _unpacked(known)
    packets = encode_packets(_limited(mix, part, gain_db, limit_dbtp), bit_rate)
    head = part.first - part.begin // FRAME + 1
    made = (packets[head - 1] if part.first else b"", *packets[head : head + part.stop - part.first])
    if store:
        store.keep(key, _packed(made))
    return made


def _limited(mix: Whole, part: Section, gain_db: float, limit_dbtp: float) -> Iterator[Samples]:
    sound = mix[part.left : part.right]
    curve = limiter_gain(sound, factor(gain_db), limit_dbtp)
    skipped, left = part.begin - part.left, part.end - part.begin
    for block in apply_gain(sound, curve):
        piece = block[skipped:][:left]
        skipped = max(0, skipped - len(block))
        left -= len(piece)
        if len(piece):
            yield piece


def _packed(packets: tuple[bytes, ...]) -> bytes:
    return b"".join((json.dumps([*map(len, packets)]).encode("ascii"), b"\n", *packets))


def _unpacked(payload: bytes) -> tuple[bytes, ...]:
    first, _newline, body = payload.partition(b"\n")
    packets, at = [], 0
    for length in json.loads(first):
        packets.append(body[at : at + length])
        at += length
    return tuple(packets)
