"""Web addresses too long for a line, parted where a reader takes them up again."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_ADDRESS = re.compile(r"://|@|/|[^\W\d_]\.\w")
# As books part them: after a slash or a hyphen, before a full stop, which would else seem to end a sentence.
_PIECE = re.compile(r"https?://|[.?&=#@]?[^-/.?&=#@]*[-/]*|.")


def address_lines(word: str, measure: Callable[[str], float], width: float) -> tuple[str, ...] | None:
    """An address on as few lines as hold it, about as long as one another, with nothing added between them.

    None where the word is no address, or where one of its parts is too wide for a line.

    Arguments:
        measure: the width of a text.
        width: the widest a line may be, in the same unit.
    """
    if not _ADDRESS.search(word):
        return None
    pieces = [piece for piece in _PIECE.findall(word) if piece]
    best = _filled(pieces, measure, width)
    while best:
        tighter = _filled(pieces, measure, max(map(measure, best)) - 1)
        if tighter is None or len(tighter) > len(best):
            break
        best = tighter
    return best


def _filled(pieces: Sequence[str], measure: Callable[[str], float], width: float) -> tuple[str, ...] | None:
    """The pieces on lines, each filled before the next is begun; None where one is too wide."""
    lines = [""]
    for piece in pieces:
        if lines[-1] and measure(lines[-1] + piece) > width:
            lines.append("")
        lines[-1] += piece
        if measure(lines[-1]) > width:
            return None
    return tuple(lines)
