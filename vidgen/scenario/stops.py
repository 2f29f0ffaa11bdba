"""Where in a script a question is asked: the place its author names by the first words of a line, or a scene."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vidgen.scenario.inline import plain_text
from vidgen.scenario.model import Role, Scenario, Scene
from vidgen.scenario.names import bare, nearest, same
from vidgen.scenario.practice import Practice
from vidgen.scenario.vocabulary import Vocabulary

_WORD = re.compile(r"\w+")
_PREFIX = re.compile(r"##\s*")
_SHOWN_WORDS = 5
_CLOSING = "contact"


@dataclass(frozen=True, slots=True, order=True)
class StopAt:
    """A place in a told script.

    Attributes:
        scene: index of a scene.
        line: index of the line of it after which the film stops; None is the end of the scene.
    """

    scene: int
    line: int | None = None


def stops_for(told: Scenario, after: str) -> tuple[StopAt, ...]:
    """Every place that `after` can mean; more than one where it is not unique.

    A scene is meant where `after` is its type, its heading or both (``call: Số lạ``); otherwise the lines
    that begin with these words, punctuation and case apart. A speaker in front of them must be the line's.

    Arguments:
        told: localised and completed.
    """
    wanted = _PREFIX.sub("", plain_text(after), count=1)
    if not wanted.strip():
        return (story_end(told),) if told.scenes else ()
    form = _words(wanted)
    scenes = [
        StopAt(index)
        for index, scene in enumerate(told.scenes)
        if form
        and form
        in (
            _words(scene.type),
            _words(plain_text(scene.heading)),
            _words(f"{scene.type} {plain_text(scene.heading)}"),
        )
    ]
    return tuple(scenes) or tuple(at for at, text in _lines(told, wanted) if form and _begins(text, form))


def with_scene_types(practice: Practice, scenes: Sequence[Scene], vocabulary: Vocabulary) -> Practice:
    """The practice block, with a scene that a question names in other words under the name of its type.

    Arguments:
        scenes: of the script; only what they are can be meant.
    """
    there = {scene.type for scene in scenes}

    def renamed(after: str) -> str:
        name, colon, heading = _PREFIX.sub("", after, count=1).partition(":")
        grammar = vocabulary.find(name) if name.strip() else None
        return after if grammar is None or grammar.name not in there else grammar.name + colon + heading

    questions = tuple(
        question.model_copy(update={"after": renamed(question.after)}) for question in practice.questions
    )
    return practice.model_copy(update={"questions": questions})


def story_end(told: Scenario) -> StopAt:
    """Where a question without a place is asked: the end of the last scene that is no closing one."""
    last = max((index for index, scene in enumerate(told.scenes) if scene.type != _CLOSING), default=0)
    return StopAt(last)


def likely_line(told: Scenario, after: str) -> str:
    """The first words of the line most like `after`, as many as make it unique; empty where none is like it."""
    length = len(_words(plain_text(after)))
    lines = [text for _at, text in _lines(told, "")]
    begins = {" ".join(_WORD.findall(text)[: max(length, 1)]): text for text in lines}
    near = nearest(" ".join(_WORD.findall(plain_text(after))), begins, cutoff=0.55)
    if near is None:
        return ""
    words = begins[near].split()
    for count in range(min(_SHOWN_WORDS, len(words)), len(words) + 1):
        first = " ".join(words[:count])
        if len(stops_for(told, first)) == 1:
            return first.rstrip(" ,.;:!?…")
    return ""


def _lines(told: Scenario, wanted: str) -> Iterator[tuple[StopAt, str]]:
    """Each line that may be named and its words, with the speaker before them where `wanted` has one."""
    name, colon, _rest = wanted.partition(":")
    named = bool(colon) and any(same(name) == same(each) for each in told.cast)
    for index, scene in enumerate(told.scenes):
        for place, line in enumerate(scene.lines):
            if line.role is not Role.HEADING:
                text = plain_text(line.text)
                yield StopAt(index, place), f"{line.speaker}: {text}" if named and line.speaker else text


def _words(text: str) -> list[str]:
    return _WORD.findall(same(text))


def _begins(text: str, form: list[str]) -> bool:
    return _words(text)[: len(form)] == form


def unmarked(text: str) -> str:
    """A text in which two options are the same if a trainee would take them so: case, marks, diacritics kept."""
    return " ".join(_words(plain_text(text)))


def is_same(one: str, other: str) -> bool:
    """Whether two short texts are the same but for case, punctuation and missing diacritics."""
    return bare(unmarked(one)) == bare(unmarked(other))
