"""What FFmpeg's own meter says of a sound, to hold ours against."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import imageio_ffmpeg

from vidgen.narration.speech import Samples


def ebur128(sound: Samples, folder: Path) -> tuple[float, float]:
    """Integrated loudness in LUFS and true peak in dBTP of stereo sound at 48 kHz."""
    raw = folder / "sound.f32"
    sound.tofile(raw)
    said = subprocess.run(
        [
            *(imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-f", "f32le", "-ar", "48000", "-ac", "2"),
            *("-i", str(raw), "-af", "ebur128=peak=true:framelog=quiet", "-f", "null", "-"),
        ],
        capture_output=True,
        encoding="utf-8",
    ).stderr
    loudness = re.search(r"I:\s+(-?[\d.]+) LUFS", said)
    peak = re.search(r"Peak:\s+(-?[\d.]+|-?inf) dBFS", said)
    assert loudness and peak, said
    return float(loudness[1]), float(peak[1])
