"""What works on this machine: each part tried for real, with what to do where it does not."""

from __future__ import annotations

import platform
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from vidgen.errors import VidgenError
from vidgen.messages import _


@dataclass(frozen=True, slots=True)
class Examined:
    """One part: its name, whether it works, what was seen, what to do if not."""

    name: str
    ok: bool
    detail: str
    fix: str = ""


def examine(brand: Path | None = None) -> tuple[Examined, ...]:
    """Try Python, picture and sound encoders, fonts, voice, stores and moviepy."""
    parts: tuple[tuple[str, Callable[[], str], str], ...] = (
        (_("Python"), _python, _("Cài Python 3.11 trở lên.")),
        (_("Mã hóa H.264"), _video, _("Cài lại gói av: pip install --force-reinstall av")),
        (_("Mã hóa AAC"), _audio, _("Cài lại gói av: pip install --force-reinstall av")),
        (
            _("Ảnh và đoạn phim (moviepy)"),
            _moviepy,
            _("Cài lại: pip install --force-reinstall moviepy imageio-ffmpeg"),
        ),
        (_("Nhận diện, phông chữ và giọng"), lambda: _brand(brand), _("Sửa brand.yaml theo lý do ở trên.")),
        (_("Giọng đọc có sẵn"), _voice, _("Cài lại: pip install --force-reinstall espeakng-loader")),
        (_("Kho tạm"), _store, _("Đặt biến VIDGEN_CACHE tới một thư mục ghi được.")),
    )
    return tuple(_try(*part) for part in parts)


def _try(name: str, part: Callable[[], str], fix: str) -> Examined:
    try:
        return Examined(name, True, part())
    except VidgenError as error:
        said = (f"{each.place}: {each.message}" if each.line else each.message for each in error.findings)
        return Examined(name, False, "; ".join(said), fix)
    except Exception as error:  # whatever breaks here is the very thing to report
        return Examined(name, False, f"{type(error).__name__}: {error}", fix)


def _python() -> str:
    return f"{platform.python_version()}, {platform.system()} {platform.machine()}"


def _video() -> str:
    import av

    from vidgen.film.frames import Run
    from vidgen.film.h264 import encode
    from vidgen.film.yuv import YuvCanvas

    film = encode([Run(YuvCanvas(64, 96).frame(), 3)], (64, 96))
    return f"libx264, PyAV {av.__version__}" + (f" ({film.note})" if film.note else "")


def _audio() -> str:
    from vidgen.film.aac import encode_aac

    packets = encode_aac(np.zeros((48_000, 2), np.float32)).packets
    return _("AAC-LC 48 kHz, {count} gói").format(count=len(packets))


def _moviepy() -> str:
    import imageio_ffmpeg
    import moviepy

    return f"moviepy {moviepy.__version__}, ffmpeg {imageio_ffmpeg.get_ffmpeg_version()}"


def _brand(folder: Path | None) -> str:
    from vidgen.brand.load import load_brand
    from vidgen.narration.voices import ready_voice

    brand = load_brand(folder)
    voice = ready_voice(None, brand.voices).info().title
    return _("{name}; giọng: {voice}").format(name=brand.name, voice=voice)


def _voice() -> str:
    from vidgen.narration.voices import ready_voice

    voice = ready_voice(None, ("espeak",))
    speech = voice.speak("xin chào.", 4.1)
    seconds = f"{len(speech.samples) / speech.sample_rate:.1f}".replace(".", ",")
    return _("{voice}, đọc thử {seconds} giây").format(
        voice=f"{voice.engine} {voice.version}", seconds=seconds
    )


def _store() -> str:
    from vidgen.store import examine_cache

    return examine_cache()
