"""The choices of the picture's encoder, apart from the encoder itself, which takes long to load."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CodecOptions:
    """What decides the encoded bytes of a frame, besides its pixels.

    Attributes:
        crf: constant rate factor of x264, 0–51; smaller is better and larger.
        preset: an x264 preset name; superfast takes a quarter less time than veryfast for 3 % more bytes and
            the same picture (SSIM 0.9985 against 0.9987, measured on the sample scripts).
        gop: most frames from one IDR to the next; 120 is 4 s (platforms ask for closed GOPs of 2–5 s).
        threads: of x264; the bytes depend on it, so it never follows the machine. One, because painting and
            sound keep the other core busy.
        hold_aware: False encodes every frame of a hold anew.
    """

    crf: float = 20
    preset: str = "superfast"
    gop: int = 120
    threads: int = 1
    hold_aware: bool = True
