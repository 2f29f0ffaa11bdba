"""The foot of a card: a code to scan, whose card it is, whom to call, and when it was reviewed."""

from __future__ import annotations

from functools import partial

from PIL import Image

from vidgen.brand.emblem import emblems, emblems_width
from vidgen.brand.kit import RGBA
from vidgen.messages import _
from vidgen.paint.icons import icon
from vidgen.paint.qr_size import least_version, modules
from vidgen.paint.shapes import rounded_box
from vidgen.paint.text import TextBlock
from vidgen.storyboard.model import Picture
from vidgen.storyboard.posters.backdrop import slope
from vidgen.storyboard.posters.parts import emblem_size, whole_name
from vidgen.storyboard.scenes.contact import numbers_of, reviewed_on
from vidgen.storyboard.source import of_unit
from vidgen.storyboard.stage import Stage, painted

_CODE = 148  # pixels of the symbol wanted; modules are whole pixels
_LEAST_MODULE = 4
_QUIET = 4  # modules around it, by ISO/IEC 18004
_INK = (6, 42, 32, 255)
_PAD = 20
_PLAIN = 196  # height of a footer without a code
_EMBLEM = 84
_ROW = 43  # of numbers
_SIGN, _APART = 32, 34
_LINE = 34  # of the small line at the bottom


def footer_height(stage: Stage) -> int:
    """How tall the footer is, in pixels."""
    return (
        max(_PLAIN, _code_side(stage.unit.qr_url) + 2 * _PAD) if stage.unit and stage.unit.qr_url else _PLAIN
    )


def footer(stage: Stage, y: int, span: tuple[int, int], width: int) -> None:
    """The footer from y to the lower edge; its texts stand between the x of `span`."""
    palette = stage.brand.moods["safe"]
    height = footer_height(stage)
    size = (width, height)
    back = Picture(size, partial(_ground, size, palette.top, palette.bottom))
    stage.show("footer", back, 0, y)
    left, right = span
    unit = stage.unit
    # What is the same for every unit first, the unit's own after it.
    small = reviewed_on(stage.scenario.reviewed)
    code = _code_side(unit.qr_url) if unit and unit.qr_url else 0
    text_right = right - code - (34 if code else 0)
    low = y + height - _PAD - _LINE
    if small:
        style = stage.style(26, "regular", palette.muted, leading=1.3)
        shown = stage.text(small, style, text_right - left - 40, smallest=26, max_lines=1)
        stage.show(
            "date-mark", Picture((28, 28), partial(icon, "calendar-check", 28, palette.muted)), left, low + 3
        )
        stage.show_text("date", shown, left + 40, low)
    _whose(stage, left, y + _PAD, text_right, low - (0 if small else -_LINE))
    if code and unit:
        picture = Picture((code, code), partial(_code, unit.qr_url))
        stage.show("unit-qr", picture, right - code, y + (height - code) // 2)


def _ground(size: tuple[int, int], top: RGBA, bottom: RGBA) -> Image.Image:
    return slope(size, top, bottom).convert("RGBA")


def _whose(stage: Stage, left: int, top: int, right: int, low: int) -> None:
    """Emblem, name and numbers of the unit between y `top` and `low`."""
    palette = stage.brand.moods["safe"]
    size = emblem_size(stage.brand, _EMBLEM)
    wide = emblems_width(stage.brand, size)
    picture = Picture((wide, size), partial(emblems, stage.brand, size, "safe"))
    stage.show("unit-emblem", picture, left, top + max(0, (low - top - 12 - size) // 2))
    x = left + wide + 24
    rows = _number_rows(stage, right - x)
    style = stage.style(40, "black", palette.ink, leading=1.18)
    room = low - top - 12
    for lines in rows:
        # The words beside the numbers go where a name of two or three lines leaves no room for them.
        taken = _ROW * len(lines)
        name = whole_name(stage, style, right - x, 26, 32)
        if name.height + taken <= room or lines is rows[-1]:
            break
    if name.height + taken > room:
        name = whole_name(stage, style, right - x, 26, 26, room - taken)
    y = top + max(0, (room - name.height - taken) // 2)
    stage.show_text("unit", name, x, y)
    y += name.height + 4
    place = 0
    for line in lines:
        left = x
        for word, number in line:
            place += 1
            left = _number(stage, place, word, number, left, y)
        y += _ROW


Told = tuple[TextBlock | None, TextBlock]
"""What a number is, where there is room to say so, and the number."""


def _number_rows(stage: Stage, width: int) -> list[list[list[Told]]]:
    """Ways to set the unit's numbers, the best first: with words on one line or two, then bare."""
    palette = stage.brand.moods["safe"]
    source = of_unit(stage.unit, "phone") if stage.unit else None
    numbers = numbers_of(stage.unit)

    def set_(text: str, weight: str, colour: RGBA, size: int, room: int) -> TextBlock:
        style = stage.style(size, weight, colour, colour, leading=1.2)
        return stage.text(text, style, room, smallest=26, max_lines=1, what=_("số điện thoại"), source=source)

    if not numbers:
        return [[]]
    each = (width - _APART * (len(numbers) - 1)) // len(numbers) - _SIGN - 10
    told = [
        (
            set_(name, "regular", palette.muted, 27, width),
            set_(number, "black", palette.accent, 34, width - 290),
        )
        for number, name in numbers.items()
    ]
    bare: list[Told] = [(None, set_(number, "black", palette.accent, 36, each)) for number in numbers]
    across = sum(_SIGN + 22 + a.ink_width + b.ink_width for a, b in told) + _APART * (len(told) - 1)
    rows: list[list[list[Told]]] = [[list(told)]] if across <= width else []
    return [*rows, [[pair] for pair in told], [bare]]


def _number(stage: Stage, place: int, word: TextBlock | None, number: TextBlock, x: int, y: int) -> int:
    """A number with its sign and what it is; returns the x where a further one may begin."""
    colour = number.style.colour
    sign = painted((_SIGN, _SIGN), partial(_sign, colour))
    stage.show(f"unit-sign-{place}", sign, x, y + (number.height - _SIGN) // 2)
    x += _SIGN + 10
    if word:
        stage.show_text(f"unit-word-{place}", word, x, y + (number.height - word.height) // 2 + 2)
        x += word.ink_width + 12
    stage.show_text(f"unit-number-{place}", number, x, y)
    return x + number.ink_width + _APART


def _sign(colour: RGBA, image: Image.Image) -> None:
    image.alpha_composite(icon("phone", _SIGN, colour, filled=True))


def _code_side(address: str) -> int:
    count = modules(least_version(address))
    return (count + 2 * _QUIET) * max(_LEAST_MODULE, round(_CODE / count))


def _code(address: str) -> Image.Image:
    """The QR code on a white card with its quiet zone."""
    import segno  # here, since only a card that is painted needs it

    rows = [bytes(row) for row in segno.make(address, error="m", micro=False).matrix]
    scale = max(_LEAST_MODULE, round(_CODE / len(rows)))
    side = (len(rows) + 2 * _QUIET) * scale
    image = rounded_box((side, side), 20, (255, 255, 255, 255))
    cells = Image.frombytes("L", (len(rows), len(rows)), b"".join(rows)).point(lambda dark: dark * 255)
    dark = cells.resize((len(rows) * scale,) * 2, Image.Resampling.NEAREST)
    image.paste(_INK, (_QUIET * scale, _QUIET * scale), dark)
    return image
