"""What a person records after the prompter, numbered and named as ``vidgen voices takes`` does it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from vidgen.aloud import lexicon
from vidgen.narration.casting import takes_folder
from vidgen.narration.narrate import shown_lines
from vidgen.narration.takes.lines import script_lines
from vidgen.narration.takes.list import Row, rows, write_list
from vidgen.practice.products import LessonKit
from vidgen.practice.record import TakeRecord

SUFFIX: Final = ".wav"


def rows_of(kit: LessonKit) -> tuple[Row, ...]:
    """Every line of the script that is spoken, with the name of its take."""
    words = lexicon(kit.scenario, kit.brand)
    shown = [tuple(shown_lines(scene, words)) for scene in kit.scenario.scenes]
    return rows(script_lines(kit.scenario.path, shown), kit.brand.rate, takes_folder(kit.scenario, kit.unit))


def prompted(kit: LessonKit) -> tuple[Row, ...]:
    """The lines that whoever stands before the camera says: the narrator's and the chosen role's."""
    return tuple(row for row in rows_of(kit) if row.line.speaker in (None, kit.role or None))


def takes_of(kit: LessonKit) -> tuple[TakeRecord, ...]:
    """The lines to be recorded, for the lesson's record."""
    return tuple(
        TakeRecord(file=row.stem + SUFFIX, role=row.line.speaker or "", text=row.line.shown)
        for row in rows_of(kit)
    )


def write_takes(kit: LessonKit) -> Path:
    """The list of lines to record, as it belongs into the folder of the takes.

    Raises:
        VoiceError: it cannot be written.
    """
    return write_list(rows_of(kit), kit.folder, "người dẫn")


def folder_of_takes(kit: LessonKit) -> str:
    """Where the takes go, beside the script: ``ban-thu/<script>`` or below it."""
    folder = takes_folder(kit.scenario, kit.unit)
    try:
        return folder.relative_to(kit.scenario.folder).as_posix()
    except ValueError:
        return folder.as_posix()
