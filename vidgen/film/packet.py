"""What the encoder makes of one frame."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VideoPacket:
    """One frame of the film as an access unit (Annex B); `key` marks an IDR picture."""

    data: bytes
    key: bool
