"""What of a lesson's questions fits on no picture, found before anything is spoken or filmed."""

from __future__ import annotations

from vidgen.aloud import guessed
from vidgen.brand.kit import Brand
from vidgen.errors import Finding, LookError, ScriptError
from vidgen.practice.cuts.asking import Asking
from vidgen.practice.cuts.script import spoken_question
from vidgen.practice.lesson import lesson_of
from vidgen.scenario.model import Scenario, Unit
from vidgen.storyboard.board import between


def unfitting(told: Scenario, unit: Unit | None, brand: Brand) -> tuple[Finding, ...]:
    """What would keep practice films from being drawn, each at its line; quiz scenes are the script's own.

    Arguments:
        told: localised and completed.
        brand: as made for those who watch.
    """
    try:
        lesson = lesson_of(told, unit, brand.profile)
    except ScriptError:  # a question without place or answer: rules say so (VG-R100, VG-R101)
        return ()
    asked = [spoken_question(told, item) for item in lesson.items if not item.quiz]
    scenes = tuple(each.scene for each in asked)
    said = guessed(told.model_copy(update={"scenes": scenes, "cast": {}}), brand).scenes
    found: list[Finding] = []
    for each, utterances in zip(asked, said, strict=True):
        try:
            between(told, each.scene, utterances, brand, unit, Asking(each), each.item.at.scene)
        except LookError as error:
            found += error.findings
    return tuple(found)
