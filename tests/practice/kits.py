"""What products are given, without a film or an approval."""

from __future__ import annotations

from pathlib import Path

from vidgen.approval.standing import Standing, State
from vidgen.brand.load import load_brand
from vidgen.practice.lesson import Lesson
from vidgen.practice.products import LessonKit
from vidgen.settings import Settings
from vidgen.storyboard.clearance import Clearance


def kit_of(lesson: Lesson, folder: Path, *, draft: bool = False) -> LessonKit:
    """A kit that writes into a folder."""
    return LessonKit(
        folder=folder,
        lesson=lesson,
        scenario=lesson.scenario,
        unit=lesson.unit,
        brand=load_brand(),
        settings=Settings(),
        standing=Standing(State.DRAFT if draft else State.APPROVED),
        clearance=Clearance(draft=True) if draft else Clearance(code="7K3M-9QXA"),
        url=lesson.unit.qr_url if lesson.unit else "",
    )
