"""The name of the unit, else of the brand: on one line, or on two that part where names do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vidgen.errors import Finding
from vidgen.messages import _
from vidgen.paint.fitting import cut, fits, words_that_fit
from vidgen.paint.fonts import font
from vidgen.paint.text import Style, TextBlock, Word, set_text, words
from vidgen.scenario.inline import escape, spans
from vidgen.storyboard.source import of_brand, of_unit
from vidgen.storyboard.stage import Stage
from vidgen.vietnamese.words import word_set

_PLACES = word_set("xã phường thị đặc tỉnh thành huyện quận")
_AT_A_MARK, _BEFORE_A_PLACE = -0.3, -0.2
_INSIDE_BOUND, _ALONE, _HANGING = 0.8, 1.5, 1.0
_PER_SIZE = 1.5  # what half the size lost costs, against half the line left empty


def unit_name(
    stage: Stage, style: Style, width: int, *, smallest: int, one_line_at: int, height: int | None = None
) -> TextBlock:
    """The name in capitals, as large as it fits; as written where capitals take more room than there is.

    A name too long even so is kept as a finding of its file (VG-L002).

    Arguments:
        one_line_at: the size down to which one line is preferred to two larger ones.
        height: of the block, in pixels.
    """
    written = stage.unit.name if stage.unit else stage.brand.name
    for name in (written.upper(), written):
        block = _set(words(spans(escape(name))), style, width, smallest, one_line_at, height)
        if block:
            return block
    tiny = replace(style, size=smallest)
    most = words_that_fit(spans(escape(written)), tiny, width, 2, height)
    source = of_unit(stage.unit, "name") if stage.unit else of_brand(stage.brand, "name")
    message = _("Tên đơn vị “{name}” dài quá (tối đa khoảng {count} chữ).")
    stage.findings.append(source.blame(Finding("VG-L002", message.format(name=cut(written), count=most))))
    return set_text(spans(escape(written))[:1], tiny, width)


def _set(
    listed: Sequence[Word], style: Style, width: int, smallest: int, one_line_at: int, height: int | None
) -> TextBlock | None:
    """The words on one line, else on two, None where neither fits."""
    for size in range(style.size, one_line_at - 1, -1):
        whole = TextBlock((tuple(listed),), replace(style, size=size), width)
        if fits(whole, 1, height):
            return whole
    parted = [
        (cost + _PER_SIZE * (1 - block.style.size / style.size), block)
        for at in range(1, len(listed))
        if (block := _at_its_largest(listed, at, style, width, smallest, height))
        for cost in [_cost(listed, at, style)]
    ]
    return min(parted, key=lambda choice: choice[0])[1] if parted else None


def _at_its_largest(
    listed: Sequence[Word], at: int, style: Style, width: int, smallest: int, height: int | None
) -> TextBlock | None:
    for size in range(style.size, smallest - 1, -1):
        block = TextBlock((tuple(listed[:at]), tuple(listed[at:])), replace(style, size=size), width)
        if fits(block, 2, height):
            return block
    return None


def _cost(listed: Sequence[Word], at: int, style: Style) -> float:
    """How ill a name breaks before word `at`: 0 for two even lines."""
    face = font(style.font, style.size)
    first, second = (
        face.getlength(" ".join(word.text for word in part)) for part in (listed[:at], listed[at:])
    )
    cost = abs(first - second) / (first + second)
    if len(listed) - at == 1 or at == 1:
        cost += _ALONE
    before, after = listed[at - 1].text, listed[at].text
    if before in "-–—":
        return cost + _HANGING
    bound = listed[at - 1].glued
    if (after in "-–—" and not bound) or before.endswith(","):
        return cost + _AT_A_MARK
    if after.lower() in _PLACES:
        return cost + _BEFORE_A_PLACE
    return cost + (_INSIDE_BOUND if bound else 0.0)
