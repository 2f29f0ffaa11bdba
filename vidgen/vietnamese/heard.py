"""What is heard for each shown word of a line, and on what that rests."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from vidgen.vietnamese import lexicon as lexicons
from vidgen.vietnamese.authored import pauses_within, shown_words, stretches
from vidgen.vietnamese.family import Family, reading_for
from vidgen.vietnamese.lexicon import Phrases, Syllables
from vidgen.vietnamese.plainwords import shared
from vidgen.vietnamese.punctuation import words_of
from vidgen.vietnamese.rules import Origin, read
from vidgen.vietnamese.text import Pause, Span
from vidgen.vietnamese.words import Place, Word


@dataclass(frozen=True, slots=True)
class Heard:
    """One shown word and what is heard for it.

    Attributes:
        word: as shown, taken apart.
        owners: the indices of the spans its letters come from.
        spoken: its syllables; for `Family.NATIVE` a foreign word may stand among them as written.
        pause: the silence after it.
        origin: what the reading rests on.
        title: the rule's title, or the entry of the lexicon.
        guessed: the words nothing knows of which its reading is made; itself, or words of ``{nói: …}``.
        leads: whether its reading began here and not with a word before it.
    """

    word: Word
    owners: frozenset[int]
    spoken: Syllables
    pause: Pause
    origin: Origin
    title: str = ""
    guessed: tuple[str, ...] = ()
    leads: bool = True


def heard(
    spans: Sequence[Span], lexicon: Mapping[str, str] | None = None, family: Family = Family.RESPELLED
) -> list[Heard]:
    """Each shown word (parted by white space) with its reading, in order.

    Arguments:
        spans: the line as shown, NFC.
        lexicon: the author's own readings, shown → spoken; they go before every rule, later ones
            before earlier.
        family: how the engine wants foreign words.
    """
    return list(_heard(tuple(spans), tuple((lexicon or {}).items()), family))


@lru_cache(maxsize=512)  # rules, estimate and captions each ask for a line, and every unit has most of them
def _heard(
    spans: tuple[Span, ...], entries: tuple[tuple[str, str], ...], family: Family
) -> tuple[Heard, ...]:
    shown, owners = shown_words(spans)
    author = _author(dict(entries), family)
    found = [
        replace(each, owners=frozenset(owner_set))
        for each, owner_set in zip(_read(shown, author, family), owners, strict=True)
    ]
    for stretch in sorted(stretches(spans, owners), key=lambda stretch: stretch.first == stretch.end):
        parts = _read(stretch.said.split(), author, family)
        whole = tuple(syllable for part in parts for syllable in part.spoken)
        guessed = tuple(word for part in parts for word in part.guessed)
        if stretch.first == stretch.end:
            at = max(stretch.first - 1, 0)
            own = found[at].spoken
            found[at] = replace(
                found[at],
                spoken=(*own, *whole) if stretch.first else (*whole, *own),
                guessed=(*found[at].guessed, *guessed),
                origin=Origin.AUTHOR,
                title="",
            )
            continue
        natural = [len(each.spoken) for each in found[stretch.first : stretch.end]]
        dealt = shared(whole, [1] * len(natural) if len(whole) == len(natural) else natural)
        within = pauses_within(dealt, [(part.pause, len(part.spoken)) for part in parts])
        for at, share, pause in zip(range(stretch.first, stretch.end), dealt, within, strict=True):
            leads = at == stretch.first
            found[at] = replace(
                found[at],
                spoken=share,
                pause=max(found[at].pause, pause),
                origin=Origin.AUTHOR,
                title="",
                guessed=guessed if leads else (),
                leads=leads,
            )
    return tuple(found)


def _author(entries: Mapping[str, str], family: Family) -> Phrases:
    said: dict[str, Syllables] = {}
    # The script's entries stand behind the brand's; of two that both match, the one met first is taken.
    for shown, reading in reversed(list(entries.items())):
        parts = _read(_composed(reading_for(reading, family)).split(), {}, family)
        if syllables := tuple(syllable for part in parts for syllable in part.spoken):
            said[_composed(shown)] = syllables
    return lexicons.phrases(said) if said else {}


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _read(shown: Sequence[str], author: Phrases, family: Family) -> list[Heard]:
    words = words_of(shown)
    found: list[Heard] = []
    while len(found) < len(words):
        one = read(Place(words, len(found), family), author)
        for nth, spoken in enumerate(one.reading):
            word = words[len(found)]
            guessed = (word.core,) if one.origin is Origin.GUESS else ()
            found.append(
                Heard(word, frozenset(), spoken, word.pause, one.origin, one.title, guessed, leads=not nth)
            )
    return found
