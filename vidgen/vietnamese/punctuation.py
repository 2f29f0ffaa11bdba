"""What the marks around words stand for: silences, abbreviations with a full stop, list marks, brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vidgen.vietnamese.lexicon import shipped
from vidgen.vietnamese.text import Pause
from vidgen.vietnamese.words import Word, split

_DASHES = ("-", "–", "—")
_LIST_MARK = re.compile(r"[(]?(?:[0-9]{1,2}|[a-zđA-Z])[.)]+")


def words_of(shown: Sequence[str]) -> list[Word]:
    """Shown words (no white space) taken apart, each with the silence its marks stand for in this line."""
    words = [split(part) for part in shown]
    return [replace(word, pause=_pause(words, at)) for at, word in enumerate(words)]


def is_dotted(words: Sequence[Word], at: int) -> bool:
    """Whether the full stop after a word is that of an abbreviation before a name: ``P. Đông Hà``."""
    if words[at].core not in shipped().dotted or words[at].trail != "." or at + 1 >= len(words):
        return False
    following = words[at + 1].core
    return following[:1].isupper() or following[:1].isdigit()


def _pause(words: Sequence[Word], at: int) -> Pause:
    word = words[at]
    after = words[at + 1] if at + 1 < len(words) else None
    if after is None:
        return word.pause
    if is_dotted(words, at) or (not word.core and (at == 0 or _between_numbers(words, at))):
        return Pause.NONE
    if at == 0 and _LIST_MARK.fullmatch(word.shown):
        return Pause.CLAUSE
    if word.shown in _DASHES:
        return Pause.CLAUSE
    goes_on = after.core[:1].islower() or not after.core
    if word.lower in ("v.v", "vv") and word.pause is Pause.SENTENCE and goes_on:
        return Pause.CLAUSE
    if len(word.core) == 1 and word.trail == "." and goes_on:
        return Pause.NONE
    if after.shown.startswith("(") or word.shown.endswith(")"):
        return max(word.pause, Pause.CLAUSE)
    return word.pause


def _between_numbers(words: Sequence[Word], at: int) -> bool:
    ends, label = (words[at - 1], words[at + 1]), words[at - 2].lower if at > 1 else ""
    timed = ends[0].lower in ("giờ", "phút") and label[:1].isdigit()
    joins = words[at].shown in _DASHES and (ends[0].core[:1].isdigit() or timed) and not ends[0].pause
    return joins and (ends[1].core[:1].isdigit() or ends[1].lower == label)
