"""What is set on a still, where, and how large: read off while its layers are painted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import pytest
from PIL import Image

from vidgen.film.compositor import still
from vidgen.paint.text import TextBlock
from vidgen.storyboard.model import Layer, Picture, Shot

from .legible import Box, letter_contrasts


@dataclass(frozen=True)
class SetText:
    """A text on the still.

    Attributes:
        layer: the layer it belongs to.
        box: its lines, as wide as their letters; None where it stands within a mark.
        size: in pixels.
    """

    layer: str
    text: str
    box: Box | None
    size: int


def set_texts(shot: Shot, patch: pytest.MonkeyPatch) -> list[SetText]:
    """Every text of a still of one frame, from back to front."""
    found: list[SetText] = []
    place = ("", 0, 0, (0, 0))
    draw = TextBlock.draw

    def watched(block: TextBlock, image: Image.Image, x: int, y: int) -> None:
        layer, left, top, size = place
        left += x if block.style.align == "left" else x + (block.width - block.ink_width) // 2
        words = " ".join(word.text for line in block.lines for word in line)
        box = (left, top + y, left + block.ink_width, top + y + block.height)
        found.append(SetText(layer, words, box if image.size == size else None, block.style.size))
        draw(block, image, x, y)

    with patch.context() as patched:
        patched.setattr(TextBlock, "draw", watched)
        for layer in shot.layers:
            (pose,) = layer.poses
            assert pose.picture
            place = (layer.name, pose.x, pose.y, pose.picture.size)
            pose.picture.paint()
    return found


def overlapping(every: Iterable[Box | None]) -> list[tuple[Box, Box]]:
    """The pairs of boxes that share pixels."""
    boxes = [box for box in every if box]
    return [
        (one, other)
        for number, one in enumerate(boxes)
        for other in boxes[number + 1 :]
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]


def faintest(shot: Shot, texts: list[SetText]) -> Iterator[tuple[float, str]]:
    """The least contrast among the letters of each text, measured on the finished picture."""
    picture, plain = still(shot, 0), still(_undecorated(shot), 0)
    for each in texts:
        if not each.box:
            continue
        left, top, right, bottom = each.box
        box = (max(0, left - 10), top, min(picture.width, right + 10), bottom)
        measured = letter_contrasts(picture, plain, box)
        assert measured, each.text
        yield min(measured), each.text


def _undecorated(shot: Shot) -> Shot:
    """The still with one colour for each surface that has rings and signs on it."""

    def flat(picture: Picture) -> Picture:
        colour = picture.paint().convert("RGB").resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
        return Picture(picture.size, lambda: Image.new("RGBA", picture.size, (*colour, 255)))  # type: ignore[misc]

    def bare(layer: Layer) -> Layer:
        (pose,) = layer.poses
        if layer.name not in ("header", "footer") or not pose.picture:
            return layer
        return replace(layer, poses=(replace(pose, picture=flat(pose.picture)),))

    return replace(shot, background=flat(shot.background), layers=tuple(map(bare, shot.layers)))


def ink_boxes(shot: Shot) -> dict[str, Box]:
    """Where each layer has ink."""
    boxes = {}
    for layer in shot.layers:
        (pose,) = layer.poses
        assert pose.picture
        ink = pose.picture.paint().getchannel("A").point(lambda a: 255 if a > 8 else 0).getbbox()
        assert ink, layer.name
        boxes[layer.name] = (ink[0] + pose.x, ink[1] + pose.y, ink[2] + pose.x, ink[3] + pose.y)
    return boxes
