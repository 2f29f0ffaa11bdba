"""What a lesson is made into: the registry, and what each product is given.

How to add a product: write a function ``(LessonKit) -> tuple[Path, ...]`` that writes into ``kit.folder`` and
returns the files it made, and add one line to `PRODUCTS`. It raises a `VidgenError` where it cannot; the
other products are made all the same. A library of an extra is imported inside the function, not on top of its
file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import cast

from vidgen.approval.standing import Standing
from vidgen.brand.kit import Brand
from vidgen.errors import Finding
from vidgen.practice.lesson import Lesson
from vidgen.scenario.model import Scenario, Unit
from vidgen.settings import Settings
from vidgen.storyboard.clearance import Clearance


@dataclass(frozen=True, slots=True)
class LessonKit:
    """Everything a product is made from.

    Attributes:
        folder: where its files go; it is there.
        lesson: the questions and words, plain.
        scenario: localised and completed, for films.
        unit: whose copy it is; None is everybody's.
        brand: as made for those who watch.
        settings: of the run.
        standing: how far the script has come; whoever made and approved it.
        clearance: what pictures say of that: a draft is marked on every one.
        url: what a QR code leads to; empty where the unit has none.
        speed: syllables a second to read along and to be prompted at; None is the pace of those who watch.
        role: of the cast, whose lines are prompted beside the narrator's; empty is the narrator alone.
        findings: warnings that products add while they are made, for whoever asked for them.
    """

    folder: Path
    lesson: Lesson
    scenario: Scenario
    unit: Unit | None
    brand: Brand
    settings: Settings
    standing: Standing
    clearance: Clearance
    url: str = ""
    speed: float | None = None
    role: str = ""
    findings: list[Finding] = field(default_factory=list)

    @property
    def draft(self) -> bool:
        """Whether all that is made is marked as a draft."""
        return self.clearance.draft

    @property
    def code(self) -> str:
        """The verification code, such as ``7K3M-9QXA``; empty for a draft."""
        return self.clearance.code


Product = Callable[[LessonKit], tuple[Path, ...]]

PRODUCTS: dict[str, str] = {
    "video-luyen-tap": "vidgen.practice.cuts.practice:write_practice",
    "video-giang-day": "vidgen.practice.cuts.practice:write_teaching",
    "video-doc-theo": "vidgen.practice.cuts.read_along:write_read_along",
    "video-nhac-loi": "vidgen.practice.cuts.prompter:write_prompter",
    "handout": "vidgen.practice.papers.handout:write_handout",
    "guide": "vidgen.practice.papers.guide:write_guide",
    "guide-docx": "vidgen.practice.papers.docx_guide:write_docx_guide",
    "cards": "vidgen.practice.papers.cards:write_cards",
    "slides": "vidgen.practice.papers.slides:write_slides",
    "gift": "vidgen.practice.exports.gift:write_gift",
    "google-forms": "vidgen.practice.exports.google_forms:write_google_forms",
    "kahoot": "vidgen.practice.exports.kahoot:write_kahoot",
}
"""Name → ``module:function``, imported when first used."""


def product(name: str) -> Product:
    """The function that makes a product.

    Raises:
        KeyError: there is no such product.
    """
    module, _, function = PRODUCTS[name].partition(":")
    return cast(Product, getattr(import_module(module), function))
