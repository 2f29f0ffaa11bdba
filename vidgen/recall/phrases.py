"""Whole words in a text, however they are typed: with or without diacritics, in capitals, over two lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from vidgen.scenario.names import bare

Place = tuple[int, int]
"""Where a find begins and ends in the text."""

# Between two words: blanks, emphasis, one line end; an empty line parts paragraphs.
_BETWEEN = r"(?:[ \t*]|\n(?![ \t]*\n))+"
_LETTER = r"[^\W_]"
_TAG = re.compile(r"#(\w+)")
_CAPITAL = re.compile(r"(?<=[^\W\d_])(?=[A-ZĐ])|(?<=\d)(?=\D)|(?<=\D)(?=\d)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other; found whole, never within longer words or numbers.

    Words typed with diacritics are found with just these, wherever in a syllable the mark stands; words
    without any are found in every spelling. Hashtags count by their words: ``#ChungMinhNhanDan``.

    Attributes:
        words: NFC, single spaces.
    """

    words: str

    def places(self, text: str) -> Iterator[Place]:
        """Each find in a text (NFC)."""
        plain = flat(text)
        exact = flat(self.words) != self.words.lower()
        for match in _pattern(flat(self.words)).finditer(plain):
            if not exact or _spelled(text[match.start() : match.end()]) == _spelled(self.words):
                yield match.span()
        joined = re.sub(r"[\W_]", "", flat(self.words))
        for tag in _TAG.finditer(text):
            if joined and _among(joined, tag[1]):
                yield tag.span()


@lru_cache(maxsize=4096)
def flat(text: str) -> str:
    """The text in small letters without diacritics, sign for sign as long as it was."""
    return "".join(map(_flat, text))


@lru_cache(maxsize=1024)
def _flat(char: str) -> str:
    if char in "đĐ":
        return "d"
    low = unicodedata.normalize("NFD", char)[0].lower()
    return low if len(low) == 1 else char


@lru_cache(maxsize=64)
def _pattern(words: str) -> re.Pattern[str]:
    inside = _BETWEEN.join(map(re.escape, words.split()))
    before = after = ""
    if re.match(_LETTER, words):
        before = rf"(?<!{_LETTER})" + (r"(?<!\d[.,/ -])" if words[0].isdigit() else "")
    if re.search(rf"{_LETTER}\Z", words):
        after = rf"(?!{_LETTER})" + (r"(?![.,/-]\d)" if words[-1].isdigit() else "")
    return re.compile(before + inside + after)


@lru_cache(maxsize=4096)
def _spelled(text: str) -> tuple[tuple[str, str], ...]:
    """Each word by its letters and its marks, so that “hoà” and “hòa” are one."""
    words = re.findall(r"[^\W_]+", text.lower())
    return tuple((flat(word), "".join(sorted(_marks(word)))) for word in words)


def _marks(word: str) -> Iterator[str]:
    for char in word:
        if char == "đ":
            yield char
        yield from unicodedata.normalize("NFD", char)[1:]


def _among(joined: str, tag: str) -> bool:
    """Whether words stand in a tag, whole: at its capitals, or as all of it."""
    pieces = [re.sub(r"\s", "", bare(piece)) for piece in _CAPITAL.split(tag.replace("_", ""))]
    if joined == "".join(pieces):
        return True
    return any(
        joined == "".join(pieces[first:last])
        for first in range(len(pieces))
        for last in range(first + 1, len(pieces) + 1)
    )
