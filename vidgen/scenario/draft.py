"""A scene as read, before its type and what it holds are checked."""

from __future__ import annotations

from dataclasses import dataclass, field

from vidgen.scenario.model import Line, Media
from vidgen.scenario.names import same


@dataclass(slots=True)
class SceneDraft:
    """What stands under one scene heading.

    Attributes:
        name: the type as written.
        line: of the heading.
        heading: the words after the colon.
        lines, media: what it holds.
        unsure: something in it was refused and told, so that nothing may be called missing or unknown.
    """

    name: str
    line: int
    heading: str = ""
    lines: list[Line] = field(default_factory=list)
    media: list[Media] = field(default_factory=list)
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Cast:
    """Who may be named in front of a colon.

    Attributes:
        names: as declared.
        known: False where the declaration could not be read, so that no name may be called undeclared.
    """

    names: tuple[str, ...] = ()
    known: bool = True

    def find(self, name: str) -> str | None:
        """The declared name equal to `name` but for case and spacing, or None."""
        wanted = same(name)
        return next((declared for declared in self.names if same(declared) == wanted), None)
