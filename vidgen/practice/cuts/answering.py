"""The answer on screen: the right options light up or fall into order, then the reason and the law below.

Where there is no room below for the reason, the page is turned: the right answer goes to the top of a page of
its own. The captions carry every word in any case.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PIL import Image

from vidgen.paint.icons import icon
from vidgen.paint.shapes import card
from vidgen.paint.text import TextBlock
from vidgen.practice.cuts.laid import LEAD, Laid
from vidgen.practice.cuts.script import Spoken
from vidgen.practice.lesson import Item
from vidgen.scenario.inline import escape
from vidgen.scenario.practice import QuestionType
from vidgen.storyboard import canvas
from vidgen.storyboard.model import Picture, Pose
from vidgen.storyboard.motion import then, until
from vidgen.storyboard.options import GAP, on_good
from vidgen.storyboard.stage import Said, Stage

_SIGN: Final = 60  # pixels of the icon beside a text
_BESIDE: Final = 84
_SHADOW: Final = 10
_LOOK: Final = 60  # frames to see which one was right, where the reason is told in the same breath
_LEAST: Final = 150  # pixels below the options from which a reason is worth being shown there


def answer(stage: Stage, spoken: Spoken, laid: Laid, told: Sequence[Said], legal: Sequence[Said]) -> None:
    """Show the answer and why.

    Arguments:
        told: the answer, then the reason.
        legal: the basis in law; nothing where none applies.
    """
    kind = spoken.item.type
    if kind is QuestionType.SAY:
        _model(stage, laid, told, legal)
        return
    if kind is QuestionType.ORDER:
        _sorted(stage, spoken, laid)
    else:
        for option, face, top, name in zip(
            spoken.item.options, laid.faces, laid.tops, laid.layers, strict=False
        ):
            if option.right:
                _again(stage, name, laid.reveal, face.right(stage, option.letter), top)
    reasons = told[1:] if not spoken.item.quiz else told
    if not reasons and not legal:
        return
    room = canvas.FLOOR - laid.bottom - 8
    at = reasons[0].start - LEAD if reasons and not spoken.item.quiz else laid.reveal
    if room >= _LEAST and _reasoned(stage, reasons, legal, laid.bottom, room, at, smallest=36):
        return
    later = [each.start - LEAD for each in reasons if each.start > told[0].start]
    _turned(stage, spoken, laid, reasons, legal, later[0] if later else laid.reveal + _LOOK)


def _again(stage: Stage, name: str, frame: int, picture: Picture, y: int) -> None:
    """Another look, from a frame on, of a layer that stands already."""
    at = next(number for number, layer in enumerate(stage.layers) if layer.name == name)
    poses = then(stage.layers[at].poses, frame, picture, canvas.LEFT, y)
    stage.layers[at] = replace(stage.layers[at], poses=tuple(poses))


def _sorted(stage: Stage, spoken: Spoken, laid: Laid) -> None:
    """The steps fall into their order, each with its letter: read from the top they are the answer."""
    y = laid.tops[0]
    order = sorted(range(len(laid.faces)), key=lambda at: spoken.item.options[at].place)
    for at in order:
        face = laid.faces[at]
        picture = face.right(stage, spoken.item.options[at].letter)
        if stage.calm:
            _again(stage, laid.layers[at], laid.reveal, picture, y)
        else:
            _glide(stage, laid.layers[at], laid.reveal, picture, laid.tops[at], y)
        y += face.height + GAP


def _glide(stage: Stage, name: str, frame: int, picture: Picture, start: int, end: int) -> None:
    at = next(number for number, layer in enumerate(stage.layers) if layer.name == name)
    poses = [pose for pose in stage.layers[at].poses if pose.frame < frame]
    steps = 8
    for step in range(1, steps + 1):
        share = 1 - (1 - step / steps) ** 3
        poses.append(Pose(frame + step - 1, picture, canvas.LEFT, round(start + (end - start) * share)))
    stage.layers[at] = replace(stage.layers[at], poses=tuple(poses))


def _reasoned(
    stage: Stage,
    reasons: Sequence[Said],
    legal: Sequence[Said],
    top: int,
    room: int,
    at: int,
    *,
    smallest: int,
    largest: int = 46,
) -> bool:
    """The reason and the law in a room; False, and nothing shown, where they do not fit."""
    before = stage.findings[:]
    law = _law(stage, legal)
    left = room - (law.height + 18 if law else 0)
    why = None
    if reasons:
        why = stage.text(
            " ".join(each.line.text for each in reasons),
            stage.style(largest, "bold"),
            canvas.CONTENT_WIDTH - _BESIDE,
            smallest=smallest,
            max_lines=9,
            height=left,
        )
    if len(stage.findings) > len(before):
        stage.findings[:] = before
        return False
    height = (why.height if why else 0) + (law.height + 18 if law else 0)
    y = top + max(0, (room - height) // 3)
    if why:
        _beside(stage, "reason", "bulb", why, y, at)
        y += why.height + 18
    if law:
        _beside(stage, "legal", "scale", law, y, legal[0].start - LEAD)
    return True


def _law(stage: Stage, legal: Sequence[Said]) -> TextBlock | None:
    if not legal:
        return None
    return stage.text(
        " ".join(each.line.text for each in legal),
        stage.style(36, "regular"),
        canvas.CONTENT_WIDTH - _BESIDE,
        smallest=30,
        max_lines=4,
    )


def _beside(stage: Stage, name: str, sign: str, block: TextBlock, y: int, at: int) -> None:
    picture = Picture((_SIGN, _SIGN), partial(icon, sign, _SIGN, stage.palette.accent))
    top = y + (block.style.pitch - _SIGN) // 2
    stage.show(f"step-sign-{name}", picture, canvas.LEFT, top, at=at, motion="fade")
    stage.show_text(name, block, canvas.LEFT + _BESIDE, y, at=at, motion="rise")


def _turned(
    stage: Stage,
    spoken: Spoken,
    laid: Laid,
    reasons: Sequence[Said],
    legal: Sequence[Said],
    at: int,
) -> None:
    """A page of its own: the right answer on top, then why."""
    y = canvas.HEAD_Y
    gone = {*laid.layers, "heading"}
    for number, layer in enumerate(stage.layers):
        if layer.name in gone:
            stage.layers[number] = replace(layer, poses=tuple(until(layer.poses, at)))
    y += stage.style(38).pitch + 24
    right = [
        (option, face) for option, face in zip(spoken.item.options, laid.faces, strict=False) if option.right
    ]
    if spoken.item.type is QuestionType.ORDER or not right:
        y = _in_short(stage, spoken, y, at)
    else:
        for number, (option, face) in enumerate(right):
            stage.show(
                f"right-{number + 1}", face.right(stage, option.letter), canvas.LEFT, y, at=at, motion="rise"
            )
            y += face.height + GAP
    room = canvas.FLOOR - y - 20
    _reasoned(stage, reasons, legal, y + 20, room, at, smallest=34, largest=52)


def in_short(item: Item) -> str:
    """The right answer in few signs, all of which the typeface has: it has no arrows."""
    return item.answer.replace("→", "–")


def _in_short(stage: Stage, spoken: Spoken, y: int, at: int) -> int:
    """The answer in few signs on a card; returns the y below it."""
    palette = stage.palette
    ink = on_good(palette)
    block = stage.text(
        escape(in_short(spoken.item)),
        stage.style(60, "black", ink, ink, "centre"),
        canvas.CONTENT_WIDTH - 60,
        smallest=40,
        max_lines=2,
    )
    height = block.height + 48

    def paint() -> Image.Image:
        image = card((canvas.CONTENT_WIDTH, height), 26, palette.good, palette.good, _SHADOW)
        block.draw(image, 30, 24)
        return image

    stage.show("right-1", Picture((canvas.CONTENT_WIDTH, height + _SHADOW), paint), canvas.LEFT, y, at=at)
    return y + height + GAP


def _model(stage: Stage, laid: Laid, told: Sequence[Said], legal: Sequence[Said]) -> None:
    """A good answer in words, as long as the reason leaves it room."""
    top, palette = laid.tops[0], stage.palette
    label = stage.text("CÓ THỂ NÓI", stage.style(36, "black", palette.accent), 600, smallest=30)
    before = stage.findings[:]
    for share, smallest in ((0.5, 46), (0.62, 42), (0.75, 38), (0.75, 34), (1.0, 34)):
        stage.findings[:] = before
        block = stage.text(
            f"“{told[0].line.text}”",
            stage.style(50, "bold", palette.card_ink),
            canvas.CONTENT_WIDTH - 72,
            smallest=smallest,
            max_lines=10,
            height=round((canvas.FLOOR - top) * share) - label.height - 70,
            line=told[0].line.line or None,
        )
        if len(stage.findings) == len(before):
            break
    height = label.height + block.height + 70

    def paint() -> Image.Image:
        image = card((canvas.CONTENT_WIDTH, height), 30, palette.card, palette.accent, _SHADOW)
        label.draw(image, 36, 26)
        block.draw(image, 36, 40 + label.height)
        return image

    picture = Picture((canvas.CONTENT_WIDTH, height + _SHADOW), paint)
    stage.show("model", picture, canvas.LEFT, top, at=laid.reveal, motion="rise")
    bottom = top + height + 30
    room = canvas.FLOOR - bottom
    at = told[1].start - LEAD if told[1:] else laid.reveal
    _reasoned(stage, told[1:], legal, bottom, room, at, smallest=34)
