"""The words that are read otherwise than they are written: the shipped list and the author's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from vidgen.vietnamese.words import split

Syllables = tuple[str, ...]
Phrases = Mapping[str, tuple[tuple[tuple[str, ...], Syllables], ...]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The shipped lists, ``lexicon.yaml``; readings are tuples of syllables."""

    abbreviations: Mapping[str, Syllables]
    words: Mapping[str, Syllables]
    phrases: Phrases
    dotted: Mapping[str, Syllables]
    units: Mapping[str, Syllables]
    documents: Mapping[str, Syllables]
    issuers: Mapping[str, Syllables]
    domains: Mapping[str, Syllables]
    hotlines: frozenset[str]
    counted: frozenset[str]


@cache
def shipped() -> Lexicon:
    """The shipped lexicon, read once, when first asked for."""
    text = files("vidgen.vietnamese").joinpath("lexicon.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    read = {
        name: {str(shown): tuple(spoken.split()) for shown, spoken in data[name].items()}
        for name in ("abbreviations", "words", "dotted", "units", "documents", "issuers", "domains")
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
