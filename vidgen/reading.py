"""How texts and scripts are read aloud, line by line: what ``vidgen say`` prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vidgen.aloud import lexicon
from vidgen.brand.kit import Brand
from vidgen.narration.narrate import shown_lines
from vidgen.preview import prepare
from vidgen.review.rule import key_line
from vidgen.scenario.inline import spans
from vidgen.scenario.model import Unit
from vidgen.vietnamese.explain import Substitution, explain
from vidgen.vietnamese.family import Family
from vidgen.vietnamese.spoken import spoken_text, tokens, unreadable
from vidgen.vietnamese.text import Span, plain


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line and how it is read.

    Attributes:
        shown: what is on screen, without markup.
        spoken: what the engine is given.
        substitutions: what is read otherwise than it is written, in order.
        unreadable: the words that nothing knows how to read.
        path, line: where it stands; None where it stands in no script.
    """

    shown: str
    spoken: str
    substitutions: tuple[Substitution, ...]
    unreadable: tuple[str, ...] = ()
    path: Path | None = None
    line: int | None = None

    @property
    def place(self) -> str:
        """``tệp.md:12``."""
        return f"{self.path}:{self.line}" if self.line else f"{self.path}"

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "path": str(self.path) if self.path else None,
            "line": self.line,
            "shown": self.shown,
            "spoken": self.spoken,
            "substitutions": [
                {"shown": one.shown, "spoken": one.spoken, "origin": one.origin.value, "reason": one.reason}
                for one in self.substitutions
            ],
            "unreadable": list(self.unreadable),
        }


def read_text(text: str, brand: Brand, family: Family = Family.RESPELLED) -> ReadLine:
    """One text, which may hold inline markup, with the brand's words."""
    shown = spans(text)
    return _line(shown, spoken_text(tokens(shown, brand.lexicon, family=family)), brand.lexicon, family)


def read_script(
    script: Path, unit: Unit | None, brand: Brand, family: Family = Family.RESPELLED
) -> tuple[ReadLine, ...]:
    """Every spoken line of a script in order, as `narrate` would have it spoken to a unit.

    Raises:
        ScriptError: what is wrong in the file, all at once.
    """
    scenario, _warnings = prepare(script, unit)
    words = lexicon(scenario, brand)
    families = dict.fromkeys((None, *scenario.cast), family)
    return tuple(
        _line(
            spans(line.text),
            spoken_text(said),
            words,
            family,
            script,
            line.line or key_line(script, "procedure"),
        )
        for scene in scenario.scenes
        for line, said in shown_lines(scene, words, families)
    )


def _line(
    shown: Sequence[Span],
    spoken: str,
    words: Mapping[str, str],
    family: Family,
    path: Path | None = None,
    line: int | None = None,
) -> ReadLine:
    return ReadLine(
        plain(tuple(shown)),
        spoken,
        explain(shown, words, family=family),
        tuple(unreadable(shown, words)),
        path,
        line,
    )
