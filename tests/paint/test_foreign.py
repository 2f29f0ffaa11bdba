"""Files that must be converted first are told by what they are, with how to do it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.paint.test_photo import code, cover, folder, refusal
from vidgen.paint.photo import check_photo, open_photo

__all__ = ["folder"]

FOREIGN = {
    "HEIC": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(400),
    "AVIF": b"\0\0\0\x18ftypavif\0\0\0\0mif1avif" + bytes(400),
    "video": b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(400),
    "PDF": b"%PDF-1.7\n" + bytes(400),
    "Office": b"PK\x03\x04" + bytes(400),
    "SVG": b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'></svg>",
}


@pytest.mark.parametrize("read", [open_photo, check_photo, cover])
@pytest.mark.parametrize("kind", FOREIGN)
def test_what_must_be_converted_first_is_said_with_how(
    folder: Path, kind: str, read: Callable[..., object]
) -> None:
    path = folder / "IMG_0042.jpg"
    path.write_bytes(FOREIGN[kind])
    error = refusal(path, read)
    assert code(error) == "VG-M006"
    assert kind in error.findings[0].message
