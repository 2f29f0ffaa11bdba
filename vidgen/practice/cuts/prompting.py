"""The text of a prompter: large rows of who stands before the camera, cues of the others, and their times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from vidgen.brand.kit import Brand
from vidgen.narration.narrate import Narration, Utterance
from vidgen.narration.takes.list import Row
from vidgen.paint.text import TextBlock
from vidgen.scenario.inline import escape
from vidgen.storyboard import canvas
from vidgen.storyboard.model import FPS, SAMPLES_PER_FRAME
from vidgen.storyboard.stage import Stage

LARGE: Final = (
    76  # pixels of the lines to be said; never below `LEAST` but for a word too long for the screen
)
LEAST: Final = 64
_CUE: Final = 48  # pixels of what others say
_TINY: Final = 34
INDENT: Final = 30  # pixels for the bar beside the row that is due
_MOST_ROWS: Final = 6  # of a line shown at once; a longer one is parted


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """What stands at the top of the prompter at one time: a line, or a part of a long one.

    Attributes:
        speaker: of the cast; None is the narrator.
        own: whether who stands before the camera says it.
        take: the name to record the line under; empty for others, and where a line goes on.
        scene: number of the scene, from 1.
        block: its rows, set.
        due: the frame of the passage at which each row begins.
        frames: how long it stands at the top.
        said: frames after which its last word is over.
        begins: whether a turn begins with it.
        line: of the script.
    """

    speaker: str | None
    own: bool
    take: str
    scene: int
    block: TextBlock
    due: tuple[int, ...]
    frames: int
    said: int
    begins: bool
    line: int


def passages(
    stage: Stage, narration: Narration, takes: Sequence[Row], role: str, brand: Brand
) -> tuple[Passage, ...]:
    """The whole script as passages, in order.

    Arguments:
        stage: sets text; what does not fit is kept as its findings.
        takes: of the lines that are recorded.
        role: whose lines are said beside the narrator's.
    """
    names = {(row.line.scene, row.line.place): row.stem for row in takes}
    found: list[Passage] = []
    speaker: str | None = ""
    for number, scene in enumerate(narration.scenes, 1):
        for place, utterance in enumerate(scene, 1):
            own = utterance.line.speaker in (None, role or None)
            pause = brand.pace.scene if place == len(scene) else brand.pace.line
            begins = utterance.line.speaker != speaker
            speaker = utterance.line.speaker
            take = names.get((number, place), "")
            found += _of_line(stage, utterance, own, take, number, round(pause * FPS), begins)
    return tuple(found)


def _of_line(
    stage: Stage, utterance: Utterance, own: bool, take: str, scene: int, pause: int, begins: bool
) -> Iterator[Passage]:
    seen = [at for at, token in enumerate(utterance.tokens) if token.shown]
    block = _set(stage, utterance, own)
    starts, at = [], 0
    for row in block.lines:
        starts.append(utterance.times[seen[at]][0] // SAMPLES_PER_FRAME)
        at += len(row)
    length = -(-len(utterance.samples) // SAMPLES_PER_FRAME)
    count = -(-len(block.lines) // _MOST_ROWS)
    each = -(-len(block.lines) // count)
    for first in range(0, len(block.lines), each):
        rows = block.lines[first : first + each]
        last = first + len(rows) == len(block.lines)
        begin, end = starts[first], length if last else starts[first + len(rows)]
        begin = begin if first else 0
        yield Passage(
            speaker=utterance.line.speaker,
            own=own,
            take=take,
            scene=scene,
            block=TextBlock(rows, block.style, block.width),
            due=tuple(max(start - begin, 0) for start in starts[first : first + len(rows)]),
            frames=end - begin + (pause if last else 0),
            said=end - begin,
            begins=begins and not first,
            line=utterance.line.line,
        )


def _set(stage: Stage, utterance: Utterance, own: bool) -> TextBlock:
    """The words of a line, each a token; a row for each line of the screen."""
    text = escape(" ".join(token.shown for token in utterance.tokens if token.shown))
    width = canvas.CONTENT_WIDTH - INDENT
    size = LARGE if own else _CUE
    before = stage.findings[:]
    for smallest in (LEAST if own else _CUE, _TINY):  # an address too long for the screen is set smaller
        stage.findings[:] = before
        style = stage.style(size, "bold" if own else "regular", leading=1.28)
        block = stage.text(
            text, style, width, smallest=smallest, max_lines=99, line=utterance.line.line or None
        )
        if len(stage.findings) == len(before):
            break
    return block
