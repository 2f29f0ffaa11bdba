"""From what is shown to what is said, each shown word keeping its own syllables."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from vidgen.vietnamese import lexicon as lexicons
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
    shown, owners = _shown_words(spans)
    words = words_of(shown)
    author = _author(lexicon)
    readings = [reading for reading, _ in _readings(words, author)]
    pauses = [word.pause for word in words]
    for first, last, said in _overrides(spans, owners):
        inner = words_of(said.split())
        parts = [(word, reading) for word, (reading, _) in zip(inner, _readings(inner, author), strict=True)]
        whole = tuple(syllable for _, reading in parts for syllable in reading)
        span = readings[first : last + 1]
        one_each = len(whole) == len(span)
        dealt = shared(whole, [1] * len(span) if one_each else [len(reading) for reading in span])
        readings[first : last + 1] = dealt
        _place_pauses(pauses, dealt, first, parts)
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
    shown, owners = _shown_words(spans)
    author = _author(lexicon)
    found: dict[str, None] = {}
    covered: set[int] = set()
    for first, last, said in _overrides(spans, owners):
        covered.update(range(first, last + 1))
        inner = words_of(said.split())
        found.update(
            (w.core, None) for w, (_, known) in zip(inner, _readings(inner, author), strict=True) if not known
        )
    words = words_of(shown)
    for at, (word, (_, known)) in enumerate(zip(words, _readings(words, author), strict=True)):
        if not known and at not in covered:
            found[word.core] = None
    return list(found)


def _author(entries: Mapping[str, str] | None) -> Phrases:
    if not entries:
        return {}
    heard = {
        shown: tuple(s for reading, _ in _readings(words_of(said.split()), {}) for s in reading)
        for shown, said in entries.items()
    }
    return lexicons.phrases({shown: said for shown, said in heard.items() if said})


def _shown_words(spans: Sequence[Span]) -> tuple[list[str], list[set[int]]]:
    text = "".join(span.text for span in spans)
    owner = [at for at, span in enumerate(spans) for _ in span.text]
    shown: list[str] = []
    owners: list[set[int]] = []
    for match in re.finditer(r"\S+", text):
        shown.append(match[0])
        inside = range(match.start(), match.end())
        named = {owner[i] for i in inside if text[i].isalnum()}
        owners.append(named or {owner[i] for i in inside})
    return shown, owners


def _overrides(spans: Sequence[Span], owners: Sequence[set[int]]) -> list[tuple[int, int, str]]:
    """First and last word, and what is said, of each stretch with words of its own; stretches do not meet."""
    found: list[tuple[int, int, str]] = []
    for at, span in enumerate(spans):
        if span.spoken is None or not owners:
            continue
        own = [word for word, owner_set in enumerate(owners) if at in owner_set]
        before = sum(1 for owner_set in owners if min(owner_set) < at)
        first, last = (own[0], own[-1]) if own else (max(before - 1, 0),) * 2
        said = span.spoken
        if found and first <= found[-1][1]:
            start, end, earlier = found.pop()
            first, last, said = start, max(end, last), f"{earlier} {said}"
        found.append((first, last, said))
    return found


def _readings(words: Sequence[Word], author: Phrases) -> list[tuple[Syllables, bool]]:
    found: list[tuple[Syllables, bool]] = []
    while len(found) < len(words):
        reading, known = read(Place(words, len(found)), author)
        found += [(part, known) for part in reading]
    return found


def _place_pauses(
    pauses: list[Pause], dealt: Sequence[Syllables], first: int, parts: Sequence[tuple[Word, Syllables]]
) -> None:
    ends, count = dict[int, Pause](), 0
    for word, reading in parts:
        count += len(reading)
        ends[count] = max(word.pause, ends.get(count, Pause.NONE))
    heard = 0
    for at, share in enumerate(dealt):
        heard += len(share)
        if share:
            pauses[first + at] = max(pauses[first + at], ends.get(heard, Pause.NONE))


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
            groups = [4, 3, 3] if groups[0] == 10 else [3] * (groups[0] // 3)
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
