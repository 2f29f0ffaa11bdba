"""A column of cards that arrive one by one as they are spoken; long lists turn the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations, pairwise
from typing import Literal

from PIL import Image

from vidgen.brand.contrast import composite, contrast_ratio
from vidgen.brand.kit import RGBA, Palette
from vidgen.brand.legible import TEXT
from vidgen.errors import Finding
from vidgen.messages import _
from vidgen.paint.shapes import card
from vidgen.paint.text import TextBlock
from vidgen.scenario.inline import split_shown
from vidgen.storyboard import canvas
from vidgen.storyboard.chrome import sign_below, watermark
from vidgen.storyboard.marks import Mark, mark
from vidgen.storyboard.model import Picture
from vidgen.storyboard.motion import then
from vidgen.storyboard.stage import Said, Stage

State = Literal["active", "normal"]

_SHADOW = 10
_LEAD = 5  # frames a card arrives before it is spoken
_LEAST_GAP, _AIRY_GAP = 18, 28
_DIMMED = 0.44  # of the accent's brightness: a card tinted with it is no lighter than before
_AS_WRITTEN = re.compile(r"[@/]|\.\w|^[a-z][A-Z]")
_TINTS = (0.5, 0.35, 0.2, 0.1)


@dataclass(frozen=True, slots=True)
class Scale:
    """The measures of a card, in pixels: few and short cards are set larger than many or long ones."""

    title: int
    note: int
    mark: int
    inset: int
    padding: int

    @property
    def text_x(self) -> int:
        return 2 * self.inset + self.mark

    @property
    def text_width(self) -> int:
        return canvas.CONTENT_WIDTH - self.text_x - self.inset

    @property
    def radius(self) -> int:
        return self.mark // 3


_SCALES = (
    Scale(60, 42, 96, 36, 44),
    Scale(53, 39, 86, 32, 36),
    Scale(47, 36, 76, 30, 30),
    Scale(44, 34, 74, 28, 27),
    Scale(40, 32, 68, 26, 20),
)


@dataclass(frozen=True, slots=True)
class Face:
    """What a card says. With `label_first` the note is a small label above the title."""

    title: str
    note: str
    mark: Mark
    label_first: bool = False


def split_note(text: str, separator: str = " — ") -> tuple[str, str]:
    """``Tiêu đề — ghi chú`` → title and note."""
    return split_shown(text, separator)


def capital(text: str) -> str:
    """The text with a capital first letter: on its own card it begins anew. Addresses and ``eKYC`` stay."""
    shown = text.lstrip("*[")
    if _AS_WRITTEN.search(shown.partition(" ")[0]):
        return text
    return text[: len(text) - len(shown)] + shown[:1].upper() + shown[1:]


def column(
    stage: Stage, faces: Sequence[Face], top: int, sign: str, said: Sequence[Said] | None = None
) -> None:
    """Show one card for each list item of the scene, from y `top` to the floor, on as many pages as it takes.

    Arguments:
        sign: icon of the scene, shown large and faint where the cards leave the lower part empty.
        said: the items the faces belong to; all of the scene's where it is not given.
    """
    if not faces:
        watermark(stage, sign, top)
        return
    room = canvas.FLOOR - top
    pages = _largest(stage, tuple(zip(faces, stage.items if said is None else said, strict=True)), room)
    cards = [made for page in pages for made in page]
    for number, page in enumerate(pages):
        leaves = pages[number + 1][0].said.start - _LEAD if number + 1 < len(pages) else None
        spare = room - sum(each.height for each in page)
        gap = min(32, max(_LEAST_GAP, spare // (len(page) + 1)))
        y, announced = top, 0 if number == 0 else page[0].said.start - _LEAD
        sign_below(stage, sign, canvas.FLOOR - spare + gap * len(page), at=announced, until=leaves)
        for made in page:
            place = cards.index(made)
            following = cards[place + 1 : place + 2]
            _arrive(stage, place, made, y, announced, leaves, following)
            announced = made.said.start - _LEAD
            y += made.height + gap


def _arrive(
    stage: Stage,
    place: int,
    made: _Card,
    y: int,
    announced: int,
    leaves: int | None,
    following: Sequence[_Card],
) -> None:
    """The next card shows faintly while the one before it is spoken, lights up in its turn, then rests."""
    active = made.picture(stage, "active")
    at = max(0, made.said.start - _LEAD)
    resting = made.picture(stage, "normal")
    poses = stage.announce(resting, active, canvas.LEFT, y, announced, at, "rise")
    for each in following:
        poses = then(poses, each.said.start - _LEAD, resting, canvas.LEFT, y)
    stage.pose(f"card-{place + 1}", poses, leaves=leaves)


@dataclass(frozen=True, slots=True, eq=False)
class _Card:
    face: Face
    said: Said
    scale: Scale
    title: TextBlock
    note: TextBlock | None

    @property
    def height(self) -> int:
        text = self.title.height + (self.note.height + 4 if self.note else 0)
        return max(self.scale.mark, text) + 2 * self.scale.padding

    def picture(self, stage: Stage, state: State) -> Picture:
        size = (canvas.CONTENT_WIDTH, self.height + (_SHADOW if stage.on_paper else 0))
        return Picture(size, partial(self._paint, stage, state))

    def _paint(self, stage: Stage, state: State) -> Image.Image:
        palette, scale = stage.palette, self.scale
        fill, line = palette.card, palette.card_line
        if state == "active":
            line = palette.accent
            if not stage.on_paper:
                fill = _lit(palette)
        size = (canvas.CONTENT_WIDTH, self.height)
        image = card(size, scale.radius, fill, line, _SHADOW if stage.on_paper else 0)
        sign = mark(stage, self.face.mark, scale.mark)
        image.alpha_composite(sign, (scale.inset, (self.height - scale.mark) // 2))
        blocks = [self.title, *([self.note] if self.note else [])]
        if self.face.label_first:
            blocks.reverse()
        y = (self.height - sum(block.height for block in blocks) - 4 * (len(blocks) - 1)) // 2
        for block in blocks:
            block.draw(image, scale.text_x, y)
            y += block.height + 4
        return image


def _largest(stage: Stage, faces: Sequence[tuple[Face, Said]], room: int) -> list[list[_Card]]:
    """The cards on the fewest pages, at the largest scale at which they take no more and stand with air.

    Titles whose names and compounds stay whole are preferred to larger ones that part them, titles of two
    lines at most to larger ones of three, and those to four.
    """
    ways: list[tuple[tuple[bool, bool, int, int, float], list[list[_Card]], list[Finding]]] = []
    measure = stage.brand.measure
    before = stage.findings[:]
    for place, scale in enumerate(_SCALES):
        stage.findings[:] = before  # what does not fit at one scale may fit at the next
        gap = _LEAST_GAP if scale is _SCALES[-1] else _AIRY_GAP
        pages = _pages([_set(stage, face, said, scale) for face, said in faces], room, gap, measure.cards)
        if len(stage.findings) == len(before):
            for made in (each for page in pages for each in page if each.height > room):
                stage.overflow(made.said.line)
        refused = stage.findings[len(before) :]
        lines = max([2, *(len(each.title.lines) for page in pages for each in page if len(page) > 1)])
        lines += scale is _SCALES[-1]  # so small, a line saved is nothing won
        parted = sum(_parts(each.title) for page in pages for each in page)
        order = (bool(refused), scale.title < measure.card_least, len(pages), parted, lines + place / 10)
        ways.append((order, pages, refused))
    _order, chosen, refused = min(ways, key=lambda way: way[0])
    stage.findings[:] = [*before, *refused]
    return chosen


def _parts(title: TextBlock) -> bool:
    """Whether a line ends inside what belongs together."""
    return any(line[-1].glued for line in title.lines[:-1])


def _set(stage: Stage, face: Face, said: Said, scale: Scale) -> _Card:
    palette = stage.palette
    title = stage.text(
        face.title,
        stage.style(scale.title, "bold", palette.card_ink),
        scale.text_width,
        smallest=min(40, scale.title),
        max_lines=4,
        what=_("thẻ nội dung"),
        line=said.line.line,
    )
    note = None
    if face.note:
        note = stage.text(
            face.note,
            stage.style(scale.note, "regular", palette.card_muted),
            scale.text_width,
            smallest=32,
            max_lines=3,
            what=_("ghi chú trong thẻ"),
            line=said.line.line,
        )
    return _Card(face, said, scale, title, note)


def _lit(palette: Palette) -> RGBA:
    """The card's surface with the strongest tint of the accent on which every text of a card still reads."""
    red, green, blue = (round(part * _DIMMED) for part in palette.accent[:3])
    for share in _TINTS:
        fill = _mix(palette.card, (red, green, blue, 255), share)
        surfaces = [composite(fill, behind) for behind in (palette.top, palette.bottom, palette.glow)]
        inks = (palette.card_ink, palette.card_muted, palette.accent)
        if all(contrast_ratio(ink, surface) >= TEXT for ink in inks for surface in surfaces):
            return fill
    return palette.card


