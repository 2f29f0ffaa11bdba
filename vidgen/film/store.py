"""Encoded scenes kept under the hash of all that decides their pixels: none is encoded twice."""

from __future__ import annotations

import hashlib
import json
from typing import Final

import av

from vidgen.film.codec import CodecOptions
from vidgen.film.h264 import EncodedVideo, VideoPacket
from vidgen.store import KindStore
from vidgen.storyboard.model import Shot

_FORMAT: Final = "vidgen-scene-1"


def scene_key(shot: Shot, size: tuple[int, int], options: CodecOptions) -> str:
    """The name of an encoded scene: SHA-256 over its content, size, codec options and codec version."""
    codec = "/".join(f"{name} {version}" for name, version in sorted(av.library_versions.items()))
    parts = (_FORMAT, shot.key, repr(size), repr(options), av.__version__, codec)
    return hashlib.sha256("\0".join(parts).encode("utf-8")).hexdigest()


class SceneStore(KindStore[EncodedVideo]):
    """Encoded scenes: a line of JSON with the lengths of the packets, then the packets."""

    kind = "scenes"

    def pack(self, thing: EncodedVideo) -> bytes:
        header = {
            "width": thing.width,
            "height": thing.height,
            "extradata": thing.extradata.hex(),
            "note": thing.note,
            "packets": [(len(packet.data), int(packet.key)) for packet in thing.packets],
        }
        return b"".join((json.dumps(header).encode("ascii"), b"\n", *(each.data for each in thing.packets)))

    def unpack(self, payload: bytes) -> EncodedVideo:
        first, _newline, body = payload.partition(b"\n")
        header = json.loads(first)
        packets, at = [], 0
        for length, key_frame in header["packets"]:
            packets.append(VideoPacket(body[at : at + length], bool(key_frame)))
            at += length
        extradata = bytes.fromhex(header["extradata"])
        return EncodedVideo(header["width"], header["height"], extradata, tuple(packets), header["note"])
