"""What stands at the left of a card: a number in a tile, an icon, or a sign in a disc or box."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PIL import Image

from vidgen.brand.contrast import contrast_ratio
from vidgen.brand.kit import RGBA
from vidgen.paint.icon_words import DEFAULT
from vidgen.paint.icons import icon, icon_for
from vidgen.paint.shapes import disc, rounded_box
from vidgen.paint.text import Style, TextBlock, Word
from vidgen.scenario.inline import plain_text
from vidgen.storyboard.stage import Stage

_ANY_FACT = "info-circle"
_DARK, _WHITE = (6, 42, 32, 255), (255, 255, 255, 255)


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands at the left of a card: a number in a tile, an icon, or a sign in a disc."""

    kind: Literal["number", "icon", "do", "dont", "box"]
    value: str = ""


def sign_of(label: str) -> str:
    """The icon of a fact by its label."""
    found = icon_for(plain_text(label))
    return _ANY_FACT if found == DEFAULT else found


def mark(stage: Stage, what: Mark, size: int) -> Image.Image:
    """The picture at the left of a card, `size` pixels square."""
    palette = stage.palette
    if what.kind == "number":
        tile = rounded_box((size, size), size // 4, palette.accent)
        letter = round(size * 0.6)
        style = Style(stage.brand.fonts.black, letter, palette.on_accent, palette.on_accent, 1.0, "centre")
        TextBlock(((Word(what.value),),), style, size).draw(tile, 0, (size - letter) // 2)
        return tile
    if what.kind in ("do", "dont"):
        colour = palette.good if what.kind == "do" else palette.bad
        # The sign takes whichever ink stands out more on its disc.
        ink = max(_DARK, _WHITE, key=lambda each: contrast_ratio(each, colour))
        return _sign(disc(size, colour), "check" if what.kind == "do" else "x", ink)
    if what.kind == "box":
        border = max(4, size // 16)
        box = rounded_box(
            (size, size), size // 4, (*palette.card[:3], 0), border=palette.accent, border_width=border
        )
        return _sign(box, "check", palette.accent)
    image = Image.new("RGBA", (size, size))
    inner = round(size * 0.9)
    image.alpha_composite(icon(what.value, inner, palette.accent), ((size - inner) // 2,) * 2)
    return image


def _sign(ground: Image.Image, name: str, colour: RGBA) -> Image.Image:
    size = round(ground.width * 0.68)
    ground.alpha_composite(icon(name, size, colour), ((ground.width - size) // 2,) * 2)
    return ground
