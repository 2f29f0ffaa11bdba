"""A citizen asks, the office answers: the question in a bubble, the points of the answer on cards."""

from __future__ import annotations

from functools import partial

from PIL import Image

from vidgen.brand.kit import Mood
from vidgen.messages import _
from vidgen.paint.icons import icon
from vidgen.paint.shapes import card, disc
from vidgen.paint.text import TextBlock
from vidgen.scenario.grammar import SceneGrammar
from vidgen.scenario.model import Kind
from vidgen.scenario.model import Mark as ListMark
from vidgen.storyboard import canvas
from vidgen.storyboard.cards import Face, column, split_note
from vidgen.storyboard.marks import Mark
from vidgen.storyboard.model import Picture
from vidgen.storyboard.portrait import as_values, expressions, show_portrait
from vidgen.storyboard.scene_type import SceneType
from vidgen.storyboard.scenes.bubbles import speakers
from vidgen.storyboard.stage import Said, Stage

_PORTRAIT = 200
_NAME_HEIGHT = 44
_BUBBLE_X = canvas.LEFT + _PORTRAIT + 34
_SHADOW = 10
_PADDING = 30
_LEAD = 5


class Question(SceneType):
    """A line of the cast, a paragraph or the heading asks; the list items are the points of the answer.

    A heading that asks nothing, over a line that does, stands above the question as its label.
    """

    grammar = SceneGrammar(
        "question", ("câu hỏi", "hỏi đáp", "bà con hỏi", "người dân hỏi", "hỏi"), items=(1, 5), dialogue=True
    )

    def mood(self, kind: Kind) -> Mood:
        return "paper"

    def shown_of_script(self, stage: Stage) -> object:
        return [as_values(expressions(stage, name)) for name in speakers(stage)]

    def draw(self, stage: Stage) -> None:
        items = stage.items
        asked = [
            said for said in stage.said if said not in items and (not items or said.start < items[0].start)
        ]
        y = _asker(stage, asked) + 22
        label = stage.text(
            "TRẢ LỜI",
            stage.style(40, "black", stage.palette.accent),
            canvas.CONTENT_WIDTH,
            smallest=40,
            max_lines=1,
        )
        at = max(0, items[0].start - _LEAD) if items else 0
        stage.show_text("label", label, canvas.LEFT, y, at=at, motion="rise")
        column(stage, [_face(said) for said in items], y + label.height + 24, "message-circle")


def _face(said: Said) -> Face:
    kinds = {ListMark.DONT: Mark("dont")}
    return Face(*split_note(said.line.text), kinds.get(said.line.mark, Mark("do")))


def _asker(stage: Stage, asked: list[Said]) -> int:
    """Portrait and bubble; returns the y below them."""
    y = canvas.HEAD_Y
    speaker = next((said.line.speaker for said in asked if said.line.speaker), None)
    spoken = " ".join(said.line.text for said in asked)
    asks = not stage.scene.heading or ("?" in spoken and "?" not in stage.scene.heading)
    question = spoken if asks else stage.scene.heading
    if asks and stage.scene.heading:
        y = stage.heading(size=56) + 24
    block = stage.text(
        question,
        stage.style(56, "black", stage.palette.card_ink, leading=1.2),
        canvas.RIGHT - _BUBBLE_X - 2 * _PADDING,
        smallest=42,
        max_lines=5,
        polish=True,
        what=_("câu hỏi"),
        line=asked[0].line.line if asked and asks else None,
    )
    tall = _PORTRAIT + (_NAME_HEIGHT if speaker else 0)
    size = (canvas.RIGHT - _BUBBLE_X, max(_PORTRAIT, block.height + 2 * _PADDING))
    bubble = Picture((size[0], size[1] + _SHADOW), partial(_bubble, stage, block, size))
    if not speaker:
        sign = Picture((_PORTRAIT, _PORTRAIT), partial(_somebody, stage))
        stage.show("portrait-asker", sign, canvas.LEFT, y, at=2, motion="pop")
    else:
        member, looks = stage.scenario.cast[speaker], expressions(stage, speaker)
        show_portrait(stage, "portrait-asker", member, looks, (canvas.LEFT, y, _PORTRAIT), at=2)
        name = stage.text(
            speaker,
            stage.style(32, "bold", align="centre"),
            _PORTRAIT,
            smallest=26,
            max_lines=1,
            what=_("tên nhân vật"),
        )
        stage.show_text("name-asker", name, canvas.LEFT, y + _PORTRAIT + 4, at=2, motion="fade")
    stage.show("card-0", bubble, _BUBBLE_X, y, at=4, motion="rise")
    return y + max(tall, size[1])


def _somebody(stage: Stage) -> Image.Image:
    image = disc(_PORTRAIT, (*stage.palette.accent[:3], 36))
    inner = round(_PORTRAIT * 0.56)
    image.alpha_composite(icon("user-question", inner, stage.palette.accent), ((_PORTRAIT - inner) // 2,) * 2)
    return image


def _bubble(stage: Stage, block: TextBlock, size: tuple[int, int]) -> Image.Image:
    image = card(size, 34, stage.palette.card, stage.palette.accent, _SHADOW)
    block.draw(image, _PADDING, (size[1] - block.height) // 2)
    return image
