"""The brand on a page: its colours, its emblem, and its letters inside the page."""

from __future__ import annotations

import base64
import logging
from io import BytesIO
from pathlib import Path

from vidgen.brand.contrast import composite, contrast_ratio
from vidgen.brand.emblem import emblem
from vidgen.brand.kit import RGBA, Brand, Palette
from vidgen.brand.typeface import VIETNAMESE

_LEAST = 4.5  # WCAG 2.2, 1.4.3
_WHITE: RGBA = (255, 255, 255, 255)
_INK: RGBA = (18, 51, 42, 255)
_OWN: RGBA = (11, 95, 68, 255)
_EMBLEM = 112  # px: twice as large as it is shown


def colours(brand: Brand) -> dict[str, str]:
    """The page's colours as CSS values, by name: ground, ink, muted, line, own, on_own.

    The page is always light, as paper is. A colour that would read badly gives way to one that reads.
    """
    palette = brand.palettes.get("paper") or brand.moods["paper"]
    ground = palette.top if palette.light else _WHITE
    ink = _reading(palette.ink, ground, _INK)
    own, on_own = brand.own
    own = _reading(own, ground, _OWN)
    return {
        "ground": _css(ground),
        "ink": _css(ink),
        "muted": _css(_reading(palette.muted, ground, ink)),
        "line": _css(_line(palette, ground)),
        "own": _css(own),
        "on_own": _css(on_own if contrast_ratio(on_own, own) >= _LEAST else _WHITE),
    }


def emblem_url(brand: Brand) -> str:
    """The emblem as an address that needs no file."""
    picture = BytesIO()
    emblem(brand, _EMBLEM, "paper").save(picture, "PNG", optimize=True)
    return "data:image/png;base64," + base64.b64encode(picture.getvalue()).decode("ascii")


def font_url(path: Path, text: str) -> str:
    """The font with the letters of the text and all of Vietnamese, as an address that needs no file.

    Where the library that cuts fonts down is not installed, the whole font.
    """
    return _url(*_subset(path, text))


def _subset(path: Path, text: str) -> tuple[bytes, str]:
    try:
        from fontTools import subset  # type: ignore[import-untyped]
        from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
    except ImportError:
        return path.read_bytes(), "font/ttf"
    logging.getLogger("fontTools").setLevel(logging.ERROR)  # says on the screen which tables it leaves out
    options = subset.Options(layout_features=["kern", "liga", "ccmp", "locl", "mark", "mkmk"], hinting=False)
    options.name_IDs = ["*"]  # the licence stays in it
    font = TTFont(path, recalcTimestamp=False)  # equal input, equal bytes
    cutter = subset.Subsetter(options)
    cutter.populate(text=text + "".join(VIETNAMESE) + " ")
    cutter.subset(font)
    font.flavor = "woff"
    made = BytesIO()
    font.save(made, reorderTables=False)
    return made.getvalue(), "font/woff"


def _url(data: bytes, kind: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"


def _reading(colour: RGBA, ground: RGBA, instead: RGBA) -> RGBA:
    """The colour on that ground and on white, if it reads on both."""
    opaque = composite(colour, ground)
    reads = min(contrast_ratio(opaque, ground), contrast_ratio(opaque, _WHITE)) >= _LEAST
    return opaque if reads else instead


def _line(palette: Palette, ground: RGBA) -> RGBA:
    return composite(palette.card_line, ground)


def _css(colour: RGBA) -> str:
    return "#" + "".join(f"{part:02x}" for part in colour[:3])
