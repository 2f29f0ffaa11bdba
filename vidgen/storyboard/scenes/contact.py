"""The end card: whose video this is, a QR code to the full guide, and whom to call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Literal

from PIL import Image

from vidgen.brand.emblem import emblems, emblems_width
from vidgen.brand.kit import Mood
from vidgen.messages import _
from vidgen.paint.icons import icon
from vidgen.paint.shapes import card
from vidgen.paint.text import TextBlock
from vidgen.scenario.grammar import SceneGrammar
from vidgen.scenario.model import Audience, Kind, Scenario, Scene, Unit
from vidgen.scenario.phone import grouped
from vidgen.storyboard import canvas
from vidgen.storyboard.chrome import show_label
from vidgen.storyboard.model import FPS, Picture
from vidgen.storyboard.motion import Motion
from vidgen.storyboard.qr_card import qr_picture, qr_side
from vidgen.storyboard.scene_type import SceneType
from vidgen.storyboard.source import of_brand, of_unit
from vidgen.storyboard.stage import Stage
from vidgen.storyboard.unit_name import unit_name

_TOP = canvas.TOP + 6
_ROOM = canvas.FLOOR - _TOP
_EMBLEM, _EMBLEM_SMALL = 128, 84  # where there is room, and where long names and codes take it
_NAME_HEIGHT = 114
_SHOWN_OF_UNIT = {"name", "parent", "phone", "hotline", "qr_url"}


class Contact(SceneType):
    """Emblem, unit, QR, phones, verification code, review date. Stays at least 6.5 s for that."""

    grammar = SceneGrammar("contact", ("liên hệ", "kết"), may_be_empty=True)

    def mood(self, kind: Kind) -> Mood:
        return "safe"

    def least_frames(self) -> int:
        return round(6.5 * FPS)

    def shown_of_script(self, stage: Stage) -> object:
        shown = stage.unit.model_dump(include=_SHOWN_OF_UNIT) if stage.unit else None
        return [str(stage.scenario.reviewed), shown]

    def unspoken(self, scenario: Scenario, scene: Scene, unit: Unit | None) -> str:
        shown = [unit.name, unit.parent] if unit else []
        phones = (f"{name} {number}" for number, name in numbers_of(unit).items())
        return " ".join(filter(None, (*shown, *phones)))

    def draw(self, stage: Stage) -> None:
        rows = _rows(stage, fine=False)
        if _height(rows, "least") > _ROOM:
            rows = _rows(stage, fine=True)
        least, wished = _height(rows, "least"), _height(rows, "wished")
        share = min(max((_ROOM - least) / (wished - least), 0), 1)
        size = _between(_EMBLEM_SMALL, _EMBLEM, share)
        wide = emblems_width(stage.brand, size)
        y = _TOP
        stage.show(
            "end-emblem",
            Picture((wide, size), partial(emblems, stage.brand, size, stage.mood)),
            canvas.CENTRE - wide // 2,
            y,
            motion="fade",
        )
        y += size
        for row in rows:
            y += _between(row.least, row.wished, share)
            row.show(y)
            y += row.height
        _foot(stage)


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands across the card.

    Attributes:
        height: in pixels.
        least, wished: pixels above it, where room is short and where there is enough.
        show: puts it at a height.
    """

    height: int
    least: int
    wished: int
    show: Callable[[int], None]


def _height(rows: Sequence[_Row], gaps: Literal["least", "wished"]) -> int:
    """Pixels of the whole card with the smallest or the widest gaps, and the emblem that goes with them."""
    size = _EMBLEM_SMALL if gaps == "least" else _EMBLEM
    return size + sum(row.height + (row.least if gaps == "least" else row.wished) for row in rows)


def _between(least: int, most: int, share: float) -> int:
    return least + int((most - least) * share)


def _rows(stage: Stage, *, fine: bool) -> list[_Row]:
    """All that stands below the emblem, from the top.

    Arguments:
        fine: see `qr_side`.
    """
    unit = stage.unit
    name = unit_name(
        stage,
        stage.style(54, "black", align="centre", leading=1.16),
        canvas.CONTENT_WIDTH,
        smallest=32,
        one_line_at=44,
        height=_NAME_HEIGHT,
    )
    rows = [_text_row(stage, "end-unit", name, 14, 20, motion="fade")]
    if unit and unit.parent:
        parent = stage.text(
            unit.parent,
            stage.style(38, "regular", stage.palette.muted, align="centre"),
            canvas.CONTENT_WIDTH,
            smallest=30,
            max_lines=1,
            what=_("tên cơ quan cấp trên"),
            source=of_unit(unit, "parent"),
        )
        rows.append(_text_row(stage, "end-parent", parent, 4, 4, motion="fade"))
    if unit and unit.qr_url:
        rows += _code(stage, unit.qr_url, fine=fine)
    rows += _phones(stage)
    if stage.clearance.code:
        rows.append(_lookup(stage))
    return rows


