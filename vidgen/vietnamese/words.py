"""Shown words with their punctuation set apart, and a place among them for the reading rules to look from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vidgen.vietnamese.characters import plain
from vidgen.vietnamese.family import Family
from vidgen.vietnamese.text import Pause

_KEPT_BEFORE = "+$€£¥#*@&=<>≥≤~≈±-−/°√∑∏∞§¶"
_KEPT_AFTER = "%‰°#+$€£¥₫²³½¼¾&=@*<>"
_READ_ALONE = frozenset("%‰+=<>≥≤≈±×÷@&$€£¥₫½¼¾√∑∏∫∞≠§¶")
_SENTENCE = ".!?…"
_CLAUSE = ",;:–—"
_LINKS = frozenset(("và", "hoặc", "hay", "đến", "tới"))
_LONGEST_CHAIN = 10


def word_set(words: str) -> frozenset[str]:
    """The words of a line of text, as a set to look into."""
    return frozenset(words.split())


@dataclass(frozen=True, slots=True)
class Word:
    """A shown word taken apart: ``“VNeID”,`` is ``“`` + ``VNeID`` + ``”,``.

    Attributes:
        shown: as on screen.
        core: what is read, in plain characters; empty for a mark that is only seen.
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
    text = plain(shown)
    if text in _READ_ALONE:
        return Word(shown, text, "", Pause.NONE)
    start, end = 0, len(text)
    while end and not text[end - 1].isalnum() and text[end - 1] not in _KEPT_AFTER:
        end -= 1
    while start < end and not text[start].isalnum() and not _opens_number(text, start, end):
        start += 1
    core, trail = text[start:end], text[end:]
    if core and not any(char.isalnum() for char in core) and len(core) > 1:
        core, trail = "", text
    return Word(shown, core, trail, _pause(trail if core else text))


def _opens_number(shown: str, at: int, end: int) -> bool:
    char, after = shown[at], shown[at + 1 : at + 2]
    if char not in _KEPT_BEFORE:
        return False
    if char == "°" and after in "CF" and end - at == 2:
        return True
    return after.isdigit() if end - at > 1 else char not in "-−*#<>~/°√∑∏∞§¶"


def _pause(marks: str) -> Pause:
    abbreviated = marks.startswith((".,", ".;", ".:"))  # Nguyễn Văn H., v.v.;
    if not abbreviated and any(char in _SENTENCE for char in marks):
        return Pause.SENTENCE
    return Pause.CLAUSE if any(char in _CLAUSE for char in marks) else Pause.NONE


@dataclass(frozen=True, slots=True)
class Place:
    """One word among its neighbours, to be read to an engine of this family."""

    words: Sequence[Word]
    at: int
    family: Family = Family.RESPELLED

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

    def core_after(self, steps: int = 1) -> str:
        """Core, as written, of the word `steps` after; empty past any pause."""
        return self.words[self.at + steps].core if self.after(steps) else ""

    def after_comma(self) -> bool:
        """Whether a comma parts this word from the one before."""
        return self.at > 0 and self.words[self.at - 1].trail == ","

    def label(self) -> str:
        """The word, in lower case, that tells what is numbered: for 6 in ``thứ 2, 4 và 6`` it is ``thứ``."""
        for step in range(1, _LONGEST_CHAIN + 1):
            at = self.at - step
            if at < 0 or self.words[at].pause is Pause.SENTENCE:
                return ""
            word = self.words[at]
            numbered = word.core[:1].isdigit() or word.core.strip("IVXL") == ""
            if not numbered and word.lower not in _LINKS:
                return word.lower
        return ""

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
        return Place(self.words, self.at + steps, self.family)
