"""What is said otherwise than it is shown in a line, and by which rule: ``vidgen say --explain``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from vidgen.messages import _
from vidgen.vietnamese.family import Family
from vidgen.vietnamese.heard import Heard, heard
from vidgen.vietnamese.rules import Origin
from vidgen.vietnamese.text import Span


@dataclass(frozen=True, slots=True)
class Substitution:
    """One shown word, or several read together, and what is said for it.

    Attributes:
        shown: as on screen, without the marks around it.
        spoken: empty where nothing is heard.
        origin: what the reading rests on.
        reason: the same for people: the title of the rule, the entry of the lexicon.
    """

    shown: str
    spoken: str
    origin: Origin
    reason: str


def explain(
    spans: Sequence[Span], lexicon: Mapping[str, str] | None = None, *, family: Family = Family.RESPELLED
) -> tuple[Substitution, ...]:
    """Every substitution of a line, in order; what is read as it is written is left out.

    Arguments: as of `spoken.tokens`.
    """
    found = heard(spans, lexicon, family)
    groups: list[list[Heard]] = []
    for at, each in enumerate(found):
        if each.leads:
            groups.append([each, *takewhile(lambda other: not other.leads, found[at + 1 :])])
    return tuple(_substitution(group) for group in groups if _differs(group))


def _differs(group: Sequence[Heard]) -> bool:
    shown = [part for each in group for part in each.word.lower.split()]
    spoken = [syllable.lower() for each in group for syllable in each.spoken]
    return shown != spoken and (any(shown) or bool(spoken))


def _substitution(group: Sequence[Heard]) -> Substitution:
    first = group[0]
    shown = " ".join(each.word.core or each.word.shown for each in group)
    spoken = " ".join(syllable for each in group for syllable in each.spoken)
    origin = Origin.GUESS if any(each.guessed for each in group) else first.origin
    return Substitution(shown, spoken, origin, _reason(first, origin))


def _reason(first: Heard, origin: Origin) -> str:
    if origin is Origin.GUESS:
        return _("đoán: chưa có cách đọc")
    if origin is Origin.AUTHOR:
        return _("ghi trong {nói: …}")
    if origin is Origin.LEXICON:
        return _("mục lexicon: {entry}").format(entry=first.title)
    return _(first.title)
