"""Takes as a person leaves them in a folder: embedded speech in a room, in files of any kind and name."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import av
import numpy as np

from vidgen.narration.speech import Samples
from vidgen.narration.takes.lines import ScriptLine
from vidgen.narration.voices.espeak import Espeak

RATE = 44_100
CODECS = {".wav": "pcm_s16le", ".m4a": "aac", ".mp3": "libmp3lame", ".ogg": "libopus", ".flac": "flac"}

SCENES = (
    ("Khoan đã! Đừng bấm vào đường liên kết lạ.",),
    ("Công an không làm việc qua điện thoại.", "Bà gọi ngay cho công an xã nhé."),
    ("Không đọc mã xác thực cho bất kỳ ai, kể cả người tự xưng là cán bộ ngân hàng.",),
)


def script(*scenes: Iterable[str], path: Path | None = Path("kịch bản.md")) -> tuple[ScriptLine, ...]:
    """The lines of a script that the narrator speaks; each stands ten lines below the one before."""
    found: list[ScriptLine] = []
    for scene, texts in enumerate(scenes, 1):
        for place, text in enumerate(texts, 1):
            number = len(found) + 1
            spoken = text.casefold()
            found.append(
                ScriptLine(
                    number, scene, place, None, text, spoken, len(text.split()), 0.2, path, number * 10
                )
            )
    return tuple(found)


LINES = script(*SCENES)


def said(text: str, voice: str = "vi+f3", rate: float = 4.2) -> Samples:
    """A person saying it: a second of room before and after, hiss 50 dB below the voice."""
    speech = Espeak(voice).speak(text.casefold(), rate)
    times = np.arange(0, len(speech.samples), speech.sample_rate / RATE)
    voiced = np.interp(times, np.arange(len(speech.samples)), speech.samples)
    hiss = np.random.default_rng(len(text)).normal(0, 0.0008, len(voiced) + 2 * RATE)
    hiss[RATE:-RATE] += voiced / np.abs(voiced).max() * 0.5
    return hiss.astype(np.float32)


def save(path: Path, samples: Samples, rate: int = RATE) -> Path:
    """A recording in the format its suffix names, in stereo as phones write it."""
    with av.open(str(path), "w") as file:
        kept = 48_000 if CODECS[path.suffix] == "libopus" else rate  # Opus knows no other
        stream = file.add_stream(CODECS[path.suffix], rate=kept)
        stream.layout = "stereo"
        whole = np.clip(np.rint(samples * 32767), -32768, 32767).astype(np.int16)
        frame = av.AudioFrame.from_ndarray(np.repeat(whole, 2).reshape(1, -1), format="s16", layout="stereo")
        frame.sample_rate = rate
        frame.pts = 0
        resampler = av.AudioResampler(
            format=stream.format, layout="stereo", rate=kept, frame_size=stream.frame_size or 1024
        )
        for part in (*resampler.resample(frame), *resampler.resample(None)):
            file.mux(stream.encode(part))
        file.mux(stream.encode(None))
    return path


def record(folder: Path, lines: Iterable[ScriptLine] = LINES, suffix: str = ".wav") -> Path:
    """Every line under its number."""
    folder.mkdir(parents=True, exist_ok=True)
    for line in lines:
        save(folder / f"{line.number:02d}{suffix}", said(line.shown))
    return folder
