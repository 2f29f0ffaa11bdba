"""Values of a brand file as they are written: what all readers ask of them, and how a wrong one is told."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from unicodedata import normalize

from vidgen.errors import BrandError
from vidgen.messages import _


def wrong(message: str, fix: str = "") -> BrandError:
    """A value that may not stand here (VG-B004); `load` adds where."""
    return BrandError.of("VG-B004", message, fix)


def nearest(word: str, known: Iterable[str]) -> str:
    """The fix for a word that is not among the known ones: the nearest, or all of them."""
    known = list(known)
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return _("có phải là “{word}”?").format(word=near[0])
    return _("dùng một trong: {words}").format(words=", ".join(known))


def text(raw: Any, _folder: Path) -> str:
    """Words, NFC."""
    if not isinstance(raw, str) or not raw.strip():
        raise wrong(
            _("phải là chữ, không để trống"), _("nếu là số hoặc có ký tự đặc biệt thì đặt trong ngoặc kép")
        )
    return normalize("NFC", raw.strip())
