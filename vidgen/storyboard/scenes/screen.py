"""A mock phone screen: fields, rows and buttons light up with a tap mark as each is spoken of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from PIL import Image

from vidgen.brand.kit import RGBA, Mood
from vidgen.messages import _
from vidgen.paint.icons import icon, icon_for
from vidgen.paint.shapes import disc, rounded_box
from vidgen.paint.text import TextBlock
from vidgen.scenario.grammar import SceneGrammar
from vidgen.scenario.inline import icon_of, plain_text
from vidgen.scenario.model import Kind
from vidgen.scenario.pressed import is_button
from vidgen.storyboard.cards import capital, split_note
from vidgen.storyboard.model import Picture
from vidgen.storyboard.motion import played, then
from vidgen.storyboard.scene_type import SceneType
from vidgen.storyboard.stage import Said, Stage

_PHONE = (132, 340, 900, 1222)
_EDGE = 14
_BAR = 126
_SIDE = 30  # from the phone's edge to its rows
_INDENT = 10  # of the bar's words, clear of the round corner
_WIDTH = _PHONE[2] - _PHONE[0] - 2 * _EDGE - 2 * _SIDE
_X = _PHONE[0] + _EDGE + _SIDE
_TOP = _PHONE[1] + _EDGE + _BAR + 22
_ROOM = _PHONE[3] - _EDGE - 32 - _TOP
_HANDLE = (220, 8)  # at the foot of the screen
_TAP = 92
_TYPED = 8  # looks of a field while it is filled in
_LEAD = 5  # frames a row lights up before it is spoken

_BODY: RGBA = (28, 30, 34, 255)
_PAGE: RGBA = (247, 249, 248, 255)
_WHITE: RGBA = (255, 255, 255, 255)
_INK: RGBA = (20, 36, 31, 255)
_SOFT: RGBA = (84, 100, 94, 255)
_RIM: RGBA = (205, 214, 210, 255)


@dataclass(frozen=True, slots=True)
class _Scale:
    text: int
    label: int
    padding: int
    gap: int


_SCALES = (_Scale(54, 36, 32, 24), _Scale(46, 32, 24, 20), _Scale(42, 30, 18, 16), _Scale(38, 28, 14, 12))


class Screen(SceneType):
    """``- Nhãn: giá trị`` is a field, ``- Nút: Gửi hồ sơ`` a button, anything else a row of a menu.

    The heading stands in the app's bar: ``VNeID — Đăng ký tạm trú`` is the app and the page.
    """

    grammar = SceneGrammar(
        "screen", ("màn hình", "màn hình điện thoại", "thao tác", "trên điện thoại"), items=(1, 7)
    )

    def mood(self, kind: Kind) -> Mood:
        return "danger" if kind is Kind.SCAM else "paper"

    def draw(self, stage: Stage) -> None:
        x0, y0, x1, y1 = _PHONE
        app, page = split_note(stage.scene.heading)
        on_bar = stage.brand.own[1]
        title = stage.text(
            app or "Ứng dụng",
            stage.style(38, "black", on_bar, on_bar),
            _WIDTH - _INDENT,
            smallest=26,
            max_lines=1,
            what=_("tên ứng dụng"),
        )
        under = stage.text(
            page,
            stage.style(30, "regular", on_bar, on_bar),
            _WIDTH - _INDENT,
            smallest=26,
            max_lines=1,
            what=_("tên trang"),
        )
        size = (x1 - x0, y1 - y0)
        blocks = (title, under) if page else (title,)
        stage.show("phone", Picture(size, partial(_phone, stage, size, blocks)), x0, y0, motion="fade")
        pages = _pages(stage)
        for number, rows in enumerate(pages):
            begins = 0 if number == 0 else rows[0].said.start - _LEAD
            leaves = pages[number + 1][0].said.start - _LEAD if number + 1 < len(pages) else None
            y = _TOP
            for row in rows:
                _show(stage, row, y, begins, leaves)
                y += row.height + row.scale.gap


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    said: Said
    scale: _Scale
    kind: str  # field, button or menu
    text: TextBlock
    label: TextBlock | None

    @property
    def height(self) -> int:
        label = self.label.height if self.label else 0
        return max(_TAP if self.kind == "menu" else 0, self.text.height + label + 2 * self.scale.padding)


def _pages(stage: Stage) -> list[list[_Row]]:
    """The rows at the largest size at which they take the fewest pages."""
    ways = []
    before = stage.findings[:]
    for place, scale in enumerate(_SCALES):
        stage.findings[:] = before
        pages: list[list[_Row]] = [[]]
        for row in (_set(stage, said, scale) for said in stage.items):
            used = sum(each.height + scale.gap for each in pages[-1])
            if pages[-1] and used + row.height > _ROOM:
                pages.append([])
            pages[-1].append(row)
        ways.append((bool(stage.findings[len(before) :]), len(pages), place, pages, stage.findings[:]))
    *_order, chosen, findings = min(ways, key=lambda way: way[:3])
    stage.findings[:] = findings
    return chosen


def _set(stage: Stage, said: Said, scale: _Scale) -> _Row:
    label, value = split_note(said.line.text, ": ")
    button = is_button(said.line.text)
    kind = "button" if button else "field" if value else "menu"
    ink = stage.brand.own[1] if button else _INK
    room = _WIDTH - 2 * 28 - (72 if kind == "menu" else 0) - _TAP

    def block(text: str, size: int, weight: str, colour: RGBA, most: int) -> TextBlock:
        return stage.text(
            text,
            stage.style(size, weight, colour, colour),
            room,
            smallest=size,
            max_lines=most,
            what=_("dòng trên màn hình"),
            line=said.line.line,
        )

    return _Row(
        said,
        scale,
        kind,
        block(capital(value or label), scale.text, "bold", ink, 4),
        block(label, scale.label, "regular", _SOFT, 2) if kind == "field" else None,
    )


def _show(stage: Stage, row: _Row, y: int, begins: int, leaves: int | None) -> None:
    """A row is there faintly, lights up with the tap mark in its turn, then rests."""
    number = stage.items.index(row.said)
    size = (_WIDTH, row.height)
    lit, rests = (Picture(size, partial(_paint, stage, row, tapped)) for tapped in (True, False))
    at = max(0, row.said.start - _LEAD)
    poses = stage.announce(rests, lit, _X, y, begins + 2, at, "fade")
    if row.kind == "field":
        empty, *typed = (
            Picture(size, partial(_paint, stage, row, number > 0, number / _TYPED))
            for number in range(_TYPED)
        )
        before = stage.announce(empty, empty, _X, y, begins + 2, at, "fade")
        typing = played([*typed, lit], _X, y, at, calm=stage.calm)
        poses = [*(pose for pose in before if pose.frame < at), *typing]
    for later in stage.items[number + 1 : number + 2]:
        poses = then(poses, later.start - _LEAD, rests, _X, y)
    stage.pose(f"row-{number + 1}", poses, leaves=leaves)


def _phone(stage: Stage, size: tuple[int, int], title: tuple[TextBlock, ...]) -> Image.Image:
    image = rounded_box(size, 64, _BODY)
    inner = (size[0] - 2 * _EDGE, size[1] - 2 * _EDGE)
    image.alpha_composite(rounded_box(inner, 52, _PAGE), (_EDGE, _EDGE))
    bar = rounded_box((inner[0], 2 * _BAR), 52, stage.brand.own[0]).crop((0, 0, inner[0], _BAR))
    image.alpha_composite(bar, (_EDGE, _EDGE))
    handle = rounded_box(_HANDLE, _HANDLE[1] // 2, _RIM)
    image.alpha_composite(handle, ((size[0] - _HANDLE[0]) // 2, size[1] - _EDGE - 14 - _HANDLE[1]))
    y = _EDGE + (_BAR - sum(block.height for block in title)) // 2
    for block in title:
        block.draw(image, _EDGE + _SIDE + _INDENT, y)
        y += block.height
    return image


def _paint(stage: Stage, row: _Row, tapped: bool, typed: float = 1.0) -> Image.Image:
    accent = stage.brand.own[0]
    size = (_WIDTH, row.height)
    fill, rim = (accent, accent) if row.kind == "button" else (_WHITE, _RIM)
    border = accent if tapped else rim
    image = rounded_box(size, 22, fill, border=border, border_width=5 if tapped else 2)
    x = 28
    if row.kind == "menu":
        name = icon_of(row.said.line.text) or icon_for(plain_text(row.said.line.text))
        image.alpha_composite(icon(name, 52, accent), (x, (row.height - 52) // 2))
        x += 72
    y = (row.height - row.text.height - (row.label.height if row.label else 0)) // 2
    for block in (row.label, _typed(row.text, typed)):
        if block:
            block.draw(image, x, y)
            y += block.height
    right = _WIDTH - 20
    if tapped:
        image.alpha_composite(
            _tap(stage.brand.own[1] if row.kind == "button" else accent),
            (right - _TAP, (row.height - _TAP) // 2),
        )
    elif row.kind == "menu":
        image.alpha_composite(icon("chevron-right", 48, _SOFT), (right - 56, (row.height - 48) // 2))
    return image


def _typed(block: TextBlock, share: float) -> TextBlock:
    """The first letters of a text, where they will stand in the end."""
    left = round(share * sum(len(word.text) for line in block.lines for word in line))
    lines = []
    for line in block.lines:
        words = []
        for word in line:
            words.append(replace(word, text=word.text[: max(0, left)]))
            left -= len(word.text)
        lines.append(tuple(word for word in words if word.text))
    return replace(block, lines=tuple(lines))


def _tap(colour: RGBA) -> Image.Image:
    """A ring with a finger in it, as large as a thumb."""
    image = disc(_TAP, (*colour[:3], 60))
    image.alpha_composite(icon("hand-finger", 56, colour), ((_TAP - 56) // 2,) * 2)
    return image
