"""Small films for the inspection: good ones from vidgen's own writer, faulty ones from FFmpeg."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

import av
import imageio_ffmpeg
import numpy as np
import segno
from numpy.typing import NDArray

from vidgen.film.aac import encode_aac
from vidgen.film.frames import Run
from vidgen.film.h264 import CodecOptions, encode
from vidgen.film.loudness import integrated
from vidgen.film.mux import write_mp4
from vidgen.narration.speech import Samples
from vidgen.storyboard.model import SAMPLE_RATE, SAMPLES_PER_FRAME

SIZE = (108, 192)
FRAMES = 105

Luma = NDArray[np.uint8]


def flat(value: int, size: tuple[int, int] = SIZE) -> Luma:
    """A picture of one brightness (16 is black, 235 white)."""
    return np.full(size[::-1], value, np.uint8)


def qr_card(text: str, size: tuple[int, int]) -> Luma:
    """A light picture with a QR code in its middle."""
    code = np.array([[16 if dark else 235 for dark in row] for row in segno.make(text).matrix_iter(border=4)])
    code = np.kron(code, np.ones((6, 6))).astype(np.uint8)
    card = flat(235, size)
    top, left = (size[1] - len(code)) // 2, (size[0] - len(code)) // 2
    card[top : top + len(code), left : left + len(code)] = code
    return card


def pictures(frames: int = FRAMES) -> list[tuple[Luma, int]]:
    """A film that changes its brightness seven times a second or so."""
    return [(flat(60 + at % 150), min(5, frames - at)) for at in range(0, frames, 5)]


def noise(frames: int = FRAMES, lufs: float = -14.0) -> Samples:
    """Stereo noise in the band of speech, shape ``(n, 2)``, at a given loudness."""
    samples = frames * SAMPLES_PER_FRAME
    spectrum = np.fft.rfft(np.random.default_rng(1).standard_normal((samples, 2)), axis=0)
    pitch = np.fft.rfftfreq(samples, 1 / SAMPLE_RATE)
    spectrum[(pitch < 200) | (pitch > 3000)] = 0
    sound = np.fft.irfft(spectrum, samples, axis=0).astype(np.float32)
    sound *= 0.1 / np.abs(sound).max()
    return np.tanh(sound * 10 ** ((lufs - integrated(sound)) / 20)).astype(np.float32)


def write_film(
    path: Path, shown: Sequence[tuple[Luma, int]], sound: Samples, options: CodecOptions | None = None
) -> Path:
    """A film from brightness pictures and how many frames each holds."""
    height, width = shown[0][0].shape
    runs = (Run(_frame(luma), count) for luma, count in shown)
    write_mp4(path, encode(runs, (width, height), options), encode_aac(sound), {"title": "Phim thử"})
    return path


def ffmpeg(source: Path, target: Path, *options: str) -> Path:
    """Convert a film with the FFmpeg program; `options` stand before the output."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y", "-i", str(source), *options, str(target)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return target


def _frame(luma: Luma) -> av.VideoFrame:
    height, width = luma.shape
    frame = av.VideoFrame(width, height, "yuv420p")
    for plane, picture in zip(
        frame.planes,
        (luma, flat(118, (width // 2, height // 2)), flat(136, (width // 2, height // 2))),
        strict=True,
    ):
        rows = np.zeros((plane.height, plane.line_size), np.uint8)
        rows[:, : plane.width] = picture
        plane.update(rows.tobytes())
    frame.colorspace = frame.color_primaries = frame.color_trc = frame.color_range = 1
    return frame
