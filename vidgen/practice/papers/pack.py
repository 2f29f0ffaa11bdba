"""What the papers of one lesson are made from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from PIL import Image

from vidgen.brand.kit import Brand
from vidgen.practice.lesson import Lesson
from vidgen.practice.papers.stills import stills_for
from vidgen.practice.papers.words import clean
from vidgen.practice.products import LessonKit

_UNDATED = dt.date(2000, 1, 1)
_LARGE = 1.25
DRAFT = "BẢN NHÁP"
DRAFT_TOLD = "BẢN NHÁP · CHƯA DUYỆT · KHÔNG PHÁT HÀNH"


def _nothing() -> Sequence[Image.Image]:
    return ()


@dataclass(frozen=True, slots=True)
class Pack:
    """What the papers of one lesson are made from.

    Attributes:
        brand: made for the viewers of the lesson.
        draft: the script has no approval that holds; every page says so.
        code: the verification code; empty for a draft.
        url: where the QR code leads: the video, or the page of the unit; empty leaves the code out.
        approved: the day of the approval, if any.
        stills: gives pictures, RGB: one a scene, then one a question, of the moment at which it is asked; may
            give none.
    """

    lesson: Lesson
    brand: Brand
    draft: bool = False
    code: str = ""
    url: str = ""
    approved: dt.date | None = None
    stills: Callable[[], Sequence[Image.Image]] = field(default=_nothing, compare=False)

    @property
    def title(self) -> str:
        return clean(self.lesson.title)

    def stop(self, number: int) -> int:
        """Which of the pictures is that of a question."""
        return len(self.lesson.scenes) + number - 1

    @property
    def day(self) -> dt.date:
        """The day the papers bear: of the approval, else of the review; the clock of a machine has no say."""
        return self.approved or self.lesson.scenario.reviewed or _UNDATED

    @property
    def author(self) -> str:
        """Who is named as their author: the unit, else the brand; never a person or a machine."""
        return clean(self.lesson.unit.name if self.lesson.unit else self.brand.name)

    @property
    def large(self) -> float:
        """Factor on the type of what is handed out."""
        return 1.0 if self.brand.profile == "normal" else _LARGE


def pack_of(kit: LessonKit) -> Pack:
    """The pack of a lesson."""
    approved = kit.standing.approved
    stops = tuple(item.at for item in kit.lesson.items)
    return Pack(
        lesson=kit.lesson,
        brand=kit.brand,
        draft=kit.draft,
        code=kit.code,
        url=kit.url,
        approved=approved.at.date() if approved and not kit.draft else None,
        stills=partial(stills_for, kit.scenario, kit.brand, kit.unit, kit.clearance, stops),
    )
