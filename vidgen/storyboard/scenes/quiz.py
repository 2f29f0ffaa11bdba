"""A question with options: time to think with a visible count-down, then the answer and its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PIL import Image, ImageDraw

from vidgen.brand.contrast import contrast_ratio
from vidgen.brand.kit import RGBA, Mood
from vidgen.errors import Finding
from vidgen.messages import _
from vidgen.paint.icons import icon
from vidgen.paint.shapes import card, rounded_box
from vidgen.paint.text import Style, TextBlock, Word
from vidgen.scenario.grammar import SceneGrammar
from vidgen.scenario.model import Kind, Line, Role
from vidgen.scenario.model import Mark as ListMark
from vidgen.storyboard import canvas
from vidgen.storyboard.model import FPS, Picture, Pose
from vidgen.storyboard.motion import then
from vidgen.storyboard.scene_type import SceneType
from vidgen.storyboard.stage import Said, Stage

THINKING = 5  # seconds between the last option and the answer
_LEAD = 5  # frames an option arrives before it is spoken
_SHADOW = 10
_GAP = 22
_RING, _RING_SMALL = 132, 92
_FOOT = _RING + 24  # kept free below the options for the count-down, then for the reason
_CORNER_Y = canvas.HEAD_Y - 48  # of the small ring, beside the label, where the options need the foot
_OVERSAMPLING = 4


@dataclass(frozen=True, slots=True)
class _Scale:
    text: int
    tile: int
    padding: int


_SCALES = (_Scale(52, 84, 32), _Scale(48, 76, 26), _Scale(44, 70, 20), _Scale(40, 64, 12))
_INSET = 28


class Quiz(SceneType):
    """``- [x]`` is right, ``- [ ]`` is not; the paragraph after the options is the answer with its reason."""

    grammar = SceneGrammar("quiz", ("câu hỏi trắc nghiệm", "trắc nghiệm", "đố vui", "câu đố"), items=(2, 4))

    def mood(self, kind: Kind) -> Mood:
        return "paper"

    def rest_before(self, lines: Sequence[Line], number: int) -> int:
        answers = number > 0 and lines[number].role is not Role.ITEM and lines[number - 1].role is Role.ITEM
        return THINKING * FPS if answers else 0

    def shown_of_script(self, stage: Stage) -> object:
        return _number(stage)

    def draw(self, stage: Stage) -> None:
        options = stage.items
        answers = [said for said in stage.said if said.start > options[-1].start]
        right = [option for option in options if option.line.mark is ListMark.DO]
        if not right or not answers:
            stage.findings.append(_unanswered(stage, answers))
            return
        y = stage.heading(label=f"CÂU HỎI {_number(stage)}", size=66) + 30
        faces = _set(stage, options, canvas.FLOOR - y)
        reveal = answers[0].start - _LEAD
        for place, (option, face) in enumerate(zip(options, faces, strict=True)):
            _option(stage, place, option, face, y, reveal)
            y += face.height + _GAP
        _countdown(stage, options[-1].end, answers[0].start, below=y)
        _reason(stage, answers, reveal, y)


@dataclass(frozen=True, slots=True, eq=False)
class _Face:
    scale: _Scale
    block: TextBlock

    @property
    def height(self) -> int:
        return max(self.scale.tile, self.block.height) + 2 * self.scale.padding


def _number(stage: Stage) -> int:
    """Which question of the script it is, from 1."""
    before = stage.scenario.scenes
    at = next(place for place, scene in enumerate(before) if scene is stage.scene)
    return 1 + sum(scene.type == stage.scene.type for scene in before[:at])


def _unanswered(stage: Stage, answers: Sequence[Said]) -> Finding:
    message = (
        _("Câu hỏi không có đáp án đúng: không có lựa chọn nào ghi “- [x]”.")
        if answers
        else _("Câu hỏi chưa có lời giải đáp sau các lựa chọn.")
    )
    fix = (
        _("Ghi - [x] trước lựa chọn đúng, - [ ] trước lựa chọn sai.")
        if answers
        else _("Viết một đoạn sau các lựa chọn, cách một dòng trống: đáp án đúng và vì sao.")
    )
    return Finding("VG-L041", message, fix, path=stage.scenario.path, line=stage.scene.line or None)


def _set(stage: Stage, options: Sequence[Said], room: int) -> list[_Face]:
    """All options on one page, as large as they fit; with room below them for the count-down if they can."""
    before = stage.findings[:]
    for scale, foot in ((scale, foot) for foot in (_FOOT, 0) for scale in _SCALES):
        stage.findings[:] = before
        width = canvas.CONTENT_WIDTH - 3 * _INSET - scale.tile
        faces = [
            _Face(
                scale,
                stage.text(
                    option.line.text,
                    stage.style(scale.text, "bold", stage.palette.card_ink),
                    width,
                    smallest=scale.text,
                    max_lines=3,
                    what=_("lựa chọn"),
                    line=option.line.line,
                ),
            )
            for option in options
        ]
        if len(stage.findings) == len(before) and _height(faces) <= room - foot:
            return faces
    if len(stage.findings) == len(before):
        stage.overflow(max(zip(faces, options, strict=True), key=lambda pair: pair[0].height)[1].line)
    return faces


def _height(faces: Sequence[_Face]) -> int:
    return sum(face.height for face in faces) + _GAP * (len(faces) - 1)


def _option(stage: Stage, place: int, option: Said, face: _Face, y: int, reveal: int) -> None:
    palette = stage.palette
    size = (canvas.CONTENT_WIDTH, face.height + _SHADOW)

    def look(fill: RGBA, line: RGBA, ink: RGBA | None = None) -> Picture:
        return Picture(size, partial(_paint, stage, face, "ABCD"[place], fill, line, ink))

    at = max(0, option.start - _LEAD)
    poses = stage.enter(look(palette.card, palette.accent), canvas.LEFT, y, at, "rise")
    rests = next(said.start for said in stage.said if said.start > option.start) - _LEAD
    if rests >= reveal:  # the last option rests while one thinks: lit, it would look like the answer
        rests = min(option.end, option.start + FPS - 1)
    poses = then(poses, rests, look(palette.card, palette.card_line), canvas.LEFT, y)
    if option.line.mark is ListMark.DO:
        inks = ((255, 255, 255, 255), palette.card_ink, palette.bottom)
        ink = max(inks, key=lambda each: contrast_ratio(each, palette.good))
        poses = then(poses, reveal, look(palette.good, palette.good, ink), canvas.LEFT, y)
    stage.pose(f"quiz-{place + 1}", poses)


def _paint(stage: Stage, face: _Face, letter: str, fill: RGBA, line: RGBA, ink: RGBA | None) -> Image.Image:
    palette, scale = stage.palette, face.scale
    image = card((canvas.CONTENT_WIDTH, face.height), 26, fill, line, _SHADOW)
    tile = rounded_box((scale.tile, scale.tile), scale.tile // 4, ink or (*palette.accent[:3], 36))
    size = round(scale.tile * 0.58)
    colour = palette.good if ink else palette.accent
    style = Style(stage.brand.fonts.black, size, colour, colour, 1.0, "centre")
    TextBlock(((Word(letter),),), style, scale.tile).draw(tile, 0, (scale.tile - size) // 2)
    image.alpha_composite(tile, (_INSET, (face.height - scale.tile) // 2))
    block = face.block
    if ink:
        block = TextBlock(block.lines, stage.style(scale.text, "bold", ink, ink), block.width)
    block.draw(image, 2 * _INSET + scale.tile, (face.height - block.height) // 2)
    return image


def _countdown(stage: Stage, start: int, end: int, below: int) -> None:
    """A ring that empties second by second, the seconds left in it: below the options or in the corner."""
    seconds = max(1, (end - start) // FPS)
    size, x, y = _RING, canvas.CENTRE - _RING // 2, canvas.FLOOR - _RING
    if below > y:
        size, x, y = _RING_SMALL, canvas.RIGHT - _RING_SMALL, _CORNER_Y
    poses = []
    for left in range(seconds, 0, -1):
        picture = Picture((size, size), partial(_ring, stage, left, seconds, size))
        poses.append(Pose(end - left * FPS, picture, x, y))
    poses.append(Pose(end - _LEAD, None))
    stage.pose("clock", poses)


def _ring(stage: Stage, left: int, seconds: int, size: int) -> Image.Image:
    big = Image.new("RGBA", (size * _OVERSAMPLING,) * 2)
    pen = ImageDraw.Draw(big)
    box = (4, 4, big.width - 5, big.height - 5)
    width = size // 10 * _OVERSAMPLING
    pen.arc(box, 0, 360, (*stage.palette.accent[:3], 50), width)
    pen.arc(box, -90, -90 + 360 * left / seconds, stage.palette.accent, width)
    image = big.reduce(_OVERSAMPLING)
    letter = size // 2
    style = Style(stage.brand.fonts.black, letter, stage.palette.ink, stage.palette.ink, 1.0, "centre")
    TextBlock(((Word(str(left)),),), style, size).draw(image, 0, (size - letter) // 2)
    return image


def _reason(stage: Stage, answers: Sequence[Said], at: int, top: int) -> None:
    """The answer in words below the options, where it fits; the captions carry it in any case."""
    before = stage.findings[:]
    block = stage.text(
        " ".join(said.line.text for said in answers),
        stage.style(44, "bold"),
        canvas.CONTENT_WIDTH - 84,
        smallest=34,
        max_lines=5,
        height=canvas.FLOOR - top - 8,
    )
    if len(stage.findings) > len(before):
        stage.findings[:] = before
        return
    sign = Picture((60, 60), partial(icon, "bulb", 60, stage.palette.accent))
    y = top + (canvas.FLOOR - top - block.height) // 3
    stage.show("step-sign-reason", sign, canvas.LEFT, y + (block.style.pitch - 60) // 2, at=at, motion="fade")
    stage.show_text("reason", block, canvas.LEFT + 84, y, at=at, motion="rise")
