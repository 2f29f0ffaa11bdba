"""Shown words with their punctuation set apart, and a place among them for the reading rules to look from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vidgen.vietnamese.text import Pause

_KEPT_BEFORE = "+$€£#*@&=<>≥≤~≈-−/°"
_KEPT_AFTER = "%‰°#+$€£₫²³½¼¾&=@*<>"
_SENTENCE = ".!?…"
_CLAUSE = ",;:–—"


def word_set(words: str) -> frozenset[str]:
    """The words of a line of text, as a set to look into."""
    return frozenset(words.split())


@dataclass(frozen=True, slots=True)
class Word:
    """A shown word taken apart: ``“VNeID”,`` is ``“`` + ``VNeID`` + ``”,``.

    Attributes:
        shown: as on screen.
        core: what is read; empty for a mark that is only seen.
        trail: the marks after it.
        pause: the silence they stand for.
    """

    shown: str
    core: str
    trail: str
    pause: Pause

    @property
    def lower(self) -> str:
        """The core in lower case."""
        return self.core.lower()


def split(shown: str) -> Word:
    """A shown word (no white space) taken apart."""
    start, end = 0, len(shown)
    while end and not shown[end - 1].isalnum() and shown[end - 1] not in _KEPT_AFTER:
        end -= 1
    while start < end and not shown[start].isalnum() and not _opens_number(shown, start, end):
        start += 1
    core, trail = shown[start:end], shown[end:]
    if core and not any(char.isalnum() for char in core) and len(core) > 1:
        core, trail = "", shown
    return Word(shown, core, trail, _pause(trail if core else shown))


def _opens_number(shown: str, at: int, end: int) -> bool:
    char, after = shown[at], shown[at + 1 : at + 2]
    if char not in _KEPT_BEFORE:
        return False
    return after.isdigit() if end - at > 1 else char not in "-−*#<>~/°"


def _pause(marks: str) -> Pause:
    if any(char in _SENTENCE for char in marks):
        return Pause.SENTENCE
    return Pause.CLAUSE if any(char in _CLAUSE for char in marks) else Pause.NONE


@dataclass(frozen=True, slots=True)
class Place:
    """One word among its neighbours."""

    words: Sequence[Word]
    at: int

    @property
    def word(self) -> Word:
        """The word here."""
        return self.words[self.at]

    @property
    def core(self) -> str:
        """What is read here."""
        return self.word.core

    def before(self, steps: int = 1) -> str:
        """Core, in lower case, of the word `steps` before; empty past the start of the sentence."""
        first = self.at - steps
        if first < 0 or any(self.words[i].pause is Pause.SENTENCE for i in range(first, self.at)):
            return ""
        return self.words[first].lower

    def after(self, steps: int = 1) -> str:
        """Core, in lower case, of the word `steps` after; empty past any pause."""
        last = self.at + steps
        if last >= len(self.words) or any(self.words[i].pause for i in range(self.at, last)):
            return ""
        return self.words[last].lower

    def history(self, steps: int) -> tuple[str, ...]:
        """The cores before this word within its sentence, nearest first, at most `steps` of them."""
        found: list[str] = []
        for step in range(1, steps + 1):
            if self.at - step < 0 or self.words[self.at - step].pause is Pause.SENTENCE:
                break
            found.append(self.words[self.at - step].lower)
        return tuple(found)

    def moved(self, steps: int) -> Place:
        """The place `steps` further on."""
        return Place(self.words, self.at + steps)
