"""The reading rules in the order in which they are asked.

How to add a rule:

1. Write one small function ``(place: Place) -> Reading | None`` in the file of its field. It looks at the
   word at `place` and around it, and returns the syllables of that word, or of that word and those after it
   that it reads together (one tuple each); None leaves the word to the next rule.
2. Put it into `RULES`, above every rule that would misread its words.
3. Add pairs of what is shown and what must be heard to ``tests/vietnamese/readings.txt``.
"""

from __future__ import annotations

from collections.abc import Callable

from vidgen.vietnamese import addresses, citations, dates, phones, plainwords, quantities
from vidgen.vietnamese.lexicon import Phrases, Syllables
from vidgen.vietnamese.words import Place

Reading = tuple[Syllables, ...]
Rule = Callable[[Place], Reading | None]

RULES: tuple[Rule, ...] = (
    addresses.addresses,
    citations.document_signs,
    dates.times,
    dates.full_hours,
    phones.phone_numbers,
    phones.plates,
    dates.months_and_years,
    dates.days_and_months,
    dates.days_apart,
    quantities.ranges,
    quantities.ordinals,
    quantities.roman_numerals,
    phones.short_numbers,
    phones.id_numbers,
    plainwords.phrases,
    quantities.units_apart,
    quantities.fractions,
    quantities.quantity,
    plainwords.dotted,
    plainwords.abbreviations,
    citations.letters,
    plainwords.lexicon_words,
    plainwords.syllables,
    phones.codes,
    plainwords.highland_names,
    plainwords.joined,
    plainwords.acronyms,
    plainwords.marks,
)


def read(place: Place, author: Phrases) -> tuple[Reading, bool]:
    """The reading of the word at `place`, perhaps with words after it, and whether it rests on a rule.

    Arguments:
        place: the word and its neighbours.
        author: the author's own entries; they go before every rule.
    """
    if author and (own := plainwords.phrase(place, author)):
        return own, True
    for rule in RULES:
        reading = rule(place)
        if reading is not None:
            return reading, True
    return plainwords.guess(place), False
