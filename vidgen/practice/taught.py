"""What a film tells, as plain words for paper: scenes, lines, the facts of a procedure."""

from __future__ import annotations

from dataclasses import dataclass

from vidgen.scenario.inline import plain_text
from vidgen.scenario.model import Mark, Procedure, Role, Scenario
from vidgen.storyboard.scenes import grammar


@dataclass(frozen=True, slots=True)
class TaughtLine:
    """A line as read; `place` is its index in the scene, `speaker` is empty for the narrator."""

    place: int
    speaker: str
    text: str
    role: Role
    mark: Mark


@dataclass(frozen=True, slots=True)
class TaughtScene:
    """A scene as read; `place` is its index in the script, `name` what people call its type."""

    place: int
    type: str
    name: str
    heading: str
    lines: tuple[TaughtLine, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a procedure: its label for people and all its values."""

    label: str
    values: tuple[str, ...]


def taught_scenes(told: Scenario) -> tuple[TaughtScene, ...]:
    """Every scene of a localised, completed script."""
    names = {name: each.aliases[0] if each.aliases else name for name, each in grammar().items()}
    return tuple(
        TaughtScene(
            place,
            scene.type,
            names.get(scene.type, scene.type),
            plain_text(scene.heading),
            tuple(
                TaughtLine(at, line.speaker or "", plain_text(line.text), line.role, line.mark)
                for at, line in enumerate(scene.lines)
            ),
        )
        for place, scene in enumerate(told.scenes)
    )


def facts_of(procedure: Procedure | None) -> tuple[Fact, ...]:
    """The facts of a localised procedure, as written; what it leaves empty is left out."""
    if procedure is None:
        return ()
    ways = tuple(
        ": ".join(
            part
            for part in (
                plain_text(channel.name),
                ", ".join(plain_text(text) for text in (channel.time, channel.fee) if text),
            )
            if part
        )
        for channel in procedure.channels
    )
    listed = (
        ("Ai làm", (procedure.who,)),
        ("Giấy tờ", procedure.documents),
        ("Các bước", procedure.steps),
        ("Nơi nộp", (procedure.where,)),
        ("Cách nộp, thời hạn, lệ phí", ways),
        ("Kết quả", (procedure.result,)),
        ("Mẫu", (procedure.form,)),
    )
    facts = (Fact(label, tuple(plain_text(text) for text in texts if text)) for label, texts in listed)
    return tuple(fact for fact in facts if fact.values)
