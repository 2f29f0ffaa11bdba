"""From a script to all that its practice material is made from."""

from __future__ import annotations

from pathlib import Path

from vidgen.approval.code import EVERYBODY as EVERYBODY
from vidgen.approval.locks import explained
from vidgen.approval.state import standing_of
from vidgen.brand.kit import Brand
from vidgen.delivery.cleared import cleared, refuse_draft
from vidgen.delivery.kit import kit_folder
from vidgen.errors import Finding, Severity, VidgenError
from vidgen.practice.lesson import lesson_of
from vidgen.practice.products import LessonKit
from vidgen.preview import read, told
from vidgen.review.check import review
from vidgen.scenario.model import Unit
from vidgen.settings import Settings

FOLDER = "luyen-tap"


def lesson_folder(out: Path, unit: Unit | None, script_id: str) -> Path:
    """``<out>/<unit>/<script>/luyen-tap``."""
    return kit_folder(out, unit.id if unit else EVERYBODY, script_id) / FOLDER


def lesson_kit(
    script: Path, unit: Unit | None, brand: Brand, out: Path, settings: Settings
) -> tuple[LessonKit, tuple[Finding, ...]]:
    """What the practice material of a script for a unit is made from, and the warnings about the script.

    Its folder is made.

    Raises:
        VidgenError: what is wrong with the script, for the unit or with its questions.
    """
    written, warnings = read(script)
    scenario = told(written, unit)
    standing = explained(standing_of(written, brand, voice=settings.voice), written)
    if settings.final:
        refuse_draft(standing, written)
    clear = cleared(standing, scenario, unit)
    found = review(scenario, unit, brand, written=written)
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    if errors:
        raise VidgenError(errors)
    profile = settings.profile or scenario.profile
    brand = brand.made_for(profile)
    folder = lesson_folder(out, unit, scenario.id)
    lesson = lesson_of(scenario, unit, brand.profile)
    folder.mkdir(parents=True, exist_ok=True)
    kit = LessonKit(
        folder=folder,
        lesson=lesson,
        scenario=scenario,
        unit=unit,
        brand=brand,
        settings=settings,
        standing=standing,
        clearance=clear.clearance,
        url=unit.qr_url if unit else "",
    )
    return kit, warnings + found
