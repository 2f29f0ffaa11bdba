"""The music under a film: the project's own loop for the mood of a script, or a brand's file."""

from __future__ import annotations

import itertools
from functools import lru_cache
from pathlib import Path
from typing import Final

import av
import numpy as np

from vidgen.errors import MediaError
from vidgen.film.sound import SPEECH_DBFS, active_rms
from vidgen.film.synthesis import MOODS, render
from vidgen.messages import _
from vidgen.narration.speech import Samples
from vidgen.scenario.model import Kind
from vidgen.storyboard.model import SAMPLE_RATE

MOOD_OF: Final[dict[Kind, str]] = {
    Kind.SCAM: "tense",
    Kind.PROCEDURE: "bright",
    Kind.QA: "bright",
    Kind.ANNOUNCEMENT: "calm",
    Kind.PRACTICE: "calm",
}

BED_DBFS = SPEECH_DBFS
"""RMS of every bed, as the mix expects it."""

LONGEST = 240 * SAMPLE_RATE
"""What is used of a file: four minutes, 92 MB in memory."""

_SHORTEST = 4 * SAMPLE_RATE
_SEAM = SAMPLE_RATE  # the end melts into the beginning over a second


def bed(mood: str, samples: int | None = None) -> Samples:
    """A music bed of 32 s that repeats without a seam; the mix repeats it.

    Arguments:
        mood: a name in `synthesis.MOODS`; `MOOD_OF` has the one that suits a kind of script.
        samples: length of the film; a bed longer than that is cut.

    Returns:
        float32 at `SAMPLE_RATE`, shape ``(n, 2)``, read-only, at `BED_DBFS` RMS; the same every time.

    Raises:
        KeyError: there is no such mood.
    """
    return _bed(mood)[:samples]


def load_bed(path: Path) -> Samples:
    """Read a music file FFmpeg knows (WAV, MP3, M4A, OGG, FLAC, …) as a bed that repeats without a seam.

    Only the first four minutes are used. The last second melts into the first.

    Returns:
        float32 at `SAMPLE_RATE`, shape ``(n, 2)``, read-only, at `BED_DBFS` RMS.

    Raises:
        MediaError: the file is not there (VG-M201), holds no sound that can be read (VG-M202), or is
            shorter than four seconds or silent (VG-M203).
    """
    sound = read_sound(path)
    if len(sound) < _SHORTEST or not 0.0 < active_rms(sound) < np.inf:
        raise MediaError.of(
            "VG-M203",
            _("Tệp nhạc nền “{name}” quá ngắn hoặc không có tiếng.").format(name=path.name),
            _("Dùng bản nhạc dài từ 4 giây trở lên."),
            path=path,
        )
    return _levelled(_looped(sound))


def read_sound(path: Path) -> Samples:
    """The first four minutes of a sound file, float32 at `SAMPLE_RATE`, shape ``(n, 2)``.

    Raises:
        MediaError: the file is not there (VG-M201) or holds no sound that can be read (VG-M202).
    """
    if not path.is_file():
        raise MediaError.of(
            "VG-M201",
            _("Không tìm thấy tệp nhạc nền “{name}”.").format(name=path.name),
            _("Kiểm tra tên tệp trong thư mục nhận diện, hoặc bỏ dòng nhạc nền để dùng nhạc có sẵn."),
            path=path,
        )
    try:
        return _read(path)
    except (OSError, av.FFmpegError, IndexError) as problem:
        raise MediaError.of(
            "VG-M202",
            _("Không đọc được tệp nhạc nền “{name}”: {reason}").format(name=path.name, reason=problem),
            _("Mở thử tệp bằng trình nghe nhạc; lưu lại thành WAV, MP3 hoặc M4A."),
            path=path,
        ) from problem


@lru_cache(maxsize=2)
def _bed(mood: str) -> Samples:
    return _levelled(render(MOODS[mood]))


def _levelled(loop: Samples) -> Samples:
    level = active_rms(loop)
    loop *= np.float32(10.0 ** (BED_DBFS / 20.0) / level)
    loop.setflags(write=False)
    return loop


def _read(path: Path) -> Samples:
    pieces: list[Samples] = []
    length = 0
    with av.open(str(path)) as file:
        resampler = av.AudioResampler(format="flt", layout="stereo", rate=SAMPLE_RATE)
        for frame in itertools.chain(file.decode(file.streams.audio[0]), [None]):
            for piece in resampler.resample(frame):
                pieces.append(piece.to_ndarray().reshape(-1, 2).astype(np.float32))
                length += piece.samples
            if length >= LONGEST:
                break
    return np.concatenate(pieces)[:LONGEST] if pieces else np.zeros((0, 2), np.float32)


def _looped(sound: Samples) -> Samples:
    """Without its last second, which sounds under the first and gives way to it."""
    turn = np.linspace(0.0, np.pi / 2.0, _SEAM, dtype=np.float32)[:, None]
    loop = sound[:-_SEAM].copy()
    loop[:_SEAM] = loop[:_SEAM] * np.sin(turn) + sound[-_SEAM:] * np.cos(turn)
    return loop
