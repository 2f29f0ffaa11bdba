"""What is looked for: a number, citation, word, domain, code, hash or script, told by its form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from vidgen.approval.code import parse_code
from vidgen.errors import VidgenError
from vidgen.messages import _
from vidgen.recall.domains import host_asked
from vidgen.recall.numbers import Number, number_of
from vidgen.recall.phrases import Phrase, Place, flat
from vidgen.recall.provisions import provision_of
from vidgen.review.register import Register
from vidgen.scenario.source import clean

Form = Literal["number", "citation", "term", "domain", "code", "hash", "script", "words"]
_LONGEST = 300  # characters
_HASH = re.compile(r"[0-9a-fA-F]{8,64}")
_CODE = re.compile(r"[0-9A-Za-z]{4}\s?[-‐‑–—]\s?[0-9A-Za-z]{4}|[0-9A-Z]{8}")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Way(Protocol):
    """A way to find it in a text."""

    def places(self, text: str) -> Iterator[Place]:
        """Each find in a text (NFC)."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for.

    Attributes:
        asked: as typed, cleaned.
        form: what it was taken for.
        ways: to find it in a text; none where only names and hashes count.
        script: the id of the script meant, or empty.
        code: the verification code meant, or empty.
        hash: the beginning of the hash meant, in small letters, or empty.
    """

    asked: str
    form: Form
    ways: tuple[Way, ...] = ()
    script: str = ""
    code: str = ""
    hash: str = ""

    def places(self, text: str) -> list[Place]:
        """Where it stands in a text (NFC), in order, without overlaps."""
        found: list[Place] = []
        for place in sorted(place for way in self.ways for place in way.places(text)):
            if not found or place[0] >= found[-1][1]:
                found.append(place)
        return found

    def is_in(self, text: str) -> bool:
        """Whether a text (NFC) holds it."""
        return any(True for way in self.ways for _place in way.places(text))

    def names(self, *hashes: str) -> bool:
        """Whether one of these hashes is meant."""
        return bool(self.hash) and any(each.startswith(self.hash) for each in hashes if each)


def wanted(asked: str, register: Register, scripts: Collection[str] = ()) -> Wanted:
    """What a text asks for. A word of the register's dated terms stands for all its variants.

    Arguments:
        scripts: ids of all scripts known, which come first: a name with hyphens is no sentence.

    Raises:
        VidgenError: there is nothing to look for (VG-W030).
    """
    text = " ".join(clean(asked).split())
    if not re.search(r"[^\W_]", text) or len(text) > _LONGEST:
        raise VidgenError.of(
            "VG-W030",
            _("Chưa ghi cần tìm gì, hoặc ghi quá dài."),
            _("Ghi một số, căn cứ, từ, tên miền, mã kiểm chứng hoặc id kịch bản."),
        )
    if text in scripts and _ID.fullmatch(text) and not text.isdigit():
        return Wanted(text, "script", () if "-" in text else (Phrase(text),), script=text)
    code = parse_code(text) if _CODE.fullmatch(text) and re.search(r"\d|-", text) else None
    if code:
        return Wanted(text, "code", (Phrase(code),), code=code)
    if number := number_of(text):
        hashed = text.lower() if _HASH.fullmatch(text) and len(text) > 15 else ""
        return Wanted(text, "number", (Number(number),), hash=hashed)
    if _HASH.fullmatch(text) and re.search(r"\d", text):
        return Wanted(text, "hash", (Phrase(text),), hash=text.lower())
    if provision := provision_of(text, register):
        return Wanted(text, "citation", (provision, Phrase(text)))
    if host := host_asked(text):
        return Wanted(text, "domain", (host,))
    words = _variants(text, register)
    return Wanted(text, "term" if len(words) > 1 else "words", tuple(map(Phrase, words)))


def _variants(text: str, register: Register) -> tuple[str, ...]:
    """The text, and where it is a dated term, all that is written for it."""
    for term in register.terms:
        if any(_same(text, word) for word in term.words):
            return tuple(dict.fromkeys((text, *(unicodedata.normalize("NFC", word) for word in term.words))))
    return (text,)


def _same(typed: str, word: str) -> bool:
    has_marks = flat(typed) != typed.lower()
    return typed.lower() == word.lower() if has_marks else typed.lower() == flat(word)
