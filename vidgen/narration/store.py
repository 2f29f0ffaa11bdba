"""Speech kept on disk under the hash of all that decides it, so that nothing is ever spoken twice.

An entry is one file: a line with the digest of all that follows it, a line of JSON, then the samples. A file
that was cut short or damaged does not match its digest; it is removed and spoken again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import uuid
from pathlib import Path
from typing import Final

import numpy as np
import platformdirs

from vidgen.errors import VoiceError
from vidgen.messages import _
from vidgen.narration.role import RoleVoice
from vidgen.narration.speech import Samples, Speech

_FORMAT: Final = "vidgen-speech-1"
_FULL_SCALE: Final = 32768


def default_folder() -> Path:
    """``speech`` in `VIDGEN_CACHE`, or in the user's cache folder."""
    chosen = os.environ.get("VIDGEN_CACHE")
    return (
        Path(chosen) if chosen else Path(platformdirs.user_cache_dir("vidgen", appauthor=False))
    ) / "speech"


def speech_key(role: RoleVoice, text: str, rate: float) -> str:
    """The name of a speech: SHA-256, in hexadecimal, over text, rate, engine, voice, version and colour."""
    parts = (_FORMAT, text, f"{rate:.4f}", *role.identity)
    return hashlib.sha256("\0".join(parts).encode("utf-8")).hexdigest()


class SpeechStore:
    """A folder of speeches that several processes may share."""

    def __init__(self, folder: Path | None = None) -> None:
        """
        Arguments:
            folder: made when first needed; None is `default_folder()`.
        """
        self.folder = folder or default_folder()

    def path(self, key: str) -> Path:
        """Where the speech of that key lies."""
        return self.folder / key[:2] / f"{key}.speech"

    def get(self, key: str) -> Speech | None:
        """The speech, bit for bit as it was put; None if there is none or it was damaged, and is removed."""
        path = self.path(key)
        try:
            data = path.read_bytes()
        except OSError:  # absent, or being replaced at this moment (Windows): speaking again is always right
            return None
        speech = _unpacked(data)
        if speech is None:
            with contextlib.suppress(OSError):
                path.unlink()
        return speech

    def put(self, key: str, speech: Speech) -> None:
        """Keep a speech.

        Raises:
            VoiceError: the folder cannot be written (``VG-V011``).
        """
        path = self.path(key)
        draft = path.with_name(f"{path.name}.{uuid.uuid4().hex[:8]}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(_packed(speech))
            try:
                draft.replace(path)
            except PermissionError:
                if not path.exists():  # else another process holds the same content open (Windows)
                    raise
        except OSError as error:
            raise VoiceError.of(
                "VG-V011",
                _("Không ghi được kho lời đọc “{folder}”: {error}").format(folder=self.folder, error=error),
                _("Giải phóng ổ đĩa, hoặc đặt biến môi trường VIDGEN_CACHE trỏ tới một thư mục ghi được."),
            ) from error
        finally:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)


def _packed(speech: Speech) -> bytes:
    short = np.rint(speech.samples * _FULL_SCALE)
    exact = bool(np.abs(short + 0.5).max(initial=0.0) <= _FULL_SCALE) and np.array_equal(
        (short / _FULL_SCALE).astype(np.float32), speech.samples
    )
    payload = short.astype("<i2") if exact else speech.samples.astype("<f4")
    header = {
        "sample_rate": speech.sample_rate,
        "type": payload.dtype.str,
        "words": speech.words,
    }
    body = json.dumps(header).encode("ascii") + b"\n" + payload.tobytes()
    return f"{_FORMAT} {hashlib.sha256(body).hexdigest()}\n".encode("ascii") + body


def _unpacked(data: bytes) -> Speech | None:
    title, _newline, body = data.partition(b"\n")
    if title != f"{_FORMAT} {hashlib.sha256(body).hexdigest()}".encode("ascii"):
        return None
    first, _newline, payload = body.partition(b"\n")
    header = json.loads(first)
    samples: Samples = np.frombuffer(payload, dtype=header["type"]).astype(np.float32)
    if header["type"] == "<i2":
        samples /= np.float32(_FULL_SCALE)
    words = header["words"]
    return Speech(samples, header["sample_rate"], None if words is None else tuple((a, b) for a, b in words))
