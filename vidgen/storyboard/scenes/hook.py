"""The opening: what kind of clip this is and the one thing to remember, in the largest type."""

from __future__ import annotations

from PIL import Image

from vidgen.brand.kit import Mood
from vidgen.messages import _
from vidgen.paint.icons import icon, icon_for
from vidgen.paint.shapes import rounded_box
from vidgen.scenario.grammar import SceneGrammar
from vidgen.scenario.inline import icon_of, plain_text
from vidgen.scenario.model import Kind, Scenario
from vidgen.storyboard import canvas
from vidgen.storyboard.chrome import watermark
from vidgen.storyboard.scene_type import SceneType
from vidgen.storyboard.stage import Stage, painted

_BADGES = {
    Kind.SCAM: ("alert-triangle", "CẢNH BÁO"),
    Kind.PROCEDURE: ("file-text", "THỦ TỤC"),
    Kind.QA: ("help", "HỎI ĐÁP"),
    Kind.ANNOUNCEMENT: ("speakerphone", "THÔNG BÁO"),
    Kind.PRACTICE: ("school", "LUYỆN TẬP"),
}
_MEANS = {"call": "phone-call", "chat": "messages"}
_BADGE_Y = 392
_TITLE_Y = _BADGE_Y + 80 + 36
_ICON = 400


class Hook(SceneType):
    """Badge, title, a large faint icon of the subject."""

    grammar = SceneGrammar("hook", ("mở đầu", "câu mở đầu", "giới thiệu", "cảnh báo"))

    def mood(self, kind: Kind) -> Mood:
        return "danger" if kind is Kind.SCAM else "safe"

    def shown_of_script(self, stage: Stage) -> object:
        heading = stage.scene.heading or stage.scenario.title
        return [heading, subject_icon(stage.scenario, heading)]

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
            what=_("tiêu đề mở đầu"),
        )
        watermark(stage, subject, _TITLE_Y + title.height, most=_ICON)
        stage.show_text("title", title, canvas.LEFT, _TITLE_Y, at=2, motion="rise")


def subject_icon(scenario: Scenario, heading: str) -> str:
    """What the clip is about: the icon the author named, else how the story happens, else the words."""
    told = [_MEANS[scene.type] for scene in scenario.scenes if scene.type in _MEANS]
    return icon_of(heading) or (told[0] if told else icon_for(plain_text(heading)))


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
