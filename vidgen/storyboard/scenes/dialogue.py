"""Two people talk: their portraits above, who speaks is lit, what is said in a bubble below."""

from __future__ import annotations

from functools import partial

from PIL import Image, ImageDraw

from vidgen.brand.kit import Mood
from vidgen.messages import _
from vidgen.paint.avatars import avatar
from vidgen.paint.shapes import rounded_box
from vidgen.paint.text import TextBlock
from vidgen.scenario.grammar import SceneGrammar
from vidgen.scenario.model import CastMember, Kind
from vidgen.storyboard import canvas
from vidgen.storyboard.model import Picture
from vidgen.storyboard.motion import then
from vidgen.storyboard.scene_type import SceneType
from vidgen.storyboard.stage import Said, Stage, painted

_PORTRAIT, _PORTRAIT_LEAST = 270, 176
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

    def draw(self, stage: Stage) -> None:
        top = stage.heading(size=62) + 24
        spoken = [said for said in stage.said if said.line.speaker]
        names = list(dict.fromkeys(said.line.speaker or "" for said in spoken))
        step = canvas.CONTENT_WIDTH // max(1, len(names))
        room = canvas.FLOOR - top - _BELOW_PORTRAIT
        blocks = [_text(stage, said, room - _PORTRAIT_LEAST) for said in spoken]
        tallest = max((block.height + _PADDING for block in blocks), default=0)
        size = min(_PORTRAIT, step - 40, max(_PORTRAIT_LEAST, room - tallest - _AIR))
        centres = {name: canvas.LEFT + step * i + step // 2 for i, name in enumerate(names)}
        for name in names:
            _portrait(stage, name, spoken, centres[name], top, size)
        for number, said in enumerate(spoken):
            after = spoken[number + 1].start - _LEAD if number + 1 < len(spoken) else None
            y = top + size + _BELOW_PORTRAIT
            _bubble(stage, said, blocks[number], number, centres[said.line.speaker or ""], y, after)


def _portrait(stage: Stage, name: str, spoken: list[Said], centre: int, y: int, size: int) -> None:
    member = stage.scenario.cast[name]
    quiet = Picture((size, size), partial(_avatar, member, size, False, 110))
    talking = Picture((size, size), partial(_avatar, member, size, True, 255))
    first = spoken[0].line.speaker == name
    poses = stage.enter(talking if first else quiet, centre - size // 2, y, 2, "pop")
    for said in spoken:
        picture = talking if said.line.speaker == name else quiet
        at = max(0, said.start - _LEAD)
        if poses[-1].picture is not picture:
            poses = then(poses, at, picture, centre - size // 2, y)
    stage.pose(f"portrait-{name}", poses)
    label = stage.text(
        name,
        stage.style(34, "bold", align="centre"),
        size + 60,
        smallest=26,
        max_lines=1,
        what=_("tên nhân vật"),
    )
    stage.show_text(f"name-{name}", label, centre - size // 2 - 30, y + size + 8, at=2, motion="fade")


def _avatar(member: CastMember, size: int, talking: bool, alpha: int) -> Image.Image:
    image = avatar(member.look, size, talking, member.voice)
    if alpha < 255:
        image.putalpha(image.getchannel("A").point(lambda a: a * alpha // 255))
    return image


def _text(stage: Stage, said: Said, room: int) -> TextBlock:
    """What is said, for a bubble at most `room` pixels high."""
    return stage.text(
        said.line.text,
        stage.style(50, "bold", stage.palette.card_ink),
        canvas.CONTENT_WIDTH - 96,
        smallest=40,
        max_lines=7,
        height=room - _PADDING,
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
