"""Letters of other alphabets that look like Latin ones, as in UTS #39 (the pairs that Vietnamese fonts show).

A word in which they are mixed in looks right and is another word: a search does not find it, a lock does not
hold it, and a domain leads elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PAIRS = (
    # Cyrillic
    "аa вb сc еe һh іi јj кk ӏl мm оo рp ԛq ѕs тt ѵv ԝw хx уy ԁd ɡg ґr "
    "АA ВB СC ЕE НH ІI ЈJ КK МM ОO РP Ѕ" "S ТT ХX УY ԚQ ԜW ЗZ ӀI "
    # Greek
    "αa βb γy ιi κk νv οo ρp τt υu χx ωw ϲc ϳj "
    "ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX "
    # Armenian, Latin letters that no Vietnamese word has
    "օo սu ցg հh ոn ɑa ıi ʟl ƅb ꜱs ðđ ÐĐ ɖđ ƉĐ ɩi ʏy"
)  # fmt: skip
LATIN_FOR = {pair[0]: pair[1] for pair in _PAIRS.split()}
_ALIKE = re.compile("[" + "".join(LATIN_FOR) + "\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]")
_LETTERS = re.compile(r"[^\W\d_]+")
_TRICKY = str.maketrans({"0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g"})


def latin(text: str) -> str:
    """The text with every look-alike letter replaced by the Latin one it looks like."""
    return _ALIKE.sub(lambda match: _latin(match[0]), text)


@lru_cache(maxsize=4096)
def mixed_words(text: str) -> tuple[tuple[str, str], ...]:
    """The words in which letters only look Latin, each with the word as it should be."""
    if text.isascii() or not _ALIKE.search(text):
        return ()
    found = {}
    for word in _LETTERS.findall(text):
        meant = latin(word)
        if meant != word and all(_is_latin(char) for char in meant):
            found[word] = meant
    return tuple(found.items())


def skeleton(host: str) -> str:
    """What a host looks like at a glance: Latin letters for look-alikes and figures, no marks, no hyphens."""
    bare = "".join(
        char for char in unicodedata.normalize("NFD", latin(host).lower().replace("đ", "d"))
        if not unicodedata.combining(char)
    )  # fmt: skip
    return bare.translate(_TRICKY).replace("rn", "m").replace("vv", "w").replace("-", "").replace("_", "")


def _latin(char: str) -> str:
    return LATIN_FOR.get(char) or unicodedata.normalize("NFKC", char)


@lru_cache(maxsize=512)
def _is_latin(char: str) -> bool:
    return unicodedata.name(char, "").startswith("LATIN ")
