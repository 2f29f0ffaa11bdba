"""AAC-LC: the whole film's sound, encoded once.

An MP4 without edit lists plays from the first packet on, the encoder's run-in included. The run-in lasts
one packet, so the first 21 ms of the mix give it their place: all that follows is heard where the mix has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

import av
import numpy as np
from av.audio.codeccontext import AudioCodecContext
from av.codec.context import Flags

from vidgen.film.blocks import Sound, blocks
from vidgen.narration.speech import Samples
from vidgen.storyboard.model import SAMPLE_RATE

BIT_RATE = 192_000
_PACKETS = 47  # about a second is decoded at a time


@dataclass(frozen=True, slots=True)
class EncodedAudio:
    """A finished AAC-LC stereo track.

    Attributes:
        packets: raw AAC access units, without ADTS headers.
        extradata: AudioSpecificConfig (ISO/IEC 14496-3).
        bit_rate: bits per second the encoder aimed for; quiet stretches take less.
        sample_rate: samples per second.
        frame_size: samples a packet decodes to.
        priming: samples at the head of the decoded sound that are the encoder's run-in and hold silence.
        samples: length of the sound; the last packet is cut to it.
    """

    packets: tuple[bytes, ...]
    extradata: bytes
    bit_rate: int
    sample_rate: int
    frame_size: int
    priming: int
    samples: int


def encode_aac(sound: Sound, bit_rate: int = BIT_RATE) -> EncodedAudio:
    """Encode stereo sound at `SAMPLE_RATE`.

    Sample N of the sound is sample N of the decoded track; its first 1024 samples give way to the run-in.

    Arguments:
        sound: float32, shape ``(n, 2)``, −1 to 1; whole or in blocks.
        bit_rate: bits per second to aim for.

    Raises:
        ValueError: the sound is not stereo.
    """
    encoder = _encoder(bit_rate)
    priming = encoder.frame_size
    packets: list[bytes] = []
    length = 0
    for block in _after(priming, blocks(sound)):
        packets += map(bytes, encoder.encode(_frame(block, length)))
        length += len(block)
    if not length:
        packets += map(bytes, encoder.encode(_frame(np.zeros((1, 2), np.float32), 0)))
        length = 1
    packets += map(bytes, encoder.encode(None))
    return EncodedAudio(
        packets=tuple(packets),
        extradata=bytes(encoder.extradata or b""),
        bit_rate=bit_rate,
        sample_rate=SAMPLE_RATE,
        frame_size=priming,
        priming=priming,
        samples=priming + length,
    )


def decode_aac(audio: EncodedAudio) -> Iterator[Samples]:
    """What a player hears, as blocks of float32, shape ``(n, 2)``; `EncodedAudio.samples` in all."""
    decoder = av.CodecContext.create("aac", "r")
    assert isinstance(decoder, AudioCodecContext)
    decoder.extradata = audio.extradata
    left = audio.samples
    for start in range(0, len(audio.packets), _PACKETS):
        frames = [
            frame
            for data in audio.packets[start : start + _PACKETS]
            for frame in decoder.decode(av.Packet(data))
        ]
        block = np.concatenate([frame.to_ndarray() for frame in frames], axis=1).T[:left]
        left -= len(block)
        yield block


def _encoder(bit_rate: int) -> AudioCodecContext:
    encoder = av.CodecContext.create("aac", "w")
    assert isinstance(encoder, AudioCodecContext)
    encoder.sample_rate = SAMPLE_RATE
    encoder.layout = "stereo"
    encoder.format = "fltp"
    encoder.time_base = Fraction(1, SAMPLE_RATE)
    encoder.bit_rate = bit_rate
    # Without bitexact the first packet carries the library's version.
    encoder.flags |= Flags.global_header | Flags.bitexact
    # A quarter of the time of the defaults (two-loop search, mid/side decisions) for 1 dB of signal to noise,
    # measured at 192 kb/s.
    encoder.options = {"aac_coder": "fast", "aac_ms": "0"}
    encoder.open()
    return encoder


def _after(skipped: int, pieces: Iterable[Samples]) -> Iterator[Samples]:
    for piece in pieces:
        rest = piece[skipped:]
        skipped = max(0, skipped - len(piece))
        if len(rest):
            yield rest


def _frame(block: Samples, at: int) -> av.AudioFrame:
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(block.T), format="fltp", layout="stereo")
    frame.sample_rate = SAMPLE_RATE
    frame.time_base = Fraction(1, SAMPLE_RATE)
    frame.pts = at
    return frame
