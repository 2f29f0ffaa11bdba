"""Karaoke captions: the pictures of each cue, one for each lit word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, partial

from PIL import Image

from vidgen.brand.kit import RGBA, Brand, Palette
from vidgen.paint.fonts import font
from vidgen.paint.shapes import rounded_box
from vidgen.paint.text import Style, TextBlock, Word
from vidgen.storyboard import canvas
from vidgen.storyboard.cutting import GAP, PADDING
from vidgen.storyboard.model import Caption, Layer, Picture, Pose

_RADIUS = 16
_SEAM = 6  # pixels above the next line's box: below the tails of one line, above the marks of the next


def caption_layer(cues_: Sequence[Caption], brand: Brand, palette: Palette) -> Layer:
    """The layer of all cues; each state is one lit word, or all of the cue where nobody speaks."""
    size, pitch = brand.measure.caption, brand.measure.caption_line
    ink = palette.caption_ink
    plain = Style(brand.fonts.bold, size, ink, ink, pitch / size, "centre")
    lit = replace(plain, colour=palette.caption_accent)
    poses: list[Pose] = []
    for number, cue in enumerate(cues_):
        lines = tuple(tuple(Word(word.text) for word in line) for line in cue.lines)
        block = TextBlock(lines, plain, canvas.CONTENT_WIDTH)
        room = (block.width, block.height + 2 * block.bleed)
        flat = [word for line in cue.lines for word in line]
        silent = not brand.measure.aloud
        if cue.lead or silent:
            whole = Picture(room, partial(_cue, block, palette.caption_box))
            poses.append(Pose(cue.shown, whole, canvas.LEFT, canvas.CAPTION_Y - block.bleed))
        for nth, word in enumerate(() if silent else flat):
            picture = Picture(room, partial(_paint, block, lit, palette.caption_box, nth))
            at = word.start if nth else cue.start
            if poses and poses[-1].frame == at:
                poses.pop()
            poses.append(Pose(at, picture, canvas.LEFT, canvas.CAPTION_Y - block.bleed))
        # The gap is for readers of the file; on the picture it would be a flicker.
        if number + 1 == len(cues_) or cues_[number + 1].shown - cue.end > GAP:
            poses.append(Pose(cue.end, None))
    return Layer("caption", tuple(poses))


def _paint(block: TextBlock, lit: Style, box: RGBA, number: int) -> Image.Image:
    """The cue with one word lit: cut out of the cue painted all lit, half way into the spaces around it."""
    image = _cue(block, box).copy()
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
