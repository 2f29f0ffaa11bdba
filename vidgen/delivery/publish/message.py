"""What a post says where the author has written nothing: what to do, as a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vidgen.scenario.inline import plain_text
from vidgen.scenario.model import Line, Mark, Role, Scenario, Scene
from vidgen.scenario.sides import sides_of

_WANTED = {"actions": 0, "steps": 1}
_REFUSAL = re.compile(r"(?:không|đừng|chớ|chưa|tuyệt đối|tránh|ngừng|thôi)\b", re.IGNORECASE)


def message_of(scenario: Scenario) -> str:
    """The items of the scene that says what to do, one a line; else the steps of the procedure's facts."""
    found = next(filter(None, (_listed(scene) for scene in _telling(scenario.scenes))), ())
    if not found and scenario.procedure:
        found = tuple(
            f"{number}. {plain_text(step)}" for number, step in enumerate(scenario.procedure.steps, start=1)
        )
    return "\n".join(found)


def items_of(scene: Scene) -> tuple[str, ...]:
    """The items of a scene as they mean without the marks that stand beside them on screen.

    What must not be done says so, the sides of a comparison say which they are, and of a quiz only the right
    answers are left.
    """
    return tuple(filter(None, (_worded(line, scene) for line in scene.lines if line.role is Role.ITEM)))


def _worded(line: Line, scene: Scene) -> str:
    text = plain_text(line.text)
    if scene.type == "compare" and line.mark in (Mark.DO, Mark.DONT):
        return f"{plain_text(sides_of(scene.heading).names[line.mark is Mark.DONT])}: {text}"
    if scene.type == "quiz" and line.mark is Mark.DONT:
        return ""
    if scene.type == "quiz" and line.mark is Mark.DO:
        return f"Đáp án đúng: {text}"
    if line.mark is Mark.DONT and not _REFUSAL.match(text):
        return f"Không {text[:1].lower()}{text[1:]}"
    return text


def _listed(scene: Scene) -> tuple[str, ...]:
    numbered = any(line.mark is Mark.NUMBER for line in scene.lines if line.role is Role.ITEM)
    return tuple(
        f"{number}. {text}" if numbered else f"• {text}"
        for number, text in enumerate(items_of(scene), start=1)
    )


def _telling(scenes: Sequence[Scene]) -> list[Scene]:
    """The scenes in the order their items say what to do: actions, steps, then from the last one back."""
    return [
        scene
        for _rank, _back, scene in sorted(
            ((_WANTED.get(scene.type, 2), -at, scene) for at, scene in enumerate(scenes)),
            key=lambda row: row[:2],
        )
    ]
