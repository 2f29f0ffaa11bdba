"""Rules for quantities: a number alone, with its unit, before its unit, in groups, in a list or a sum."""

from __future__ import annotations

import re
import unicodedata

from vidgen.vietnamese.amounts import amount, is_money, rate
from vidgen.vietnamese.lexicon import Syllables, shipped
from vidgen.vietnamese.numbers import LARGEST, cardinal, join, measured, number, part, value
from vidgen.vietnamese.plainwords import shared
from vidgen.vietnamese.syllables import is_syllable
from vidgen.vietnamese.words import Place, word_set

Reading = tuple[Syllables, ...]

CLASSES = word_set("nghìn ngàn vạn triệu tỷ tỉ trăm")
_PREFIXES = {
    "~": "khoảng", "≈": "khoảng", ">": "trên", "<": "dưới", "≥": "từ", "≤": "không quá", "+": "cộng",
    "=": "bằng", "±": "cộng trừ",
}  # fmt: skip
_OPERATORS = {"x": "nhân", "×": "nhân", "X": "nhân", "÷": "chia", "±": "cộng trừ", "−": "trừ"}
_LISTED = re.compile(r"[0-9]{1,3}(?:,[0-9]{1,3})+")
_LISTING = word_set(
    "khoản điều chương mục tổ thôn ấp đội quận phường câu bước trang tháng điểm khu phố bài mẫu lớp"
)
_NUMBERED = word_set("mục phần bản chương điều bài bảng hình ios android version")
_RESOLUTIONS = word_set("hình tivi tv video camera phim nét quay chuẩn giải")
_VULGAR = re.compile(r"([0-9]*)([½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])")
_STARS = re.compile(r"([1-7])\*")
_NUMBERED_BY_SIGN = re.compile(r"#([0-9]{1,3})")
_SEQUENCE = re.compile(r"[0-9]{1,2}(?:-[0-9]{1,2}){2,}")
_PLACED = word_set("thôn tổ xã khu ấp bản buôn điều khoản ngày tháng số đội phố lớp bài câu quận phường")
_SPANS = word_set("giây phút giờ ngày đêm tuần tháng quý năm lần lượt người hộ")
_THREE = re.compile(r"[0-9]{3}")
_MOST_GROUPS = 6  # of three digits; no number is longer


def quantity(place: Place) -> Reading | None:
    """A number, with or without a unit, a sign before it, or ``+`` after it."""
    core, after = place.core, place.after()
    if core in ("2K", "4K", "8K") and place.before() in _RESOLUTIONS:
        return ((*cardinal(int(core[0])), "ca"),)
    if match := _STARS.fullmatch(core):
        return ((*cardinal(int(match[1])), "sao"),)
    if match := _NUMBERED_BY_SIGN.fullmatch(core):
        return ((*(() if place.before() == "số" else ("số",)), *cardinal(int(match[1]))),)
    counted = after in CLASSES | shipped().counted or place.core_after() in shipped().units
    before_unit = counted and place.before() not in _NUMBERED
    if before_unit and is_money(place.core_after()) and (read := measured(core, money=True)):
        return (read,)
    if (read := amount(core, before_unit=before_unit)) is not None:
        return (read,)
    if core[:1] in _PREFIXES and (read := amount(core[1:], before_unit=before_unit)) is not None:
        return ((*_PREFIXES[core[0]].split(), *read),)
    return None


def grouped_by_spaces(place: Place) -> Reading | None:
    """``1 000 000 đồng``: the classes of one number, each a shown word of its own."""
    if not re.fullmatch(r"[1-9][0-9]{0,2}", place.core) or place.word.pause:
        return None
    if place.before() in _PLACED:
        return None
    groups = [place.core]
    while len(groups) <= _MOST_GROUPS and _THREE.fullmatch(place.core_after(len(groups))):
        groups.append(place.core_after(len(groups)))
    tail = place.core_after(len(groups))
    unit = tail[3:] if _THREE.match(tail) else ""
    if unit and unit in shipped().units:
        groups.append(tail)
    follows = "" if unit else tail
    counted = follows in shipped().units or follows.lower() in shipped().counted
    if len(groups) < 2 or len(groups) > _MOST_GROUPS or not (unit or counted or "000" in groups[1:]):
        return None
    whole = int("".join(group[:3] for group in groups))
    if whole > LARGEST:
        return None
    read = cardinal(whole)
    return shared((*read, *shipped().units.get(unit, ())), [len(group) for group in groups])


