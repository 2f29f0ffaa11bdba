"""The shipped lexicon holds what it promises, and nothing a Vietnamese voice would stumble over."""

from __future__ import annotations

import unicodedata
from collections import Counter
from importlib.resources import files

import pytest

from vidgen.vietnamese.lexicon import shipped
from vidgen.vietnamese.syllables import is_syllable

SECTIONS = ("abbreviations", "words", "dotted", "units", "documents", "issuers", "domains")
TEXT = files("vidgen.vietnamese").joinpath("lexicon.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("section", SECTIONS)
def test_every_reading_is_made_of_vietnamese_syllables(section: str) -> None:
    entries = getattr(shipped(), section)
    assert [shown for shown, said in entries.items() if not said or not all(map(is_syllable, said))] == []


def test_no_entry_stands_twice_in_a_section() -> None:
    section, seen = "", Counter[tuple[str, str]]()
    for line in TEXT.splitlines():
        if line[:1].isalpha():
            section = line
        elif line.strip() and not line.strip().startswith("#"):
            seen[section, line.split(":")[0].strip()] += 1
    assert [entry for entry, count in seen.items() if count > 1 and not entry[0].startswith("counted")] == []


def test_the_abbreviations_of_the_field_are_there() -> None:
    assert len(shipped().abbreviations) >= 80
    wanted = "UBND CCCD VNeID CSKV TTHC ANTT OTP CAND BCA BLHS QR ATM SIM SMS PIN BHXH BHYT GPLX TP.HCM"
    assert [word for word in wanted.split() if word not in shipped().abbreviations] == []


def test_the_file_is_composed_text() -> None:
    assert unicodedata.is_normalized("NFC", TEXT)


def test_words_of_any_case_are_listed_in_lower_case() -> None:
    assert [word for word in shipped().words if word != word.lower()] == []
