"""How well a colour reads on another: WCAG 2.2 relative luminance and contrast ratio."""

from __future__ import annotations

RGBA = tuple[int, int, int, int]  # red, green, blue, alpha; each 0–255, straight alpha

_LIGHT = 0.5  # relative luminance from which a ground is light


def relative_luminance(colour: RGBA) -> float:
    """Relative luminance of an opaque colour, 0 (black) to 1 (white); alpha is ignored.

    Source: WCAG 2.2, definition of relative luminance (threshold 0.04045 as corrected in 2021).
    """

    def linear(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(value) for value in colour[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def is_light(ground: RGBA) -> bool:
    """Whether a ground is light: dark text stands on it, and things on it cast a shadow."""
    return relative_luminance(ground) > _LIGHT


def contrast_ratio(one: RGBA, other: RGBA) -> float:
    """Contrast ratio of two opaque colours, 1 to 21, in either order.

    Source: WCAG 2.2, definition of contrast ratio.
    """
    darker, lighter = sorted((relative_luminance(one), relative_luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def composite(over: RGBA, under: RGBA) -> RGBA:
    """The opaque colour seen where `over` (straight alpha) lies on `under`, which is taken as opaque."""
    alpha = over[3] / 255
    red, green, blue = (
        round(top * alpha + base * (1 - alpha)) for top, base in zip(over[:3], under[:3], strict=True)
    )
    return red, green, blue, 255
