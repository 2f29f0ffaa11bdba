"""Rules for documents by their sign: ``168/2024/NĐ-CP``, ``134/2025/QH15``, ``57-NQ/TW``, ``NĐ168``.

The sign is read as its number, its year after ``năm``, and ``của`` with the office that its letters stand
for; its kind is said before it unless the text has named it already (Nghị định 30/2020/NĐ-CP, Phụ lục III,
gives the letters of kinds and how signs are made).
"""

from __future__ import annotations

import re

from vidgen.vietnamese.lexicon import Syllables, shipped
from vidgen.vietnamese.numbers import cardinal, digits, join
from vidgen.vietnamese.syllables import spelled
from vidgen.vietnamese.words import Place, word_set

Reading = tuple[Syllables, ...]

_PART = r"[A-ZĐƯ][A-ZĐƯa-zđư0-9&,]*"
_SIGN = re.compile(rf"([0-9]{{1,5}}[a-z]?)/([12][0-9]{{3}})/({_PART}(?:[-/]{_PART})*)")
_SIGN_WITHOUT_YEAR = re.compile(rf"([0-9]{{1,5}}[a-z]?)[-/]({_PART}(?:[-/]{_PART})*)")
_NUMBER_AND_YEAR = re.compile(r"([0-9]{1,5})/((?:19|20)[0-9]{2})")
_KIND_ATTACHED = re.compile(r"(NĐ|TT|TTLT|QĐ|NQ)([0-9].*)")
_LAW_OF_ASSEMBLY = re.compile(r"(QH|UBTVQH)([0-9]{1,2})")
_KINDS = word_set("luật định tư quyết lệnh văn thị hoạch số điện cáo trình tịch luận dẫn nhất án")
_STANDARD = re.compile(r"([0-9]{1,5}(?:-[0-9]{1,2})?):((?:19|20)[0-9]{2})(?:/([A-ZĐ]+))?")
_SHORT_KINDS = word_set("NĐ TT TTLT QĐ NQ CV")
_DATED = word_set("ngày tháng năm số")


def document_signs(place: Place) -> Reading | None:
    """A document by its sign; who issued it is said unless the text itself says ``của …``."""
    core, said_before = place.core, _said_before(place)
    attached: Syllables = ()
    if match := _KIND_ATTACHED.fullmatch(core):
        attached, core = shipped().documents[match[1]], match[2]
        if core.isdigit() and len(core) <= 4:
            return ((*attached, *_figures(core)),)
    known_kind = bool(attached) or (bool(said_before) and said_before[-1] in _KINDS)
    if match := _SIGN.fullmatch(core):
        year: Syllables = ("năm", *cardinal(int(match[2])))
        figures, code = match[1], match[3]
    elif match := _SIGN_WITHOUT_YEAR.fullmatch(core):
        year, figures, code = (), match[1], match[2]
        if not _is_document(code, known_kind):
            return None
    elif (match := _NUMBER_AND_YEAR.fullmatch(core)) and known_kind:
        return ((*attached, *_figures(match[1]), "năm", *cardinal(int(match[2]))),)
    else:
        return None
    kind, belongs = _kind_and_office(code)
    if _names_office(place, belongs, said_before):
        belongs = ()
    named = bool(kind) and _ends_in(said_before, kind)
    if attached or named or said_before[-1:] == ["án"]:
        kind = attached
    if kind and place.before() == "số":
        return ((*_figures(figures), *year, *kind, *belongs),)
    return ((*kind, *_figures(figures), *year, *belongs),)


def kinds_apart(place: Place) -> Reading | None:
    """``TT 55/2021``, ``KH 12/KH-UBND``: the kind in short before a sign."""
    kind = shipped().documents.get(place.core)
    if kind is None or place.word.pause or place.at + 1 >= len(place.words):
        return None
    numbered = 2 if place.after() == "số" and place.at + 2 < len(place.words) else 1
    after = place.moved(numbered).core
    patterns = (_SIGN, _NUMBER_AND_YEAR, *((_SIGN_WITHOUT_YEAR,) if numbered == 2 else ()))
    signs = any(pattern.fullmatch(after) for pattern in patterns)
    named = f"/{place.core}-" in after or re.match(rf"[0-9]+-{place.core}/", after)
    return (kind,) if signs or named else None


