"""Karaoke captions: from word times to cues of at most two lines, and the pictures of each lit word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PIL import Image

from vidgen.brand.kit import RGBA, Brand, Palette
from vidgen.narration.narrate import Utterance
from vidgen.paint.shapes import rounded_box
from vidgen.paint.text import Style, TextBlock, Word, font
from vidgen.storyboard import canvas
from vidgen.storyboard.model import (
    SAMPLES_PER_FRAME,
    Caption,
    CaptionWord,
    Layer,
    Picture,
    Pose,
)
from vidgen.vietnamese.lines import cues

SIZE = 62  # pixels
MAX_CHARACTERS = 26  # in a line; what fits 864 px at this size with boxes
MAX_LINES = 2
_PITCH = 86
_PADDING = (22, 4)
_RADIUS = 16
_GAP = 2  # frames between two cues, as subtitle rules ask
_LINGER = 14  # frames a cue may stay after its last word
_DASHES = frozenset("-–—•")  # they part title and note on a card; a caption has a colon instead
_WIDTH = canvas.CONTENT_WIDTH - 2 * _PADDING[0]


def captions(utterances: Sequence[tuple[int, Utterance]], frames: int, brand: Brand) -> tuple[Caption, ...]:
    """The cues of one scene.

    Arguments:
        utterances: each with the frame of the scene at which it starts.
        frames: length of the scene.
    """
    face = font(brand.fonts.bold, SIZE)
    found: list[tuple[int, int, tuple[tuple[CaptionWord, ...], ...]]] = []
    for first, utterance in utterances:
        starts = [first + start // SAMPLES_PER_FRAME for start, _ in utterance.times]
        ends = [first - (-end // SAMPLES_PER_FRAME) for _, end in utterance.times]
        for cue in cues(utterance.tokens, face.getlength, _WIDTH, MAX_LINES, MAX_CHARACTERS):
            lines = tuple(words for line in cue if (words := tuple(_words(utterance, line, starts, ends))))
            if lines:
                found.append((lines[0][0].start, ends[cue[-1][-1]], lines))
    made = []
    for number, (start, end, lines) in enumerate(found):
        limit = found[number + 1][0] - _GAP if number + 1 < len(found) else frames
        stop = max(start + 1, min(end + _LINGER, limit))
        made.append(Caption(start, stop, _until_next(lines, stop)))
    return tuple(made)


def _words(
    utterance: Utterance, line: Sequence[int], starts: Sequence[int], ends: Sequence[int]
) -> list[CaptionWord]:
    """Tokens of one word (``căn cước``) light up together; what is only seen lights with what is heard."""
    made: list[CaptionWord] = []
    joined = heard = False
    for index in line:
        token = utterance.tokens[index]
        # A spoken dash (8 - 10) and one inside a date stay.
        if token.shown in _DASHES and not token.spoken and not token.glued:
            if made and made[-1].text[-1].isalnum():
                made[-1] = CaptionWord(f"{made[-1].text}:", made[-1].start, made[-1].end)
            continue
        if made and (joined or not heard or not token.spoken):
            start = made[-1].start if heard else starts[index]
            made[-1] = CaptionWord(f"{made[-1].text} {token.shown}", start, ends[index])
        else:
            made.append(CaptionWord(token.shown, starts[index], ends[index]))
            heard = False
        joined, heard = token.same_word, heard or bool(token.spoken)
    return made


def _until_next(lines: tuple[tuple[CaptionWord, ...], ...], stop: int) -> tuple[tuple[CaptionWord, ...], ...]:
    """A word stays lit until the next one lights, so that the picture changes once a word, not twice."""
    flat = [word for line in lines for word in line]
    lit = iter(
        CaptionWord(
            word.text,
            min(word.start, stop - 1),
            min(flat[i + 1].start, stop - 1) if i + 1 < len(flat) else stop,
        )
        for i, word in enumerate(flat)
    )
    return tuple(tuple(next(lit) for _ in line) for line in lines)


def caption_layer(cues_: Sequence[Caption], brand: Brand, palette: Palette) -> Layer:
    """The layer of all cues; each state is one lit word."""
    style = Style(
        brand.fonts.bold, SIZE, palette.caption_ink, palette.caption_accent, _PITCH / SIZE, "centre"
    )
    poses: list[Pose] = []
    for cue in cues_:
        flat = [word for line in cue.lines for word in line]
        for number, word in enumerate(flat):
            block = _block(cue, number, style)
            picture = Picture(
                (canvas.CONTENT_WIDTH, block.height + 2 * block.bleed),
                partial(_paint, block, palette.caption_box),
            )
            at = word.start if number else cue.start
            if poses and poses[-1].frame == at:
                poses.pop()
            poses.append(Pose(at, picture, canvas.LEFT, canvas.CAPTION_Y - block.bleed))
        poses.append(Pose(cue.end, None))
    return Layer("caption", tuple(poses))


def _block(cue: Caption, lit: int, style: Style) -> TextBlock:
    lines, at = [], 0
    for line in cue.lines:
        lines.append(tuple(Word(word.text, strong=at + i == lit) for i, word in enumerate(line)))
        at += len(line)
    return TextBlock(tuple(lines), style, canvas.CONTENT_WIDTH)


def _paint(block: TextBlock, box: RGBA) -> Image.Image:
    image = Image.new("RGBA", (block.width, block.height + 2 * block.bleed))
    face = font(block.style.font, block.style.size)
    for number, line in enumerate(block.lines):
        width = round(face.getlength(" ".join(word.text for word in line))) + 2 * _PADDING[0]
        size = (width, _PITCH + _PADDING[1])
        # The boxes of two lines overlap by their padding; the second covers, so that alpha does not add up.
        spot = ((block.width - width) // 2, block.bleed + number * _PITCH - _PADDING[1] // 2)
        layer = Image.new("RGBA", image.size)
        layer.paste(rounded_box(size, _RADIUS, box), spot)
        image = Image.composite(layer, image, layer.getchannel("A").point(lambda a: 255 if a else 0))
    block.draw(image, 0, block.bleed)
    return image
