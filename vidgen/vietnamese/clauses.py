"""Rules for the parts of a law: ``điểm đ khoản 1a Điều 174``, ``đ.a k.1 Đ.174``; and for marks of items."""

from __future__ import annotations

import re

from vidgen.vietnamese.lexicon import Syllables
from vidgen.vietnamese.numbers import cardinal, digits, join, number, roman
from vidgen.vietnamese.punctuation import is_dotted
from vidgen.vietnamese.syllables import LETTERS
from vidgen.vietnamese.words import Place, word_set

Reading = tuple[Syllables, ...]

_SHORT = re.compile(r"([đkĐK])\.?([0-9]{1,3}[a-zđ]?|[a-zđ])")
_SHORTENED = {"đ": "điểm", "k": "khoản"}
_LETTERED = re.compile(r"([0-9]{1,3})([a-zđ]{1,2})|([a-zđ])([0-9]{1,2})")
_SECTION = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})*\.(?:[0-9]{1,2}|[a-zđ])")
_NUMBERED = word_set("điều khoản mục điểm phụ lục chương phần biểu bảng")
_ROMAN_PART = re.compile(r"([IVX]{1,5})\.([0-9]{1,2}(?:\.[0-9]{1,2})*)")
_SMALL_ROMAN = re.compile(r"[iv]|[ivx]{2,4}")
_LAWS = word_set("blhs blds bltths blttds bllđ luật bộ nđ nghị")
_BEFORE_A_LETTER = word_set("điểm mục phần nhóm bảng hạng án câu lớp khối tòa toà block vitamin ý loại tổ")
# Of two letters that sound alike, a lawyer calls d “dê”, so that điểm d and điểm đ are told apart.
_LEGAL_LETTERS = LETTERS | {"d": "dê"}
_LAST_ROMAN_MARK = 20


def shortened(place: Place) -> Reading | None:
    """``Đ.174``, ``k.1``, ``đ.a``, and among others of their kind without the stop: ``k2 Đ174 BLHS``."""
    match = _SHORT.fullmatch(place.core)
    if not match or (match[1] == "Đ" and not match[2][0].isdigit()):
        return None
    if "." not in place.core and not (match[2][0].isdigit() and _among_clauses(place)):
        return None
    article = match[1].lower() == "đ" and match[2][0].isdigit()
    head = "điều" if article else _SHORTENED[match[1].lower()]
    return ((head, *_numbered(match[2])),)


def sections(place: Place) -> Reading | None:
    """``mục 2.1``, ``Điều 7.2.a``, ``điểm 1.2 Mục 1``; not ``điểm 9.5``, a mark at school."""
    if not _SECTION.fullmatch(place.core) or place.before() not in _NUMBERED:
        return None
    if place.before() == "điểm" and place.after() not in _NUMBERED:
        return None
    return (join([_numbered(part) for part in place.core.split(".")], "chấm"),)


def _among_clauses(place: Place) -> bool:
    around = (place.before(), place.after())
    return any(word in _LAWS or word in _NUMBERED or _SHORT.fullmatch(word) for word in around if word)


def _numbered(text: str) -> Syllables:
    figures = text.rstrip("abcdefghijklmnopqrstuvwxyzđ")
    read = number(figures) or () if figures else ()
    return (*read, *(s for char in text[len(figures) :] for s in _LEGAL_LETTERS[char].split()))


def lettered_numbers(place: Place) -> Reading | None:
    """``Điều 5a``, ``khoản 1a``, ``điểm a1``, ``mẫu số 02a``."""
    match = _LETTERED.fullmatch(place.core)
    form = place.before() == "mẫu" or (place.before() == "số" and place.before(2) in ("mẫu", "biểu", "phụ"))
    if not match or not (form or place.before() in _NUMBERED):
        return None
    if match[3]:
        return ((*_LEGAL_LETTERS[match[3]].split(), *cardinal(int(match[4]))),)
    figures = digits(match[1]) if match[1][0] == "0" else cardinal(int(match[1]))
    return ((*figures, *(s for char in match[2] for s in _LEGAL_LETTERS[char].split())),)


def roman_parts(place: Place) -> Reading | None:
    """``mục II.3``, and a roman numeral as the mark of a paragraph: ``II. Tổ chức``, ``(ii)``."""
    if (match := _ROMAN_PART.fullmatch(place.core)) and (n := roman(match[1])):
        return ((*cardinal(n), "chấm", *(number(match[2]) or ())),)
    if place.word.shown.startswith("(") and _SMALL_ROMAN.fullmatch(place.core):
        n = roman(place.core.upper())
        return (cardinal(n),) if n else None
    opens = place.at == 0 and len(place.words) > 1 and not is_dotted(place.words, 0)
    n = roman(place.core) if opens else None
    marks = n is not None and n <= _LAST_ROMAN_MARK and place.word.shown[-1:] in (".", ")", "/")
    return (cardinal(n),) if marks and n else None


def letters(place: Place) -> Reading | None:
    """A letter alone: ``điểm đ``, ``đáp án B``, ``Nguyễn Văn A``, and as the mark of an item: ``b)``."""
    core = place.core
    if len(core) != 1 or core.lower() not in LETTERS:
        return None
    if _in_points(place) or (place.at == 0 and place.word.trail[:1] == ")"):
        return (tuple(_LEGAL_LETTERS[core.lower()].split()),)
    if core.isupper() or place.before() in _BEFORE_A_LETTER or core not in "aăâeêioôơuưy":
        return (tuple(LETTERS[core.lower()].split()),)
    return None


def _in_points(place: Place) -> bool:
    """Whether only letters, ``và`` and ``hoặc`` stand between ``điểm`` and this letter."""
    for before in place.history(24):
        if before == "điểm":
            return True
        if len(before) > 1 and before not in ("và", "hoặc"):
            return False
    return False
