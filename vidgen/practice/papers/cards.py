"""``cards.pdf``: role-play cards, four A6 cards to an A4 page, to cut out along the marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from vidgen.paint.avatars import avatar
from vidgen.practice.papers.blocks import Block, Head, Marked, Pictured, Words
from vidgen.practice.papers.flow import fitted_line
from vidgen.practice.papers.groups import Beside, Framed, Stack
from vidgen.practice.papers.pack import DRAFT, DRAFT_TOLD, Pack, pack_of
from vidgen.practice.papers.parts import Sign, labelled, text
from vidgen.practice.papers.pen import GREY, Pen
from vidgen.practice.papers.roles import Role, Turn, roles_of
from vidgen.practice.papers.written import written
from vidgen.practice.products import LessonKit

FILE = "cards.pdf"
_PAGE = (210.0, 297.0)
_CARD = (_PAGE[0] / 2, _PAGE[1] / 2)
_PAD, _FOOT = 9.0, 15.0  # inside a card; and above its lower edge
_PORTRAIT, _DOTS = 23.0, 12  # millimetres, and pixels to one
_LARGEST = 1.15
_MARK = 11.0  # millimetres: beyond what printers leave white


@dataclass(frozen=True, slots=True)
class _Card:
    role: Role
    blocks: tuple[Block, ...]


def write_cards(kit: LessonKit) -> tuple[Path, ...]:
    """Write the cards into the folder of the kit; no file where the lesson has no roles.

    Raises:
        DeliveryError: VG-P042 the PDF library is not installed, or the file cannot be written.
    """
    pack = pack_of(kit)
    return written(kit.folder / FILE, cards(pack)) if roles_of(pack.lesson) else ()


def cards(pack: Pack) -> bytes:
    """The cards of a lesson as a PDF. Equal packs, equal bytes."""
    pen = Pen(pack.brand.fonts)
    made = [card for role in roles_of(pack.lesson) for card in _cards(pen, role, min(pack.large, _LARGEST))]
    for number, card in enumerate(made):
        place = number % 4
        if place == 0:
            pen.page()
            _marks(pen)
        x, y = _CARD[0] * (place % 2), _CARD[1] * (place // 2)
        _draw(pen, pack, card, x, y)
    return pen.finish(f"Thẻ đóng vai: {pack.title}", pack.author, pack.day)


def _cards(pen: Pen, role: Role, factor: float) -> list[_Card]:
    """One card, or as many as the lines of the role take; a little smaller where that saves one."""
    made = (list(_dealt(pen, role, factor * smaller)) for smaller in (1.0, 0.94, 0.88))
    return min(made, key=len)


def _dealt(pen: Pen, role: Role, factor: float) -> Iterator[_Card]:
    width, room = _CARD[0] - 2 * _PAD, _CARD[1] - _PAD - _FOOT
    again = Words(((f"{role.name} (tiếp)", True),), 11 * factor)
    left: list[Block] = [_who(role, factor), *_play(role, factor)]
    taken: list[Block] = []
    y = 0.0
    page = room
    while left:
        block = left.pop(0)
        gap = block.before if taken else 0.0
        tall = block.height(pen, width)
        first = len(taken) == (0 if page == room else 1)
        if y + gap + tall <= room:
            taken.append(block)
            y += gap + tall
            continue
        if parted := block.part(pen, width, room - y - gap, page):
            taken.append(parted[0])
            block = parted[1]
        elif first:  # nothing smaller can be made of it
            taken.append(block)
            continue
        left.insert(0, block)
        yield _Card(role, tuple(taken))
        taken, y = [again], again.height(pen, width)
        page = room - y
    yield _Card(role, tuple(taken))


def _who(role: Role, factor: float) -> Block:
    portrait = avatar(role.member.look, round(_PORTRAIT * _DOTS), voice=role.member.voice)
    head = Stack(
        (
            Head(Words(((role.name, False),), 15 * factor, style="X"), 2, role.name),
            Words(text(role.who), 9 * factor, before=0.6),
            Words(labelled("Cách nói", role.manner), 9 * factor, before=1.2),
        )
    )
    picture = Pictured(portrait, "", f"Hình vai {role.name}", framed=False)
    return Beside(head, picture, _PORTRAIT, 4.0, left=True)


def _play(role: Role, factor: float) -> Iterator[Block]:
    if role.turns:
        yield Words(text("Chữ xám: nghe câu này thì nói. Chữ đậm: lời của bạn."), 7.5 * factor, before=3.0)
    for turn in role.turns:
        yield _turn(turn, factor)
    if not role.turns:
        yield Words(text("Vai này không có lời trong video: nói theo tình huống."), 9 * factor, before=3)
    if role.watch:
        lines = [Words(((("Giảng viên quan sát"), True),), 8.5 * factor)]
        listed = role.watch[0].endswith(":")
        blocks: list[Block] = [*lines]
        for number, each in enumerate(role.watch):
            words = Words(text(each), 8.5 * factor, before=0.6)
            point = listed and number > 0
            blocks.append(Marked(words, Sign.BULLET, hang=5.0, before=0.4) if point else words)
        yield Framed(Stack(tuple(blocks)), 2.5, before=3.5)


def _turn(turn: Turn, factor: float) -> Block:
    cue = Words(text(turn.cue), 8 * factor, colour=GREY)
    lines = (
        Words(text((f"“{line}”", True)), 10 * factor, before=0.6)
        if len(turn.lines) == 1
        else Marked(Words(text((line, True)), 10 * factor), Sign.BULLET, hang=5.0, before=0.6)
        for line in turn.lines
    )
    return Stack((cue, *lines) if turn.cue else tuple(lines), before=2.6 if turn.cue else 1.4)


def _draw(pen: Pen, pack: Pack, card: _Card, x: float, y: float) -> None:
    width = _CARD[0] - 2 * _PAD
    if pack.draft:
        pen.aslant(DRAFT, 56, (x + _CARD[0] / 2, y + _CARD[1] / 2))
        pen.write(x + _PAD, y + 4, DRAFT_TOLD, 6.5, "B")
    at = y + _PAD
    for number, block in enumerate(card.blocks):
        at += block.before if number else 0
        block.draw(pen, x + _PAD, at, width)
        at += block.height(pen, width)
    for up, words in ((12.0, pack.title), (9.0, pack.author)):
        fitted_line(pen, x + _PAD, y + _CARD[1] - up, words, 6.5, width, colour=GREY)


def _marks(pen: Pen) -> None:
    """Where to cut: at the four edges, and a cross in the middle."""
    (width, height), (x, y) = _PAGE, _CARD
    for begin, end in ((0.0, _MARK), (height - _MARK, height), (y - 4, y + 4)):
        pen.line(x, begin, x, end, 0.25, GREY)
    for begin, end in ((0.0, _MARK), (width - _MARK, width), (x - 4, x + 4)):
        pen.line(begin, y, end, y, 0.25, GREY)
