"""Rules for law citations: ``168/2024/NĐ-CP``, ``134/2025/QH15``, ``57-NQ/TW``, ``điểm đ khoản 1``."""

from __future__ import annotations

import re

from vidgen.vietnamese.lexicon import Syllables, shipped
from vidgen.vietnamese.numbers import cardinal, digits
from vidgen.vietnamese.syllables import LETTERS, spelled
from vidgen.vietnamese.words import Place, word_set

Reading = tuple[Syllables, ...]

_SIGN = re.compile(r"([0-9]{1,5}[a-z]?)/([12][0-9]{3})/([A-ZĐ][\w-]*)")
_SIGN_WITHOUT_YEAR = re.compile(r"([0-9]{1,5})[-/]([A-ZĐ][A-ZĐa-zƯy]*(?:[-/][A-ZĐƯ][A-ZĐƯa-z0-9]*)+)")
_NUMBER_AND_YEAR = re.compile(r"([0-9]{1,5})/((?:19|20)[0-9]{2})")
_LAW_OF_ASSEMBLY = re.compile(r"(QH|UBTVQH)([0-9]{1,2})")
_KINDS = word_set("luật định tư quyết lệnh văn thị hoạch số điện cáo trình")
_BEFORE_A_LETTER = word_set("điểm mục phần nhóm bảng hạng án câu lớp khối tòa toà block vitamin ý loại tổ")
_LEGAL_LETTERS = LETTERS | {"d": "dê"}


def document_signs(place: Place) -> Reading | None:
    """A document by its sign; who issued it is said unless the text itself goes on to say ``của …``."""
    if match := _SIGN.fullmatch(place.core):
        year: Syllables = ("năm", *cardinal(int(match[2])))
        figures, code = match[1], match[3]
    elif match := _SIGN_WITHOUT_YEAR.fullmatch(place.core):
        year, figures, code = (), match[1], match[2]
        if re.split(r"[-/]", code)[0] not in shipped().documents and place.before() not in _KINDS:
            return None
    elif (match := _NUMBER_AND_YEAR.fullmatch(place.core)) and place.before() in _KINDS:
        return ((*_figures(match[1]), "năm", *cardinal(int(match[2]))),)
    else:
        return None
    kind, issuer = _kind_and_issuer(code)
    said = place.history(8)
    named = bool(kind) and kind[-1] in said[:6]
    belongs = ("của", *issuer) if issuer and not _names_issuer(place) else ()
    return ((*(() if named else kind), *_figures(figures), *year, *belongs),)


def _figures(figures: str) -> Syllables:
    plain = figures.rstrip("abcdefghijklmnopqrstuvwxyz")
    read = digits(plain) if plain[0] == "0" else cardinal(int(plain))
    return (*read, *spelled(figures[len(plain) :]))


def _kind_and_issuer(code: str) -> tuple[Syllables, Syllables]:
    words = shipped()
    parts = re.split(r"[-/]", code)
    kind = words.documents.get(parts[0], ())
    issuers: list[str] = []
    for part in parts[1:] if kind else parts:
        if issuers:
            issuers.append("và")
        issuers += _issuer(part)
    return kind, tuple(issuers)


def _issuer(part: str) -> Syllables:
    words = shipped()
    if match := _LAW_OF_ASSEMBLY.fullmatch(part):
        return (*words.issuers[match[1]], "khóa", *cardinal(int(match[2])))
    known = words.issuers.get(part) or words.abbreviations.get(part)
    if known:
        return known
    return tuple(s for run in re.findall(r"[0-9]+|[^\W\d_]+", part) for s in (digits(run) or spelled(run)))


def _names_issuer(place: Place) -> bool:
    for step in range(1, 11):
        if place.at + step >= len(place.words) or place.words[place.at + step - 1].pause:
            return False
        if place.words[place.at + step].lower == "của":
            return True
    return False


def letters(place: Place) -> Reading | None:
    """A letter alone: ``điểm đ``, ``đáp án B``, ``Nguyễn Văn A``."""
    core = place.core
    if len(core) != 1 or core.lower() not in LETTERS:
        return None
    if place.before() == "điểm":
        return (tuple(_LEGAL_LETTERS[core.lower()].split()),)
    if core.isupper() or place.before() in _BEFORE_A_LETTER or core not in "aăâeêioôơuưy":
        return (tuple(LETTERS[core.lower()].split()),)
    return None
