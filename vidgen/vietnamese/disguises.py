"""Characters by which one text passes for another: those nobody sees, and letters that look like ours.

A reader compares two texts by eye, so what the eye cannot tell apart has to be refused or made visible.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

_UNSEEN_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# Letters and marks by category, yet blank: fillers of Hangul, Khmer vowels, the joiner of graphemes.
_BLANK: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
_ODD_SPACES: Final = frozenset(
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
# Latin by name, but they pass for others: dotless i, long s, clicks (ǃ for !), kra, small capitals.
_NOT_OURS: Final = frozenset("ıſĸƖǀǁǂǃȷɩɪ")
_LATIN_ENDS: Final = (
    0x024F  # Latin-1 and Extended A and B; Vietnamese takes some, languages of the highlands more
)
_VIETNAMESE: Final = range(0x1E00, 0x1F00)
_SIGNS: Final = frozenset("–—“”‘’…·•₫°²³½×→≤≥№")


def unseen(char: str) -> bool:
    """Whether nobody sees the character: zero-width, bidirectional, control, tag, filler, odd space."""
    return (
        char in _BLANK
        or char in _ODD_SPACES
        or 0xFE00 <= ord(char) <= 0xFE0F
        or 0xE0000 <= ord(char) <= 0xE0FFF
        or unicodedata.category(char) in _UNSEEN_CATEGORIES
    )


def foreign(char: str) -> bool:
    """Whether a visible character is none that Vietnamese is written with: ``а`` (Cyrillic), ``Ａ``, ``ı``.

    Text is taken to be NFC, so a mark that stands alone after a letter is foreign as well.
    """
    if char < "\x7f":
        return False
    code = ord(char)
    if char in _NOT_OURS:
        return True
    category = unicodedata.category(char)
    if category.startswith("L"):
        latin = unicodedata.name(char, "").startswith("LATIN ")
        return not latin or not (code <= _LATIN_ENDS or code in _VIETNAMESE)
    return char not in _SIGNS and not unseen(char)


@lru_cache(maxsize=1024)
def named(char: str) -> str:
    """``U+200B ZERO WIDTH SPACE``."""
    name = unicodedata.name(char, "")
    return f"U+{ord(char):04X} {name}".strip()


def revealed(text: str) -> str:
    """The text with what nobody sees, or would take for another letter, written out: ``OTP⟦U+200B⟧``.

    A foreign letter stays and its number follows it. Emoji and other signs that pass for nothing stay as
    they are.
    """
    return "".join(_revealed(char) for char in text)


def _revealed(char: str) -> str:
    if char in "\n\t" or " " <= char < "\x7f":
        return char
    if unseen(char):
        return f"⟦U+{ord(char):04X}⟧"
    if foreign(char) and unicodedata.category(char)[0] in "LNM":
        return f"{char}⟦U+{ord(char):04X}⟧"
    return char
