"""Small videos made on the spot: a moving box, a tone, black, flashes, and damage."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np

RATE = 25


def film(
    path: Path,
    *,
    seconds: float,
    size: tuple[int, int] = (320, 180),
    tone: bool = False,
    black: float = 0,
    flashing: bool = False,
) -> Path:
    """A video of a box that moves, the first `black` seconds black, with a tone where it is to be heard."""
    width, height = size
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=RATE)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.options = {"g": "12", "preset": "ultrafast"}
        audio = container.add_stream("aac", rate=44100, layout="mono") if tone else None
        ground = np.linspace(70, 190, height)[:, None, None] + np.zeros((height, width, 3))
        for number in range(round(seconds * RATE)):
            picture = ground.astype(np.uint8)
            left = number * 5 % (width - 40)
            picture[height // 3 : height // 3 + 30, left : left + 40] = (200, 40, 40)
            if flashing and number // 2 % 2:
                picture[:] = 235
            if number < black * RATE:
                picture = np.zeros((height, width, 3), np.uint8)
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), "rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
        if audio is not None:
            wave = 0.2 * np.sin(2 * np.pi * 440 * np.arange(round(seconds * 44100)) / 44100)
            heard = av.AudioFrame.from_ndarray(wave.astype(np.float32)[None], "fltp", "mono")
            heard.sample_rate = 44100
            container.mux(audio.encode(heard))
            container.mux(audio.encode(None))
    return path


def sound(path: Path) -> None:
    """A file with sound and no pictures."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("aac", rate=44100, layout="mono")
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 44100), np.float32), "fltp", "mono")
        frame.sample_rate = 44100
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def damage(path: Path) -> None:
    """Spoil the middle of the pictures."""
    data = bytearray(path.read_bytes())
    start = data.index(b"mdat")
    length = len(data) - start
    for at in range(start + length // 4, start + length * 3 // 4):
        data[at] = data[at] * 7 + at & 255
    path.write_bytes(data)
