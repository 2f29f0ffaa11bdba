"""From what is shown to what is said, each shown word keeping its own syllables."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from vidgen.vietnamese import lexicon as lexicons
from vidgen.vietnamese.authored import pauses_within, shown_words, stretches
from vidgen.vietnamese.lexicon import Phrases, Syllables
from vidgen.vietnamese.numbers import DIGITS
from vidgen.vietnamese.plainwords import shared
from vidgen.vietnamese.punctuation import words_of
from vidgen.vietnamese.rules import read
from vidgen.vietnamese.segments import bonds
from vidgen.vietnamese.text import Pause, Span, Token
from vidgen.vietnamese.words import Place, Word, split

_SEPARATED = re.compile(r"[0-9]+")


def tokens(spans: Sequence[Span], lexicon: Mapping[str, str] | None = None) -> tuple[Token, ...]:
    """The shown words of a line with their syllables, pauses and bonds.

    Arguments:
        spans: the line as shown, NFC.
        lexicon: the author's own readings, shown → spoken; they go before every rule.

    Returns:
        One token for each shown word (parted by white space), in order. A span with `spoken` shares
        those syllables among its words in proportion, one to one where the numbers are equal.
    """
    shown, owners = shown_words(spans)
    words, author = words_of(shown), _author(lexicon)
    readings = [reading for reading, _ in _readings(words, author)]
    pauses = [word.pause for word in words]
    for stretch in sorted(stretches(spans, owners), key=lambda stretch: stretch.first == stretch.end):
        parts = _parts(stretch.said, author)
        whole = tuple(syllable for _, reading in parts for syllable in reading)
        if stretch.first == stretch.end:
            at = max(stretch.first - 1, 0)
            readings[at] = (*readings[at], *whole) if stretch.first else (*whole, *readings[at])
            continue
        natural = [len(reading) for reading in readings[stretch.first : stretch.end]]
        one_each = len(whole) == len(natural)
        dealt = shared(whole, [1] * len(natural) if one_each else natural)
        readings[stretch.first : stretch.end] = dealt
        inner = [(word.pause, len(reading)) for word, reading in parts]
        for at, pause in enumerate(pauses_within(dealt, inner), stretch.first):
            pauses[at] = max(pauses[at], pause)
    ties = bonds(shown)
    return tuple(
        Token(
            shown=word.shown,
            spoken=reading,
            pause=pause,
            glued=tie.glued,
            same_word=tie.same_word,
            strong=any(spans[owner].strong for owner in owner_set),
        )
        for word, reading, pause, tie, owner_set in zip(words, readings, pauses, ties, owners, strict=True)
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
        marks += _inner_marks(token)
        if said:
            after = tokens[at + 1] if at + 1 < len(tokens) else None
            marks[-1] = _stronger(marks[-1], _mark(token) or _group_mark(token, after))
    return " ".join(syllable + mark for syllable, mark in zip(said, marks, strict=True))


def unreadable(text: Sequence[Span] | str, lexicon: Mapping[str, str] | None = None) -> list[str]:
    """The shown words that no rule could read, so that their reading is a guess; each once, in order.

    Words under ``{nói: …}`` are judged by what is written there.
    """
    spans = [Span(text)] if isinstance(text, str) else text
    shown, owners = shown_words(spans)
    author = _author(lexicon)
    found: dict[str, None] = {}
    judged = words_of(shown)
    known = [known for _, known in _readings(judged, author)]
    for stretch in stretches(spans, owners):
        known[stretch.first : stretch.end] = [True] * (stretch.end - stretch.first)
        inner = words_of(stretch.said.split())
        judged += inner
        known += [known for _, known in _readings(inner, author)]
    found.update((word.core, None) for word, is_known in zip(judged, known, strict=True) if not is_known)
    return list(found)


def _author(entries: Mapping[str, str] | None) -> Phrases:
    if not entries:
        return {}
    heard = {
        shown: tuple(syllable for _, reading in _parts(said, {}) for syllable in reading)
        for shown, said in entries.items()
    }
    return lexicons.phrases({shown: said for shown, said in heard.items() if said})


def _parts(said: str, author: Phrases) -> list[tuple[Word, Syllables]]:
    words = words_of(said.split())
    return [(word, reading) for word, (reading, _) in zip(words, _readings(words, author), strict=True)]


def _readings(words: Sequence[Word], author: Phrases) -> list[tuple[Syllables, bool]]:
    found: list[tuple[Syllables, bool]] = []
    while len(found) < len(words):
        reading, known = read(Place(words, len(found)), author)
        found += [(part, known) for part in reading]
    return found


def _mark(token: Token) -> str:
    if token.pause is Pause.NONE:
        return ""
    if token.pause is Pause.CLAUSE:
        return ","
    trail = split(token.shown).trail
    return "?" if "?" in trail else "!" if "!" in trail else "."


def _stronger(one: str, other: str) -> str:
    return max(one, other, key=["", ",", ".", "!", "?"].index)


def _inner_marks(token: Token) -> list[str]:
    marks = [""] * len(token.spoken)
    if len(marks) >= 7 and _is_digits(token):
        groups = [len(group) for group in _SEPARATED.findall(token.shown)]
        end = len(marks) - sum(groups) - 1
        if len(groups) == 1:
            groups = {8: [4, 4], 10: [4, 3, 3]}.get(groups[0], [3] * (groups[0] // 3))
        for size in groups:
            end += size
            if 0 <= end < len(marks) - 1:
                marks[end] = ","
    return marks


def _group_mark(token: Token, after: Token | None) -> str:
    grouped = after is not None and _is_digits(token) and _is_digits(after)
    return "," if grouped and min(len(token.spoken), len(after.spoken if after else ())) >= 3 else ""


def _is_digits(token: Token) -> bool:
    figures = sum(len(group) for group in _SEPARATED.findall(token.shown))
    said = [syllable for syllable in token.spoken if syllable != "cộng"]
    return len(said) == figures > 0 and all(syllable in DIGITS for syllable in said)
