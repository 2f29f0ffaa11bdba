"""Where the author says something else than what is shown: which shown words it covers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from vidgen.vietnamese.text import Pause, Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """Shown words from `first` up to but not including `end`, and what is said for them.

    Where `end` is `first`, the words are only heard, before the shown word `first`.
    """

    first: int
    end: int
    said: str


def shown_words(spans: Sequence[Span]) -> tuple[list[str], list[set[int]]]:
    """The shown words, white space apart, and for each the indices of the spans its letters come from."""
    text = "".join(span.text for span in spans)
    owner = [at for at, span in enumerate(spans) for _ in span.text]
    shown: list[str] = []
    owners: list[set[int]] = []
    for match in re.finditer(r"\S+", text):
        shown.append(match[0])
        inside = range(match.start(), match.end())
        owners.append({owner[i] for i in inside if text[i].isalnum()} or {owner[i] for i in inside})
    return shown, owners


def stretches(spans: Sequence[Span], owners: Sequence[set[int]]) -> list[Stretch]:
    """The stretches with words of their own, in order; two spans that share a shown word make one stretch."""
    found: list[Stretch] = []
    if not owners:
        return found
    for at, span in enumerate(spans):
        if span.spoken is None:
            continue
        own = [word for word, owner_set in enumerate(owners) if at in owner_set]
        before = sum(min(owner_set) < at for owner_set in owners)
        first, end = (own[0], own[-1] + 1) if own else (before, before)
        last = found[-1] if found else None
        if last and (first < last.end or (first == end == last.end)):
            found[-1] = replace(last, end=max(end, last.end), said=f"{last.said} {span.spoken}")
        else:
            found.append(Stretch(first, end, span.spoken))
    return found


def pauses_within(dealt: Sequence[Sequence[str]], parts: Sequence[tuple[Pause, int]]) -> list[Pause]:
    """The pause after each share of what is said, where a pause within it falls on the end of a share.

    Arguments:
        dealt: the syllables of each shown word.
        parts: the pause after each word that is said, and how many syllables it has.
    """
    ends: dict[int, Pause] = {}
    count = 0
    for pause, syllables in parts:
        count += syllables
        ends[count] = max(pause, ends.get(count, Pause.NONE))
    found: list[Pause] = []
    heard = 0
    for share in dealt:
        heard += len(share)
        found.append(ends.get(heard, Pause.NONE) if share else Pause.NONE)
    return found