def currency_first(place: Place) -> Reading | None:
    """``VND 500.000``, ``USD 100``: the currency is heard after the number."""
    number_after = place.core_after()
    counted = place.before()[:1].isdigit() or place.before() in CLASSES
    if not is_money(place.core) or not place.core.isupper() or counted or place.after(2) in CLASSES:
        return None
    read = measured(number_after, money=True) if number_after[:1].isdigit() else None
    return None if read is None else ((), (*read, *shipped().units[place.core]))


def units_apart(place: Place) -> Reading | None:
    """``5 km``, ``2 triệu VND``, ``50.000 đồng/lần``, ``1.200 người/km²``: a unit apart from its number."""
    core, units = place.core, shipped().units
    left, _, per = core.partition("/")
    before = place.before()
    counts = before[:1].isdigit() or before[-1:].isdigit() or before in CLASSES or before[1:2].isdigit()
    counted = per and left in shipped().counted and is_syllable(left)
    unit = (left,) if counted else units.get(left)
    if unit is None or not (counts or per) or (per and not counts and len(left) == 1):
        return None
    if not per:
        return None if is_syllable(left) and left != "ha" else (unit,)
    if per == "100" and place.core_after() in units:
        return ((*unit, "trên", "một", "trăm"),)
    every = rate(per, left)
    return ((*unit, *every),) if every else None


def counted_against(place: Place) -> Reading | None:
    """``12.456 người/3.210 hộ``, ``2 mũi/tháng``: what is counted, over what."""
    left, _, per = place.core.partition("/")
    if not per or not is_syllable(left.lower()) or not place.before()[:1].isdigit():
        return None
    if per in _SPANS:
        return ((left.lower(), "một", per),)
    read = amount(per) if per[0].isdigit() and "/" not in per else None
    return None if read is None else ((left.lower(), *(() if per == "1" else ("trên",)), *read),)


def listed(place: Place) -> Reading | None:
    """``khoản 1,2,3``, ``1-2-3``: numbers in a row without white space, not one with decimals."""
    core = place.core
    if _SEQUENCE.fullmatch(core):
        return (join([cardinal(int(piece)) for piece in core.split("-")], ""),)
    if not _LISTED.fullmatch(core) or (number(core) is not None and place.before() not in _LISTING):
        return None
    if core.count(",") == 1 and place.after() in CLASSES | {"lần", "phần"}:
        return None
    numbers = [value(piece) for piece in core.split(",")]
    return (join([cardinal(n) for n in numbers if n is not None], ""),)


def vulgar_fractions(place: Place) -> Reading | None:
    """``½``, ``2½``, ``¾``."""
    match = _VULGAR.fullmatch(place.core)
    if not match:
        return None
    upper, _, lower = unicodedata.normalize("NFKC", match[2]).partition("⁄")
    if not match[1]:
        return ((*cardinal(int(upper)), "phần", *part(int(lower))),)
    whole = cardinal(int(match[1])) if len(match[1]) < 16 else None
    if whole is None:
        return None
    return (
        ((*whole, "rưỡi"),)
        if match[2] == "½"
        else ((*whole, *cardinal(int(upper)), "phần", *part(int(lower))),)
    )


def sums(place: Place) -> Reading | None:
    """The signs of ``5 - 3 = 2`` and ``3 x 4``, each a shown word of its own."""
    before, after = place.before(), place.core_after()
    if place.at + 1 < len(place.words):
        after = place.words[place.at + 1].core
    measured_before = place.before(2)[:1].isdigit() and (
        before in shipped().units or place.word.shown in "x×"
    )
    if not ((before[:1].isdigit() or measured_before) and after[:1].isdigit()):
        return None
    if place.word.shown == "-" and "=" in [word.shown for word in place.words[place.at : place.at + 4]]:
        return (("trừ",),)
    sign = _OPERATORS.get(place.word.shown)
    return (tuple(sign.split()),) if sign else None
