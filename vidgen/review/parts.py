"""Which parts a script has, and the finding for one that it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.review.rule import Case
from vidgen.scenario.inline import plain_text
from vidgen.scenario.model import Scene
from vidgen.scenario.names import bare
from vidgen.scenario.slots import slots_in

_REACHED = frozenset({"phone", "hotline", "zalo"})
_STORY = ("hook", "call", "chat")  # in which those who deceive call and name offices
_CALLED = re.compile(
    r"\b(?:goi|bao|lien he|phan anh|hoi|to giac|trinh bao|tim den)\b"
    r".{0,60}?(?:\b\d{3,5}\b|cong an|truc ban|ubnd|xa\b|unit\.name)"
)


def has_scene(case: Case, *types: str) -> bool:
    """Whether a scene of one of these types is there."""
    return any(scene.type in types for scene in case.scenario.scenes)


def says(case: Case, pattern: re.Pattern[str]) -> bool:
    """Whether a text of the scenes, without diacritics and in lower case, holds the pattern."""
    return any(pattern.search(bare(text.shown)) for text in case.texts if not text.source)


def whom_to_call(case: Case) -> bool:
    """Whether viewers learn where to turn to: a number of the unit, or that they call or tell somebody.

    The unit's name alone says who warns, not whom to call; and who sees the film does not see the post.
    """
    if has_scene(case, "contact") or any(slots_in(scene) & _REACHED for scene in case.written.scenes):
        return True
    told = (scene for scene in case.scenario.scenes if scene.type not in _STORY)
    return any(_CALLED.search(bare(text)) for scene in told for text in _texts(scene))


def _texts(scene: Scene) -> Iterator[str]:
    yield plain_text(scene.heading)
    yield from (plain_text(line.text) for line in scene.lines)


def missing(code: str, case: Case, message: str, fix: str, key: str = "kind") -> Finding:
    """The finding for a part that is not there, at the line of a key of the front matter."""
    line = case.key_line(key) or case.key_line("kind") or 1
    return Finding(code, message, fix, Severity.WARNING, case.scenario.path, line)
