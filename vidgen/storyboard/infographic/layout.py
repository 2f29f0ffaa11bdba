"""How the sections of a card share its room: the largest type on the fewest cards, read from top to bottom.

A card is a stack of bands. A band is one section across the card, its rows in one column or two, or two short
stacks of sections side by side. Of all bands that fit at the largest scales, those are taken that leave the
least room empty and the fewest long narrow columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from vidgen.errors import LookError
from vidgen.messages import _
from vidgen.paint.fitting import cut
from vidgen.scenario.inline import plain_text
from vidgen.storyboard.infographic.content import Section
from vidgen.storyboard.infographic.panels import SCALES, Panel, Scale, measured
from vidgen.storyboard.stage import Stage

GAP = 24
_STACK = 2  # sections above each other beside others
_PLANS = 400  # ways to fill a card that are compared
MOST_PAGES = 9
_TWO = 180  # pixels of empty room that one column is worth over two
_TRIED, _STEP = 3, 70  # scales from the largest that fits, and pixels of room each is worth


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """Stacks of panels side by side, one or two."""

    stacks: tuple[tuple[Panel, ...], ...]

    @property
    def height(self) -> int:
        return max(_tall(stack) for stack in self.stacks)

    @property
    def uneven(self) -> int:
        """How much lower the one stack is than the other, in pixels."""
        return self.height - min(_tall(stack) for stack in self.stacks)

    @property
    def parted(self) -> bool:
        """Whether it is one section in two columns."""
        return len(self.stacks) == 1 and self.stacks[0][0].columns == 2

    @property
    def ragged(self) -> int:
        """What its narrow columns cost, in pixels of room: lines beyond the second of a text read ill."""
        return sum(panel.ragged for stack in self.stacks for panel in stack)

    @property
    def rows(self) -> int:
        return max(sum(len(panel.rows) for panel in stack) for stack in self.stacks)


@dataclass(frozen=True, slots=True)
class Room:
    """What a card leaves for its panels, in pixels, and the scales they may have."""

    width: int
    height: int
    scales: tuple[Scale, ...] = SCALES


def pages(stage: Stage, sections: Sequence[Section], room: Room) -> tuple[tuple[Band, ...], ...]:
    """The bands of each card.

    Raises:
        LookError: VG-L045, one entry alone is too much for a card.
    """
    if not sections:
        return ((),)
    setter = _Setter(stage, room)
    listed = tuple(sections)
    for _again in range(MOST_PAGES):
        found = setter.shared(listed)
        if found:
            return found
        listed = tuple(part for section in listed for part in _parted(stage, setter, section))
    raise _too_much(stage, listed[0])


class _Setter:
    """Fills the cards of one script; what was measured once is kept."""

    def __init__(self, stage: Stage, room: Room) -> None:
        self._room = room
        self.panel = cache(
            lambda section, scale, width, columns: measured(stage, section, scale, width, columns)
        )
        self.page = cache(self._page)

    def shared(self, sections: tuple[Section, ...]) -> tuple[tuple[Band, ...], ...] | None:
        """The sections on the fewest cards, then at the largest scale for the fullest of them."""
        for count in range(1, min(len(sections), MOST_PAGES) + 1):
            ways: list[tuple[int, int, int, list[tuple[Band, ...]]]] = []
            for parts in _partings(sections, count):
                made = [self.page(part) for part in parts]
                if all(made):
                    sizes = [each[0] for each in made if each]
                    ways.append((max(sizes), sum(sizes), len(ways), [each[1] for each in made if each]))
            if ways:
                return tuple(min(ways, key=lambda way: way[:3])[3])
        return None

    def _page(self, sections: tuple[Section, ...]) -> tuple[int, tuple[Band, ...]] | None:
        """The place of the largest scale at which the sections fit on one card, and how they stand."""
        low, high = 0, len(self._room.scales)  # the first that fits: smaller ones fit as well
        while low < high:
            middle = (low + high) // 2
            if self._least(sections, middle) <= self._room.height:
                high = middle
            else:
                low = middle + 1
        if low == len(self._room.scales):
            return None
        ways = [
            (self._best(sections, at), at) for at in range(low, min(low + _TRIED, len(self._room.scales)))
        ]
        (_cost, bands), at = min(ways, key=lambda way: way[0][0] + _STEP * way[1])
        return at, bands

    def _bands(self, sections: tuple[Section, ...], first: int, scale: int) -> Iterator[tuple[Band, int]]:
        """Every band that can begin with a section, with the index of the section after it."""
        width = self._room.width
        single = sections[first].form == "lines" or len(sections[first].entries) == 1
        forms = (2,) if sections[first].form == "pairs" else (1,) if single else (1, 2)
        for columns in forms:
            panel = self.panel(sections[first], self._room.scales[scale], width, columns)
            if panel:
                yield Band(((panel,),)), first + 1
        half = (width - GAP) // 2
        for middle in range(first + 1, first + _STACK + 1):
            for end in range(middle + 1, middle + _STACK + 1):
                if end > len(sections) or any(each.form != "list" for each in sections[first:end]):
                    continue
                stacks = [
                    [self.panel(each, self._room.scales[scale], half, 1) for each in part]
                    for part in (sections[first:middle], sections[middle:end])
                ]
                if all(panel for stack in stacks for panel in stack):
                    yield Band(tuple(tuple(panel for panel in stack if panel) for stack in stacks)), end

    def _least(self, sections: tuple[Section, ...], scale: int) -> int:
        """The least height the sections take at a scale."""
        least = [10**6] * len(sections) + [-GAP]
        for first in range(len(sections) - 1, -1, -1):
            least[first] = min(
                (band.height + GAP + least[after] for band, after in self._bands(sections, first, scale)),
                default=10**6,
            )
        return least[0]

    def _best(self, sections: tuple[Section, ...], scale: int) -> tuple[float, tuple[Band, ...]]:
        """Of the ways that fit at a scale the one that leaves the least room empty, and what it costs."""
        ways: list[tuple[float, tuple[Band, ...]]] = []

        def go_on(first: int, left: int, held: tuple[Band, ...]) -> None:
            if first == len(sections):
                ill = sum(band.uneven + _TWO * band.parted for band in held)
                ways.append(((left + GAP + ill) / 2 + sum(band.ragged for band in held), held))
                return
            for band, after in self._bands(sections, first, scale):
                rest = left - band.height - GAP
                if rest >= -GAP and len(ways) < _PLANS:
                    go_on(after, rest, (*held, band))

        go_on(0, self._room.height, ())
        return min(ways, key=lambda way: way[0])


def _tall(stack: Sequence[Panel]) -> int:
    return sum(panel.height for panel in stack) + GAP * (len(stack) - 1)


def _partings(sections: tuple[Section, ...], count: int) -> Iterator[tuple[tuple[Section, ...], ...]]:
    """Every way to part the sections, in order, into so many."""
    if count == 1:
        yield (sections,)
        return
    for first in range(1, len(sections) - count + 2):
        for rest in _partings(sections[first:], count - 1):
            yield (sections[:first], *rest)


def _parted(stage: Stage, setter: _Setter, section: Section) -> Iterator[Section]:
    """A section too long for a card of its own, in halves."""
    if setter.page((section,)):
        yield section
        return
    count = len(section.entries)
    half = -(-count // 2) if section.form != "pairs" else -(-count // 4) * 2
    if half >= count:
        raise _too_much(stage, section)
    yield replace(section, entries=section.entries[:half])
    again = section.heading if section.heading.endswith(_MORE) else f"{section.heading} {_MORE}".strip()
    yield replace(section, heading=again, entries=section.entries[half:])


_MORE = "(tiếp)"


def _too_much(stage: Stage, section: Section) -> LookError:
    entry = max(section.entries, key=lambda each: len(each.text))
    return LookError.of(
        "VG-L045",
        _("Mục này dài hơn cả một tấm thẻ: “{text}”.").format(text=cut(plain_text(entry.text))),
        _("Rút gọn hoặc tách thành nhiều mục."),
        path=stage.scenario.path,
        line=entry.line or None,
    )
