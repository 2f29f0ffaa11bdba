"""Rules for what names a paper, an account, a vehicle or a thing: read digit by digit or sign by sign."""

from __future__ import annotations

import re

from vidgen.vietnamese.lexicon import Syllables, shipped
from vidgen.vietnamese.numbers import cardinal, digits, number, roman, value
from vidgen.vietnamese.syllables import is_syllable, spelled
from vidgen.vietnamese.words import Place, word_set

Reading = tuple[Syllables, ...]

_PLATE = re.compile(r"([0-9]{2})[-–]?([A-ZĐ]{1,2}[0-9]?)(?:[-–. ]?([0-9]{3}\.?[0-9]{2}|[0-9]{4}))?")
_ARMY_PLATE = re.compile(r"([A-ZĐ]{2})[-–]?[0-9]{2}[-–.][0-9]{2}")
_PLATE_TAIL = re.compile(r"[0-9]{3}\.[0-9]{2}|[0-9]{4,5}")
_CODE = re.compile(r"(?=.*[0-9])(?=.*[A-ZĐ])[A-ZĐ0-9]{2,12}")
_GRADED = re.compile(r"([0-9]{1,3})-([IVX]+)")
_LETTERED = re.compile(r"([0-9]{1,3})([a-zđ])")
_VERSIONED = re.compile(r"([A-Za-zĐđ]{1,3})([0-9]{1,3}(?:\.[0-9]{1,3})+)")
_SIGNED = re.compile(r"[A-ZĐ0-9]{1,14}(?:[-–./][A-ZĐ0-9]{1,14})+")
_PARTED_FIGURES = re.compile(r"[0-9]{2,}(?:[-–.][0-9]{2,})+")
_PROCEDURE = re.compile(r"([0-9])\.([0-9]{6})")

_CODED = word_set(
    "mã otp pin khoản stk cước cccd cmnd cmt hiệu imei thẻ khẩu phiếu sim passport mst thuế số id danh chiếu "
    "tk seri sê-ri sêri xê-ri"
)
_GROUPED = word_set("otp khoản stk cước cccd cmnd cmt thẻ mst thuế danh chiếu imei tk dân thư định")
_PAID = word_set("tiền thưởng vay giá nộp phí mất chuyển trả lương phạt nạp rút vốn lãi nợ cọc")
_KEEPS_ZERO = word_set("án mã mẫu khai số")


def is_money_after(place: Place) -> bool:
    """Whether the next word makes this an amount of money."""
    return place.after() in ("đồng", "đ", "vnd", "vnđ", "nghìn", "ngàn", "triệu", "tỷ", "tỉ", "usd")


def id_numbers(place: Place) -> Reading | None:
    """ID numbers of 9 digits or more, account numbers, one-time codes: digit by digit."""
    core = place.core
    if not (core.isascii() and core.isdigit()) or place.after() in shipped().counted or is_money_after(place):
        return None
    if len(core) >= 5 and core.endswith("000") and core[0] != "0" and not _PAID.isdisjoint(place.history(3)):
        return None
    if place.before() in ("cuối", "đuôi") and "số" in place.history(3):
        return (digits(core),)
    law_of = bool(re.fullmatch(r"(?:19|20)[0-9]{2}", core)) and "luật" in place.history(5)
    coded = len(core) >= 4 and not law_of and any(word in _CODED for word in place.history(2))
    if len(core) >= 9 or coded:
        return (digits(core),)
    return (digits(core),) if core[0] == "0" and len(core) == 2 and place.before() in _KEEPS_ZERO else None


def grouped_ids(place: Place) -> Reading | None:
    """``CCCD 001 234 567 890``, ``thẻ 9704 1234 5678 9012``: groups of digits, each a shown word."""
    if _GROUPED.isdisjoint(place.history(3)):
        return None
    groups: list[str] = []
    while place.at + len(groups) < len(place.words) and len(groups) < 8:
        here = place.words[place.at + len(groups)]
        if not (here.core.isascii() and here.core.isdigit() and 2 <= len(here.core) <= 6):
            break
        groups.append(here.core)
        if here.trail:
            break
    if len(groups) < 2 or sum(map(len, groups)) < 8 or is_money_after(place.moved(len(groups) - 1)):
        return None
    return tuple(digits(group) for group in groups)


