"""Lines that end where a reader would pause, for the price of a little size or one line more.

`break_lines` takes the fewest lines a size allows. A heading that stands alone can be set a little smaller,
or longer, so that no word of one clause is left on the line of another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from vidgen.paint.text import TextBlock, Word, set_text
from vidgen.vietnamese.text import Span

_CLOSING = "”’\"')"
_ENDS = tuple(".!?…,;:")
_SHORT = 7  # letters of a word that looks lost on a line of its own
_SMALLEST = 0.8  # of the size
_FLAW, _LINE = 0.09, 0.07  # of the size: what ridding a text of a flaw is worth, what a line more costs
_NARROWER = (1.0, 0.88, 0.76, 0.64)


def polished(
    spans: tuple[Span, ...],
    block: TextBlock,
    *,
    smallest: int,
    max_lines: int | None = None,
    height: int | None = None,
) -> TextBlock:
    """The block, or the same text set so that fewer words stand on the wrong line.

    Arguments:
        smallest, max_lines, height: what the other setting has to keep to as well.
    """
    flaws = _flaws(block.lines)
    if not flaws:
        return block
    best, least = block, _FLAW * flaws
    whole = block.style.size
    for size in range(whole, max(smallest, round(_SMALLEST * whole)) - 1, -max(2, whole // 24)):
        lost = 1 - size / whole
        if lost >= least:  # nor can any smaller one be worth it
            break
        for made in _ways(spans, block, size):
            fits = max_lines is None or len(made.lines) <= max_lines
            if made.ink_width > made.width or not fits or (height is not None and made.height > height):
                continue
            cost = _FLAW * _flaws(made.lines) + lost + _LINE * max(len(made.lines) - len(block.lines), 0)
            if cost < least:
                best, least = made, cost
    return best


def _ways(spans: tuple[Span, ...], block: TextBlock, size: int) -> Iterator[TextBlock]:
    """The text at a size, broken as if there were less and less room; each way once."""
    style = replace(block.style, size=size)
    known = set()
    for share in _NARROWER:
        made = replace(set_text(spans, style, round(share * block.width)), width=block.width)
        if made.lines not in known:
            known.add(made.lines)
            yield made


def _flaws(lines: Sequence[Sequence[Word]]) -> int:
    """How many lines end in the wrong place: within a word or a name, which counts twice, within an emphasis,
    one word before or behind the end of a clause; and how many are a lone short word."""
    found = sum(2 for line in lines[:-1] if line[-1].glued)
    found += sum(len(line) == 1 and len(line[0].text) <= _SHORT for line in lines if len(lines) > 1)
    for line, following in pairwise(lines):
        found += line[-1].strong and following[0].strong
        found += (not _ends(line[-1]) and _begins_anew(line)) + (
            not _ends(line[-1]) and _ends_at_once(following)
        )
    return found


def _begins_anew(line: Sequence[Word]) -> bool:
    """Whether a clause begins with the last word of a line, compounds counted as one."""
    before = line[-3:-2] if len(line) > 2 and line[-2].glued else line[-2:-1]
    return bool(before) and _ends(before[0])


def _ends_at_once(line: Sequence[Word]) -> bool:
    """Whether a clause ends with the first word of a line that goes on."""
    first = 1 if line[0].glued and len(line) > 1 else 0
    return first < len(line) - 1 and _ends(line[first])


def _ends(word: Word) -> bool:
    return word.text.rstrip(_CLOSING).endswith(_ENDS)
