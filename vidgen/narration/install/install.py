"""Installing a piper voice: found, its licence judged, brought whole into the voices folder.

The description is put in its place before the model, so that a model never stands without one.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from vidgen.errors import VoiceError
from vidgen.messages import _
from vidgen.narration.install.download import checksum, download, fetched
from vidgen.narration.install.offers import LIST, Offer, offer
from vidgen.narration.piper.model import read_model, voices_folder

_COMMIT: Final = "ea046e8458f6acd997706d6e6066a022b42f6fb1"  # whose checksums `install.offers` has
BASE: Final = f"https://huggingface.co/rhasspy/piper-voices/resolve/{_COMMIT}"
ADDRESS: Final = "VIDGEN_VOICES_URL"
"""Environment variable: another address with the same files, such as a copy within an office's network."""

Progress = Callable[[int, int], None]
"""Called with the bytes that there are and the bytes there will be."""


def address() -> str:
    """Where voices are published."""
    return (os.environ.get(ADDRESS) or BASE).rstrip("/")


def offered(name: str) -> Offer:
    """A voice that can be installed.

    Raises:
        VoiceError: there is no such voice (``VG-V071``), or the published list cannot be had (``VG-V073`` to
            ``VG-V075``).
    """
    return offer(name, lambda: fetched(f"{address()}/{LIST}"))


def is_installed(voice: Offer) -> bool:
    """Whether all its files are there as they should be."""
    folder = voices_folder()
    return bool(voice.parts) and all(
        checksum(folder / part.name, part.algorithm) == part.checksum for part in voice.parts
    )


def install(voice: Offer, *, accepted: bool = False, progress: Progress = lambda _now, _all: None) -> Path:
    """Bring a voice into the voices folder; what is there already and right is kept.

    Arguments:
        accepted: a person has taken the licence upon themselves although something speaks against it.

    Returns:
        The model.

    Raises:
        VoiceError: its licence is in the way (``VG-V072``), it is being installed by another process
            (``VG-V077``), or a file cannot be had (as for `download`).
    """
    if voice.objection and not accepted:
        raise VoiceError.of(
            "VG-V072",
            _("Không cài giọng “{name}”: {reason}.").format(name=voice.name, reason=_(voice.objection)),
            _("Nếu đơn vị đã xem giấy phép và chịu trách nhiệm, chạy lại với --accept-licence."),
        )
    folder = voices_folder()
    model, described = (folder / part.name for part in voice.parts)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / f".{voice.name}.lock", timeout=0):
            there = 0
            for part in reversed(voice.parts):  # the small description first
                target = folder / part.name
                if checksum(target, part.algorithm) != part.checksum:
                    before = there
                    download(
                        f"{address()}/{part.path}",
                        part,
                        target,
                        lambda now, before=before: progress(before + now, voice.size),  # type: ignore[misc]
                    )
                there += part.size
                progress(there, voice.size)
    except Timeout as error:
        raise VoiceError.of(
            "VG-V077",
            _("Giọng “{name}” đang được tải ở một cửa sổ khác.").format(name=voice.name),
            _("Đợi lần tải kia xong."),
        ) from error
    except OSError as error:
        raise VoiceError.of(
            "VG-V076",
            _("Không ghi được vào thư mục giọng “{folder}”: {error}").format(
                folder=folder, error=error.strerror or error
            ),
            _("Đặt biến môi trường VIDGEN_VOICES trỏ tới một thư mục ghi được."),
        ) from error
    try:
        read_model(model)
    except VoiceError as error:
        raise VoiceError(replace(each, path=described) for each in error.findings) from error
    return model
