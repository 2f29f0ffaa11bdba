"""Time to discuss a question in class: it stands on, an invitation takes the place of the count-down."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import partial
from typing import Final

from PIL import Image

from vidgen.brand.kit import Brand, Palette
from vidgen.narration.narrate import Utterance
from vidgen.paint.icons import icon
from vidgen.paint.shapes import rounded_box
from vidgen.paint.text import Style, TextBlock, Word
from vidgen.storyboard import canvas
from vidgen.storyboard.captions import caption_layer
from vidgen.storyboard.countdown import CLOCK
from vidgen.storyboard.cueing import captions
from vidgen.storyboard.model import (
    FPS,
    NARRATOR,
    SAMPLES_PER_FRAME,
    Layer,
    Picture,
    PlacedSpeech,
    Shot,
)
from vidgen.storyboard.motion import enter
from vidgen.storyboard.parts import CAPTION, over, stopped

INVITATION: Final = "Mời thảo luận."
_SHOWN: Final = "MỜI THẢO LUẬN"
_LEAD: Final = 15  # frames before it is said: the ring has just gone
_HOLD: Final = 3 * FPS  # frames it stands after that; the trainer stops the film as long as the class talks
_LARGE, _SMALL = (560, 112, 54), (360, 56, 32)  # width, height, type: below the options, in the corner
_CORNER_Y: Final = 295  # between the brand bar and the label
_SHOW_VERSION: Final = 1


def discussion(shot: Shot, frame: int, said: Utterance, brand: Brand, palette: Palette) -> Shot:
    """The question as it stood at the end of its count-down, with the invitation.

    Arguments:
        frame: of the shot, at which the count-down is over.
        said: the invitation, as spoken.
    """
    length = -(-len(said.samples) // SAMPLES_PER_FRAME)
    still = stopped(shot, frame - 1, _LEAD + length + _HOLD, without={CLOCK})
    clock = next(layer for layer in shot.layers if layer.name == CLOCK)
    ring = clock.poses[0]
    assert ring.picture is not None
    middle = (ring.x + ring.picture.size[0] // 2, ring.y + ring.picture.size[1] // 2)
    corner = ring.y < canvas.HEAD_Y
    width, height, size = _SMALL if corner else _LARGE
    x = canvas.RIGHT - width if corner else middle[0] - width // 2
    picture = Picture((width, height), partial(_pill, brand, palette, (width, height), size))
    y = _CORNER_Y if corner else middle[1] - height // 2
    poses = enter(picture, x, y, 0, "fade")
    cues = captions([(_LEAD, said)], still.frames, brand)
    cues = tuple(replace(cue, speaker=NARRATOR) if not number else cue for number, cue in enumerate(cues))
    invited = over(still, [Layer("invitation", poses)], (_SHOW_VERSION, brand.look, cues))
    layers = tuple(
        caption_layer(cues, brand, palette) if layer.name == CAPTION else layer for layer in invited.layers
    )
    speech = (PlacedSpeech(_LEAD * SAMPLES_PER_FRAME, said.samples),)
    key = hashlib.sha256(f"discussion {invited.key}".encode()).hexdigest()
    return replace(invited, layers=layers, captions=cues, speech=speech, settled=invited.frames - 1, key=key)


def _pill(brand: Brand, palette: Palette, size: tuple[int, int], letter: int) -> Image.Image:
    width, height = size
    image = rounded_box(size, height // 2, palette.accent)
    sign = round(letter * 1.1)
    style = Style(brand.fonts.black, letter, palette.on_accent, palette.on_accent, 1.2)
    block = TextBlock((tuple(Word(word) for word in _SHOWN.split()),), style, width)
    left = (width - block.ink_width - sign - 18) // 2
    image.alpha_composite(icon("messages", sign, palette.on_accent), (left, (height - sign) // 2))
    block.draw(image, left + sign + 18, (height - block.height) // 2)
    return image
