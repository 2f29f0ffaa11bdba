"""Clips made by FFmpeg, in which a test can tell what it sees: where is up, what time it is."""

from __future__ import annotations

import subprocess
from pathlib import Path

import imageio_ffmpeg
import numpy as np
from PIL import Image

from vidgen.storyboard.model import Footage

SCRIPT = Path("kich-ban.md")
SIZE = (216, 180)
RADIUS = 16


def ffmpeg(*arguments: str) -> None:
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-loglevel", "error", "-y", *arguments]
    subprocess.run(command, check=True, capture_output=True)


def clip(path: Path, size: tuple[int, int], seconds: float, *options: str, rate: int = 30) -> Path:
    """A clip whose red grows from 0 by 100 a second, green left half, blue below."""
    width, height = size
    source = (
        f"nullsrc=s={width}x{height}:r={rate}:d={seconds},"
        "format=gbrp,geq=r='min(250,100*T)':g='if(lt(X,W/2),200,0)':b='if(lt(Y,H/2),0,200)'"
    )
    pixels = "yuv444p" if width % 2 or height % 2 else "yuv420p"
    coded = ("-pix_fmt", pixels, "-colorspace", "bt709", "-crf", "10")
    ffmpeg("-f", "lavfi", "-i", source, "-vf", "scale=out_color_matrix=bt709", *options, *coded, str(path))
    return path


def video(path: Path, frames: int) -> Footage:
    return Footage(path, SIZE, RADIUS, True, frames)


def quarters(image: Image.Image) -> list[tuple[float, ...]]:
    """Mean colour of each quarter's middle: top left, top right, bottom left, bottom right."""
    pixels = np.asarray(image.convert("RGB"), float)
    height, width = pixels.shape[:2]
    spots = [(y, x) for y in (height // 4, 3 * height // 4) for x in (width // 4, 3 * width // 4)]
    return [tuple(pixels[y - 8 : y + 8, x - 8 : x + 8].mean((0, 1))) for y, x in spots]


def assert_upright(image: Image.Image) -> None:
    for (_red, green, blue), wanted in zip(
        quarters(image), [(200, 0), (0, 0), (200, 200), (0, 200)], strict=True
    ):
        assert abs(green - wanted[0]) < 60 and abs(blue - wanted[1]) < 60, quarters(image)


def hdr(path: Path, transfer: str, signal: int) -> Path:
    """A grey BT.2020 picture of a given 10-bit signal, as phones write it."""
    source = (
        f"nullsrc=s=216x180:r=30:d=0.2,format=yuv420p10le,geq=lum={signal}:cb=512:cr=512,"
        f"setparams=color_primaries=bt2020:color_trc={transfer}:colorspace=bt2020nc"
    )
    coded = ("-c:v", "libx265", "-x265-params", "log-level=error", "-pix_fmt", "yuv420p10le")
    ffmpeg("-f", "lavfi", "-i", source, *coded, str(path))
    return path
