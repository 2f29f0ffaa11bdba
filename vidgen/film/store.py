"""Encoded scenes kept on disk under the hash of all that decides their pixels: none is encoded twice."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Final

import av

from vidgen.film.codec import CodecOptions
from vidgen.film.h264 import EncodedVideo, VideoPacket
from vidgen.store import ContentStore, cache_folder
from vidgen.storyboard.model import Shot

_FORMAT: Final = "vidgen-scene-1"


def scene_key(shot: Shot, size: tuple[int, int], options: CodecOptions) -> str:
    """The name of an encoded scene: SHA-256 over its content, size, codec options and codec version."""
    codec = "/".join(f"{name} {version}" for name, version in sorted(av.library_versions.items()))
    parts = (_FORMAT, shot.key, repr(size), repr(options), av.__version__, codec)
    return hashlib.sha256("\0".join(parts).encode("utf-8")).hexdigest()


class SceneStore:
    """A folder of encoded scenes that several processes may share."""

    def __init__(self, folder: Path | None = None) -> None:
        """
        Arguments:
            folder: None is ``scenes`` in the cache folder.
        """
        self.content = ContentStore(folder or cache_folder() / "scenes", ".scene")

    def get(self, key: str) -> EncodedVideo | None:
        """The scene, byte for byte as it was put; None if there is none or it was damaged, and is removed."""
        payload = self.content.get(key)
        if payload is None:
            return None
        first, _newline, body = payload.partition(b"\n")
        header = json.loads(first)
        packets, at = [], 0
        for length, key_frame in header["packets"]:
            packets.append(VideoPacket(body[at : at + length], bool(key_frame)))
            at += length
        extradata = bytes.fromhex(header["extradata"])
        return EncodedVideo(header["width"], header["height"], extradata, tuple(packets), header["note"])

    def put(self, key: str, scene: EncodedVideo) -> None:
        """Keep a scene.

        Raises:
            StoreError: the folder cannot be written (``VG-C001``).
        """
        header = {
            "width": scene.width,
            "height": scene.height,
            "extradata": scene.extradata.hex(),
            "note": scene.note,
            "packets": [(len(packet.data), int(packet.key)) for packet in scene.packets],
        }
        body = b"".join(packet.data for packet in scene.packets)
        self.content.put(key, json.dumps(header).encode("utf-8") + b"\n" + body)
