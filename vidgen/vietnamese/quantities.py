"""Rules for quantities: numbers, money, percent, units, ranges, fractions, roman numerals, ordinals."""

from __future__ import annotations

import re
from functools import cache

from vidgen.vietnamese.dates import clock, day_of_range, full_date
from vidgen.vietnamese.lexicon import Syllables, shipped
from vidgen.vietnamese.numbers import cardinal, join, number, ordinal, roman, value
from vidgen.vietnamese.syllables import is_syllable
from vidgen.vietnamese.words import Place, word_set

Reading = tuple[Syllables, ...]

_RANGE = re.compile(r"(.+?)[-–—−](?=[0-9IVX$])(.+)")
_MILLION_AND = re.compile(r"([0-9]+)(tr|triệu|tỷ|tỉ)([0-9])")
_FRACTION = re.compile(r"([0-9]{1,3})/([0-9]{1,3})([hH]?)")
_LABELLED = word_set("thứ tháng năm ngày quý lớp khóa khối")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_CLASSES = word_set("nghìn ngàn vạn triệu tỷ tỉ trăm")
_WITH_ROMAN = word_set(
    "quý hội khóa khoá kỳ kì chương phần kỷ mục hạng cấp loại lần thứ vùng tập đoạn lục quyển đợt bậc "
    "nghị khu mức bảng nhóm tòa thế câu"
)
_PREFIXES = {
    "~": "khoảng", "≈": "khoảng", ">": "trên", "<": "dưới", "≥": "từ", "≤": "không quá", "+": "cộng",
    "=": "bằng",
}  # fmt: skip
_COUNTING_TOWARDS = word_set("bước trang phần câu tập lần tổ số ngõ ngách hẻm nhà kiệt đạt điểm vòng")


@cache
def _measured_pattern() -> re.Pattern[str]:
    units = sorted(shipped().units, key=len, reverse=True)
    return re.compile(
        rf"([$€]?)(-?[0-9][0-9.,]*?)({'|'.join(map(re.escape, units))}|)(?:/([^\W\d_]+[²³]?))?(\+?)"
    )


def amount(core: str) -> Syllables | None:
    """A number with or without its unit attached: ``500.000đ``, ``1,5``, ``50%``, ``120km/h``, ``2tr5``."""
    if match := _MILLION_AND.fullmatch(core):
        return (*cardinal(int(match[1])), *shipped().units[match[2]], *cardinal(int(match[3])))
    if not (match := _measured_pattern().fullmatch(core)):
        return None
    sign, figures, unit, per, plus = match.groups()
    read = number(figures)
    if read is None:
        return None
    units = shipped().units
    every: Syllables = ()
    if per:
        if not unit and not sign:
            return None
        if (every := _per(per, unit)) == ():
            return None
    return (*read, *units.get(unit, ()), *units.get(sign, ()), *every, *(("cộng",) if plus else ()))


def _per(per: str, unit: str) -> Syllables:
    units = shipped().units
    if per in units and not is_syllable(per):
        return ("một" if "đồng" in units.get(unit, ()) else "trên", *units[per])
    return ("một", per) if is_syllable(per) else ()


def quantity(place: Place) -> Reading | None:
    """A number, with or without a unit, a sign before it, or ``+`` after it."""
    core = place.core
    if (read := amount(core)) is not None:
        return (read,)
    if core[:1] in _PREFIXES and (read := amount(core[1:])) is not None:
        return ((*_PREFIXES[core[0]].split(), *read),)
    return None


def ordinals(place: Place) -> Reading | None:
    """``thứ 4``, ``lần thứ I``, ``T7``; not ``thứ 20 nghìn``."""
    core = place.core
    n = value(core)
    if n is None:
        n = roman(core)
    if place.before() == "thứ" and n is not None and n < 100 and place.after() not in _CLASSES:
        return (ordinal(n),)
    if re.fullmatch(r"T[2-7]", core) and not place.word.trail.startswith("."):
        return (("thứ", *ordinal(int(core[1]))),)
    return None


def roman_numerals(place: Place) -> Reading | None:
    """``Quý III``, ``Đại hội XIII``: capitals that are a numeral because of the word before them."""
    figure, _, year = place.core.partition("/")
    n = roman(figure)
    if n is None or place.before() not in _WITH_ROMAN or (year and not _YEAR.fullmatch(year)):
        return None
    return ((*cardinal(n), *(("năm", *cardinal(int(year))) if year else ())),)


def units_apart(place: Place) -> Reading | None:
    """``5 km``, ``2 triệu VND``, ``50.000 đồng/lần``: a unit after a number of its own."""
    core, units = place.core, shipped().units
    left, _, per = core.partition("/")
    before = place.before()
    counts = before[:1].isdigit() or before in _CLASSES
    counted = per and left in shipped().counted and is_syllable(left)
    unit = (left,) if counted else units.get(left)
    if unit is None or not (counts or per) or (per and not counts and len(left) == 1):
        return None
    if not per:
        return None if is_syllable(left) else (unit,)
    every = _per(per, left)
    return ((*unit, *every),) if every else None


def ranges(place: Place) -> Reading | None:
    """``18-25``, ``7h30–11h30``, ``5-7%``, ``05-10/7/2023``, ``T2-T6`` and, in three words, ``18 - 25``."""
    core = place.core
    if core == "" and place.word.shown in ("-", "–", "—"):
        left, right = place.moved(-1), place.moved(1)
        between = place.at > 0 and place.at + 1 < len(place.words) and not left.word.pause
        if between and _end(left.core) is not None and _end(right.core) is not None:
            return (("đến",),)
        timed = left.core.lower() in ("giờ", "phút") and left.before()[:1].isdigit()
        if between and timed and right.core.isdigit() and right.after() == "giờ":
            return (("đến",),)
        same_label = between and place.before(2) == right.core.lower() in _LABELLED
        return (("đến",),) if same_label and _end(left.core) is not None else None
    if match := re.fullmatch(r"T([2-7])[-–]T?([2-7]|CN)", core):
        last = ("chủ", "nhật") if match[2] == "CN" else ("thứ", *ordinal(int(match[2])))
        return (("thứ", *ordinal(int(match[1])), "đến", *last),)
    if not (match := _RANGE.fullmatch(core)):
        return None
    first, last_read = match[1], _end(match[2])
    first_read = (day_of_range(first) if full_date(match[2]) else None) or _end(first)
    if roman(first) is not None and place.before() not in _WITH_ROMAN:
        return None
    if first_read is None or last_read is None:
        return None
    return (join([first_read, last_read], "đến"),)


def _end(core: str) -> Syllables | None:
    if (n := roman(core)) is not None:
        return cardinal(n)
    if core[:1] in ("-", "−"):
        return None
    return clock(core) or full_date(core) or amount(core)


def fractions(place: Place) -> Reading | None:
    """``24/7``, ``Bước 2/3``, ``2/3 số hộ``, ``số 12/5``; days and months are taken before this."""
    match = _FRACTION.fullmatch(place.core)
    if not match:
        return None
    upper, lower = int(match[1]), int(match[2])
    hours = ("giờ",) if match[3] else ()
    part = 0 < upper < lower <= 10 and not hours and place.before() not in _COUNTING_TOWARDS
    return ((*cardinal(upper), *(("phần",) if part else ("trên",)), *cardinal(lower), *hours),)
