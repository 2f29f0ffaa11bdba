"""What stands on a page: a block knows its height, draws itself, and may part where a page ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from PIL import Image

from vidgen.practice.papers.lines import Line, lines_of
from vidgen.practice.papers.parts import Sign, Text
from vidgen.practice.papers.pen import INK, LINE, POINT, RULE, Colour, Pen

Parted = tuple["Block", "Block"] | None
_CAPTION = 7.5  # points


@dataclass(frozen=True)
class Block:
    """Anything that stands on a page.

    Attributes:
        before: millimetres of air above it, but not at the top of a page.
    """

    before: float = field(default=0.0, kw_only=True)

    def height(self, pen: Pen, width: float) -> float:
        """Millimetres it takes at a width."""
        raise NotImplementedError

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw it with its top left corner there."""
        raise NotImplementedError

    def part(self, pen: Pen, width: float, room: float, page: float) -> Parted:
        """What fits into `room` and the rest; None where it stays whole, or would fit a whole page."""
        return None


@dataclass(frozen=True)
class Words(Block):
    """A paragraph.

    Attributes:
        size: in points.
        bar: whether a line stands at its left, as beside something quoted.
    """

    text: Text
    size: float
    colour: int | Colour = INK
    bar: bool = False
    centred: bool = False
    style: str = ""

    def height(self, pen: Pen, width: float) -> float:
        return len(self._lines(pen, width)) * self.size * POINT * LINE

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        lines, step = self._lines(pen, width), self.size * POINT * LINE
        if self.bar:
            pen.line(x + 0.5, y + 0.4, x + 0.5, y + len(lines) * step - 0.4, 0.8)
        for number, line in enumerate(lines):
            indent = self._indent
            if self.centred:
                indent += max((width - self._extent(pen, line)) / 2, 0)
            self._write(pen, x + indent, y + number * step, line)

    def part(self, pen: Pen, width: float, room: float, page: float) -> Parted:
        lines = self._lines(pen, width)
        fits = int(room / (self.size * POINT * LINE) + 1e-6)
        fits = min(fits, len(lines) - 2)
        if fits < 2:
            return None
        first, rest = (_joined(some) for some in (lines[:fits], lines[fits:]))
        return replace(self, text=first), replace(self, text=rest, before=0)

    @property
    def _indent(self) -> float:
        return 3.0 if self.bar else 0.0

    def _lines(self, pen: Pen, width: float) -> tuple[Line, ...]:
        return lines_of(pen, self.text, self.size, max(width - self._indent, 5))

    def _extent(self, pen: Pen, line: Line) -> float:
        own = sum(pen.width(piece, self.size, self._style(strong)) for word in line for piece, strong in word)
        return own + pen.width(" ", self.size) * (len(line) - 1)

    def _write(self, pen: Pen, x: float, y: float, line: Line) -> None:
        """At once where the weight does not change, so that a line can be searched for and copied whole."""
        for piece, strong in _stretches(line):
            style = self._style(strong)
            pen.write(x, y, piece, self.size, style, colour=self.colour)
            x += pen.width(piece, self.size, style)

    def _style(self, strong: bool) -> str:
        return self.style or ("B" if strong else "")


@dataclass(frozen=True)
class Marked(Block):
    """A point of a list: its sign, number or box to tick, and its text beside it."""

    words: Words
    sign: Sign = Sign.BULLET
    label: str = ""
    hang: float = 6.0

    def height(self, pen: Pen, width: float) -> float:
        return self.words.height(pen, width - self._hang(pen))

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        size, hang = self.words.size, self._hang(pen)
        edge = size * POINT
        middle = y + edge * LINE / 2
        match self.sign:
            case Sign.BULLET:
                pen.dot(x + hang - 3.2, middle, edge * 0.14)
            case Sign.BOX:
                pen.box(x, middle - edge * 0.55, edge * 1.1, edge * 1.1, line=0.3, colour=INK)
            case Sign.DO:
                pen.path(_scaled(x, middle, edge, ((0.0, 0.05), (0.33, 0.38), (1.0, -0.42))), edge * 0.16)
            case Sign.DONT:
                pen.path(_scaled(x, middle, edge, ((0.1, -0.38), (0.86, 0.38))), edge * 0.16)
                pen.path(_scaled(x, middle, edge, ((0.86, -0.38), (0.1, 0.38))), edge * 0.16)
            case Sign.NONE:
                pass
        if self.label:
            left = x + (edge * 1.6 if self.sign is Sign.BOX else 0)
            pen.write(left, y, self.label, size, "B")
        self.words.draw(pen, x + hang, y, width - hang)

    def part(self, pen: Pen, width: float, room: float, page: float) -> Parted:
        parted = self.words.part(pen, width - self._hang(pen), room, page)
        if parted is None:
            return None
        first, rest = parted
        assert isinstance(first, Words) and isinstance(rest, Words)
        return replace(self, words=first), replace(self, words=rest, sign=Sign.NONE, label="", before=0)

    def _hang(self, pen: Pen) -> float:
        edge = self.words.size * POINT
        if self.sign is Sign.BOX:
            return edge * 1.6 + (edge * 1.6 if self.label else 0)
        return max(self.hang, edge * 1.7)


