"""Citations of the law in a text: which provision of which document, and how well it is written.

``khoản 1 Điều 174 BLHS``, ``Nghị định 168/2024/NĐ-CP``, ``Luật 134/2025/QH15``. What follows a document's
kind and number, and how provisions are put in order, is in Nghị định 30/2020/NĐ-CP, Phụ lục III.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from vidgen.review.register import Document, Register

_KINDS = {
    "bộ luật": r"QH\d{1,2}",
    "luật": r"QH\d{1,2}",
    "nghị định": r"NĐ-(?:CP|HĐBT)",
    "thông tư liên tịch": r"TTLT-[A-ZĐ]+(?:-[A-ZĐ]+)*",
    "thông tư": r"TT-[A-ZĐ]+",
    "nghị quyết": r"(?:NQ-[A-ZĐ][A-Za-zĐđ]*|QH\d{1,2}|UBTVQH\d{1,2})",
    "quyết định": r"QĐ-[A-ZĐ][A-Za-zĐđ]*\d*",
    "chỉ thị": r"CT-[A-ZĐ][A-Za-zĐđ]*",
    "pháp lệnh": r"(?:PL-)?UBTVQH\d{1,2}",
}
"""Kinds of documents and the letters their signs end in."""

_KIND = "|".join(sorted(_KINDS, key=len, reverse=True))
_SHORT = {"NĐ": "nghị định", "ND": "nghị định", "TT": "thông tư", "NQ": "nghị quyết", "QĐ": "quyết định"}
_CODE_NAMES = {
    "blhs": "bộ luật hình sự",
    "bltths": "bộ luật tố tụng hình sự",
    "blds": "bộ luật dân sự",
    "blttds": "bộ luật tố tụng dân sự",
    "bllđ": "bộ luật lao động",
}
_CODES = "|".join(sorted(map(str.upper, _CODE_NAMES), key=len, reverse=True))
_LETTERS = r"[A-ZĐa-zđ][A-ZĐa-zđ0-9]*(?:[-–][A-ZĐa-zđ0-9]+)*"
_SIGNED = re.compile(
    rf"(?:\b(?P<kind>{_KIND})\s+|\b(?P<short>{'|'.join(_SHORT)})\s*)?(?P<number_word>số\s*:?\s*)?"
    rf"(?<![\d/.,-])(?P<number>\d{{1,4}})(?P<stroke>[/-])(?P<year>(?:19|20)\d{{2}})"
    rf"(?:[/-](?P<letters>{_LETTERS}))?(?![\d/])",
    re.IGNORECASE,
)
_SPELLED_YEAR = re.compile(
    rf"\b(?P<kind>{_KIND})\s+(?:số\s+)?(?P<number>\d{{1,4}})\s+năm\s+(?P<year>(?:19|20)\d{{2}})",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"(?:\b(?P<point>điểm\s+[a-zđ]\b),?\s*)?(?:\b(?P<clause>khoản\s+(?P<clause_number>\d{1,3}))\b(?P<comma>,?)\s*)?"
    r"\b(?P<word>điều)\s+(?P<article>\d{1,4})(?![\d./]*[%/]|\.\d)\b"
    r"(?P<after>,?\s*(?:,\s*)?khoản\s+\d{1,3}\b)?",
    re.IGNORECASE,
)
_ENDS_A_NAME = (
    "quy|có|và|về|đã|được|bị|nghiêm|cấm|cho|là|của|theo|năm|này|mới|thì|phải|không|xử|nêu|để|từ|khi"
)
_BEFORE_DOCUMENT = re.compile(r"\s*(?:,|của|theo|–|-)?\s*", re.IGNORECASE)
_NOT_OF_LAW = re.compile(
    r"\s*:|\s*(?:cần|nên|phải|lưu|sau|trên|dưới|bạn|bà con|đáng|này|kiện)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Named:
    """A document as a text names it.

    Attributes:
        text: as written.
        start, end: where in the text.
        kind: lower case, or empty where none is written.
        number, year: of a document with a sign, else None.
        letters: the end of its sign, such as ``NĐ-CP``; may be empty.
        entry: the document of the register that it means, or None.
        faulty: what is wrong with how it is written; see `review.rules.citation_form`.
    """

    text: str
    start: int
    end: int
    kind: str = ""
    number: int | None = None
    year: int | None = None
    letters: str = ""
    entry: Document | None = None
    faulty: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A provision, a document, or a provision of a document.

    Attributes:
        text: the whole as written.
        article: its number, or None where a whole document is cited.
        document: None where the text does not say of which.
        faulty: what is wrong with how the provision is written.
    """

    text: str
    article: int | None
    document: Named | None
    faulty: str = ""

    @property
    def key(self) -> tuple[int | None, str]:
        """By what two citations are the same: the article and the document, however it is named."""
        named = self.document
        if named is None:
            return self.article, ""
        if named.entry:
            return self.article, named.entry.names[0]
        if named.number:
            return self.article, f"{named.number}/{named.year}"
        name = named.text.casefold()
        return self.article, _CODE_NAMES.get(name, name)


def citations(text: str, register: Register) -> tuple[Citation, ...]:
    """Every citation of a text (NFC), in order."""
    if not re.search(r"điều|\d/\d|\d-\d|bộ luật|luật|BL[A-ZĐ]{2}|năm", text, re.IGNORECASE):
        return ()
    named = _documents(text, register)
    found: list[tuple[int, Citation]] = []
    taken: set[int] = set()
    for match in _ARTICLE.finditer(text):
        following = next((each for each in named if _follows(text, match.end(), each.start)), None)
        if following is None and not _reads_as_law(text, match):
            continue
        if following:
            taken.add(following.start)
        whole = text[match.start() : following.end if following else match.end()]
        article = int(match["article"])
        found.append((match.start(), Citation(whole, article, following, _how_wrong(match))))
    found += [(each.start, Citation(each.text, None, each)) for each in named if each.start not in taken]
    return tuple(citation for _at, citation in sorted(found, key=lambda pair: pair[0]))


