"""How long a text is when spoken, in syllables, whatever words are in it."""

from __future__ import annotations

import re
from typing import Final
from unicodedata import normalize

_VOWELS: Final = re.compile("[aeiouy]+")
_LONGEST: Final = 7  # letters of a Vietnamese syllable: “nghiêng”


def syllables_in(text: str) -> int:
    """How many syllables of a spoken form are heard: one for each run of vowels.

    A Vietnamese syllable has one such run; of a foreign word it is a fair guess.
    """
    return sum(map(_syllables, _words(text)))


def most_syllables_in(text: str) -> int:
    """How many syllables may be heard at most: a service may spell a long word that it does not know."""
    return sum(max(_syllables(word), 2 * len(word) if len(word) > _LONGEST else 1) for word in _words(text))


def _words(text: str) -> list[str]:
    bare = ("".join(filter(str.isalnum, normalize("NFC", word))) for word in text.split())
    return [word for word in bare if word]


def _syllables(word: str) -> int:
    return max(len(_VOWELS.findall("".join(filter(str.isalpha, normalize("NFD", word.lower()))))), 1)
