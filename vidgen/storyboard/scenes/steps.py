"""Steps of a procedure, one page each: where we are, what to do, and its notes on cards."""

from __future__ import annotations

from functools import partial

from PIL import Image

from vidgen.brand.kit import Mood
from vidgen.messages import _
from vidgen.paint.icons import icon, icon_for
from vidgen.paint.shapes import card, disc
from vidgen.paint.text import TextBlock, Word
from vidgen.scenario.grammar import SceneGrammar
from vidgen.scenario.inline import icon_of, plain_text
from vidgen.scenario.model import Kind
from vidgen.storyboard import canvas
from vidgen.storyboard.cards import capital, split_note
from vidgen.storyboard.chrome import segments, watermark
from vidgen.storyboard.marks import sign_of
from vidgen.storyboard.model import Picture
from vidgen.storyboard.scene_type import SceneType
from vidgen.storyboard.stage import Said, Stage

_LEAD = 6
_SHADOW = 10
_TITLE, _TITLE_ALONE = 74, 92
_DISC, _DISC_LEAST = 420, 220
_TINT = 30
_ANY_STEP = "list-numbers"


class Steps(SceneType):
    """``1. Việc cần làm — ghi chú; ghi chú``: a page with its number, its title and a card for each note."""

    grammar = SceneGrammar(
        "steps", ("các bước", "bước", "trình tự", "quy trình", "các bước thực hiện"), items=(1, 7)
    )

    def mood(self, kind: Kind) -> Mood:
        return "paper"

    def draw(self, stage: Stage) -> None:
        steps = stage.items
        for number, said in enumerate(steps, 1):
            at = 0 if number == 1 else said.start - _LEAD
            until = steps[number].start - _LEAD if number < len(steps) else None
            _page(stage, said, number, len(steps), at, until)


def _page(stage: Stage, said: Said, number: int, count: int, at: int, until: int | None) -> None:
    title, notes_text = split_note(said.line.text)
    y = canvas.HEAD_Y
    notes = [capital(part.strip()) for part in notes_text.split(";") if part.strip()]
    segments(stage, number, count, y, at=at, until=until)
    label = stage.text(
        f"BƯỚC {number} / {count}",
        stage.style(42, "bold", stage.palette.accent),
        canvas.CONTENT_WIDTH,
        smallest=42,
        max_lines=1,
    )
    y += 34
    stage.show_text(f"step-{number}", label, canvas.LEFT, y, at=at, until=until)
    y += label.height + (12 if notes else 20)
    block = stage.text(
        title,
        stage.style(_TITLE if notes else _TITLE_ALONE, "black", leading=1.2),
        canvas.CONTENT_WIDTH,
        smallest=56,
        tighten_to=60 if notes else 76,
        max_lines=4,
        polish=True,
        what=_("tên bước"),
        line=said.line.line,
    )
    stage.show_text(f"step-title-{number}", block, canvas.LEFT, y, at=at, motion="rise", until=until)
    y += block.height + 34
    for place, note in enumerate(notes):
        face = stage.text(
            note,
            stage.style(46, "bold", stage.palette.card_ink),
            canvas.CONTENT_WIDTH - 178,
            smallest=38,
            max_lines=4,
            what=_("thẻ ghi chú"),
            line=said.line.line,
        )
        size = (canvas.CONTENT_WIDTH, max(136, face.height + 60))
        if y + size[1] > canvas.FLOOR:
            stage.overflow(said.line)
            return
        picture = Picture(
            (size[0], size[1] + _SHADOW),
            partial(_note, stage, size, face, icon_of(note) or sign_of(note)),
        )
        stage.show(
            f"step-{number}-note-{place + 1}",
            picture,
            canvas.LEFT,
            y,
            at=at + 6 + 4 * place,
            motion="rise",
            until=until,
        )
        y += size[1] + 26
    _emblem(stage, icon_of(title) or _sign(plain_text(title)), number, y, at, until)


def _emblem(stage: Stage, name: str, number: int, y: int, at: int, until: int | None) -> None:
    """The step's icon in a tinted disc in the room below y; where that is small, faint in the corner."""
    room = canvas.FLOOR - y
    size = min(_DISC, room - 60)
    if size < _DISC_LEAST:
        watermark(stage, name, y, at=at, until=until)
        return
    top = y + (room - size) // 2
    picture = Picture((size, size), partial(_disc, stage, name, number, size))
    stage.show(
        f"step-sign-{number}", picture, canvas.CENTRE - size // 2, top, at=at + 4, motion="pop", until=until
    )


def _disc(stage: Stage, name: str, number: int, size: int) -> Image.Image:
    image = disc(size, (*stage.palette.accent[:3], _TINT))
    if name == _ANY_STEP:  # a list would say nothing; its number says where we are
        style = stage.style(round(size * 0.6), "black", stage.palette.accent, align="centre", leading=1.0)
        TextBlock(((Word(str(number)),),), style, size).draw(image, 0, (size - style.pitch) // 2)
        return image
    inner = round(size * 0.56)
    image.alpha_composite(icon(name, inner, stage.palette.accent), ((size - inner) // 2,) * 2)
    return image


def _sign(title: str) -> str:
    """The icon of a step; where the words name nothing, the sign of a list of steps."""
    found = icon_for(title)
    return _ANY_STEP if found in ("point", "circle-check") else found


def _note(stage: Stage, size: tuple[int, int], face: TextBlock, sign: str) -> Image.Image:
    image = card(size, 26, stage.palette.card, stage.palette.card_line, _SHADOW)
    image.alpha_composite(icon(sign, 68, stage.palette.accent), (36, (size[1] - 68) // 2))
    face.draw(image, 136, (size[1] - face.height) // 2)
    return image
