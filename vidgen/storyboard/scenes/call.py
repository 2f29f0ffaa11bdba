"""A phone call: the mock phone of the person called, with what is said as bubbles."""

from __future__ import annotations

from functools import partial

from PIL import Image

from vidgen.messages import _
from vidgen.paint.icons import icon
from vidgen.paint.shapes import disc, rounded_box
from vidgen.scenario.grammar import SceneGrammar
from vidgen.storyboard.model import FPS, Picture, Pose
from vidgen.storyboard.portrait import as_values, expressions, show_portrait
from vidgen.storyboard.scene_type import SceneType
from vidgen.storyboard.scenes.bubbles import Side, conversation, left_speakers, sides, speakers
from vidgen.storyboard.stage import Stage, painted

_PHONE = (132, 340, 900, 1222)
_SCREEN = (18, 18, 20, 255)
_EDGE = (48, 49, 56, 255)
_GREY = (46, 47, 54, 255)
_WHITE = (255, 255, 255, 255)
_SOFT = (196, 200, 198, 255)
_GOLD = (255, 210, 63, 255)
_GREEN = (15, 122, 87, 255)
_AVATAR = 124


class Call(SceneType):
    """Caller at the top with a running clock, bubbles below."""

    grammar = SceneGrammar("call", ("cuộc gọi", "gọi điện"), dialogue=True)
    acted = True

    def shown_of_script(self, stage: Stage) -> object:
        return [as_values(expressions(stage, name)) for name in speakers(stage)]

    def draw(self, stage: Stage) -> None:
        x0, y0, x1, y1 = _PHONE
        size = (x1 - x0, y1 - y0)
        stage.show("phone", Picture(size, partial(_phone, size)), x0, y0, motion="fade")
        top = y0 + 34
        spoken = [said for said in stage.said if said.line.speaker]
        who = sides(
            stage, Side(False, _GREY, _WHITE, _GOLD), Side(True, _GREEN, _WHITE, (232, 248, 240, 255))
        )
        caller = left_speakers(who)[:1]
        place = ((x0 + x1 - _AVATAR) // 2, top, _AVATAR)
        for who_calls in caller:
            looks = expressions(stage, who_calls)
            show_portrait(stage, "caller", stage.scenario.cast[who_calls], looks, place)
        if not caller:
            stage.show("caller", painted((_AVATAR, _AVATAR), _caller), *place[:2], motion="pop")
        name = stage.text(
            stage.scene.heading or "Số lạ",
            stage.style(46, "black", _WHITE, _GOLD, "centre"),
            size[0] - 120,
            smallest=36,
            max_lines=1,
            what=_("tên người gọi"),
        )
        top += _AVATAR + 6
        stage.show_text("caller-name", name, x0 + 60, top, motion="fade")
        top += name.height
        _clock(stage, x0 + 60, top, size[0] - 120)
        conversation(stage, spoken, who, (x0 + 40, top + 62, x1 - 40, y1 - 34), talks=True)


def _phone(size: tuple[int, int]) -> Image.Image:
    return rounded_box(size, 64, _SCREEN, border=_EDGE, border_width=8)


def _caller(image: Image.Image) -> None:
    image.alpha_composite(disc(_AVATAR, _GREY))
    image.alpha_composite(icon("user", 72, _SOFT), (26, 25))


def _clock(stage: Stage, x: int, y: int, width: int) -> None:
    """The seconds of the call, one picture a second."""
    poses = []
    for second in range(stage.frames // FPS + 1):
        block = stage.text(
            f"Đang gọi · {second // 60:02d}:{second % 60:02d}",
            stage.style(30, "regular", _SOFT, align="centre"),
            width,
            smallest=30,
            max_lines=1,
        )
        picture = Picture(block.size, block.paint)
        poses.append(Pose(second * FPS, picture, x - block.bleed, y - block.bleed))
    stage.pose("clock", poses)
