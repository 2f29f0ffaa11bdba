"""The texts that a script itself holds, each once, with the line to name for it."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.review.rule import Case, Text

_FOR_MACHINES = ("hashtags", "source")


def held(case: Case, *, prose: bool = False) -> Iterator[tuple[Text, int | None]]:
    """Each text that does not come from the unit, and its line: else that of the key it was derived from.

    Arguments:
        prose: without tags and addresses, whose spelling is their own.
    """
    seen: set[str] = set()
    for text in (*case.beside, *(text for text in case.texts if not text.source)):
        if prose and text.key in _FOR_MACHINES:
            continue
        if text.line is None and text.shown in seen:
            continue  # derived from the facts of a procedure, and judged where it was written
        seen.add(text.shown)
        yield text, text.line or case.key_line(text.key or "procedure")
