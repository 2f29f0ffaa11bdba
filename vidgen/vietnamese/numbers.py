"""Numbers as Vietnamese says them: mốt, tư, lăm, linh, phẩy; northern standard (nghìn, linh).

Rules after the primary-school reading tables (Toán 2–4): the last digit is ``mốt`` and ``tư`` after
``mươi``, ``lăm`` after ``mười`` and ``mươi``; an empty tens place is ``linh``; an empty hundreds place
below a higher class is ``không trăm``. A comma parts the decimals, a full stop the classes (TCVN 6398-0).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
LARGEST = 10**15

_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_GROUPED_BY_COMMA = re.compile(r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3}){2,}|,[0-9]00)")
_THOUSANDS_BY_COMMA = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?")
_DECIMAL_BY_POINT = re.compile(r"[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})|0\.[0-9]+")
_NUMBER = re.compile(r"([0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,([0-9]+))?")
_DOTTED = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,4})+")
_ROMAN = re.compile(r"(?=[IVXL])(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def digits(text: str) -> tuple[str, ...]:
    """Each ASCII digit of `text` by its name; everything else in it is passed over."""
    return tuple(DIGITS[int(char)] for char in text if char in "0123456789")


def cardinal(n: int) -> tuple[str, ...]:
    """The syllables of a cardinal.

    Arguments:
        n: 0 to 10**15.

    Raises:
        ValueError: `n` lies outside that range.
    """
    if not 0 <= n <= LARGEST:
        raise ValueError(f"0 ≤ n ≤ 10**15, not {n}")
    return _whole(n, full=False) if n else ("không",)


def _whole(n: int, *, full: bool) -> tuple[str, ...]:
    for scale, name in ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn")):
        upper, lower = divmod(n, scale)
        if upper:
            return (*_whole(upper, full=full), name, *(_whole(lower, full=True) if lower else ()))
    return _hundreds(n, full=full)


def _hundreds(n: int, *, full: bool) -> tuple[str, ...]:
    hundred, rest = divmod(n, 100)
    if not hundred and not full:
        return _tens(rest)
    head = (DIGITS[hundred], "trăm")
    if not rest:
        return head
    return (*head, "linh", DIGITS[rest]) if rest < 10 else (*head, *_tens(rest))


def _tens(n: int) -> tuple[str, ...]:
    ten, unit = divmod(n, 10)
    if not ten:
        return (DIGITS[unit],)
    head = ("mười",) if ten == 1 else (DIGITS[ten], "mươi")
    if not unit:
        return head
    if unit == 5:
        return (*head, "lăm")
    if ten > 1 and unit in (1, 4):
        return (*head, "mốt" if unit == 1 else "tư")
    return (*head, DIGITS[unit])


def ordinal(n: int) -> tuple[str, ...]:
    """What follows ``thứ``: nhất, hai, ba, tư, năm …"""
    return {1: ("nhất",), 4: ("tư",)}.get(n) or cardinal(n)


def part(n: int) -> tuple[str, ...]:
    """What follows ``phần`` in a fraction: ``ba phần tư``, ``một phần nghìn``."""
    return {4: ("tư",), 1000: ("nghìn",)}.get(n) or cardinal(n)


def decimal(whole: int, fraction: str) -> tuple[str, ...]:
    """``1,5`` as ``một phẩy năm``; two digits after the comma are read together unless the first is 0."""
    together = len(fraction) == 2 and fraction[0] != "0"
    return (*cardinal(whole), "phẩy", *(cardinal(int(fraction)) if together else digits(fraction)))


def number(text: str) -> tuple[str, ...] | None:
    """A number as shown: ``1.250.000``, ``1,5``, ``05``, ``-3``; None if it is none.

    A leading zero of two digits is not heard; three digits or more with a leading zero are a code and
    are read digit by digit, as is what exceeds 10**15. ``2.0`` is a version: ``hai chấm không``.
    """
    if text[:1] in ("-", "−"):
        positive = number(text[1:]) if text[1:2].isdigit() else None
        return None if positive is None else ("âm", *positive)
    if _GROUPED_BY_COMMA.fullmatch(text):
        text = text.replace(",", ".")
    if match := _NUMBER.fullmatch(text):
        whole, fraction = match[1].replace(".", ""), match[2]
        if len(whole) > 16 or int(whole) > LARGEST or (len(whole) > 2 and whole[0] == "0") or whole == "00":
            return (*digits(whole), *(("phẩy", *digits(fraction)) if fraction else ()))
        return decimal(int(whole), fraction) if fraction else cardinal(int(whole))
    if _DOTTED.fullmatch(text):
        parts = [number(piece) or () for piece in text.split(".")]
        return join(parts, "chấm")
    return None


def measured(text: str, *, money: bool = False) -> tuple[str, ...] | None:
    """A number before a unit, where a point can only part decimals: ``1.5`` as ``một phẩy năm``.

    Arguments:
        text: the number as shown.
        money: it counts money, which has no three decimals: ``1,250`` is ``một nghìn hai trăm năm mươi``.
    """
    sign, figures = (text[:1], text[1:]) if text[:1] in ("-", "−") else ("", text)
    if money and _THOUSANDS_BY_COMMA.fullmatch(figures):
        figures = figures.translate(str.maketrans(",.", ".,"))
    elif _DECIMAL_BY_POINT.fullmatch(figures):
        figures = figures.replace(".", ",")
    return number(sign + figures)


def value(text: str) -> int | None:
    """The whole number shown by ``1.250`` or ``05``; None for anything else."""
    if text.isascii() and text.isdigit() and len(text) <= 16:
        return int(text)
    return int(text.replace(".", "")) if _GROUPED.fullmatch(text) else None


def roman(text: str) -> int | None:
    """The value of a roman numeral I to XCIX in capitals; None if it is none."""
    if not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[char] for char in text]
    return sum(-here if here < after else here for here, after in zip(values, [*values[1:], 0], strict=True))


def join(parts: Sequence[tuple[str, ...]], between: str) -> tuple[str, ...]:
    """The readings in order with `between` (its syllables) between each two."""
    spoken: list[str] = []
    for at, piece in enumerate(parts):
        if at:
            spoken += between.split()
        spoken += piece
    return tuple(spoken)