def meant(number: int, year: int, kind: str, letters: str, register: Register) -> Document | None:
    """The document of the register with that number and year, where its kind and letters do not differ."""
    return next(
        (
            each
            for each in register.documents
            for name_kind, name_number, name_year, name_letters in _signs(each.names)
            if (name_number, name_year) == (number, year)
            and (not kind or not name_kind or " ".join(kind.split()) == name_kind)
            and (not letters or not name_letters or _same_letters(letters, name_letters))
        ),
        None,
    )


def letters_of(kind: str) -> str:
    """How the sign of a kind of document must end, as a pattern; empty for an unknown kind."""
    return _KINDS.get(kind, "")


def _same_letters(one: str, other: str) -> bool:
    """Whether the ends of two signs mean the same, ``ND-CP`` and ``NĐ-CP`` too."""
    return one.upper().replace("Đ", "D") == other.upper().replace("Đ", "D")


@lru_cache(maxsize=512)
def _signs(names: tuple[str, ...]) -> tuple[tuple[str, int, int, str], ...]:
    return tuple(
        ((m["kind"] or "").casefold(), int(m["number"]), int(m["year"]), m["letters"] or "")
        for name in names
        for m in _SIGNED.finditer(name)
    )


def _documents(text: str, register: Register) -> tuple[Named, ...]:
    found = [*_signed(text, register), *_spelled(text, register)]
    for match in _by_name(register).finditer(text):
        entry = _entry_called(match[0], register)
        found.append(Named(match[0], match.start(), match.end(), entry=entry))
    apart: list[Named] = []
    for each in sorted(found, key=lambda named: (named.start, -named.end)):
        if not apart or each.start >= apart[-1].end:
            apart.append(each)
    return tuple(apart)


def _signed(text: str, register: Register) -> Iterator[Named]:
    for match in _SIGNED.finditer(text):
        written = (match["kind"] or "").casefold()
        short = (match["short"] or "").upper()
        letters = match["letters"] or ""
        if not (written or short) and not re.search(r"[-–]|^QH\d|^UBTVQH", letters, re.IGNORECASE):
            continue  # 12/2026 is a month, 24/7 a habit
        number, year = int(match["number"]), int(match["year"])
        yield Named(
            match[0].strip(),
            match.start(),
            match.end(),
            " ".join(written.split()) or _SHORT.get(short, ""),
            number,
            year,
            letters,
            meant(number, year, written or _SHORT.get(short, ""), letters, register),
            _sign_fault(match, written, short, letters),
        )


def _sign_fault(match: re.Match[str], written: str, short: str, letters: str) -> str:
    """``short``, ``stroke``, ``letters`` or nothing."""
    if short:
        return "short"
    if match["stroke"] != "/":
        return "stroke"
    wanted = _KINDS.get(" ".join(written.split()), "")
    if letters and wanted and not re.fullmatch(wanted, letters):
        return "letters"
    if letters and not wanted and letters.upper() != letters:
        return "letters"
    return ""


def _spelled(text: str, register: Register) -> Iterator[Named]:
    for match in _SPELLED_YEAR.finditer(text):
        number, year = int(match["number"]), int(match["year"])
        kind = " ".join(match["kind"].casefold().split())
        entry = meant(number, year, kind, "", register)
        yield Named(match[0], match.start(), match.end(), kind, number, year, "", entry, "year")


def _by_name(register: Register) -> re.Pattern[str]:
    """Documents called by a name, not a sign: those of the register, the codes, ``Luật An ninh mạng``."""
    return _names_pattern(tuple(name for each in register.documents for name in each.names))


@lru_cache(maxsize=16)
def _names_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if "/" not in name)
    called = rf"(?i:\b(?:{known})\b)|" if known else ""
    more = rf"(?:\s+(?!(?:{_ENDS_A_NAME})\b)[^\W\d_]+){{0,4}}"
    return re.compile(rf"{called}\b(?:{_CODES})\b|\b(?:Bộ luật|Luật)\s+(?!Sư)[A-ZĐÀ-Ỵ][^\W\d_]*{more}")


def _entry_called(name: str, register: Register) -> Document | None:
    wanted = name.casefold()
    return next((d for d in register.documents if any(n.casefold() == wanted for n in d.names)), None)


def _follows(text: str, end: int, start: int) -> bool:
    return start >= end and bool(_BEFORE_DOCUMENT.fullmatch(text[end:start]))


def _reads_as_law(text: str, match: re.Match[str]) -> bool:
    """``Điều 174`` with a capital or a clause is law; ``3 điều 1 người`` and ``điều 2 cần nhớ`` are not."""
    if _NOT_OF_LAW.match(text, match.end()):
        return False
    return match["word"][0] == "Đ" or bool(match["clause"] or match["after"])


def _how_wrong(match: re.Match[str]) -> str:
    """``order``, ``comma``, ``case``, ``zero`` or nothing."""
    if match["after"]:
        return "order"
    if match["comma"]:
        return "comma"
    if match["article"].startswith("0"):
        return "zero"
    return "case" if match["word"][0] == "đ" else ""


def keys_of(texts: Sequence[str], register: Register) -> set[tuple[int | None, str]]:
    """The keys of all citations of several texts, and of the documents alone."""
    found = [citation for text in texts for citation in citations(text, register)]
    return {each.key for each in found} | {(None, each.key[1]) for each in found}