def _mix(under: RGBA, over: RGBA, share: float) -> RGBA:
    """`over` at a share of opacity on top of a translucent colour."""
    rest = under[3] / 255 * (1 - share)
    alpha = share + rest
    red, green, blue = (round((over[i] * share + under[i] * rest) / alpha) for i in range(3))
    return red, green, blue, round(alpha * 255)


def _pages(cards: Sequence[_Card], room: int, gap: int, most: int) -> list[list[_Card]]:
    """The fewest pages of at most so many cards; of the ways to part them the most even, the fuller first."""

    def unevenness(pages: Sequence[Sequence[_Card]]) -> tuple[list[int], list[int]]:
        heights = [_height(page, gap) for page in pages]
        return sorted(heights, reverse=True), [-height for height in heights]

    for count in range(-(-len(cards) // most), len(cards) + 1):
        ways = [
            [list(cards[start:end]) for start, end in pairwise((0, *cuts, len(cards)))]
            for cuts in combinations(range(1, len(cards)), count - 1)
        ]
        few = [pages for pages in ways if max(map(len, pages)) <= most]
        even = min(few, key=unevenness)
        if all(_height(page, gap) <= room for page in even):
            break
    return even


def _height(page: Sequence[_Card], gap: int) -> int:
    return sum(made.height for made in page) + gap * (len(page) - 1)
