"""Freeform tags of an MP4 file (``----:vn.vidgen:…``), which stay in it however often it is copied.

They stand in ``moov``/``udta``/``meta``/``ilst``, where iTunes keeps its own. The writing is mutagen's, which
moves the pictures' addresses along; the reading is done here, box by box: what is read may be anybody's.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from vidgen.delivery.mp4box import top_boxes

MEAN: Final = "vn.vidgen"

_LARGEST_INDEX: Final = 64 << 20
_LONGEST: Final = 4096  # bytes of a value that is believed
_UTF8: Final = 1  # well-known type of a data atom


def write_tags(path: Path, tags: Mapping[str, str]) -> None:
    """Put the tags into a film; those of the same names are replaced. Equal film and tags, equal bytes.

    Arguments:
        tags: name → value, without the ``----:vn.vidgen:`` in front.

    Raises:
        OSError, mutagen.MutagenError: the file cannot be read or written.
    """
    from mutagen import mp4

    film = _untyped(mp4.MP4, path)
    if film.tags is None:
        film.add_tags()
    for name, value in sorted(tags.items()):
        film.tags[f"----:{MEAN}:{name}"] = [
            _untyped(mp4.MP4FreeForm, value.encode("utf-8"), mp4.AtomDataType.UTF8)
        ]
    film.save(padding=lambda info: 0)


def read_tags(path: Path) -> dict[str, str]:
    """Our tags in any file, by name; those that are damaged are left out, of doubles the first counts.

    Raises:
        OSError: the file cannot be read.
    """
    index = b""
    with path.open("rb") as file:
        for name, start, end in top_boxes(file):
            if name == b"moov" and end - start <= _LARGEST_INDEX:
                file.seek(start)
                index = file.read(end - start)
                break
    found: dict[str, str] = {}
    for user in _inside(index, b"udta"):
        for meta in _inside(user, b"meta"):
            for listed in _inside(meta[4:], b"ilst"):
                for freeform in _inside(listed, b"----"):
                    mean, tag, value = _freeform(freeform)
                    if mean == MEAN and tag:
                        found.setdefault(tag, value)
    return found


def mentioned(path: Path) -> bool:
    """Whether the file names us anywhere, for one whose index can no longer be read.

    Raises:
        OSError: the file cannot be read.
    """
    wanted = MEAN.encode("ascii")
    before = b""
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            if wanted in before + piece:
                return True
            before = piece[-len(wanted) + 1 :]
    return False


def _untyped(make: Any, *given: object) -> Any:
    """What mutagen makes of it; mutagen says nothing of its types."""
    return make(*given)


def _freeform(body: bytes) -> tuple[str, str, str]:
    """Mean, name and value; empty where damaged."""
    parts = dict(reversed(list(_boxes(body))))
    mean, name, data = (parts.get(key, b"") for key in (b"mean", b"name", b"data"))
    if len(data) < 8 or len(data) > _LONGEST or data[:4] != struct.pack(">I", _UTF8):
        return "", "", ""
    try:
        return mean[4:].decode("ascii"), name[4:].decode("ascii"), data[8:].decode("utf-8")
    except UnicodeDecodeError:
        return "", "", ""


def _inside(body: bytes, wanted: bytes) -> Iterator[bytes]:
    return (inner for name, inner in _boxes(body) if name == wanted)


def _boxes(body: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(body):
        length, name = struct.unpack_from(">I4s", body, at)
        if length < 8 or at + length > len(body):
            return
        yield name, body[at + 8 : at + length]
        at += length
