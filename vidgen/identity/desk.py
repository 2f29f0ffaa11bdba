"""What every part of an identity sheet is drawn with: the brand's type, and its light ground."""

from __future__ import annotations

from dataclasses import dataclass, replace

from vidgen.brand.kit import RGBA, Brand, Palette
from vidgen.brand.shipped import FILE
from vidgen.paint.fitting import fit_text
from vidgen.paint.text import Align, Style, TextBlock
from vidgen.scenario.inline import spans


@dataclass(frozen=True, eq=False)
class Desk:
    """A brand and how text is set in it."""

    brand: Brand

    @property
    def paper(self) -> Palette:
        """The palette of the sheet itself: the first light one, ``paper`` before others."""
        names = ("paper", "safe-light", "danger-light")
        every = (self.brand.palettes[name] for name in names)
        return next((palette for palette in every if palette.light), self.brand.palettes["paper"])

    def on(self, name: str) -> Brand:
        """The brand with the palette of that name as its mood ``paper``, to show the emblem on it."""
        return replace(self.brand, moods={**self.brand.moods, "paper": self.brand.palettes[name]})

    def text(
        self,
        text: str,
        size: int,
        weight: str,
        colour: RGBA,
        width: int,
        *,
        smallest: int = 22,
        most: int = 1,
        tighten_to: int | None = None,
        strong: RGBA | None = None,
        leading: float = 1.3,
        align: Align = "left",
    ) -> TextBlock:
        """Text set as large as it fits.

        Raises:
            LookError: it does not even fit at the smallest size.
        """
        style = Style(getattr(self.brand.fonts, weight), size, colour, strong or colour, leading, align)
        sheet = self.brand.folder / FILE
        return fit_text(
            spans(text), style, width, smallest=smallest, max_lines=most, tighten_to=tighten_to, path=sheet
        )
