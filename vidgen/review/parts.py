"""Which parts a script has, and the finding for one that it lacks."""

from __future__ import annotations

import re

from vidgen.errors import Finding, Severity
from vidgen.review.rule import Case
from vidgen.scenario.names import bare
from vidgen.scenario.slots import slot_names, slots_in

_ASKED = frozenset({"name", "phone", "hotline", "zalo"})
_CALLED = re.compile(
    r"\b(?:goi|bao|lien he|phan anh|hoi|to giac)\b.{0,60}?(?:\b\d{3,5}\b|cong an|truc ban|ubnd|xa\b)"
)


def has_scene(case: Case, *types: str) -> bool:
    """Whether a scene of one of these types is there."""
    return any(scene.type in types for scene in case.scenario.scenes)


def says(case: Case, pattern: re.Pattern[str]) -> bool:
    """Whether a text of the scenes, without diacritics and in lower case, holds the pattern."""
    return any(pattern.search(bare(text.shown)) for text in case.texts if not text.source)


def whom_to_call(case: Case) -> bool:
    """Whether people learn where to turn to: the unit, or a number to call."""
    if has_scene(case, "contact") or any(slots_in(scene) & _ASKED for scene in case.written.scenes):
        return True
    return bool(_ASKED & set(slot_names(case.written.post))) or says(case, _CALLED)


def missing(code: str, case: Case, message: str, fix: str, key: str = "kind") -> Finding:
    """The finding for a part that is not there, at the line of a key of the front matter."""
    line = case.key_line(key) or case.key_line("kind") or 1
    return Finding(code, message, fix, Severity.WARNING, case.scenario.path, line)
