"""The lessons of a course, each made as it is made alone, with what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from vidgen.brand.kit import Brand
from vidgen.errors import Finding, Severity, VidgenError
from vidgen.practice.kit import lesson_kit
from vidgen.practice.making import Made, make_lesson
from vidgen.practice.products import LessonKit
from vidgen.scenario.model import Unit
from vidgen.settings import Settings


@dataclass(frozen=True, slots=True)
class LessonMade:
    """What became of one lesson.

    Attributes:
        kit: what it was made from; None where its script cannot be used.
        files: what was made.
        findings: all that was found; errors are what could not be made.
    """

    kit: LessonKit | None
    files: tuple[Path, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What could not be made, and why."""
        return tuple(each for each in self.findings if each.severity is Severity.ERROR)


MakeLesson = Callable[[Path], LessonMade]
"""Makes the material of one script for the unit at hand; never raises for what is wrong with it."""


def lesson_maker(
    unit: Unit | None,
    brand: Brand,
    out: Path,
    settings: Settings,
    only: Sequence[str] = (),
    made_of: Callable[[Path], Made] | None = None,
) -> MakeLesson:
    """Makes lessons as `make_lesson`, whose arguments these are; what it raises becomes findings.

    Arguments:
        made_of: gives what was made of a script already, or raises what kept it from being made.
    """
    given = made_of or (lambda script: make_lesson(script, unit, brand, out, settings, only))

    def make(script: Path) -> LessonMade:
        try:
            made = given(script)
            kit, _warnings = lesson_kit(script, unit, brand, out, settings)
        except VidgenError as error:
            return LessonMade(None, (), error.findings)
        files = [
            made.folder / name
            for product, record in made.record.products.items()
            if not only or product in only
            for name in record.files
        ]
        failed = [finding for findings in made.failed.values() for finding in findings]
        return LessonMade(kit, tuple(files), (*made.warnings, *failed))

    return make
