"""Where in a script a question is asked: its author names a scene, or the first words of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from vidgen.scenario.inline import escape, plain_text
from vidgen.scenario.model import Line, Role, Scenario, Scene
from vidgen.scenario.names import nearest, same
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
    form = unmarked(after.replace("##", "", 1) if after.lstrip().startswith("##") else after)
    if not form:
        return ()
    scenes = [StopAt(index) for index, scene in enumerate(told.scenes) if form in _names_of(scene)]
    return tuple(scenes) or tuple(
        at for at, text in _lines(told, wanted) if f"{text} ".startswith(f"{form} ")
    )


def _names_of(scene: Scene) -> tuple[str, str, str]:
    name, heading = unmarked(scene.type), unmarked(scene.heading)
    return name, heading, f"{name} {heading}"


def with_scene_types(practice: Practice, scenes: Sequence[Scene], vocabulary: Vocabulary) -> Practice:
    """The practice block, with a scene that a question names in other words under the name of its type.

    Arguments:
        scenes: of the script; only what they are can be meant.
    """
    there = {scene.type for scene in scenes} or set(vocabulary.scenes)  # none are written: they are derived

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
    """The first words of the line most like `after`, enough to be unique; empty where none is like it."""
    wanted = _WORD.findall(plain_text(after))
    lines = [plain_text(line.text) for scene in told.scenes for line in scene.lines if _is_named(line)]
    begins = {" ".join(_WORD.findall(text)[: max(len(wanted), 1)]): text for text in lines}
    near = nearest(" ".join(wanted), begins, cutoff=0.55)
    if near is None:
        return ""
    words = begins[near].split()
    for count in range(min(_SHOWN_WORDS, len(words)), len(words) + 1):
        first = " ".join(words[:count])
        if len(stops_for(told, escape(first))) == 1:
            return first.rstrip(" ,.;:!?…")
    return ""


def _lines(told: Scenario, wanted: str) -> Iterator[tuple[StopAt, str]]:
    """Each line that may be named and its words, with the speaker's before them where `wanted` has one."""
    name, colon, _rest = wanted.partition(":")
    named = bool(colon) and any(same(name) == same(each) for each in told.cast)
    for index, scene in enumerate(told.scenes):
        for place, line in enumerate(scene.lines):
            if _is_named(line):
                text = unmarked(line.text)
                yield (
                    StopAt(index, place),
                    f"{unmarked(line.speaker)} {text}" if named and line.speaker else text,
                )


def _is_named(line: Line) -> bool:
    return line.role is not Role.HEADING  # the heading is spoken there: its scene is named by it


@lru_cache(maxsize=4096)
def unmarked(text: str) -> str:
    """The words of a text in lower case, without markup and punctuation; diacritics stay."""
    return " ".join(_WORD.findall(same(plain_text(text))))
