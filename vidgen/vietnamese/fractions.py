"""Rules for numbers over numbers: ``2/3 số hộ``, ``15/19 tiêu chí``, ``tỷ lệ 1:500``, ``số nhà 12/3/4``."""

from __future__ import annotations

import re

from vidgen.vietnamese.lexicon import Syllables, shipped
from vidgen.vietnamese.numbers import LARGEST, cardinal, digits, join, measured, part
from vidgen.vietnamese.syllables import spelled
from vidgen.vietnamese.words import Place, word_set

Reading = tuple[Syllables, ...]

_FRACTION = re.compile(
    r"([0-9]{1,6}|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)/([0-9]{1,6}|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)([hH]?)"
)
_HOUSE = re.compile(r"[0-9]{1,4}[A-Z]?(?:/[0-9]{1,4}[A-Z]?)+")
_MARK = re.compile(r"([0-9]{1,3}[.,][0-9]{1,2})/([0-9]{1,3})")
_RATIO = re.compile(r"([0-9]{1,3}):([0-9]{1,6})")
_COUNTING_TOWARDS = word_set(
    "bước trang phần câu tập lần tổ số ngõ ngách hẻm nhà kiệt đạt điểm vòng lệ lớp thửa lô tờ phòng độ mức "
    "cấp"
)
_ADDRESSED = word_set("số nhà ngõ ngách hẻm kiệt đường")


def fractions(place: Place) -> Reading | None:
    """``24/7``, ``Bước 2/3``, ``2/3 số hộ``, ``số 12/5``; days and months are taken before this."""
    if match := _MARK.fullmatch(place.core):
        mark = measured(match[1])
        return ((*mark, "trên", *cardinal(int(match[2]))),) if mark else None
    match = _FRACTION.fullmatch(place.core)
    if not match or any(len(figure) > 2 and figure[0] == "0" for figure in match.groups()[:2]):
        return None
    upper, lower = int(match[1].replace(".", "")), int(match[2].replace(".", ""))
    if max(upper, lower) > LARGEST:
        return None
    hours = ("giờ",) if match[3] else ()
    small = lower <= 9 or (lower in (10, 100, 1000) and place.after() not in shipped().counted)
    towards = place.before() in _COUNTING_TOWARDS or "lệ" in place.history(3)
    of_whole = 0 < upper < lower and small and not hours and not towards
    return (
        (*cardinal(upper), "phần", *part(lower))
        if of_whole
        else (*cardinal(upper), "trên", *cardinal(lower), *hours),
    )


def ratios(place: Place) -> Reading | None:
    """``tỷ lệ 1:500``, ``tỷ lệ 16:9``: no time of day."""
    match = _RATIO.fullmatch(place.core)
    if not match or place.before() not in ("lệ", "khung", "hình"):
        return None
    between = "trên" if int(match[1]) == 1 else ""
    return (join([cardinal(int(match[1])), cardinal(int(match[2]))], between),)


def house_numbers(place: Place) -> Reading | None:
    """``12/3/4``, ``số 5B/12``."""
    core = place.core
    bare = core.count("/") == 1 or not core.replace("/", "").isdigit()
    if not _HOUSE.fullmatch(core) or (bare and place.before() not in _ADDRESSED):
        return None
    return (join([_house(piece) for piece in core.split("/")], "trên"),)


def _house(piece: str) -> Syllables:
    figures = piece.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    read = digits(figures) if len(figures) > 2 and figures[0] == "0" else cardinal(int(figures))
    return (*read, *spelled(piece[len(figures) :]))