def standards(place: Place) -> Reading | None:
    """``TCVN 3890:2023``, ``QCVN 06:2022/BXD``: the number of a standard and its year."""
    match = _STANDARD.fullmatch(place.core)
    if not match or place.before().rstrip(":") not in ("tcvn", "qcvn", "iso", "tcxdvn"):
        return None
    parts = [_figures(part) for part in match[1].split("-")]
    whose = ("của", *_office(match[3])) if match[3] else ()
    return ((*join(parts, "gạch ngang"), "năm", *cardinal(int(match[2])), *whose),)


def _said_before(place: Place) -> list[str]:
    """What is said before this word in its sentence, kinds of documents written out; the nearest last."""
    history = place.history(12)
    said: list[str] = []
    for at in range(place.at - len(history), place.at):
        named = at == place.at - 1 or (at == place.at - 2 and place.before() == "số")
        kinds = shipped().documents if named else _SHORT_KINDS
        core = place.words[at].core
        said += shipped().documents[core] if core in kinds else (core.lower(),)
    return said


def _is_document(code: str, known_kind: bool) -> bool:
    parts = re.split(r"[-/]", code)
    if len(parts) > 1:
        return parts[0] in shipped().documents or known_kind
    known = shipped().issuers.get(code) or shipped().abbreviations.get(code)
    return known_kind and bool(known or re.fullmatch(r"[A-Z]{1,2}[0-9]{2}", code))


def _ends_in(said: list[str], kind: Syllables) -> bool:
    """Whether the kind was named at most a few words before, as in ``Nghị định của Chính phủ số …``."""
    return any(tuple(said[at : at + len(kind)]) == kind for at in range(max(len(said) - 10, 0), len(said)))


def _figures(figures: str) -> Syllables:
    plain = figures.rstrip("abcdefghijklmnopqrstuvwxyz")
    read = digits(plain) if plain[0] == "0" else cardinal(int(plain))
    return (*read, *spelled(figures[len(plain) :]))


def _kind_and_office(code: str) -> tuple[Syllables, Syllables]:
    """The kind, and whose the document is (``của …``) or what it is about (``về …``)."""
    words = shipped()
    parts = re.split(r"[-/]", code)
    if parts[-1] in ("ST", "PT", "GĐT") or parts[0] == "QĐST":
        return (), tuple(word for part in parts for word in words.courts.get(part, spelled(part)))
    kind = words.documents.get(parts[0], ())
    offices = [part for part in (parts[1:] if kind else parts) if part not in words.subjects]
    about = [word for part in parts for word in words.subjects.get(part, ())]
    issuers: list[str] = []
    for at, part in enumerate(offices):
        if at and at == len(offices) - 1 and "liên" in kind:
            issuers.append("và")
        issuers += _office(part)
    whose = ("của", *issuers) if issuers else ()
    return kind, (*whose, *(("về", *about) if about else ()))


def _office(part: str) -> Syllables:
    words = shipped()
    if match := _LAW_OF_ASSEMBLY.fullmatch(part):
        return (*words.issuers[match[1]], "khóa", *cardinal(int(match[2])))
    known = words.issuers.get(part) or words.abbreviations.get(part) or words.issuers.get(f"B{part}")
    if known:
        return known
    return tuple(s for run in re.findall(r"[0-9]+|[^\W\d_]+", part) for s in (digits(run) or spelled(run)))


def _names_office(place: Place, belongs: Syllables, said_before: list[str]) -> bool:
    """Whether ``của …`` follows, at most a date between, or the same office was named before the number."""
    if belongs and f"{' '.join(belongs[:3])} " in f"{' '.join(said_before)} ":
        return True
    for step in range(1, 11):
        if place.at + step >= len(place.words) or place.words[place.at + step - 1].pause:
            return False
        after = place.words[place.at + step].lower
        if after == "của":
            return True
        if after not in _DATED and not after[:1].isdigit():
            return False
    return False