@dataclass(frozen=True)
class Ruled(Block):
    """Lines to write on, a label at the beginning of the first."""

    lines: int
    step: float = 8.0
    label: str = ""
    size: float = 9.0

    def height(self, pen: Pen, width: float) -> float:
        return self.lines * self.step

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        taken = pen.width(self.label, self.size) + 1.5 if self.label else 0.0
        if self.label:
            pen.write(x, y + self.step - self.size * POINT * 1.15, self.label, self.size)
        for number in range(1, self.lines + 1):
            begins = x + (taken if number == 1 else 0)
            pen.line(begins, y + number * self.step, x + width, y + number * self.step, 0.2)


@dataclass(frozen=True)
class Blank(Block):
    """Blanks beside each other, the first twice as long as the others."""

    labels: tuple[str, ...]
    size: float

    def height(self, pen: Pen, width: float) -> float:
        return self.size * POINT * 2.1

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        shares = [2.0, *[1.0] * (len(self.labels) - 1)]
        low = y + self.height(pen, width)
        for label, share in zip(self.labels, shares, strict=True):
            across = width * share / sum(shares)
            pen.write(x, low - self.size * POINT * 1.2, label, self.size)
            pen.line(x + pen.width(label, self.size) + 1.5, low, x + across - 4, low)
            x += across


@dataclass(frozen=True)
class Head(Block):
    """A heading, named in the list of contents; of level 1 with a rule in the brand's colour under it."""

    words: Words
    level: int
    name: str
    colour: Colour = (RULE, RULE, RULE)
    ruled: bool = True

    def part(self, pen: Pen, width: float, room: float, page: float) -> Parted:
        if self.height(pen, width) <= page:
            return None
        parted = self.words.part(pen, width, room, page)
        if parted is None:
            return None
        first, rest = parted
        assert isinstance(first, Words)
        return replace(self, words=first, ruled=False), rest

    def height(self, pen: Pen, width: float) -> float:
        return self.words.height(pen, width) + (2.6 if self.level == 1 else 0.6)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        pen.outline(self.name, self.level - 1)
        self.words.draw(pen, x, y, width)
        if self.level == 1 and self.ruled:
            under = y + self.words.height(pen, width) + 0.9
            pen.line(x, under, x + width, under, 0.5, self.colour)


@dataclass(frozen=True)
class Pictured(Block):
    """A picture with its caption, which may be empty."""

    image: Image.Image
    caption: str
    alt: str = ""
    framed: bool = True

    def height(self, pen: Pen, width: float) -> float:
        return width * self.image.height / self.image.width + self._words.height(pen, width) + 1

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        tall = width * self.image.height / self.image.width
        pen.picture(self.image, x, y, width, self.alt or self.caption)
        if self.framed:
            pen.box(x, y, width, tall, line=0.2)
        self._words.draw(pen, x, y + tall + 1, width)

    @property
    def _words(self) -> Words:
        return Words(((self.caption, False),), _CAPTION, colour=80)


@dataclass(frozen=True)
class Scanned(Block):
    """A QR code with its quiet zone, and what it leads to under it."""

    url: str
    caption: str
    side: float = 27.0

    def height(self, pen: Pen, width: float) -> float:
        return self.side + 4 + self._words.height(pen, width)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        pen.code(self.url, x + (width - self.side) / 2, y + 1, self.side)
        self._words.draw(pen, x, y + self.side + 3, width)

    @property
    def _words(self) -> Words:
        return Words(((self.caption, False),), _CAPTION, centred=True)


def _scaled(
    x: float, y: float, edge: float, points: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    return [(x + 0.4 + across * edge, y + down * edge) for across, down in points]


def _stretches(line: Line) -> list[tuple[str, bool]]:
    """The line in stretches of one weight, spaces with what stands before them."""
    found: list[tuple[str, bool]] = []
    for number, word in enumerate(line):
        for at, (piece, strong) in enumerate(word):
            if number and at == 0 and found:
                found[-1] = (found[-1][0] + " ", found[-1][1])
            if found and found[-1][1] == strong:
                found[-1] = (found[-1][0] + piece, strong)
            else:
                found.append((piece, strong))
    return found


def _joined(lines: Sequence[Line]) -> Text:
    pieces: list[tuple[str, bool]] = []
    for number, line in enumerate(lines):
        stretches = _stretches(line)
        if number and stretches and pieces:
            pieces[-1] = (pieces[-1][0] + " ", pieces[-1][1])
        pieces += stretches
    return tuple(pieces)
