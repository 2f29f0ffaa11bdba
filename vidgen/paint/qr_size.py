"""How large a QR code becomes, known without making it: a layout asks for room long before it is painted."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

# Bytes that each version holds at level M, from version 1 on (ISO/IEC 18004:2015, table 7).
_BYTES: Final = (
    *(14, 26, 42, 62, 84, 106, 122, 152, 180, 213),
    *(251, 287, 331, 362, 412, 450, 504, 560, 624, 666),
    *(711, 779, 857, 911, 997, 1059, 1125, 1190, 1264, 1370),
    *(1452, 1538, 1628, 1722, 1809, 1911, 1989, 2099, 2213, 2331),
)


def least_version(text: str) -> int:
    """The smallest version that holds a text at level M.

    Raises:
        ValueError: none does.
    """
    written_in_bytes = text.isascii() and any(letter.islower() for letter in text)
    if written_in_bytes and len(text) <= _BYTES[-1]:
        return bisect_left(_BYTES, len(text)) + 1
    import segno  # what is not plain letters may be packed closer

    # Any mask will do: to find the best one takes longer than all the rest, and no version depends on it.
    return int(segno.make(text, error="m", micro=False, mask=0).version)


def modules(version: int) -> int:
    """Modules along each edge of a code."""
    return 17 + 4 * version
