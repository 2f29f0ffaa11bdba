"""Light surfaces for posters and cards, whatever the grounds of a brand: they are printed and shared."""

from __future__ import annotations

from dataclasses import replace

from PIL import Image

from vidgen.brand.contrast import contrast_ratio
from vidgen.brand.emblem import emblems
from vidgen.brand.kit import RGBA, Brand
from vidgen.brand.legible import TEXT

WHITE: RGBA = (255, 255, 255, 255)
DARK: RGBA = (20, 28, 25, 255)
_SOFT: RGBA = (74, 84, 80, 255)
_SPARE = 0.6  # over the ratio needed: a tinted tile takes some of it away


def light_brand(brand: Brand) -> Brand:
    """The brand with a light ``paper`` mood; where that is dark even so, a white one of its own."""
    lit = brand.appearing("light") if brand.palettes else brand
    paper = lit.moods["paper"]
    if paper.light:
        return lit
    white = replace(
        paper,
        top=WHITE,
        bottom=(240, 242, 241, 255),
        glow=WHITE,
        ink=DARK,
        muted=_SOFT,
        accent=legible(brand.own[0]),
        on_accent=WHITE,
        card=WHITE,
        card_ink=DARK,
        card_muted=_SOFT,
        card_line=(214, 219, 217, 255),
        good=legible(paper.good),
        bad=legible(paper.bad),
    )
    return replace(lit, moods={**lit.moods, "paper": white})


def legible(colour: RGBA) -> RGBA:
    """The colour, darkened as far as it takes to read well on white, and white on it."""
    red, green, blue = colour[:3]
    while contrast_ratio((red, green, blue, 255), WHITE) < TEXT + _SPARE:
        red, green, blue = (round(part * 0.92) for part in (red, green, blue))
    return red, green, blue, 255


def light_emblems(brand: Brand, size: int) -> Image.Image:
    """The emblems side by side, for a light surface."""
    return emblems(light_brand(brand), size, "paper")
