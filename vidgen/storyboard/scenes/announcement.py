"""An event to come: its day on a large calendar leaf, then hour, channel, place and topics on cards."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import partial

from PIL import Image

from vidgen.brand.kit import Mood
from vidgen.messages import _
from vidgen.paint.shapes import card, rounded_box
from vidgen.paint.text import TextBlock
from vidgen.scenario.grammar import SceneGrammar
from vidgen.scenario.inline import icon_of, plain_text
from vidgen.scenario.model import Kind
from vidgen.storyboard import canvas
from vidgen.storyboard.cards import Face, capital, column, split_note
from vidgen.storyboard.marks import Mark, sign_of
from vidgen.storyboard.model import Picture
from vidgen.storyboard.scene_type import SceneType
from vidgen.storyboard.stage import Said, Stage

_LEAF = (264, 264)
_BAND = 78
_RADIUS = 30
_SHADOW = 10
_BESIDE = canvas.LEFT + _LEAF[0] + 40
_FLIPS = 3
_LEAD = 5  # frames the leaf arrives before it is spoken
_DATE = re.compile(r"(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}))?(?!\d)")
_SPELLED = re.compile(r"(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm\s+(\d{4}))?", re.IGNORECASE)
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_SIGNS = {"giờ": "clock", "thời gian": "clock", "kênh": "broadcast", "nội dung": "list-details"}


class Announcement(SceneType):
    """``- Ngày: 05/7/2027`` becomes the calendar leaf; other ``- Nhãn: giá trị`` items follow on cards."""

    grammar = SceneGrammar("announcement", ("thông báo", "lịch phát sóng", "lịch", "sự kiện"), items=(1, 7))

    def mood(self, kind: Kind) -> Mood:
        return "paper"

    def draw(self, stage: Stage) -> None:
        top = stage.heading() + 32
        day = next((found for said in stage.items if (found := _day(said))), None)
        if day:
            top = _leaf(stage, day, top) + 30
        rest = [said for said in stage.items if day is None or said is not day.said]
        column(stage, [_face(said) for said in rest], top, "speakerphone", rest)


@dataclass(frozen=True, slots=True)
class _Day:
    """The day an item names; year 0 where none is written."""

    said: Said
    day: int
    month: int
    year: int
    further: str

    @property
    def weekday(self) -> str:
        return _WEEKDAYS[date(self.year, self.month, self.day).weekday()] if self.year else ""


def _day(said: Said) -> _Day | None:
    """The day of an item with the label ``Ngày`` or ``Thời gian``, where one can be read from it."""
    label, value = split_note(said.line.text, ": ")
    shown = plain_text(value)
    found = _DATE.search(shown) or _SPELLED.search(shown)
    if not plain_text(label).casefold().startswith(("ngày", "thời gian", "khi nào")) or not found:
        return None
    day, month, year = int(found[1]), int(found[2]), int(found[3] or 0)
    try:
        date(year or 2024, month, day)  # a leap year: the 29th of February is a day
    except ValueError:
        return None
    further = (shown[: found.start()] + shown[found.end() :]).strip(" ,;–-")
    further = re.sub(
        r"(?i)^(ngày|(thứ (hai|ba|tư|năm|sáu|bảy)|chủ nhật),?)\s*|\s*,?\s*ngày$", "", further
    ).strip(" ,")
    return _Day(said, day, month, year, capital(further))


def _leaf(stage: Stage, day: _Day, y: int) -> int:
    """The leaf at the left with the day's number, weekday and month beside it; returns the y below."""
    palette = stage.palette
    at = 4 if day.said is stage.items[0] else max(0, day.said.start - _LEAD)
    month = stage.text(
        f"THÁNG {day.month:02d}" if day.month < 3 else f"THÁNG {day.month}",
        stage.style(38, "black", palette.on_accent, align="centre", leading=1.0),
        _LEAF[0],
        smallest=38,
        max_lines=1,
    )
    size = (_LEAF[0], _LEAF[1] + _SHADOW)
    leaves = [
        Picture(size, partial(_paint, stage, _number(stage, each), month)) for each in _flipped(day.day)
    ]
    stage.play("step-sign-leaf", leaves, canvas.LEFT, y, at=at)
    lines = [
        (day.weekday, 60, "black", None),
        (f"năm {day.year}" if day.year else "", 44, "bold", palette.muted),
    ]
    lines.append((day.further, 44, "bold", palette.accent))
    blocks = [
        stage.text(
            text,
            stage.style(size, weight, colour),
            canvas.RIGHT - _BESIDE,
            smallest=min(size, 40),
            max_lines=2,
            what=_("ngày của thông báo"),
            line=day.said.line.line,
        )
        for text, size, weight, colour in lines
        if text
    ]
    beside = y + (_LEAF[1] - sum(block.height for block in blocks)) // 2
    for place, block in enumerate(blocks):
        stage.show_text(f"day-{place + 1}", block, _BESIDE, beside, at=at + 2, motion="rise")
        beside += block.height
    return y + _LEAF[1]


def _flipped(day: int) -> range:
    """The days the calendar flips through before it stops."""
    return range(max(1, day - _FLIPS), day + 1)


def _number(stage: Stage, day: int) -> TextBlock:
    style = stage.style(132, "black", stage.palette.card_ink, align="centre", leading=1.0)
    return stage.text(f"{day:02d}", style, _LEAF[0], smallest=132, max_lines=1)


def _paint(stage: Stage, number: TextBlock, month: TextBlock) -> Image.Image:
    palette = stage.palette
    image = card(_LEAF, _RADIUS, palette.card, palette.card_line, _SHADOW)
    band = rounded_box((_LEAF[0], 2 * _BAND), _RADIUS, palette.accent).crop((0, 0, _LEAF[0], _BAND))
    image.alpha_composite(band)
    month.draw(image, 0, (_BAND - month.height) // 2)
    number.draw(image, 0, _BAND + (_LEAF[1] - _BAND - number.height) // 2)
    return image


def _face(said: Said) -> Face:
    label, value = split_note(said.line.text, ": ")
    plain = plain_text(label).casefold()
    sign = icon_of(said.line.text) or next(
        (sign for word, sign in _SIGNS.items() if plain.startswith(word)), ""
    )
    mark = Mark("icon", sign or sign_of(label))
    return Face(capital(value), label, mark, True) if value else Face(label, "", mark)
