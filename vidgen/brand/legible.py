"""Every pair of colours that carries text must read: WCAG 2.2 ratios, worst case over the background."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vidgen.brand.contrast import composite, contrast_ratio
from vidgen.brand.kit import RGBA, Palette
from vidgen.messages import _

TEXT = 4.5  # WCAG 2.2, 1.4.3 (AA)
CAPTION = 7.0  # WCAG 2.2, 1.4.6 (AAA): captions carry the message for those who watch without sound

_BACKGROUNDS = ("top", "bottom", "glow")
_ON_BACKGROUND = ("ink", "muted", "accent")
_ON_CARD = ("card_ink", "card_muted", "accent")
_ON_CAPTION = ("caption_ink", "caption_accent")


@dataclass(frozen=True, slots=True)
class Pair:
    """Text in one colour of a palette on another, and how well it reads."""

    mood: str
    text: str
    surface: str
    behind: str  # what shows through a translucent surface; empty where it is opaque
    ratio: float
    needed: float

    @property
    def message(self) -> str:
        """Which pair, in which mood, measured and needed."""
        on = (
            _("{surface} (nền {behind})").format(surface=self.surface, behind=self.behind)
            if self.behind
            else self.surface
        )
        return _(
            "không khí {mood}: chữ {text} trên {on} chỉ tương phản {ratio}:1, cần ít nhất {needed}:1"
        ).format(mood=self.mood, text=self.text, on=on, ratio=shown(self.ratio), needed=shown(self.needed))

    def fix(self, written: Sequence[str]) -> str:
        """What to change.

        Arguments:
            written: which of the colours the brand's own file has; the others are the shipped ones.
        """
        if not written:
            return _("đổi {text} sáng hoặc tối hẳn so với {surface}").format(
                text=self.text, surface=self.surface
            )
        return _(
            "đổi {text} sáng hoặc tối hẳn so với {surface}, hoặc xóa {names} để lấy màu mặc định"
        ).format(text=self.text, surface=self.surface, names=", ".join(written))


def faint_pairs(moods: Mapping[str, Palette]) -> tuple[Pair, ...]:
    """The pairs that do not reach the ratio they need, by mood."""
    return tuple(
        pair for mood, palette in moods.items() for pair in pairs(mood, palette) if pair.ratio < pair.needed
    )


def pairs(mood: str, palette: Palette) -> Iterator[Pair]:
    """Every pair of colours that carries text, measured."""

    def colour(name: str) -> RGBA:
        value: RGBA = getattr(palette, name)
        return value

    for behind in _BACKGROUNDS:
        for text in _ON_BACKGROUND:
            yield Pair(mood, text, behind, "", contrast_ratio(colour(text), colour(behind)), TEXT)
        for surface, texts, needed in (("card", _ON_CARD, TEXT), ("caption_box", _ON_CAPTION, CAPTION)):
            seen = composite(colour(surface), colour(behind))
            for text in texts:
                yield Pair(mood, text, surface, behind, contrast_ratio(colour(text), seen), needed)
    yield Pair(mood, "on_accent", "accent", "", contrast_ratio(palette.on_accent, palette.accent), TEXT)


def shown(ratio: float) -> str:
    """A ratio as it is written, rounded down so that what fails never shows as what is needed."""
    return f"{math.floor(ratio * 100) / 100:.2f}".rstrip("0").rstrip(".").replace(".", ",")
