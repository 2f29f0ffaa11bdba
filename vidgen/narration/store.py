"""Speech kept, so that nothing is ever spoken twice."""

from __future__ import annotations

import hashlib
import json
from typing import Final

from vidgen.narration.pcm import FULL_SCALE, packed
from vidgen.narration.role import RoleVoice
from vidgen.narration.speech import Samples, Speech
from vidgen.store import KindStore

_FORMAT: Final = "vidgen-speech-3"


def speech_key(role: RoleVoice, text: str, rate: float) -> str:
    """The name of a speech: SHA-256, in hexadecimal, over text, rate, engine, voice, version and colour."""
    parts = (_FORMAT, text, f"{rate:.4f}", *role.identity)
    return hashlib.sha256("\0".join(parts).encode("utf-8")).hexdigest()


class SpeechStore(KindStore[Speech]):
    """Speeches: a line of JSON, then samples, in 16 bits where those hold them exactly."""

    kind = "speech"

    def pack(self, thing: Speech) -> bytes:
        fitting = packed(thing.samples)
        samples = fitting.astype(fitting.dtype.newbyteorder("<"))
        header = {"sample_rate": thing.sample_rate, "type": samples.dtype.str, "words": thing.words}
        return json.dumps(header).encode("ascii") + b"\n" + samples.tobytes()

    def unpack(self, payload: bytes) -> Speech:
        import numpy as np  # what is looked up, not what only might be

        first, _newline, body = payload.partition(b"\n")
        header = json.loads(first)
        samples: Samples = np.frombuffer(body, dtype=header["type"]).astype(np.float32)
        if header["type"] == "<i2":
            samples /= np.float32(FULL_SCALE)
        words = header["words"]
        return Speech(
            samples, header["sample_rate"], None if words is None else tuple((a, b) for a, b in words)
        )
