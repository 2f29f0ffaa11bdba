"""Karaoke captions: from word times to cues of at most two lines, and the pictures of each lit word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, partial
from itertools import pairwise

from PIL import Image, ImageFont

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
from vidgen.vietnamese.cues import Cue, cues, joined
from vidgen.vietnamese.lines import Width

SIZE = 62  # pixels
MAX_CHARACTERS = 26  # in a line; what fits 864 px at this size with boxes
MAX_LINES = 2
_PITCH = 86
_PADDING = (22, 4)
_RADIUS = 16
_SEAM = 6  # pixels above the next line's box: below the tails of one line, above the marks of the next
_GAP = 2  # frames between two cues, as subtitle rules ask
_LEAST = 25  # frames of a cue: 5/6 s, as subtitle rules ask
_LINGER = 14  # frames a cue may stay after its last word
_DASHES = frozenset("-–—•")  # they part title and note on a card; a caption has a colon instead
_WIDTH = canvas.CONTENT_WIDTH - 2 * _PADDING[0]


def captions(utterances: Sequence[tuple[int, Utterance]], frames: int, brand: Brand) -> tuple[Caption, ...]:
    """The cues of one scene.

    Arguments:
        utterances: each with the frame of the scene at which it starts.
        frames: length of the scene.
    """
    width = _width_in(font(brand.fonts.bold, SIZE))
    found: list[tuple[int, int, tuple[tuple[CaptionWord, ...], ...]]] = []
    for number, (first, utterance) in enumerate(utterances):
        starts = [first + start // SAMPLES_PER_FRAME for start, _ in utterance.times]
        ends = [first - (-end // SAMPLES_PER_FRAME) for _, end in utterance.times]
        after = utterances[number + 1][0] - _GAP if number + 1 < len(utterances) else frames
        for cue in _long_enough(utterance, starts, ends, after, width):
            lines = tuple(words for line in cue if (words := tuple(_words(utterance, line, starts, ends))))
            if lines:
                found.append((lines[0][0].start, ends[cue[-1][-1]], lines))
    made = []
    for number, (start, end, lines) in enumerate(found):
        limit = found[number + 1][0] - _GAP if number + 1 < len(found) else frames
        stop = max(start + 1, min(end + _LINGER, limit))
        made.append(Caption(start, stop, _until_next(lines, stop)))
    return tuple(made)


@lru_cache(maxsize=4)
def _width_in(face: ImageFont.FreeTypeFont) -> Width:
    """The width of words parted by single spaces, in pixels; each word and each space is measured once."""

    @lru_cache(maxsize=8192)
    def of_word(word: str) -> float:
        return face.getlength(word)

    @lru_cache(maxsize=8192)
    def of_space(left: str, right: str) -> float:
        return face.getlength(f"{left} {right}") - of_word(left) - of_word(right)

    def width(text: str) -> float:
        words = text.split(" ")
        spaces = sum(of_space(one[-1:], other[:1]) for one, other in pairwise(words))
        return sum(map(of_word, words)) + spaces

    return width


def _long_enough(
    utterance: Utterance, starts: Sequence[int], ends: Sequence[int], after: int, width: Width
) -> list[Cue]:
    """The cues of a line, those too short to be read joined to a neighbour where both have room in one.

    Arguments:
        starts: the frame at which each token is heard; `ends` likewise.
        after: the frame until which the last cue may stay.
    """
    tokens = utterance.tokens
    found = cues(tokens, width, _WIDTH, MAX_LINES, MAX_CHARACTERS)

    def lasts(at: int) -> int:
        limit = starts[found[at + 1][0][0]] - _GAP if at + 1 < len(found) else after
        return min(ends[found[at][-1][-1]] + _LINGER, limit) - starts[found[at][0][0]]

    at = 0
    while at < len(found):
        choices = []
        for one in (at - 1, at) if lasts(at) < _LEAST else ():
            if 0 <= one < len(found) - 1:
                both = joined(found[one], found[one + 1], tokens, width, _WIDTH, MAX_LINES, MAX_CHARACTERS)
                parted = tokens[found[one][-1][-1]].pause
                choices += [(parted, lasts(one) + lasts(one + 1), one, both)] if both else []
        if choices:
            at, whole = min(choices)[2:]
            found[at : at + 2] = [whole]
        else:
            at += 1
    return found


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
    plain = Style(brand.fonts.bold, SIZE, palette.caption_ink, palette.caption_ink, _PITCH / SIZE, "centre")
    lit = replace(plain, colour=palette.caption_accent)
    poses: list[Pose] = []
    for number, cue in enumerate(cues_):
        lines = tuple(tuple(Word(word.text) for word in line) for line in cue.lines)
        block = TextBlock(lines, plain, canvas.CONTENT_WIDTH)
        size = (block.width, block.height + 2 * block.bleed)
        flat = [word for line in cue.lines for word in line]
        for nth, word in enumerate(flat):
            picture = Picture(size, partial(_paint, block, lit, palette.caption_box, nth))
            at = word.start if nth else cue.start
            if poses and poses[-1].frame == at:
                poses.pop()
            poses.append(Pose(at, picture, canvas.LEFT, canvas.CAPTION_Y - block.bleed))
        # The gap is for readers of the file; on the picture it would be a flicker.
        if number + 1 == len(cues_) or cues_[number + 1].start - cue.end > _GAP:
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
        width = round(face.getlength(" ".join(word.text for word in line))) + 2 * _PADDING[0]
        size = (width, _PITCH + _PADDING[1])
        # The boxes of two lines overlap by their padding; the second covers, so that alpha does not add up.
        spot = ((block.width - width) // 2, block.bleed + number * _PITCH - _PADDING[1] // 2)
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
