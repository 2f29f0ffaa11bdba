"""Speech kept on disk, so that nothing is ever spoken twice."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Final

import numpy as np

from vidgen.narration.role import RoleVoice
from vidgen.narration.speech import Samples, Speech
from vidgen.store import ContentStore, cache_folder

_FORMAT: Final = "vidgen-speech-3"
_FULL_SCALE: Final = 32768


def speech_key(role: RoleVoice, text: str, rate: float) -> str:
    """The name of a speech: SHA-256, in hexadecimal, over text, rate, engine, voice, version and colour."""
    parts = (_FORMAT, text, f"{rate:.4f}", *role.identity)
    return hashlib.sha256("\0".join(parts).encode("utf-8")).hexdigest()


class SpeechStore:
    """A folder of speeches that several processes may share."""

    def __init__(self, folder: Path | None = None) -> None:
        """
        Arguments:
            folder: None is ``speech`` in the cache folder.
        """
        self.content = ContentStore(folder or cache_folder() / "speech", ".speech")

    def get(self, key: str) -> Speech | None:
        """The speech, bit for bit as it was put; None if there is none or it was damaged, and is removed."""
        payload = self.content.get(key)
        return None if payload is None else _unpacked(payload)

    def put(self, key: str, speech: Speech) -> None:
        """Keep a speech.

        Raises:
            StoreError: the folder cannot be written (``VG-C001``).
        """
        self.content.put(key, _packed(speech))


def _packed(speech: Speech) -> bytes:
    short = np.rint(speech.samples * _FULL_SCALE)
    exact = bool(np.abs(short + 0.5).max(initial=0.0) <= _FULL_SCALE) and np.array_equal(
        (short / _FULL_SCALE).astype(np.float32), speech.samples
    )
    payload = short.astype("<i2") if exact else speech.samples.astype("<f4")
    header = {"sample_rate": speech.sample_rate, "type": payload.dtype.str, "words": speech.words}
    return json.dumps(header).encode("ascii") + b"\n" + payload.tobytes()


def _unpacked(payload: bytes) -> Speech:
    first, _newline, body = payload.partition(b"\n")
    header = json.loads(first)
    samples: Samples = np.frombuffer(body, dtype=header["type"]).astype(np.float32)
    if header["type"] == "<i2":
        samples /= np.float32(_FULL_SCALE)
    words = header["words"]
    return Speech(samples, header["sample_rate"], None if words is None else tuple((a, b) for a, b in words))
