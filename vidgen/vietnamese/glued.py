"""Words without the white space between them: ``SĐT:0912345678``, ``50người``, ``Điều174``, ``nhà,rồi``."""

from __future__ import annotations

import re

from vidgen.vietnamese.punctuation import words_of
from vidgen.vietnamese.syllables import is_syllable
from vidgen.vietnamese.words import Place, split

_LABELLED = re.compile(r"([^\W\d_][^\W_]*[:;])([^/\s].*)")
_BEHIND_MARK = re.compile(r"(.*?[^\W\d_\s][)”\"’]?(?:[,;:!?…]+|\.(?=[^\W\d_a-z])))([“\"(‘]?[^\W_].*)")
_BEHIND_COMMA = re.compile(r"(.*?[^\W_\s][,;])([^\W\d_].*)")
_NUMBER_AND_WORD = re.compile(r"([0-9][0-9.,]*(?:[-–][0-9][0-9.,]*)?)([^\W\d_]{2,})")
_WORD_AND_NUMBER = re.compile(r"([^\W\d_]{2,})([0-9][0-9.,/]*)")
_MOST = 24


def pieces(place: Place) -> Place | None:
    """The line with the word here parted into the words it is made of; None if it is not so made."""
    parts: list[str] = []
    rest = place.word.shown
    while rest and len(parts) < _MOST:
        first, rest = _first(rest)
        parts.append(first)
    if len(parts) < 2 or rest:
        return None
    shown = [word.shown for word in place.words]
    return Place(words_of([*shown[: place.at], *parts, *shown[place.at + 1 :]]), place.at, place.family)


def _first(shown: str) -> tuple[str, str]:
    """The first of the words of which this one is made, and what is left."""
    for pattern in (_LABELLED, _BEHIND_MARK, _BEHIND_COMMA):
        if match := pattern.fullmatch(shown):
            return match[1], match[2]
    core = split(shown).core
    lead, _, trail = shown.partition(core) if core else ("", "", "")
    for pattern, which in ((_NUMBER_AND_WORD, 2), (_WORD_AND_NUMBER, 1)):
        match = pattern.fullmatch(core)
        if match and is_syllable(match[which].lower()) and not match[which].isupper():
            return lead + match[1], match[2] + trail
    return shown, ""
