"""Sound from the bytes of a file."""

from __future__ import annotations

import io
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from vidgen.narration.speech import Samples

_ID3: Final = 10  # bytes of its header
_BITRATES: Final = {
    1: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}  # kbit/s of layer III, by generation (ISO 11172-3 and 13818-3)
_SAMPLE_RATES: Final = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


class Undecodable(ValueError):
    """The bytes hold no sound of the kind that was expected."""


def decoded(data: bytes, container: str) -> tuple[Samples, int]:
    """The sound of a file as float32 mono, and its samples per second.

    Arguments:
        container: FFmpeg's name of the only format accepted, ``mp3``. Nothing is guessed: what a service
            sent may be a playlist that names files of this machine.

    Raises:
        Undecodable: it is of another format, or there is no sound in it.
    """
    import av  # a check of a script decodes nothing

    parts: list[Samples] = []
    try:
        with av.open(io.BytesIO(data), "r", format=container) as opened:
            if not opened.streams.audio:
                raise Undecodable(container)
            stream = opened.streams.audio[0]
            to_mono = av.AudioResampler(format="flt", layout="mono")
            for frame in opened.decode(stream):
                parts += [_floats(each.to_ndarray()) for each in to_mono.resample(frame)]
            rate = stream.rate
    except (av.FFmpegError, ValueError) as error:
        raise Undecodable(container) from error
    if not parts or not rate:
        raise Undecodable(container)
    return np.concatenate(parts), rate


def _floats(samples: NDArray[Any]) -> Samples:
    return samples.reshape(-1).astype(np.float32, copy=False)


def ends_within_a_frame(mp3: bytes) -> bool:
    """Whether an MP3 breaks off in the middle of its last frame; decoders pass over that in silence.

    Raises:
        Undecodable: there is no frame in it.
    """
    at, last = _past_tag(mp3), None
    while at + 4 <= len(mp3):
        size = _frame_size(mp3[at : at + 4])
        if size is None:
            at = mp3.find(b"\xff", at + 1)
            if at < 0:
                break
            continue
        at += size
        last = at
    if last is None:
        raise Undecodable("mp3")
    return last > len(mp3)


def _past_tag(mp3: bytes) -> int:
    if mp3[:3] != b"ID3" or len(mp3) < _ID3:
        return 0
    size = 0
    for byte in mp3[6:_ID3]:
        size = size << 7 | byte & 0x7F
    return _ID3 + size


def _frame_size(header: bytes) -> int | None:
    """Bytes of the layer III frame that starts with this header; None if it is none."""
    if header[0] != 0xFF or header[1] & 0xE0 != 0xE0:
        return None
    version, layer = header[1] >> 3 & 3, header[1] >> 1 & 3
    bitrate, rate, padding = header[2] >> 4, header[2] >> 2 & 3, header[2] >> 1 & 1
    if version == 1 or layer != 1 or bitrate in (0, 15) or rate == 3:
        return None
    first = version == 3
    kbits = _BITRATES[1 if first else 2][bitrate - 1]
    return (144 if first else 72) * kbits * 1000 // _SAMPLE_RATES[version][rate] + padding
