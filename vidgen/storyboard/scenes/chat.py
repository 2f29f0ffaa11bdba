"""Messages on a phone: a light chat window with a header and bubbles."""

from __future__ import annotations

from functools import partial

from PIL import Image

from vidgen.messages import _
from vidgen.paint.avatars import avatar
from vidgen.paint.icons import icon
from vidgen.paint.shapes import disc, rounded_box
from vidgen.paint.text import TextBlock
from vidgen.scenario.grammar import SceneGrammar
from vidgen.scenario.model import CastMember
from vidgen.storyboard.model import Picture
from vidgen.storyboard.scene_type import SceneType
from vidgen.storyboard.scenes.bubbles import Side, conversation, left_speakers, sides
from vidgen.storyboard.stage import Stage

_WINDOW = (132, 340, 900, 1222)
_HEADER = 128
_SENDER = 100
_GROUND = (236, 240, 238, 255)
_EDGE = (20, 20, 24, 255)
_INK = (24, 36, 32, 255)
_WHITE = (255, 255, 255, 255)
_HEAD = (30, 64, 108, 255)
_BLUE = (206, 228, 252, 255)


class Chat(SceneType):
    """Header with the sender's name, then bubbles."""

    grammar = SceneGrammar("chat", ("tin nhắn", "nhắn tin"), dialogue=True)
    acted = True

    def draw(self, stage: Stage) -> None:
        x0, y0, x1, y1 = _WINDOW
        size = (x1 - x0, y1 - y0)
        name = stage.text(
            stage.scene.heading or "Tin nhắn",
            stage.style(44, "bold", _WHITE, _WHITE),
            size[0] - 280,
            smallest=34,
            max_lines=1,
            what=_("tên người nhắn"),
        )
        spoken = [said for said in stage.said if said.line.speaker]
        who = sides(
            stage, Side(False, _WHITE, _INK, (168, 38, 32, 255)), Side(True, _BLUE, _INK, (22, 74, 130, 255))
        )
        sender = next((stage.scenario.cast[left] for left in left_speakers(who)), None)
        stage.show("window", Picture(size, partial(_window, size, name, sender)), x0, y0, motion="fade")
        box = (x0 + 40, y0 + _HEADER + 30, x1 - 40, y1 - 34)
        conversation(stage, spoken, who, box, talks=False)


def _window(size: tuple[int, int], name: TextBlock, sender: CastMember | None) -> Image.Image:
    image = rounded_box(size, 64, _GROUND, border=_EDGE, border_width=8)
    inner = (size[0] - 16, _HEADER)
    head = rounded_box((inner[0], _HEADER + 60), 56, _HEAD).crop((0, 0, *inner))
    image.alpha_composite(head, (8, 8))
    if sender:
        image.alpha_composite(avatar(sender.look, _SENDER, voice=sender.voice), (38, 22))
    else:
        image.alpha_composite(disc(_SENDER, (255, 255, 255, 46)), (38, 22))
        image.alpha_composite(icon("user", 60, _WHITE), (58, 41))
    name.draw(image, 160, 8 + (_HEADER - name.height) // 2)
    image.alpha_composite(icon("phone", 50, (255, 255, 255, 220)), (size[0] - 104, 48))
    return image