def parted_ids(place: Place) -> Reading | None:
    """``mã số thuế 0101234567-001``, ``mã thủ tục 1.004194``."""
    labelled = not _CODED.isdisjoint(place.history(3))
    if match := _PROCEDURE.fullmatch(place.core):
        return ((*digits(match[1]), "chấm", *digits(match[2])),)
    if is_money_after(place) or (value(place.core) is not None and _GROUPED.isdisjoint(place.history(3))):
        return None  # 12.345.678 is a number
    figures = sum(char.isdigit() for char in place.core)
    if labelled and figures >= 8 and _PARTED_FIGURES.fullmatch(place.core):
        return (digits(place.core),)
    return None


def plates(place: Place) -> Reading | None:
    """``73A-123.45``, ``29-B1 123.45``."""
    core = place.core
    match = _PLATE.fullmatch(core)
    if match and match[3]:
        return ((*digits(match[1]), *spelled_code(match[2]), *digits(match[3])),)
    if army := _ARMY_PLATE.fullmatch(core):
        return (
            ((*spelled(army[1]), *digits(core)),) if place.before() in ("xe", "số", "soát", "biển") else None
        )
    if not match or place.word.pause:
        return None
    apart = place.at + 1 < len(place.words) and place.words[place.at + 1].shown in ("-", "–")
    at = place.at + (2 if apart else 1)
    tail = place.words[at].core if at < len(place.words) else ""
    if _PLATE_TAIL.fullmatch(tail) and (len(match[2]) > 1 or len(tail) > 4):
        head = (*digits(match[1]), *spelled_code(match[2]))
        return (head, (), digits(tail)) if apart else (head, digits(tail))
    if not {"biển", "soát", "bks"}.isdisjoint(place.history(3)):
        return ((*digits(match[1]), *spelled_code(match[2])),)
    return None


def codes(place: Place) -> Reading | None:
    """``CT01``, ``A1``, ``4G``, ``C06``; ``v2.1.3``, ``PM2.5``; ``HS-2025-0012``."""
    core = place.core
    if _CODE.fullmatch(core):
        return (spelled_code(core),)
    if (match := _GRADED.fullmatch(core)) and (grade := roman(match[2])):
        return ((*cardinal(int(match[1])), *cardinal(grade)),)
    if match := _LETTERED.fullmatch(core):
        return ((*cardinal(int(match[1])), *spelled(match[2])),)
    if match := _VERSIONED.fullmatch(core):
        return ((*spelled(match[1]), *(number(match[2]) or digits(match[2]))),)
    if (
        _SIGNED.fullmatch(core)
        and any(char.isdigit() for char in core)
        and any(char.isalpha() for char in core)
    ):
        pieces = re.split(r"[-–./]", core)
        return (tuple(syllable for piece in pieces for syllable in _piece(piece)),)
    return None


def _piece(piece: str) -> Syllables:
    if piece.isdigit():
        return digits(piece)
    known = shipped().abbreviations.get(piece)
    if known:
        return known
    return (piece.lower(),) if len(piece) > 2 and is_syllable(piece.lower()) else spelled_code(piece)


def spelled_code(core: str) -> Syllables:
    """Letters by name or as the lexicon has them; up to two digits as a number unless they open with 0."""
    spoken: list[str] = []
    for run in re.findall(r"[0-9]+|[^\W\d_]+", core):
        if run.isdigit():
            spoken += cardinal(int(run)) if len(run) <= 2 and run[0] != "0" else digits(run)
        else:
            spoken += shipped().abbreviations.get(run, ()) if len(run) > 2 else ()
            spoken += () if len(run) > 2 and run in shipped().abbreviations else spelled(run)
    return tuple(spoken)
