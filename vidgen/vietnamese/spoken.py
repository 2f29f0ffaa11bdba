"""From what is shown to what is said, each shown word keeping its own syllables."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from vidgen.vietnamese.family import Family
from vidgen.vietnamese.grouping import are_groups, breaths
from vidgen.vietnamese.heard import heard
from vidgen.vietnamese.lexicon import Syllables, shipped
from vidgen.vietnamese.plainwords import word
from vidgen.vietnamese.segments import bonds
from vidgen.vietnamese.syllables import is_syllable, respelled, spelled
from vidgen.vietnamese.text import Pause, Span, Token
from vidgen.vietnamese.words import split

_MARKS = ",.?!"


def tokens(
    spans: Sequence[Span], lexicon: Mapping[str, str] | None = None, *, family: Family = Family.RESPELLED
) -> tuple[Token, ...]:
    """The shown words of a line with their syllables, pauses and bonds.

    Arguments:
        spans: the line as shown, NFC.
        lexicon: the author's own readings, shown → spoken; they go before every rule.
        family: how the engine that will speak wants foreign words; `EngineVoice.family` names it.

    Returns:
        One token for each shown word (parted by white space), in order. A span with `spoken` shares
        those syllables among its words in proportion, one to one where the numbers are equal.
    """
    found = heard(spans, lexicon, family)
    ties = bonds([each.word.shown for each in found])
    return tuple(
        Token(
            shown=each.word.shown,
            spoken=each.spoken,
            pause=each.pause,
            glued=tie.glued,
            same_word=tie.same_word,
            strong=any(spans[owner].strong for owner in each.owners),
        )
        for each, tie in zip(found, ties, strict=True)
    )


def spoken_text(tokens: Sequence[Token]) -> str:
    """What an engine is given: syllables parted by single spaces, ``, . ? !`` attached to the one before.

    ``len(spoken_text(t).split())`` is the number of syllables of the tokens. A number of seven digits or more
    that is read digit by digit gets a comma between its groups.
    """
    said: list[str] = []
    marks: list[str] = []
    for at, token in enumerate(tokens):
        said += token.spoken
        pauses = breaths(token)
        marks += ["," if nth in pauses else "" for nth in range(len(token.spoken))]
        if said:
            after = tokens[at + 1] if at + 1 < len(tokens) else None
            marks[-1] = _stronger(marks[-1], _mark(token) or ("," if are_groups(token, after) else ""))
    return " ".join(syllable + mark for syllable, mark in zip(said, marks, strict=True))


def in_syllables(text: str) -> tuple[tuple[str, ...], ...]:
    """For each word of a spoken text (``text.split()``) the Vietnamese syllables that it sounds like.

    A foreign word that was left as written for `Family.NATIVE` has several: ``Zalo`` is ``da lô``. So a
    pace can be counted in syllables, and a voice that needs them can speak the same text for comparison.
    """
    return tuple(_sounds(split(part).core or part) for part in text.split())


def respelled_text(text: str) -> tuple[str, tuple[int, ...]]:
    """A spoken text with every foreign word in syllables, marks kept, and how many each word became.

    For what must hear a text that was left for `Family.NATIVE` as an engine of the other family says it: the
    times of its syllables, so many taken together, are those of the words.
    """
    said = [
        (sounds, part[len(part.rstrip(_MARKS)) :])
        for sounds, part in zip(in_syllables(text), text.split(), strict=True)
    ]
    text = " ".join(" ".join(sounds) + mark for sounds, mark in said)
    return text, tuple(len(sounds) for sounds, _ in said)


def _sounds(part: str) -> Syllables:
    if is_syllable(part.lower()) and not (part.isupper() and part in shipped().abbreviations):
        return (part.lower(),)
    return word(part) or (spelled(part) if part.isupper() else respelled(part))


def unreadable(text: Sequence[Span] | str, lexicon: Mapping[str, str] | None = None) -> list[str]:
    """The shown words that no rule could read, so that their reading is a guess; each once, in order.

    Words under ``{nói: …}`` are judged by what is written there.
    """
    spans = [Span(unicodedata.normalize("NFC", text))] if isinstance(text, str) else text
    return list(dict.fromkeys(word for each in heard(spans, lexicon) for word in each.guessed))


def _mark(token: Token) -> str:
    if token.pause is Pause.NONE:
        return ""
    if token.pause is Pause.CLAUSE:
        return ","
    trail = split(token.shown).trail
    return "?" if "?" in trail else "!" if "!" in trail else "."


def _stronger(one: str, other: str) -> str:
    return max(one, other, key=["", ",", ".", "!", "?"].index)
