"""The part of espeak-ng's data that Vietnamese needs, in a folder whose path espeak-ng can open.

espeak-ng keeps its data path in a buffer of 160 characters and opens it through the narrow C calls, so a
long path, or on Windows one with Vietnamese letters, fails. The data is therefore copied once, under a name
that is the digest of its content, to the first folder that will do.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import espeakng_loader
import platformdirs

from vidgen.errors import VoiceError
from vidgen.messages import _

_LONGEST_PATH = 150  # bytes; 158 works and 160 fails in espeak-ng 1.52 (measured)
TABLES = ("phondata", "phonindex", "phontab", "intonations", "vi_dict", "en_dict")
LANGUAGE_FILES = ("lang/aav/vi", "lang/aav/vi-VN-x-central", "lang/aav/vi-VN-x-south", "lang/gmw/en")

# Pitch flutter and roughness run on counters that nothing resets, not even espeak_Initialize: with them the
# same text gives other samples each time. Later lines of a voice file win.
_STEADY = b"\nflutter 0\nroughness 0\n"


@dataclass(frozen=True, slots=True)
class VoiceData:
    """Data ready for ``espeak_Initialize``.

    Attributes:
        folder: holds ``espeak-ng-data``; short and, on Windows, ASCII.
        digest: of the content, 8 hexadecimal digits.
        variants: variant name -> its voice file's text.
        languages: language file's base name -> its text.
    """

    folder: Path
    digest: str
    variants: Mapping[str, str]
    languages: Mapping[str, str]


def voice_data() -> VoiceData:
    """The data, copied on first use.

    Raises:
        VoiceError: espeak-ng's data is missing, or no folder will do (``VG-V003``, ``VG-V004``).
    """
    content = _content()
    digest = digest_of(content)
    folder = place(content, digest)
    return VoiceData(
        folder,
        digest,
        {name.rsplit("/", 1)[1]: _text(data) for name, data in content.items() if "/!v/" in name},
        {name.rsplit("/", 1)[1]: _text(data) for name, data in content.items() if name.startswith("lang/")},
    )


def _content() -> dict[str, bytes]:
    try:
        source = Path(espeakng_loader.get_data_path())
        variants = sorted(path.name for path in (source / "voices" / "!v").iterdir())
        content = {name: (source / name).read_bytes() for name in TABLES}
        for name in (*LANGUAGE_FILES, *(f"voices/!v/{variant}" for variant in variants)):
            content[name] = (source / name).read_bytes() + _STEADY
    except (OSError, RuntimeError) as error:
        raise VoiceError.of(
            "VG-V003",
            _("Không đọc được dữ liệu của giọng espeak: {error}").format(error=error),
            _("Cài lại gói espeakng-loader: pip install --force-reinstall espeakng-loader"),
        ) from error
    return content


def digest_of(content: Mapping[str, bytes]) -> str:
    """8 hexadecimal digits over names and bytes."""
    total = hashlib.sha256()
    for name in sorted(content):
        total.update(f"{name}\0{len(content[name])}\0".encode())
        total.update(content[name])
    return total.hexdigest()[:8]


def _text(data: bytes) -> str:
    return data.decode("utf-8", errors="replace")


def place(content: Mapping[str, bytes], digest: str) -> Path:
    """A folder that espeak-ng can open with the content below ``espeak-ng-data``, written on first use.

    Raises:
        VoiceError: no folder will do (``VG-V004``).
    """
    tried: list[str] = []
    for root in _roots():
        folder = root / f"espeak-{digest}"
        if not reachable(folder):
            tried.append(str(folder))
            continue
        try:
            if not _complete(folder, content):
                _write(folder, content)
        except OSError as error:
            tried.append(str(error))
            continue
        return folder
    raise VoiceError.of(
        "VG-V004",
        _(
            "Không có thư mục nào đặt được dữ liệu giọng espeak "
            "(đường dẫn quá dài, có dấu hoặc không ghi được): {tried}"
        ).format(tried="; ".join(tried)),
        _("Đặt biến môi trường VIDGEN_CACHE trỏ tới một thư mục ngắn, không dấu, ví dụ C:\\vidgen"),
    )


def _roots() -> Iterator[Path]:
    if (chosen := os.environ.get("VIDGEN_CACHE")) and "://" not in chosen:
        yield Path(chosen).absolute()
    yield Path(platformdirs.user_cache_dir("vidgen", appauthor=False)).absolute()
    yield Path(tempfile.gettempdir()).absolute() / "vidgen"
    if sys.platform == "win32":
        for name in ("ProgramData", "PUBLIC"):
            if value := os.environ.get(name):
                yield Path(value) / "vidgen"
    else:
        yield Path("/tmp") / f"vidgen-{os.getuid()}"


def reachable(folder: Path) -> bool:
    """Whether espeak-ng can open a folder of that name."""
    path = os.fsencode(folder)
    return len(path) <= _LONGEST_PATH and (sys.platform != "win32" or path.isascii())


def _complete(folder: Path, content: Mapping[str, bytes]) -> bool:
    """Whether every file is there with its size: a cleaner of temporary files may have been by."""
    base = folder / "espeak-ng-data"
    try:
        return all((base / name).stat().st_size == len(data) for name, data in content.items())
    except OSError:
        return False


def _write(folder: Path, content: Mapping[str, bytes]) -> None:
    """Write beside and move in one step, so that another process sees all of it or nothing."""
    draft = folder.with_name(f"{folder.name}.{uuid.uuid4().hex[:8]}")
    try:
        for name, data in content.items():
            path = draft / "espeak-ng-data" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if folder.exists() and not _complete(folder, content):
            shutil.rmtree(folder)
        try:
            draft.rename(folder)
        except OSError:
            if not _complete(folder, content):  # not merely another process that was first
                raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)
