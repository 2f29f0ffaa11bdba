"""The choices of the picture's encoder, apart from the encoder itself, which takes long to load."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CodecOptions:
    """What decides the encoded bytes of a frame, besides its pixels.

    Attributes:
        crf: constant rate factor of x264, 0–51; smaller is better and larger.
        preset: an x264 preset name.
        gop: most frames from one IDR to the next; 120 is 4 s (platforms ask for closed GOPs of 2–5 s).
        threads: fixed, because the bytes x264 writes depend on it.
        hold_aware: False encodes every frame of a hold anew.
    """

    crf: float = 20
    preset: str = "veryfast"
    gop: int = 120
    threads: int = 2
    hold_aware: bool = True
