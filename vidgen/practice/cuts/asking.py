"""A question on screen: what is asked, its options as they are read out, the seconds to think, the answer.

The ring of the count-down leaves at the frame at which the answer shows: there live teaching parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PIL import Image

from vidgen.brand.kit import RGBA, Mood
from vidgen.messages import _
from vidgen.paint.icons import icon
from vidgen.paint.shapes import card
from vidgen.practice.cuts.answering import answer
from vidgen.practice.cuts.laid import LEAD, Laid
from vidgen.practice.cuts.script import Part, Spoken
from vidgen.scenario.grammar import SceneGrammar
from vidgen.scenario.model import Kind, Line, Scenario, Scene, Unit
from vidgen.scenario.practice import QuestionType
from vidgen.storyboard import canvas
from vidgen.storyboard.countdown import CLOCK, countdown
from vidgen.storyboard.model import FPS, Picture, Pose
from vidgen.storyboard.motion import then
from vidgen.storyboard.options import GAP, on_good, set_options
from vidgen.storyboard.scene_type import SceneType
from vidgen.storyboard.stage import Said, Stage

RING, RING_SMALL = 132, 92  # pixels
FOOT: Final = RING + 24  # kept free below the options for the count-down, then for the reason
CORNER_Y: Final = canvas.HEAD_Y - 48  # of the small ring, beside the label, where the options need the foot
TYPES: Final = {
    QuestionType.CHOICE: "",
    QuestionType.SEVERAL: "CHỌN CÁC Ý ĐÚNG",
    QuestionType.ORDER: "SẮP XẾP",
    QuestionType.TRUE_FALSE: "ĐÚNG HAY SAI",
    QuestionType.SAY: "NÓI THỬ",
}
_HEADINGS = (66, 54, 44)
_VERDICT = (216, 26)  # height and radius of the two cards of a true-false question
_BETWEEN = 24
_SHADOW = 10
_INVITATION = "Nói thành tiếng rồi mới xem gợi ý"


class Asking(SceneType):
    """Draws one question of a lesson."""

    grammar = SceneGrammar("practice", ())

    def __init__(self, spoken: Spoken) -> None:
        self._spoken = spoken

    def mood(self, kind: Kind) -> Mood:
        return "paper"

    def rest_before(self, lines: Sequence[Line], number: int) -> int:
        answers = self._spoken.parts[number] == "answer"
        return self._spoken.item.seconds * FPS + LEAD if answers else 0

    def unspoken(self, scenario: Scenario, scene: Scene, unit: Unit | None) -> str:
        return super().unspoken(scenario, scene, unit) if self._spoken.item.quiz else ""

    def shown_of_script(self, stage: Stage) -> object:
        item = self._spoken.item
        options = [[each.letter, each.right, each.place] for each in item.options]
        return [_VERSION, item.number, item.type, item.seconds, options, list(self._spoken.parts)]

    def draw(self, stage: Stage) -> None:
        item = self._spoken.item
        said = _Parts(self._spoken, stage.said)
        reveal = said.first("answer").start - LEAD
        before, drawn = stage.findings[:], stage.layers[:]
        for size in _HEADINGS:  # a long question gives way to its options
            stage.findings[:], stage.layers[:] = before, drawn
            laid = self._asked(stage, said, _heading(stage, self._label(), size) + 30, reveal)
            if len(stage.findings) == len(before):
                break
        _clock(stage, item.seconds, laid)
        answer(stage, self._spoken, laid, said.all("answer", "reason"), said.all("legal"))

    def _asked(self, stage: Stage, said: _Parts, y: int, reveal: int) -> Laid:
        """What is below the question, from a y on."""
        if self._spoken.item.type is QuestionType.TRUE_FALSE:
            return _verdicts(stage, self._spoken, y, reveal)
        if self._spoken.item.type is QuestionType.SAY:
            return _invitation(stage, y, reveal, said.last("ask").start)
        return _options(stage, self._spoken, said, y, reveal)

    def _label(self) -> str:
        item = self._spoken.item
        return " · ".join(filter(None, (f"CÂU HỎI {item.number}", TYPES[item.type])))


_VERSION = 2  # raise it when the same question comes out in other pixels


@dataclass(frozen=True, slots=True)
class _Parts:
    """The lines as heard, by what each is for."""

    spoken: Spoken
    said: Sequence[Said]

    def all(self, *parts: Part) -> tuple[Said, ...]:
        return tuple(self.said[place] for place in self.spoken.of(*parts))

    def first(self, part: Part) -> Said:
        return self.all(part)[0]

    def last(self, part: Part) -> Said:
        """The last line of a kind; of a quiz that only its heading asks, the first of all lines."""
        return (*self.said[:1], *self.all(part))[-1]


def _heading(stage: Stage, label: str, size: int) -> int:
    """The label and the question, as large as it fits; returns the y below it."""
    small = stage.text(
        label,
        stage.style(38, colour=stage.palette.accent),
        canvas.CONTENT_WIDTH - RING_SMALL - 20,
        smallest=30,
        max_lines=1,
    )
    stage.show_text("label", small, canvas.LEFT, canvas.HEAD_Y, at=2, motion="rise")
    y = canvas.HEAD_Y + small.height + 4
    if not stage.scene.heading:
        return y
    block = stage.text(
        stage.scene.heading,
        stage.style(size, "black", leading=1.2),
        canvas.CONTENT_WIDTH,
        smallest=min(size, 52),
        max_lines=3 if size > 60 else 5,
        tighten_to=52 if size > 60 else None,
        what=_("câu hỏi luyện tập"),
    )
    stage.show_text("heading", block, canvas.LEFT, y, at=2, motion="rise")
    return y + block.height


def _options(stage: Stage, spoken: Spoken, said: _Parts, y: int, reveal: int) -> Laid:
    heard = said.all("option")
    faces = set_options(stage, [each.line for each in heard], canvas.FLOOR - y, FOOT, many=True)
    tops, layers = [], []
    for place, (option, face) in enumerate(zip(heard, faces, strict=True)):
        letter, name = spoken.item.options[place].letter, f"quiz-{place + 1}"
        at = max(0, option.start - LEAD)
        poses = stage.enter(face.named(stage, letter), canvas.LEFT, y, at, "rise")
        later = [each.start for each in heard[place + 1 :]]
        rests = later[0] - LEAD if later else min(option.end, option.start + FPS - 1)
        stage.pose(name, then(poses, rests, face.at_rest(stage, letter), canvas.LEFT, y))
        tops.append(y)
        layers.append(name)
        y += face.height + GAP
    return Laid(y, reveal, tuple(faces), tuple(tops), tuple(layers))


def _verdicts(stage: Stage, spoken: Spoken, y: int, reveal: int) -> Laid:
    """The two cards, true and false, side by side; the right one lights up when it is told."""
    height, _radius = _VERDICT
    width = (canvas.CONTENT_WIDTH - _BETWEEN) // 2
    palette = stage.palette
    layers = []
    for place, option in enumerate(spoken.item.options):
        x = canvas.LEFT + place * (width + _BETWEEN)
        size = (width, height + _SHADOW)

        def look(
            fill: RGBA, line: RGBA, ink: RGBA, size: tuple[int, int] = size, place: int = place
        ) -> Picture:
            return Picture(size, partial(_verdict, stage, place, fill, line, ink))

        poses = stage.enter(
            look(palette.card, palette.card_line, palette.card_ink), x, y, 8 + 4 * place, "rise"
        )
        if option.right:
            poses = then(poses, reveal, look(palette.good, palette.good, on_good(palette)), x, y)
        stage.pose(f"verdict-{place + 1}", poses)
        layers.append(f"verdict-{place + 1}")
    return Laid(y + height + GAP, reveal, layers=tuple(layers))


def _verdict(stage: Stage, place: int, fill: RGBA, line: RGBA, ink: RGBA) -> Image.Image:
    height, radius = _VERDICT
    width = (canvas.CONTENT_WIDTH - _BETWEEN) // 2
    image = card((width, height), radius, fill, line, _SHADOW)
    sign = icon(("circle-check", "circle-x")[place], 92, ink)
    image.alpha_composite(sign, ((width - 92) // 2, 26))
    block = stage.text(
        ("Đúng", "Sai")[place],
        stage.style(52, "black", ink, ink, "centre", 1.1),
        width,
        smallest=40,
        max_lines=1,
    )
    block.draw(image, 0, height - block.height - 18)
    return image


def _invitation(stage: Stage, y: int, reveal: int, at: int) -> Laid:
    """A card with a microphone that asks to speak; it leaves when the model answer shows."""
    palette = stage.palette
    block = stage.text(
        _INVITATION,
        stage.style(48, "bold", palette.card_ink),
        canvas.CONTENT_WIDTH - 220,
        smallest=40,
        max_lines=2,
    )
    height = max(150, block.height + 2 * 32)

    def paint() -> Image.Image:
        image = card((canvas.CONTENT_WIDTH, height), 30, palette.card, palette.accent, _SHADOW)
        image.alpha_composite(icon("microphone", 96, palette.accent), (42, (height - 96) // 2))
        block.draw(image, 180, (height - block.height) // 2)
        return image

    picture = Picture((canvas.CONTENT_WIDTH, height + _SHADOW), paint)
    poses: list[Pose] = stage.enter(picture, canvas.LEFT, y, max(8, at - LEAD), "rise")
    stage.pose("say-card", poses, leaves=reveal)
    return Laid(y + height + GAP, reveal, tops=(y,), layers=("say-card",))


def _clock(stage: Stage, seconds: int, laid: Laid) -> None:
    """The ring in the middle of the room below, or in the corner where there is none."""
    room = canvas.FLOOR - laid.bottom
    size, x, y = RING, canvas.CENTRE - RING // 2, laid.bottom + max(0, min(room - RING, (room - RING) // 2))
    if room < RING:
        size, x, y = RING_SMALL, canvas.RIGHT - RING_SMALL, CORNER_Y
    ends = laid.reveal
    stage.pose(CLOCK, countdown(stage.brand, stage.palette, seconds, size, x, y, end=ends, leaves=ends))
