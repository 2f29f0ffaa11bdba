"""Lists of words and what to write instead: the text files in ``review/words``.

A row is ``viết sai → viết đúng``; ``cũng cố | gắng, ý → củng cố`` counts unless one of the words behind
the bar comes next.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """An entry: `wrong` in lower case, what to write instead, and what must not follow."""

    wrong: str
    instead: str
    unless: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def pairs_in(name: str, text: str) -> tuple[tuple[str, str], ...]:
    """What of the list ``words/<name>.txt`` stands in a text: as written, and what to write instead."""
    lower = text.lower()
    if len(lower) != len(text):
        return ()  # a letter that is two in lower case; no Vietnamese one is
    known, found, end = _by_first_word(name), list[tuple[str, str]](), 0
    for match in _WORD.finditer(lower):
        if match.start() < end:
            continue
        for pair in known.get(match[0], ()):
            if _stands(pair, lower, match.start()):
                end = match.start() + len(pair.wrong)
                found.append((text[match.start() : end], pair.instead))
                break
    return tuple(found)


def _stands(pair: Pair, lower: str, start: int) -> bool:
    if not lower.startswith(pair.wrong, start):
        return False
    behind = lower[start + len(pair.wrong) :]
    return not _WORD.match(behind) and not behind.lstrip().startswith(pair.unless or ("\0",))


@cache
def _by_first_word(name: str) -> Mapping[str, tuple[Pair, ...]]:
    """The entries by their first word, the longest first."""
    text = files("vidgen.review").joinpath("words", f"{name}.txt").read_text(encoding="utf-8")
    found: dict[str, list[Pair]] = {}
    for row in text.splitlines():
        if row.strip() and not row.startswith("#"):
            left, _arrow, instead = row.partition("→")
            wrong, _bar, unless = left.partition("|")
            pair = Pair(
                " ".join(wrong.lower().split()),
                instead.strip(),
                tuple(word.strip() for word in unless.split(",") if word.strip()),
            )
            found.setdefault(pair.wrong.split(" ")[0], []).append(pair)
    return {
        first: tuple(sorted(group, key=lambda pair: len(pair.wrong), reverse=True))
        for first, group in found.items()
    }
