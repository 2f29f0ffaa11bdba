"""Text as a person would copy it down: digits of any script as 0–9, one kind of dash, nothing unseen.

Personal numbers are looked for in folded text, so that full-width digits, digits in circles, joiners between
digits, ``O`` for 0 and Cyrillic letters do not hide them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that are taken for a digit inside a number only; both Latin here, others fold to them first.
_AS_DIGITS = str.maketrans("oOlI", "0011")
_FIGURES = re.compile(r"(?<![^\W_])[oOlI]{0,2}[0-9][0-9oOlI]{3,}(?![^\W_])|(?<=[0-9][ .-])[oO](?=[ .-][0-9])")
_LOOK_LIKE_O = dict.fromkeys("ОоΟοՕօⲞⲟ", "O")
_DOTS = dict.fromkeys("·•‧․。．∙⋅", ".")


class _Fold(dict[int, str]):
    """What each character becomes: one character, or none; worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold(chr(code))
        return folded


def _fold(char: str) -> str:
    if char in "\t\n":
        return char
    kind = unicodedata.category(char)
    if char in _DOTS:
        return "."
    if (
        kind in ("Cf", "Me", "Cc")
        or 0xFE00 <= ord(char) <= 0xFE0F
        or char in "\u034f\u115f\u1160\u3164\uffa0"
    ):
        return ""
    if kind == "Zs":
        return " "
    if kind == "Pd" or char in "−‒":
        return "-"
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    if char in _LOOK_LIKE_O:
        return "O"
    alike = unicodedata.normalize("NFKC", char)
    return alike if len(alike) == 1 else char


_TABLE = _Fold((code, chr(code)) for code in range(0x20, 0x7F))


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """The text with each character replaced by one, or left out; see the module."""
    plain = text if text.isascii() and text.isprintable() else text.translate(_TABLE)
    return _FIGURES.sub(lambda match: match[0].translate(_AS_DIGITS), plain)


def origins(text: str) -> list[int]:
    """For each character of the folded text, where in `text` it came from; and the length of `text`."""
    return [at for at, char in enumerate(text) if _TABLE[ord(char)]] + [len(text)]
