"""Two people talk: their portraits above, who speaks is lit, what is said in a bubble below."""

from __future__ import annotations

from functools import partial

from PIL import Image, ImageDraw

from vidgen.brand.kit import Mood
from vidgen.messages import _
from vidgen.paint.avatars import avatar
from vidgen.paint.faces import Expression
from vidgen.paint.shapes import disc, rounded_box
from vidgen.paint.text import TextBlock
from vidgen.scenario.grammar import SceneGrammar
from vidgen.scenario.model import CastMember, Kind
from vidgen.storyboard import canvas
from vidgen.storyboard.model import Picture, Pose
from vidgen.storyboard.motion import ENTRANCE
from vidgen.storyboard.portrait import as_values, expressions
from vidgen.storyboard.scene_type import SceneType
from vidgen.storyboard.scenes.bubbles import speakers
from vidgen.storyboard.stage import Said, Stage, painted

_PORTRAIT, _PORTRAIT_LEAST = 370, 176
_SIZES = (58, 50)  # of what is said
_AMPLE = 320  # of a portrait beside the larger type
_RING = 10  # around who speaks
_DIMMED = 150  # opacity of who listens, of 255
_BELOW_PORTRAIT = 92  # the name, down to the bubble
_PADDING = 80  # of a bubble's height, its tail included
_AIR = 36  # between the tallest bubble and the floor, as long as portraits can shrink
_LEAD = 4


class Dialogue(SceneType):
    """Portraits side by side; the bubble of the one who speaks points at them."""

    grammar = SceneGrammar("dialogue", ("đối thoại", "hội thoại", "trò chuyện"), dialogue=True)
    acted = True

    def mood(self, kind: Kind) -> Mood:
        return "danger" if kind is Kind.SCAM else "paper"

    def shown_of_script(self, stage: Stage) -> object:
        return [as_values(expressions(stage, name)) for name in speakers(stage)]

    def draw(self, stage: Stage) -> None:
        top = stage.heading(size=62) + 24
        spoken = [said for said in stage.said if said.line.speaker]
        names = list(dict.fromkeys(said.line.speaker or "" for said in spoken))
        step = canvas.CONTENT_WIDTH // max(1, len(names))
        room = canvas.FLOOR - top - _BELOW_PORTRAIT
        blocks, tallest = _largest(stage, spoken, room, min(_AMPLE, step - 40))
        size = min(_PORTRAIT, step - 40, max(_PORTRAIT_LEAST, room - tallest - _AIR))
        centres = {name: canvas.LEFT + step * i + step // 2 for i, name in enumerate(names)}
        for name in names:
            _portrait(stage, name, spoken, centres[name], top, size)
        for number, said in enumerate(spoken):
            after = spoken[number + 1].start - _LEAD if number + 1 < len(spoken) else None
            y = top + size + _BELOW_PORTRAIT
            _bubble(stage, said, blocks[number], number, centres[said.line.speaker or ""], y, after)


def _portrait(stage: Stage, name: str, spoken: list[Said], centre: int, y: int, size: int) -> None:
    """Whoever speaks stands in a ring; whoever listens is dimmed."""
    member = stage.scenario.cast[name]
    looks = expressions(stage, name)
    turns = [(0, spoken[0].line.speaker == name)]
    turns += [(max(0, said.start - _LEAD), said.line.speaker == name) for said in spoken[1:]]
    settled = 2 + ENTRANCE
    shown: dict[tuple[Expression, bool], Picture] = {}
    poses: list[Pose] = []
    x = centre - size // 2
    for frame in sorted({settled, *(change[0] for change in (*looks, *turns) if change[0] > settled)}):
        look = [each for at, each in looks if at <= frame][-1]
        lit = [each for at, each in turns if at <= frame][-1]
        picture = shown.setdefault(
            (look, lit), Picture((size, size), partial(_painted, stage, member, size, look, lit))
        )
        if not poses:
            poses += stage.enter(picture, x, y, 2, "pop")
        elif poses[-1].picture is not picture:
            poses.append(Pose(frame, picture, x, y))
    stage.pose(f"portrait-{name}", poses)
    label = stage.text(
        name,
        stage.style(36, "bold", align="centre"),
        size + 60,
        smallest=26,
        max_lines=1,
        what=_("tên nhân vật"),
    )
    stage.show_text(f"name-{name}", label, centre - size // 2 - 30, y + size + 10, at=2, motion="fade")


def _painted(stage: Stage, member: CastMember, size: int, look: Expression, lit: bool) -> Image.Image:
    inner = size - 2 * _RING
    face = avatar(member.look, inner, look, member.voice)
    image = disc(size, stage.palette.accent) if lit else Image.new("RGBA", (size, size))
    if not lit:
        face.putalpha(face.getchannel("A").point(lambda a: a * _DIMMED // 255))
    image.alpha_composite(face, (_RING, _RING))
    return image


def _largest(stage: Stage, spoken: list[Said], room: int, ample: int) -> tuple[list[TextBlock], int]:
    """What is said, in the largest type that leaves portraits ample room, and the height of the tallest."""
    before = stage.findings[:]
    for type_size in _SIZES:
        stage.findings[:] = before
        blocks = [_text(stage, said, room - _PORTRAIT_LEAST, type_size) for said in spoken]
        tallest = max((block.height + _PADDING for block in blocks), default=0)
        if room - tallest - _AIR >= ample:
            break
    return blocks, tallest


def _text(stage: Stage, said: Said, room: int, type_size: int) -> TextBlock:
    """What is said, for a bubble at most `room` pixels high."""
    return stage.text(
        said.line.text,
        stage.style(type_size, "bold", stage.palette.card_ink),
        canvas.CONTENT_WIDTH - 96,
        smallest=40,
        max_lines=7,
        height=room - _PADDING,
        polish=True,
        what=_("bong bóng thoại"),
        line=said.line.line,
    )


def _bubble(
    stage: Stage, said: Said, block: TextBlock, number: int, centre: int, y: int, until: int | None
) -> None:
    width = canvas.CONTENT_WIDTH
    size = (width, block.height + _PADDING)

    def paint(image: Image.Image) -> None:
        fill, line = stage.palette.card, stage.palette.accent
        box = rounded_box((width, size[1] - 24), 34, fill, border=line, border_width=3)
        image.alpha_composite(box, (0, 24))
        _tail(image, centre - canvas.LEFT, fill, line)
        block.draw(image, 48, 24 + (size[1] - 24 - block.height) // 2)

    at = max(0, said.start - _LEAD)
    stage.show(
        f"bubble-{number + 1}", painted(size, paint), canvas.LEFT, y, at=at, motion="rise", until=until
    )


def _tail(
    image: Image.Image, x: int, fill: tuple[int, int, int, int], line: tuple[int, int, int, int]
) -> None:
    """A small triangle on the upper edge that points at the speaker."""
    scale, width, height = 8, 52, 28
    big = Image.new("RGBA", (width * scale, height * scale))
    pen = ImageDraw.Draw(big)
    points = [(0, height * scale), (width * scale // 2, 4 * scale), (width * scale, height * scale)]
    pen.polygon(points, fill=fill)
    pen.line(points, fill=line, width=3 * scale, joint="curve")
    tail = big.reduce(scale)
    image.paste(tail, (x - width // 2, 0), tail.getchannel("A").point(lambda a: 255 if a else 0))
