"""Characters that look like others: full-width digits, accents typed apart, hyphens of many kinds."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_HYPHENS = dict.fromkeys(map(ord, "‐‑‒﹣"), "-")
_SLASHES = dict.fromkeys(map(ord, "⁄∕"), "/")
# Hyphenation hints, joiners, direction marks, byte order mark, emoji selectors, the keycap around a digit.
_UNSEEN = dict.fromkeys(
    [0xAD, 0x2060, 0xFEFF, 0x20E3, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0xFE00, 0xFE10)]
)
_TABLE = {ord("№"): "số", **_HYPHENS, **_SLASHES, **_UNSEEN}


@lru_cache(maxsize=4096)
def plain(shown: str) -> str:
    """What is to be read of a shown word: NFC, ASCII for its look-alikes, nothing unseen.

    Raised signs (``m²``, ``10⁵``), fractions (``½``) and marks (``…``, ``™``) stay: they mean something else
    than the signs they are made of.
    """
    if shown.isascii():
        return shown
    composed = unicodedata.normalize("NFC", shown.translate(_TABLE))
    return unicodedata.normalize("NFC", "".join(map(_alike, composed)))


def _alike(char: str) -> str:
    kind = unicodedata.decomposition(char)
    if not kind.startswith("<") or kind.startswith(("<super>", "<fraction>")) or char in "…™℠":
        return char
    alike = unicodedata.normalize("NFKC", char)
    return alike if alike.isprintable() and " " not in alike else char
