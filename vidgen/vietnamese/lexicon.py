"""The words that are read otherwise than they are written: the shipped list and the author's own.

A brand (``brand.yaml``) and a script (its front matter) add to the shipped list under the key ``lexicon``,
shown → spoken::

    lexicon:
      CATQT: công an tỉnh quảng trị     # capitals match capitals only
      Công ty Sao Biển: công ty sao biển  # several words are one entry; small letters match any case
      Kroxq: cờ rốc | Kroxq               # before the bar for voices that need Vietnamese syllables,
                                          # behind it for those that read foreign words as written

Such an entry goes before every rule; the script's goes before the brand's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from vidgen.vietnamese.family import Family, reading_for
from vidgen.vietnamese.words import split

Syllables = tuple[str, ...]
Phrases = Mapping[str, tuple[tuple[tuple[str, ...], Syllables], ...]]

_READ = ("abbreviations", "words", "dotted", "units", "documents", "issuers", "subjects", "courts", "domains")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The shipped lists, ``lexicon.yaml``, for one family of engines; readings are tuples of syllables.

    For `Family.NATIVE` a foreign word may stand as written among them.
    """

    abbreviations: Mapping[str, Syllables]
    words: Mapping[str, Syllables]
    phrases: Phrases
    dotted: Mapping[str, Syllables]
    units: Mapping[str, Syllables]
    documents: Mapping[str, Syllables]
    issuers: Mapping[str, Syllables]
    subjects: Mapping[str, Syllables]
    courts: Mapping[str, Syllables]
    domains: Mapping[str, Syllables]
    hotlines: frozenset[str]
    counted: frozenset[str]


@cache
def shipped(family: Family | None = None) -> Lexicon:
    """The shipped lexicon, read once, when first asked for.

    Arguments:
        family: None is `Family.RESPELLED`.
    """
    if family is None:
        family = Family.RESPELLED
    elif family is Family.RESPELLED:
        return shipped()  # the same, however it is asked for
    data = _written()
    read = {
        name: {str(shown): tuple(reading_for(said, family).split()) for shown, said in data[name].items()}
        for name in _READ
    }
    several = {
        shown: spoken
        for name in ("abbreviations", "words")
        for shown, spoken in read[name].items()
        if " " in shown
    }
    return Lexicon(
        **read,
        phrases=phrases(several),
        hotlines=frozenset(data["hotlines"]),
        counted=frozenset(data["counted"].split()),
    )


@cache
def _written() -> Mapping[str, Any]:
    text = files("vidgen.vietnamese").joinpath("lexicon.yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded


def phrases(entries: Mapping[str, Syllables]) -> Phrases:
    """Entries of one or more shown words, by their first word in lower case, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Syllables]]] = {}
    for shown, spoken in entries.items():
        cores = tuple(split(part).core or part for part in shown.split())
        if cores:
            found.setdefault(cores[0].lower(), []).append((cores, spoken))
    return {
        first: tuple(sorted(group, key=lambda entry: len(entry[0]), reverse=True))
        for first, group in found.items()
    }


def means(core: str, entry: str) -> bool:
    """Whether a shown word is that word of an entry; an entry in capitals only matches capitals."""
    return core == entry or (not entry.isupper() and core.lower() == entry.lower())
