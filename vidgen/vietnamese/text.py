"""What the stages hand to each other about text: spans as shown, tokens as shown and spoken."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of shown text.

    Attributes:
        text: as shown, NFC, without markup.
        strong: emphasised on screen.
        spoken: what is said instead, when the author wrote ``{nói: …}``; None lets the rules decide.
    """

    text: str
    strong: bool = False
    spoken: str | None = None


class Pause(IntEnum):
    """The silence after a token."""

    NONE = 0
    CLAUSE = 1  # , ; : – and the like
    SENTENCE = 2  # . ! ? …


@dataclass(frozen=True, slots=True)
class Token:
    """A shown word and what is heard while it is lit.

    Attributes:
        shown: as on screen, punctuation attached, no white space: ``500.000đ,``.
        spoken: its syllables, lower case, no punctuation: ``("năm", "trăm", "nghìn", "đồng")``;
            for `Family.NATIVE` a foreign word as written; empty for a mark that is only seen.
        pause: the silence after it.
        glued: no line break may fall between this token and the next (compound, name, number + unit, date).
        same_word: this token and the next are one word (``căn cước``) and light up together.
        strong: emphasised on screen.
    """

    shown: str
    spoken: tuple[str, ...]
    pause: Pause = Pause.NONE
    glued: bool = False
    same_word: bool = False
    strong: bool = False


def plain(spans: tuple[Span, ...]) -> str:
    """The shown text of the spans."""
    return "".join(span.text for span in spans)
