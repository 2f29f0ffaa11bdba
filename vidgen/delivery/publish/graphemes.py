"""What people see as one character: a letter with its marks, a joined emoji, a flag.

Follows the rules of Unicode's UAX #29 that matter in running text: nothing is parted before a mark, a
joiner, a skin tone or a variation selector, after a joiner, within a flag's two letters, or within CR LF.
"""

from __future__ import annotations

import unicodedata

_JOINER = "\u200d"
_NON_JOINER = "\u200c"


def boundaries(text: str) -> list[int]:
    """Where the text may be cut: the places between characters, its two ends included, rising."""
    found = [0] if text else []
    flags = 0
    for at in range(1, len(text)):
        before, after = text[at - 1], text[at]
        flags = flags + 1 if _regional(before) else 0
        if not _joined(before, after, flags):
            found.append(at)
    return [*found, len(text)]


def _joined(before: str, after: str, flags: int) -> bool:
    if _extends(after) or before == _JOINER:
        return True
    if before == "\r":
        return after == "\n"
    return _regional(after) and flags % 2 == 1


def _extends(character: str) -> bool:
    """Whether it belongs to what stands before it."""
    code = ord(character)
    if code < 0x300:
        return False
    return (
        unicodedata.category(character) in {"Mn", "Me", "Mc"}
        or character in {_JOINER, _NON_JOINER}
        or 0x1F3FB <= code <= 0x1F3FF  # skin tones
        or 0xE0020 <= code <= 0xE007F  # tags, as in the flag of Scotland
    )


def _regional(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"
