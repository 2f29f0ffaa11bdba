"""A column of cards that arrive one by one as they are spoken; long lists turn the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from PIL import Image

from vidgen.brand.contrast import composite, contrast_ratio
from vidgen.brand.kit import RGBA, Palette
from vidgen.brand.legible import TEXT
from vidgen.messages import _
from vidgen.paint.icons import icon
from vidgen.paint.shapes import card, disc, rounded_box
from vidgen.paint.text import Style, TextBlock, Word
from vidgen.scenario.inline import split_shown
from vidgen.storyboard import canvas
from vidgen.storyboard.chrome import WATERMARK, watermark
from vidgen.storyboard.model import Picture, Pose
from vidgen.storyboard.motion import ENTRANCE, enter
from vidgen.storyboard.stage import Said, Stage

State = Literal["active", "normal"]

_SHADOW = 10
_LEAD = 5  # frames a card arrives before it is spoken
_AHEAD = 0.3  # opacity of the card that comes next
_LEAST_GAP = 18
_DARK, _WHITE = (6, 42, 32, 255), (255, 255, 255, 255)
_DIMMED = 0.44  # of the accent's brightness: a card tinted with it is no lighter than before
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
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands at the left of a card: a number in a tile, an icon, or a sign in a disc."""

    kind: Literal["number", "icon", "do", "dont", "box"]
    value: str = ""


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
    """The text with a capital first letter: on its own card it begins anew."""
    return text[:1].upper() + text[1:]


def column(stage: Stage, faces: Sequence[Face], top: int, sign: str) -> None:
    """Show one card for each list item of the scene, from y `top` to the floor, on as many pages as it takes.

    Arguments:
        sign: icon of the scene, shown large and faint where the cards leave the lower part empty.
    """
    room = canvas.FLOOR - top
    cards = _largest(stage, faces, room)
    pages = _pages(cards, room)
    if len(pages) == 1 and room - sum(each.height + 32 for each in cards) > WATERMARK * 0.8:
        watermark(stage, sign)
    for number, page in enumerate(pages):
        leaves = pages[number + 1][0].said.start - _LEAD if number + 1 < len(pages) else None
        spare = room - sum(each.height for each in page)
        gap = min(32, max(_LEAST_GAP, spare // (len(page) + 1)))
        y, announced = top, 0 if number == 0 else page[0].said.start - _LEAD
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
    poses = []
    if at - announced > 2 * ENTRANCE:
        resting = made.picture(stage, "normal")
        poses += [
            replace(pose, alpha=pose.alpha * _AHEAD)
            for pose in enter(resting, canvas.LEFT, y, announced, "rise")
        ]
        poses += [
            replace(pose, alpha=_AHEAD + (1 - _AHEAD) * pose.alpha)
            for pose in enter(active, canvas.LEFT, y, at, "fade")
        ]
    else:
        poses += enter(active, canvas.LEFT, y, at, "rise")
    for each in following:
        rests = each.said.start - _LEAD
        poses = [pose for pose in poses if pose.frame < rests]
        poses.append(Pose(rests, made.picture(stage, "normal"), canvas.LEFT, y))
    if leaves is not None:
        poses = [pose for pose in poses if pose.frame < leaves]
        poses.append(Pose(leaves, None))
    stage.pose(f"card-{place + 1}", poses)


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


def _largest(stage: Stage, faces: Sequence[Face], room: int) -> list[_Card]:
    """The cards at the largest scale at which all stand on one page with air, else at the smallest."""
    refused = len(stage.findings)
    for scale in _SCALES:
        del stage.findings[refused:]  # what does not fit at one scale may fit at the next
        made = [_set(stage, face, said, scale) for face, said in zip(faces, stage.items, strict=True)]
        used = sum(each.height for each in made) + 28 * (len(made) - 1)
        calm = all(len(each.title.lines) <= (4 if len(made) == 1 else 2) for each in made)
        if used <= room and calm and len(stage.findings) == refused:
            break
    return made


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


def mark(stage: Stage, what: Mark, size: int) -> Image.Image:
    """The picture at the left of a card, `size` pixels square."""
    palette = stage.palette
    if what.kind == "number":
        tile = rounded_box((size, size), size // 4, palette.accent)
        letter = round(size * 0.6)
        style = Style(stage.brand.fonts.black, letter, palette.on_accent, palette.on_accent, 1.0, "centre")
        TextBlock(((Word(what.value),),), style, size).draw(tile, 0, (size - letter) // 2)
        return tile
    if what.kind in ("do", "dont"):
        colour = palette.good if what.kind == "do" else palette.bad
        # The sign takes whichever ink stands out more on its disc.
        ink = max(_DARK, _WHITE, key=lambda each: contrast_ratio(each, colour))
        return _sign(disc(size, colour), "check" if what.kind == "do" else "x", ink)
    if what.kind == "box":
        border = max(4, size // 16)
        box = rounded_box(
            (size, size), size // 4, (*palette.card[:3], 0), border=palette.accent, border_width=border
        )
        return _sign(box, "check", palette.accent)
    image = Image.new("RGBA", (size, size))
    inner = round(size * 0.9)
    image.alpha_composite(icon(what.value, inner, palette.accent), ((size - inner) // 2,) * 2)
    return image


def _sign(ground: Image.Image, name: str, colour: RGBA) -> Image.Image:
    size = round(ground.width * 0.68)
    ground.alpha_composite(icon(name, size, colour), ((ground.width - size) // 2,) * 2)
    return ground


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


def _pages(cards: Sequence[_Card], room: int) -> list[list[_Card]]:
    """The fewest pages, filled evenly."""
    for count in range(1, len(cards) + 1):
        size = -(-len(cards) // count)
        pages = [list(cards[i : i + size]) for i in range(0, len(cards), size)]
        if all(sum(made.height for made in page) + _LEAST_GAP * (len(page) - 1) <= room for page in pages):
            break
    return pages