def _text_row(
    stage: Stage, name: str, block: TextBlock, least: int, wished: int, *, motion: Motion = "none"
) -> _Row:
    def show(y: int) -> None:
        stage.show_text(name, block, canvas.LEFT, y, motion=motion)

    return _Row(block.height, least, wished, show)


def _lookup(stage: Stage) -> _Row:
    """The code by which the video can be looked up."""
    block = stage.text(
        f"Mã kiểm chứng **{stage.clearance.code}**",
        stage.style(30, align="centre"),
        canvas.CONTENT_WIDTH,
        smallest=26,
        max_lines=1,
    )
    return _text_row(stage, "end-code", block, 8, 20)


def _code(stage: Stage, address: str, *, fine: bool) -> list[_Row]:
    side = qr_side(address, fine=fine)
    picture = Picture((side, side), partial(qr_picture, address, fine=fine))
    guide = stage.scenario.kind is Kind.PROCEDURE
    block = stage.text(
        "Quét mã xem hướng dẫn đầy đủ" if guide else "Quét mã để xem thêm",
        stage.style(36, "bold", align="centre"),
        canvas.CONTENT_WIDTH,
        smallest=30,
        max_lines=1,
    )

    def show(y: int) -> None:
        stage.show("qr", picture, canvas.CENTRE - side // 2, y)

    return [_Row(side, 8, 28, show), _text_row(stage, "qr-text", block, 4, 14)]


def _phones(stage: Stage) -> list[_Row]:
    numbers = numbers_of(stage.unit)
    if not numbers:
        return []
    gap, height = 22, 118
    width = (canvas.CONTENT_WIDTH - gap * (len(numbers) - 1)) // len(numbers)
    size = 46
    for _again in range(2):  # the second time, all at the size of the longest
        blocks = [
            stage.text(
                number,
                stage.style(size, "black", stage.palette.card_ink, leading=1.16),
                width - 130,
                smallest=min(32, size),
                max_lines=1,
                what=_("số điện thoại"),
                source=of_unit(stage.unit, "phone") if stage.unit else None,
            )
            for number in numbers
        ]
        size = min(block.style.size for block in blocks)
    labels = [
        stage.text(
            name, stage.style(30, "regular", stage.palette.card_muted), width - 130, smallest=26, max_lines=1
        )
        for name in numbers.values()
    ]

    def show(y: int) -> None:
        for place, (block, label) in enumerate(zip(blocks, labels, strict=True)):
            picture = Picture((width, height), partial(_phone, stage, (width, height), block, label))
            x = canvas.LEFT + place * (width + gap)
            stage.show(f"phone-{place + 1}", picture, x, y, at=4, motion="rise")

    return [_Row(height, 8, 20, show)]


def numbers_of(unit: Unit | None) -> dict[str, str]:
    """Number → what it is, the hotline first; one number given twice stands once."""
    if unit is None:
        return {"113": "Gọi khẩn cấp"}
    found: dict[str, str] = {}
    for number, name in ((unit.hotline, "Đường dây nóng"), (unit.phone, "Trực ban")):
        if number:
            found.setdefault(grouped(number), name)
    return found


def _phone(stage: Stage, size: tuple[int, int], block: TextBlock, label: TextBlock) -> Image.Image:
    image = card(size, 24, stage.palette.card, stage.palette.card_line)
    left = (size[0] - 46 - 20 - max(block.ink_width, label.ink_width)) // 2
    image.alpha_composite(icon("phone", 46, stage.palette.card_ink, filled=True), (left, (size[1] - 46) // 2))
    top = (size[1] - label.height - block.height) // 2
    label.draw(image, left + 46 + 20, top)
    block.draw(image, left + 46 + 20, top + label.height)
    return image


def reviewed_on(reviewed: date | None) -> str:
    """When a script was last reviewed; empty where it was not."""
    if not reviewed:
        return ""
    # Nghị định 30/2020: days under 10 and months 1–2 take a leading zero.
    month = f"{reviewed.month:02d}" if reviewed.month < 3 else str(reviewed.month)
    return f"Rà soát ngày {reviewed.day:02d} tháng {month} năm {reviewed.year}"


def _foot(stage: Stage) -> None:
    label = stage.brand.ai_label if stage.scenario.audience is Audience.PUBLIC else ""
    text = " · ".join(filter(None, (label, reviewed_on(stage.scenario.reviewed))))
    if text:
        source = of_brand(stage.brand, "ai_label")
        show_label(stage, text, canvas.LEFT, canvas.LABEL_Y, centred=True, mark=bool(label), source=source)
