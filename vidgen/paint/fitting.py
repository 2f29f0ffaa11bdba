"""Text made to fit its place.

Text that is too long shrinks within a range, then wraps; what still does not fit is a `LookError` with the
words that are at fault, never a picture with clipped letters.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from vidgen.errors import LookError
from vidgen.messages import _
from vidgen.paint.fonts import font
from vidgen.paint.text import Style, TextBlock, set_parted, set_text, words
from vidgen.vietnamese.lines import break_lines
from vidgen.vietnamese.text import Span, plain

_Room = tuple[int, int | None, int | None]
"""Width, most lines, height."""


def fits(block: TextBlock, max_lines: int | None, height: int | None) -> bool:
    """Whether the block stays inside its width, its number of lines and a height in pixels."""
    return (
        block.ink_width <= block.width
        and (max_lines is None or len(block.lines) <= max_lines)
        and (height is None or block.height <= height)
    )


def fit_text(
    spans: tuple[Span, ...],
    style: Style,
    width: int,
    *,
    smallest: int,
    max_lines: int | None = None,
    height: int | None = None,
    tighten_to: int | None = None,
    parting: bool = True,
    what: str = "",
    path: Path | None = None,
    line: int | None = None,
) -> TextBlock:
    """Set the text at the largest size from `style.size` down to `smallest` at which it fits.

    Arguments:
        tighten_to: shrink as far as this size where that saves a line; None keeps the largest size that fits.
        parting: whether an address too wide even at the smallest size may go on over the next line; it takes
            as few lines as at that size.
        what: the name of the place, for the message.
        path, line: where the text was written.

    Raises:
        LookError: it does not fit even at the smallest size (VG-L001 a word too wide, VG-L002 too much text).
    """
    room = (width, max_lines, height)
    block = _largest(set_text, spans, style, room, smallest)
    if block is None:
        fewest = len(set_parted(spans, replace(style, size=smallest), width).lines)
        most = fewest if max_lines is None else min(fewest, max_lines)
        parted = parting and _largest(set_parted, spans, style, (width, most, height), smallest)
        if not parted:
            raise _does_not_fit(spans, replace(style, size=smallest), room, what or _("ô chữ"), path, line)
        return parted
    size = block.style.size
    tighter = set_text(spans, replace(style, size=min(size, tighten_to or size)), width)
    if len(tighter.lines) < len(block.lines) and fits(tighter, max_lines, height):
        return fit_text(
            spans, style, width, smallest=tighter.style.size, max_lines=len(tighter.lines), height=height
        )
    return block


def _largest(
    setting: Callable[[tuple[Span, ...], Style, int], TextBlock],
    spans: tuple[Span, ...],
    style: Style,
    room: _Room,
    smallest: int,
) -> TextBlock | None:
    """The text at the largest size that fits, None where none does."""
    width, max_lines, height = room
    size = style.size
    while True:
        block = setting(spans, replace(style, size=size), width)
        if fits(block, max_lines, height):
            return block
        if size <= smallest:
            return None
        size = max(smallest, size - max(2, size // 24))


def _does_not_fit(
    spans: tuple[Span, ...],
    style: Style,
    room: _Room,
    what: str,
    path: Path | None,
    line: int | None,
) -> LookError:
    """The error for a text at its smallest style."""
    face = font(style.font, style.size)
    wide = [word.text for word in words(spans) if face.getlength(word.text) > room[0]]
    if wide:
        return LookError.of(
            "VG-L001",
            _("“{word}” dài quá, không vừa {what} dù đã thu nhỏ chữ.").format(word=wide[0], what=what),
            _("Viết ngắn lại hoặc tách thành nhiều từ."),
            path=path,
            line=line,
        )
    surplus = len(words(spans)) - words_that_fit(spans, style, *room)
    return LookError.of(
        "VG-L002",
        _("Chữ dài quá, không vừa {what}: “{text}”.").format(what=what, text=cut(plain(spans))),
        _("Bớt khoảng {count} chữ, hoặc tách thành nhiều mục.").format(count=surplus),
        path=path,
        line=line,
    )


def words_that_fit(
    spans: tuple[Span, ...], style: Style, width: int, max_lines: int | None, height: int | None
) -> int:
    """How many words from the start of a text fit at the style's size."""
    listed = words(spans)
    face = font(style.font, style.size)

    def too_many(count: int) -> bool:
        pairs = [(word.text, word.glued and at < count - 1) for at, word in enumerate(listed[:count])]
        broken = break_lines(pairs, face.getlength, width)
        block = TextBlock(tuple(tuple(listed[i] for i in line) for line in broken), style, width)
        return not fits(block, max_lines, height)

    return bisect_left(range(1, len(listed) + 1), True, key=too_many)


def cut(text: str, most: int = 80) -> str:
    """The text for a message: whole, or its beginning up to a word with ``…``."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0].rstrip(' ,;:.–—')}…"
