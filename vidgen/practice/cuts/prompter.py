"""The prompter: practice for a livestream, and the script of one's own recording.

A person reads aloud what is due, waits where others speak, and is counted in at the start. Every line carries
the name of its take: recorded under it, it goes back into the film through the voice ``recorded``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from vidgen.brand.kit import Brand
from vidgen.errors import Finding, LookError, VidgenError
from vidgen.messages import _
from vidgen.paint.shapes import ground
from vidgen.practice.cuts.film import write_film
from vidgen.practice.cuts.prompter_end import end_page
from vidgen.practice.cuts.prompter_page import TOP, page
from vidgen.practice.cuts.prompting import Passage, passages
from vidgen.practice.cuts.read_along import lit, paced, silent, speed_of
from vidgen.practice.cuts.takes import prompted, rows_of, write_takes
from vidgen.practice.products import LessonKit
from vidgen.scenario.model import Scene
from vidgen.scenario.names import same, suggestion
from vidgen.storyboard import canvas, chrome
from vidgen.storyboard.board import PAINTER_VERSION
from vidgen.storyboard.countdown import CLOCK, countdown
from vidgen.storyboard.cutting import LEAST
from vidgen.storyboard.draft_mark import marked
from vidgen.storyboard.model import (
    FPS,
    HEIGHT,
    NARRATOR,
    WIDTH,
    Caption,
    CaptionWord,
    Picture,
    Shot,
    Storyboard,
)
from vidgen.storyboard.stage import Stage

PROMPTER: Final = "video-nhac-loi.mp4"
COUNT_IN: Final = 3  # seconds
_END: Final = 8  # seconds of the last picture
_RING: Final = 260
_VERSION: Final = 1  # raise it when the same page comes out in other pixels


def write_prompter(kit: LessonKit) -> tuple[Path, ...]:
    """Write the film, its subtitles and the list of what is to be recorded."""
    known = with_role(kit)
    written = write_film(
        known,
        PROMPTER,
        prompter_film(known),
        title="Nhắc lời",
        brand=silent(known.brand),
        captioned=False,
    )
    return (*written, write_takes(known))


def with_role(kit: LessonKit) -> LessonKit:
    """The kit with the chosen role as the cast has it.

    Raises:
        VidgenError: nobody of the cast has that name (VG-R118).
    """
    if not kit.role:
        return kit
    named = next((name for name in kit.scenario.cast if same(name) == same(kit.role)), None)
    if named is None:
        raise VidgenError.of(
            "VG-R118",
            _("Kịch bản không có vai “{role}”.").format(role=kit.role),
            suggestion(kit.role, kit.scenario.cast) or _("Bỏ --role: kịch bản chỉ có lời dẫn."),
            path=kit.scenario.path,
        )
    return replace(kit, role=named)


def prompter_film(kit: LessonKit) -> Storyboard:
    """Its storyboard: the count-in, a shot for each passage, and what to do with what was recorded.

    Raises:
        LookError: text that fits nowhere.
    """
    brand = lit(kit.brand)
    narration = paced(kit, speed_of(kit), brand)
    measuring = _stage(kit, brand, 1)
    takes = prompted(kit)
    found = passages(measuring, narration, takes, kit.role, brand)
    if measuring.findings:
        raise LookError(measuring.findings)
    shots = [_shot(kit, brand, COUNT_IN * FPS, partial(_count_in, passages=found), found[:3], 0, "count-in")]
    for at, passage in enumerate(found):
        draw = partial(page, passages=found, at=at)
        shots.append(
            _shot(
                kit,
                brand,
                max(passage.frames, FPS),
                draw,
                found[max(0, at - 1) : at + 8],
                at,
                "prompter",
            )
        )
    others = [row for row in rows_of(kit) if row not in takes]
    ending = partial(end_page, kit=kit, own=takes, others=others)
    shots.append(_shot(kit, brand, _END * FPS, ending, (), len(found), "end"))
    return Storyboard(tuple(shots))


def _stage(kit: LessonKit, brand: Brand, frames: int) -> Stage:
    """A stage without lines of its own, in the calm colours."""
    return Stage(
        kit.scenario,
        Scene(type="prompter"),
        kit.unit,
        brand,
        brand.moods["safe"],
        "safe",
        (),
        frames,
        type=brand.measure.type,
        clearance=kit.clearance,
    )


def _shot(
    kit: LessonKit,
    brand: Brand,
    frames: int,
    draw: Callable[[Stage], None],
    seen: Sequence[Passage],
    number: int,
    scene: str,
) -> Shot:
    """A shot of the prompter.

    Arguments:
        seen: the passages that decide it, the one that was due before among them.
        number: of the passage that is due.
    """
    stage = _stage(kit, brand, frames)
    chrome.brand_bar(stage, unit_shown=brand.unit_mark == "always")
    draw(stage)
    chrome.ai_label(stage)
    if stage.findings:
        raise LookError(_placed(stage.findings))
    palette, size = stage.palette, (WIDTH, HEIGHT)
    captions = _captions(seen[min(1, number)], frames) if scene == "prompter" else ()
    shot = Shot(
        scene=scene,
        frames=frames,
        background=Picture(size, partial(ground, size, palette.top, palette.bottom, palette.glow)),
        layers=tuple(stage.layers),
        captions=captions,
        speech=(),
        settled=min(frames - 1, frames // 2),
        key=_key(kit, brand, frames, seen, number, scene),
    )
    return marked(shot, brand) if kit.draft else shot


def _placed(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(dict.fromkeys(findings))


def _count_in(stage: Stage, passages: Sequence[Passage]) -> None:
    """3, 2, 1, with the first lines below to look at."""
    ends = COUNT_IN * FPS
    ring = countdown(
        stage.brand,
        stage.palette,
        COUNT_IN,
        _RING,
        canvas.CENTRE - _RING // 2,
        TOP,
        end=ends,
        leaves=ends,
    )
    stage.pose(CLOCK, ring)
    page(stage, passages, 0, due=False, below=TOP + _RING + 60)


def _captions(passage: Passage, frames: int) -> tuple[Caption, ...]:
    """Subtitles of a passage: two rows at a time, lit row by row."""
    found = []
    rows = passage.block.lines
    for first in range(0, len(rows), 2):
        pair = rows[first : first + 2]
        start = passage.due[first]
        last = first + 2 >= len(rows)
        end = passage.said if last else passage.due[first + 2]
        due = [*passage.due[first : first + 2], end]
        lines = tuple(
            (CaptionWord(" ".join(word.text for word in row), due[number], due[number + 1]),)
            for number, row in enumerate(pair)
        )
        speaker = (passage.speaker or NARRATOR) if passage.begins and first == 0 else ""
        stop = min(max(end, start + LEAST), frames) if last else max(end, start + 1)
        found.append(Caption(start, stop, lines, speaker=speaker, line=passage.line))
    return tuple(found)


def _key(kit: LessonKit, brand: Brand, frames: int, seen: Sequence[Passage], number: int, scene: str) -> str:
    content = {
        "painter": [PAINTER_VERSION, _VERSION],
        "brand": brand.look,
        "profile": brand.profile,
        "kind": kit.scenario.kind,
        "audience": kit.scenario.audience,
        "unit": kit.unit.name if kit.unit and brand.unit_mark == "always" else "",
        "scene": [scene, number, frames],
        "files": [[row.stem, row.line.speaker] for row in rows_of(kit)] if scene == "end" else [],
        "role": kit.role,
        "script": [kit.scenario.id, kit.scenario.path.name if kit.scenario.path else ""],
        "seen": [
            [
                [[word.text for word in row] for row in each.block.lines],
                each.block.style.size,
                each.speaker,
                each.own,
                each.take,
                each.due,
                each.frames,
            ]
            for each in seen
        ],
    }
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
