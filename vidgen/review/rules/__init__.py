"""The registry of rules, by the code of what they find."""

from __future__ import annotations

from vidgen.review.rule import Rule
from vidgen.review.rules.expiry import expiry
from vidgen.review.rules.glyphs import glyphs
from vidgen.review.rules.length import length
from vidgen.review.rules.pictures import broken_pictures
from vidgen.review.rules.readings import lexicon_entries
from vidgen.review.rules.unreadable import unreadable_words

RULES: dict[str, Rule] = {
    "VG-R001": unreadable_words,
    "VG-R002": length,
    "VG-R003": expiry,
    "VG-R007": lexicon_entries,
    "VG-L010": glyphs,
    "VG-M002": broken_pictures,
}
