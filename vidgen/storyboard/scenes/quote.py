"""Somebody's words, large between quotation marks, and whose they are."""

from __future__ import annotations

from functools import partial

from PIL import Image

from vidgen.brand.kit import Mood
from vidgen.messages import _
from vidgen.paint.avatars import avatar
from vidgen.paint.icons import icon
from vidgen.paint.shapes import bar
from vidgen.scenario.grammar import SceneGrammar
from vidgen.scenario.model import Kind
from vidgen.storyboard import canvas
from vidgen.storyboard.cards import split_note
from vidgen.storyboard.model import Picture
from vidgen.storyboard.portrait import named
from vidgen.storyboard.scene_type import SceneType
from vidgen.storyboard.stage import Said, Stage, painted

_SIGN = 148
_LEAD = 6
_GAP = 40
_FOOT = 22  # air between the source and the captions
_RULE = (120, 8)
_PORTRAIT = 152


class Quote(SceneType):
    """The heading says whose words they are (``Tên — chức danh``), with the portrait of a member of the cast;
    each line spoken has a page of its own.
    """

    grammar = SceneGrammar("quote", ("trích dẫn", "câu nói", "lời khuyên của", "phát biểu"))

    def mood(self, kind: Kind) -> Mood:
        return "danger" if kind is Kind.SCAM else "safe"

    def shown_of_script(self, stage: Stage) -> object:
        member = named(stage.scenario, split_note(stage.scene.heading)[0])
        return member.model_dump() if member else None

    def draw(self, stage: Stage) -> None:
        foot = _source(stage)
        for number, said in enumerate(stage.said):
            at = 0 if number == 0 else said.start - _LEAD
            until = stage.said[number + 1].start - _LEAD if number + 1 < len(stage.said) else None
            _words(stage, said, number, foot, at, until)


def _source(stage: Stage) -> int:
    """Whose words they are, at the foot of the content; returns the y above it."""
    if not stage.scene.heading:
        return canvas.FLOOR
    name, role = split_note(stage.scene.heading)
    member = named(stage.scenario, name)
    x = canvas.LEFT + (_PORTRAIT + 32 if member else 0)
    width = canvas.RIGHT - x
    title = stage.text(
        name,
        stage.style(50, "bold"),
        width,
        smallest=40,
        max_lines=2,
        what=_("tên người nói"),
    )
    note = stage.text(
        role,
        stage.style(38, "regular", stage.palette.muted),
        width,
        smallest=32,
        max_lines=2,
        what=_("chức danh"),
    )
    height = title.height + (note.height if role else 0)
    tall = max(height, _PORTRAIT) if member else height
    top = canvas.FLOOR - _FOOT - tall
    y = top + (tall - height) // 2
    stage.show(
        "quote-rule",
        painted(_RULE, lambda image: image.paste(bar(_RULE, stage.palette.accent))),
        canvas.LEFT,
        top - _GAP,
        at=4,
        motion="wipe",
    )
    if member:
        face = Picture((_PORTRAIT, _PORTRAIT), partial(avatar, member.look, _PORTRAIT, voice=member.voice))
        stage.show("portrait-quote", face, canvas.LEFT, top + (tall - _PORTRAIT) // 2, at=4, motion="pop")
    stage.show_text("quote-name", title, x, y, at=4, motion="rise")
    if role:
        stage.show_text("quote-role", note, x, y + title.height, at=4, motion="rise")
    return top - _GAP - _RULE[1]


def _words(stage: Stage, said: Said, number: int, foot: int, at: int, until: int | None) -> None:
    top = canvas.HEAD_Y + _SIGN + 8
    block = stage.text(
        said.line.text,
        stage.style(88, "black", leading=1.26),
        canvas.CONTENT_WIDTH,
        smallest=50,
        tighten_to=72,
        max_lines=7,
        height=foot - top - _GAP,
        polish=True,
        what=_("lời trích dẫn"),
        line=said.line.line,
    )
    # The words stand in the middle of the room between brand bar and source, the sign right above them.
    spare = max(0, foot - _GAP - top - block.height)
    y = top + spare // 3
    sign = Picture((_SIGN, _SIGN), partial(_sign, stage))
    stage.show(
        f"quote-sign-{number + 1}", sign, canvas.LEFT - 8, y - _SIGN - 8, at=at, motion="pop", until=until
    )
    stage.show_text(f"quote-{number + 1}", block, canvas.LEFT, y, at=at + 2, motion="rise", until=until)


def _sign(stage: Stage) -> Image.Image:
    return icon("quote", _SIGN, stage.palette.accent).rotate(180)  # the family draws the closing mark
