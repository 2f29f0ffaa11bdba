"""The questions of a case, and findings about them."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.review.rule import Case
from vidgen.scenario.asked import Asked, asked
from vidgen.scenario.inline import plain_text
from vidgen.scenario.practice import Question, QuestionType

CHOOSING = (QuestionType.CHOICE, QuestionType.SEVERAL)
"""Types whose options are weighed against each other."""

_SHOWN = 50


def questions(case: Case, *, own: bool = False) -> Iterator[Question]:
    """Every question, in the order in which they are asked.

    Arguments:
        own: without quiz scenes, on whose shape the loader and the storyboard have their say.
    """
    return (each.question for each in _asked(case) if each.scene is None or not own)


def placed(case: Case) -> tuple[Asked, ...]:
    """The questions of the practice block with their places."""
    return tuple(each for each in _asked(case) if each.scene is None)


def short(text: str) -> str:
    """A text as it is named in a message."""
    shown = plain_text(text)
    return shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1].rstrip() + "…"


def told(
    code: str, case: Case, message: str, fix: str, line: int | None, severity: Severity = Severity.WARNING
) -> Finding:
    """A finding about a question, at a line of the script."""
    return Finding(code, message, fix, severity, case.scenario.path, line)


def _asked(case: Case) -> tuple[Asked, ...]:
    return asked(case.scenario)
