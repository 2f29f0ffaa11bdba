"""Numbers that a document writes twice, in figures and in words: ``03 (ba) ngày`` is heard once."""

from __future__ import annotations

from collections.abc import Sequence

from vidgen.vietnamese.lexicon import Syllables
from vidgen.vietnamese.numbers import number
from vidgen.vietnamese.words import Place, Word

Reading = tuple[Syllables, ...]

_LONGEST = 24
_SAME = {"lẻ": "linh", "ngàn": "nghìn", "tỉ": "tỷ", "bảy": "bẩy"}


def words_in_brackets(words: Sequence[Word], at: int) -> int:
    """How many shown words in brackets behind the number at `at` say that number again; 0 if they do not."""
    if at + 1 >= len(words) or words[at].trail or not words[at + 1].shown.startswith("("):
        return 0
    read = number(words[at].core) if words[at].core[:1].isdigit() else None
    if read is None:
        return 0
    said: list[str] = []
    for count, word in enumerate(words[at + 1 : at + 1 + _LONGEST], start=1):
        said.append(word.lower)
        if ")" in word.trail:
            return count if _alike(said) == _alike(read) and word.trail == ")" else 0
        if word.trail:
            return 0
    return 0


def _alike(syllables: Sequence[str]) -> list[str]:
    return [_SAME.get(syllable, syllable) for syllable in syllables]


def numbers_written_twice(place: Place) -> Reading | None:
    """``03 (ba) ngày``: what stands in the brackets is seen, not heard."""
    count = words_in_brackets(place.words, place.at)
    read = number(place.core) if count else None
    return None if read is None else (read, *[()] * count)


def is_inside(words: Sequence[Word], at: int) -> bool:
    """Whether the shown word at `at` is such a number or in its brackets, so that no pause is due there."""
    for start in range(at, max(at - _LONGEST, -1), -1):
        if words[start].core[:1].isdigit():
            return 0 <= at - start <= words_in_brackets(words, start) > 0
    return False
