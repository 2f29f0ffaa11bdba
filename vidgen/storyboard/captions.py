"""Karaoke captions: the pictures of each cue, one for each lit word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path

from PIL import Image, ImageFont

from vidgen.brand.kit import RGBA, Brand, Palette
from vidgen.errors import Finding
from vidgen.messages import _
from vidgen.paint.addresses import address_lines
from vidgen.paint.fonts import font
from vidgen.paint.shapes import rounded_box
from vidgen.paint.text import Style, TextBlock, Word
from vidgen.storyboard import canvas
from vidgen.storyboard.cutting import GAP, MAX_LINES, PADDING, WIDTH
from vidgen.storyboard.model import Caption, Layer, Picture, Pose

_RADIUS = 16
_SMALLEST = 40  # pixels of the type where a single word is too wide
_SEAM = 6  # pixels above the next line's box: below the tails of one line, above the marks of the next


def caption_layer(cues_: Sequence[Caption], brand: Brand, palette: Palette) -> Layer:
    """The layer of all cues; each state is one lit word, or all of the cue where nobody speaks."""
    ink = palette.caption_ink
    poses: list[Pose] = []
    for number, cue in enumerate(cues_):
        rows, face = _rows(cue, brand)
        leading = brand.measure.caption_line / brand.measure.caption
        plain = Style(brand.fonts.bold, round(face.size), ink, ink, leading, "centre")
        lit = replace(plain, colour=palette.caption_accent)
        lines = tuple(tuple(Word(part.text) for part in row) for row in rows)
        block = TextBlock(lines, plain, canvas.CONTENT_WIDTH)
        room = (block.width, block.height + 2 * block.bleed)
        parts = [part.word for row in rows for part in row]
        flat = [word for line in cue.lines for word in line]
        silent = not brand.measure.aloud
        if cue.lead or silent:
            whole = Picture(room, partial(_cue, block, palette.caption_box))
            poses.append(Pose(cue.shown, whole, canvas.LEFT, canvas.CAPTION_Y - block.bleed))
        for nth, word in enumerate(() if silent else flat):
            spots = tuple(at for at, owner in enumerate(parts) if owner == nth)
            picture = Picture(room, partial(_paint, block, lit, palette.caption_box, spots))
            at = word.start if nth else cue.start
            if poses and poses[-1].frame == at:
                poses.pop()
            poses.append(Pose(at, picture, canvas.LEFT, canvas.CAPTION_Y - block.bleed))
        # The gap is for readers of the file; on the picture it would be a flicker.
        if number + 1 == len(cues_) or cues_[number + 1].shown - cue.end > GAP:
            poses.append(Pose(cue.end, None))
    return Layer("caption", tuple(poses))


def too_wide(cues_: Sequence[Caption], brand: Brand, path: Path | None) -> list[Finding]:
    """What no caption can hold: words wider than a line (VG-L001)."""
    found = [cue for cue in cues_ if not _hold(*_rows(cue, brand), brand)]
    return [
        Finding(
            "VG-L001",
            _("“{word}” dài quá, không vừa {what} dù đã thu nhỏ chữ.").format(
                word=max((word.text for line in cue.lines for word in line), key=len), what=_("phụ đề")
            ),
            _("Viết ngắn lại hoặc tách thành nhiều từ."),
            path=path,
            line=cue.line or None,
        )
        for cue in found
    ]


@dataclass(frozen=True, slots=True)
class _Part:
    """A word of a cue, or as much of an address as stands on one line; `word` is its place in the cue."""

    text: str
    word: int


def _rows(cue: Caption, brand: Brand) -> tuple[list[list[_Part]], ImageFont.FreeTypeFont]:
    """The cue as it is painted, and its type: only a word wider than a line is parted or set smaller."""
    size = brand.measure.caption
    while True:
        face = font(brand.fonts.bold, size)
        rows: list[list[_Part]] = []
        number = 0
        for line in cue.lines:
            row = [_Part(word.text, at) for at, word in enumerate(line, number)]
            number += len(line)
            alone = len(row) == 1 and face.getlength(row[0].text) > WIDTH
            pieces = address_lines(row[0].text, face.getlength, WIDTH) if alone else None
            rows += [[replace(row[0], text=piece)] for piece in pieces] if pieces else [row]
        if size <= _SMALLEST or _hold(rows, face, brand):
            return rows, face
        size -= 4


def _hold(rows: Sequence[Sequence[_Part]], face: ImageFont.FreeTypeFont, brand: Brand) -> bool:
    """Whether a cue stays within the room of two lines of the usual type."""
    widest = max(face.getlength(" ".join(part.text for part in row)) for row in rows)
    return len(rows) * face.size <= MAX_LINES * brand.measure.caption and widest <= WIDTH


def _paint(block: TextBlock, lit: Style, box: RGBA, numbers: Sequence[int]) -> Image.Image:
    """The cue with a word lit: cut out of the cue painted all lit, half way into the spaces around it.

    Arguments:
        numbers: of its parts, in reading order; a word has one, but where it goes on over the next line.
    """
    image = _cue(block, box).copy()
    for number in numbers:
        left, top, right, bottom = _place(block, number)
        spot = (round(left), top, round(right), bottom)
        image.paste(_cue(replace(block, style=lit), box).crop(spot), spot[:2])
    return image


@lru_cache(maxsize=4)
def _cue(block: TextBlock, box: RGBA) -> Image.Image:
    """A cue in one colour on its boxes."""
    image = Image.new("RGBA", (block.width, block.height + 2 * block.bleed))
    face = font(block.style.font, block.style.size)
    for number, line in enumerate(block.lines):
        width = round(face.getlength(" ".join(word.text for word in line))) + 2 * PADDING[0]
        size = (width, block.style.pitch + PADDING[1])
        # The boxes of two lines overlap by their padding; the second covers, so that alpha does not add up.
        spot = ((block.width - width) // 2, block.bleed + number * block.style.pitch - PADDING[1] // 2)
        made = rounded_box(size, _RADIUS, box)
        image.paste(made, spot, made.getchannel("A").point(lambda a: 255 if a else 0))
    block.draw(image, 0, block.bleed)
    return image


def _place(block: TextBlock, number: int) -> tuple[float, int, float, int]:
    """The rectangle of the cue's picture that belongs to its word of that number, in reading order."""
    face = font(block.style.font, block.style.size)
    half = face.getlength(" ") / 2
    for row, line in enumerate(block.lines):
        if number < len(line):
            before = face.getlength("".join(f"{word.text} " for word in line[:number]))
            whole = face.getlength(" ".join(word.text for word in line))
            left = (block.width - whole) / 2 + before
            right = left + face.getlength(line[number].text)
            seam = block.bleed - _SEAM
            top = 0 if row == 0 else seam + row * block.style.pitch
            last = row == len(block.lines) - 1
            bottom = block.height + 2 * block.bleed if last else seam + (row + 1) * block.style.pitch
            return max(0.0, left - half), top, min(block.width, right + half), bottom
        number -= len(line)
    raise IndexError(number)
