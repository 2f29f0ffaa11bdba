"""The opening: what kind of clip this is and the one thing to remember, in the largest type."""

from __future__ import annotations

from functools import partial

from PIL import Image

from vidgen.brand.kit import Mood
from vidgen.messages import _
from vidgen.paint.avatars import avatar
from vidgen.paint.faces import Expression
from vidgen.paint.icons import icon, icon_for
from vidgen.paint.shapes import disc, rounded_box
from vidgen.scenario.grammar import SceneGrammar
from vidgen.scenario.inline import icon_of, plain_text
from vidgen.scenario.model import CastMember, Kind, Scenario
from vidgen.storyboard import canvas
from vidgen.storyboard.chrome import watermark
from vidgen.storyboard.model import Picture
from vidgen.storyboard.portrait import main_character
from vidgen.storyboard.scene_type import SceneType
from vidgen.storyboard.stage import Stage, painted

_BADGES = {
    Kind.SCAM: ("alert-triangle", "CẢNH BÁO"),
    Kind.PROCEDURE: ("file-text", "THỦ TỤC"),
    Kind.QA: ("help", "HỎI ĐÁP"),
    Kind.ANNOUNCEMENT: ("speakerphone", "THÔNG BÁO"),
    Kind.PRACTICE: ("school", "LUYỆN TẬP"),
}
_NOTHING = ("point", "circle-check")  # signs of words that name no thing
_MEANS = {"call": "phone-call", "chat": "messages"}
_BADGE_Y = 392
_TITLE_Y = _BADGE_Y + 80 + 36
_ICON = 400
_BLINK, _SHUT = 45, 3  # the frame of the first blink, and how long it takes
_PORTRAIT, _PORTRAIT_LEAST = 380, 210
_AIR = 44  # above the portrait
_SIGN = 0.36  # of the portrait: the sign on it


class Hook(SceneType):
    """Badge, title, whose story it is; else a large faint icon of the subject."""

    grammar = SceneGrammar("hook", ("mở đầu", "câu mở đầu", "giới thiệu", "cảnh báo"))

    def mood(self, kind: Kind) -> Mood:
        return "danger" if kind is Kind.SCAM else "safe"

    def shown_of_script(self, stage: Stage) -> object:
        heading = stage.scene.heading or stage.scenario.title
        member = main_character(stage.scenario)
        return [heading, subject_icon(stage.scenario, heading), member.model_dump() if member else None]

    def draw(self, stage: Stage) -> None:
        heading = stage.scene.heading or stage.scenario.title
        subject = subject_icon(stage.scenario, heading)
        badge(stage, canvas.LEFT, _BADGE_Y)
        title = stage.text(
            heading,
            stage.style(108, "black", leading=1.18),
            canvas.CONTENT_WIDTH,
            smallest=84,
            tighten_to=96,
            max_lines=5,
            height=canvas.FLOOR - _TITLE_Y,
            polish=True,
            what=_("tiêu đề mở đầu"),
        )
        bottom = _TITLE_Y + title.height
        size = min(_PORTRAIT, canvas.FLOOR - bottom - _AIR)
        member = main_character(stage.scenario)
        if member and size >= _PORTRAIT_LEAST:
            _whose_story(stage, member, subject, size)
        else:
            watermark(stage, subject, bottom, most=_ICON)
        stage.show_text("title", title, canvas.LEFT, _TITLE_Y, at=2, motion="rise")


def _whose_story(stage: Stage, member: CastMember, sign: str, size: int) -> None:
    """The main character in the lower right corner, with the sign of what happens to them."""
    edge = round(size * _SIGN)
    beside = round(edge * 0.3)  # how far the sign stands out on the left
    canvas_size = (size + beside, size)
    pictures = [
        Picture(canvas_size, partial(_story, stage, member, size, Expression(blink=shut), sign, edge))
        for shut in (False, True)
    ]
    later = [
        (frame + shut, pictures[1 if shut == 0 else 0])
        for frame in range(_BLINK, stage.frames - _SHUT, 3 * _BLINK)
        for shut in (0, _SHUT)
    ]
    x, y = canvas.RIGHT - canvas_size[0], canvas.FLOOR - size
    stage.show("portrait-story", pictures[0], x, y, at=4, motion="pop", later=[] if stage.calm else later)


def _story(
    stage: Stage, member: CastMember, size: int, look: Expression, sign: str, edge: int
) -> Image.Image:
    beside, inner = round(edge * 0.3), round(edge * 0.56)
    image = Image.new("RGBA", (size + beside, size))
    image.alpha_composite(avatar(member.look, size, look, member.voice), (beside, 0))
    badge = disc(edge, stage.palette.accent)
    badge.alpha_composite(icon(sign, inner, stage.palette.on_accent), ((edge - inner) // 2,) * 2)
    image.alpha_composite(badge, (0, size - edge))
    return image


def subject_icon(scenario: Scenario, heading: str) -> str:
    """What the clip is about: the icon the author named, else how the story happens, else the words."""
    told = [_MEANS[scene.type] for scene in scenario.scenes if scene.type in _MEANS]
    found = icon_of(heading) or (told[0] if told else icon_for(plain_text(heading)))
    return _BADGES[scenario.kind][0] if found in _NOTHING else found


def kind_badge(kind: Kind) -> tuple[str, str]:
    """The icon and the word for what kind of clip it is."""
    return _BADGES[kind]


def badge(stage: Stage, x: int, y: int) -> None:
    """What kind of clip this is, 80 pixels high."""
    sign, word = _BADGES[stage.scenario.kind]
    palette = stage.palette
    fill, ink = (*palette.ink[:3], 38), palette.ink
    if stage.mood == "danger":
        fill, ink = (
            (palette.accent, palette.on_accent) if palette.light else ((*palette.bad[:3], 150), palette.ink)
        )
    block = stage.text(word, stage.style(40, "black", ink), 600, smallest=40, max_lines=1)
    size = (28 + 44 + 16 + block.ink_width + 30, 80)

    def paint(image: Image.Image) -> None:
        image.alpha_composite(rounded_box(size, 18, fill))
        image.alpha_composite(icon(sign, 44, ink), (28, 18))
        block.draw(image, 28 + 44 + 16, (80 - block.height) // 2)

    stage.show("badge", painted(size, paint), x, y, motion="pop")
