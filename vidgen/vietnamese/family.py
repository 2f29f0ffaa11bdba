"""The families of engines: which must be given a foreign word in Vietnamese syllables, which as written.

An engine that turns spelling into Vietnamese sounds by rule (eSpeak, and Piper's Vietnamese models, whose
text eSpeak turns into sounds) says “Zalo” right only as ``da lô``; a neural service has heard people say
Zalo and reads the word itself better than any respelling. So a reading may be written for both, with a bar
between: ``da lô | Zalo``. Where there is no bar it holds for every family.
"""

from __future__ import annotations

from enum import StrEnum

BAR = "|"


class Family(StrEnum):
    """How an engine wants words that are not Vietnamese."""

    RESPELLED = "respelled"  # in Vietnamese syllables
    NATIVE = "native"  # as they are written


def reading_for(said: str, family: Family) -> str:
    """The part of a reading that is for this family; empty where the writer leaves it to the rules.

    ``da lô | Zalo`` is ``da lô`` for `Family.RESPELLED` and ``Zalo`` for `Family.NATIVE`; ``| Zalo`` says
    nothing for the first; ``da lô`` is for both.
    """
    respelled, bar, native = (part.strip() for part in said.partition(BAR))
    return native if bar and family is Family.NATIVE else respelled
