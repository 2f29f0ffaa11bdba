"""The end card: whose video this is, a QR code to the full guide, and whom to call."""

from __future__ import annotations

from datetime import date
from functools import lru_cache, partial

from PIL import Image

from vidgen.brand.emblem import emblems, emblems_width
from vidgen.brand.kit import Mood
from vidgen.messages import _
from vidgen.paint.icons import icon
from vidgen.paint.qr_size import least_version, modules
from vidgen.paint.shapes import card, rounded_box
from vidgen.paint.text import TextBlock
from vidgen.scenario.grammar import SceneGrammar
from vidgen.scenario.model import Audience, Kind, Scenario, Scene, Unit
from vidgen.scenario.phone import grouped
from vidgen.storyboard import canvas
from vidgen.storyboard.chrome import show_label
from vidgen.storyboard.model import FPS, Picture
from vidgen.storyboard.scene_type import SceneType
from vidgen.storyboard.source import of_brand, of_unit
from vidgen.storyboard.stage import Stage
from vidgen.storyboard.unit_name import unit_name

_EMBLEM, _EMBLEM_SMALL = 128, 84  # the small one makes room for a name of two lines
_NAME_HEIGHT = 114
_QR_LEAST = 400  # pixels of the symbol itself: 294 survived 360p at CRF 36, 196 did not
_SHOWN_OF_UNIT = {"name", "parent", "phone", "hotline", "qr_url"}
_QUIET = 4  # modules around it, by ISO/IEC 18004
_FINER = 3  # versions above the smallest that a symbol may have for the sake of room


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
        unit = stage.unit
        name = unit_name(
            stage,
            stage.style(54, "black", align="centre", leading=1.16),
            canvas.CONTENT_WIDTH,
            smallest=32,
            one_line_at=44,
            height=_NAME_HEIGHT,
        )
        # The line with the code finds its room in the gaps, the emblem and, below a long name, the QR code.
        tight, short = bool(stage.clearance.code), len(name.lines) == 1
        y = canvas.TOP + 6
        size = _EMBLEM if short and not tight else _EMBLEM_SMALL
        wide = emblems_width(stage.brand, size)
        stage.show(
            "end-emblem",
            Picture((wide, size), partial(emblems, stage.brand, size, stage.mood)),
            canvas.CENTRE - wide // 2,
            y,
            motion="fade",
        )
        y += size + 14
        stage.show_text("end-unit", name, canvas.LEFT, y, motion="fade")
        y += name.height + 4
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
            stage.show_text("end-parent", parent, canvas.LEFT, y, motion="fade")
            y += parent.height
        y += 8 if tight else 16
        if unit and unit.qr_url:
            y = _code(stage, unit.qr_url, y, tight=tight, fine=tight and not short)
        y = _phones(stage, y)
        if stage.clearance.code:
            _lookup(stage, y)
        _foot(stage)


def _lookup(stage: Stage, y: int) -> None:
    """The code by which the video can be looked up."""
    block = stage.text(
        f"Mã kiểm chứng **{stage.clearance.code}**",
        stage.style(30, align="centre"),
        canvas.CONTENT_WIDTH,
        smallest=26,
        max_lines=1,
    )
    stage.show_text("end-code", block, canvas.LEFT, y + 8)


def qr_version(address: str, *, fine: bool = False) -> int:
    """The version of the code of an address, which decides how many modules it has.

    Arguments:
        fine: take the version, of those that follow the smallest one, whose card comes out smallest.
    """
    # With so few modules as version 1 has, whole pixels a module make it larger than the card has room for.
    least = max(least_version(address), 2)
    versions = range(least, least + _FINER + 1) if fine else (least,)
    return min(versions, key=lambda version: _side(modules(version)))


def qr_picture(address: str, *, fine: bool = False) -> Image.Image:
    """The code in black on a white card with its quiet zone; modules are whole pixels.

    Arguments:
        fine: see `qr_version`.
    """
    import segno  # here, since only a scene that is painted needs it

    version = qr_version(address, fine=fine)
    scale = -(-_QR_LEAST // modules(version))
    side = _side(modules(version))
    image = rounded_box((side, side), 36, (255, 255, 255, 255))
    for row, cells in enumerate(segno.make(address, error="m", version=version).matrix):
        for column, dark in enumerate(cells):
            if dark:
                x, y = ((_QUIET + place) * scale for place in (column, row))
                image.paste((6, 42, 32, 255), (x, y, x + scale, y + scale))
    return image


def _side(count: int) -> int:
    """Pixels of the card's edge around a code of so many modules."""
    return (count + 2 * _QUIET) * -(-_QR_LEAST // count)


def _code(stage: Stage, address: str, y: int, *, tight: bool, fine: bool) -> int:
    side = _side(modules(qr_version(address, fine=fine)))
    picture = Picture((side, side), partial(_painted_code, address, fine))
    stage.show("qr", picture, canvas.CENTRE - side // 2, y)
    y += side + (4 if tight else 8)
    guide = stage.scenario.kind is Kind.PROCEDURE
    block = stage.text(
        "Quét mã xem hướng dẫn đầy đủ" if guide else "Quét mã để xem thêm",
        stage.style(36, "bold", align="centre"),
        canvas.CONTENT_WIDTH,
        smallest=30,
        max_lines=1,
    )
    stage.show_text("qr-text", block, canvas.LEFT, y)
    return y + block.height + (8 if tight else 14)


@lru_cache(maxsize=4)
def _painted_code(address: str, fine: bool) -> Image.Image:
    return qr_picture(address, fine=fine)


def _phones(stage: Stage, y: int) -> int:
    numbers = numbers_of(stage.unit)
    if not numbers:
        return y
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
    for place, (block, name) in enumerate(zip(blocks, numbers.values(), strict=True)):
        label = stage.text(
            name, stage.style(30, "regular", stage.palette.card_muted), width - 130, smallest=26, max_lines=1
        )
        stage.show(
            f"phone-{place + 1}",
            Picture((width, height), partial(_phone, stage, (width, height), block, label)),
            canvas.LEFT + place * (width + gap),
            y,
            at=4,
            motion="rise",
        )
    return y + height


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
