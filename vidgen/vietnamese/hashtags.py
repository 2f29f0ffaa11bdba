"""The rule for hashtags: ``#CảnhGiác`` as ``hát tách cảnh giác``."""

from __future__ import annotations

import re

from vidgen.vietnamese.lexicon import Syllables, shipped
from vidgen.vietnamese.numbers import number
from vidgen.vietnamese.plainwords import word
from vidgen.vietnamese.words import Place

Reading = tuple[Syllables, ...]

_TAG = re.compile(r"#(\w*[^\W\d_]\w*)")
_PIECE = re.compile(r"[0-9]+|[^\W\d_]+")


def hashtags(place: Place) -> Reading | None:
    """A tag whose words are known; one without Vietnamese marks (``#CanhGiac``) is left to be reported."""
    match = _TAG.match(place.word.shown.lstrip("“\"'("))
    if not match or match[1] != place.core.lstrip("#"):
        return None
    name = shipped(place.family).words["hashtag"]
    whole = shipped().abbreviations.get(match[1]) or shipped(place.family).words.get(match[1].lower())
    if whole:
        return ((*name, *whole),)
    if match[1].isascii():
        return None
    spoken: list[str] = []
    for piece in _pieces(match[1]):
        read = number(piece) or word(piece, place.family)
        if read is None:
            return None
        spoken += read
    return ((*name, *spoken),)


def _pieces(tag: str) -> list[str]:
    """``LừaĐảoQuaMạng`` at its capitals."""
    parted = "".join(
        f" {char}" if char.isupper() and not before.isupper() else char
        for before, char in zip(f" {tag}", tag, strict=False)
    )
    return _PIECE.findall(parted)
