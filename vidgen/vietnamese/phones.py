"""Rules for what is read digit by digit: phones, short numbers, ID and account numbers, plates, codes."""

from __future__ import annotations

import re

from vidgen.vietnamese.lexicon import Syllables, shipped
from vidgen.vietnamese.numbers import cardinal, digits
from vidgen.vietnamese.syllables import spelled
from vidgen.vietnamese.words import Place, word_set

Reading = tuple[Syllables, ...]

_PHONE = re.compile(r"(\+84|84|0)[0-9x]{8,10}|(?:1800|1900)[0-9x]{2,6}")
_PHONE_PART = re.compile(r"\(?(\+?[0-9x]{2,11})\)?")
_SEPARATORS = str.maketrans("", "", " .-–()·")
_PLATE = re.compile(r"([0-9]{2})[-–]?([A-ZĐ]{1,2}[0-9]?)(?:[-–. ]?([0-9]{3}\.?[0-9]{2}|[0-9]{4}))?")
_PLATE_TAIL = re.compile(r"[0-9]{3}\.[0-9]{2}|[0-9]{4,5}")
_CODE = re.compile(r"(?=.*[0-9])(?=.*[A-ZĐ])[A-ZĐ0-9]{2,12}")
_USSD = re.compile(r"\*[0-9*]+#")

_CALLED = word_set(
    "gọi báo hotline đài nóng thoại đt sđt số tới đến gửi nhắn qua cho alo zalo liên hệ máy bấm quay từ cấp"
)
_JOINED = word_set("và hoặc hay")
_CODED = word_set(
    "mã otp pin khoản stk cước cccd cmnd cmt hiệu imei thẻ hộ phiếu sim passport mst thuế số id"
)
_KEEPS_ZERO = word_set("án mã mẫu khai số")


def phone_numbers(place: Place) -> Reading | None:
    """``0912.345.678``, ``0232 3822 113``, ``+84 912 345 678``, ``1900 1234``: one to four words."""
    parts: list[str] = []
    for step in range(4):
        if place.at + step >= len(place.words):
            break
        here = place.moved(step)
        core = here.core
        match = _PHONE_PART.fullmatch(core.translate(_SEPARATORS)) if core else None
        if not match or (step and len(core.translate(_SEPARATORS)) < 2):
            break
        parts.append(match[1])
        number = "".join(parts)
        ended = here.word.pause or step == 3 or not _continues(here)
        if _PHONE.fullmatch(number) and (ended or len(number) >= 10) and not _is_money(here):
            return tuple(_with_sign(part) for part in parts)
        if here.word.pause:
            break
    return None


def _continues(place: Place) -> bool:
    return place.at + 1 < len(place.words) and bool(re.fullmatch(r"[0-9x.]{2,5}", place.moved(1).core))


def _is_money(place: Place) -> bool:
    return place.after() in ("đồng", "đ", "vnd", "vnđ", "triệu", "tỷ")


def _with_sign(part: str) -> Syllables:
    spoken: list[str] = []
    for char in part:
        spoken += ("cộng",) if char == "+" else spelled(char) if char == "x" else digits(char)
    return tuple(spoken)


def short_numbers(place: Place) -> Reading | None:
    """``113``, ``156``, ``5656`` where they are called or stand alone; ``113 người`` is a count."""
    core, words = place.core, shipped()
    if not core.isdigit() or not 3 <= len(core) <= 8 or place.after() in words.counted:
        return None
    alone = sum(bool(word.core) for word in place.words) == 1
    history = place.history(5)
    called = any(word in _CALLED for word in history[:1]) or (
        bool(history) and history[0] in _JOINED | words.hotlines and any(w in _CALLED for w in history)
    )
    near = any(word in ("gọi", "đài", "hotline", "nóng") for word in history[:3])
    if core in words.hotlines and (alone or called or near or not history):
        return (digits(core),)
    if len(core) >= 4 and history[:1] and history[0] in ("đài", "hotline", "nóng", "gọi", "thoại"):
        return (digits(core),)
    return None


def id_numbers(place: Place) -> Reading | None:
    """ID numbers of 9 or 12 digits, account numbers, one-time codes: digit by digit."""
    core = place.core
    if not (core.isascii() and core.isdigit()) or place.after() in shipped().counted or _is_money(place):
        return None
    law_of = bool(re.fullmatch(r"(?:19|20)[0-9]{2}", core)) and "luật" in place.history(5)
    coded = len(core) >= 4 and not law_of and any(word in _CODED for word in place.history(2))
    if len(core) in (9, 12) or len(core) >= 14 or coded:
        return (digits(core),)
    return (digits(core),) if core[0] == "0" and len(core) == 2 and place.before() in _KEEPS_ZERO else None


def plates(place: Place) -> Reading | None:
    """``73A-123.45``, ``29-B1 123.45``."""
    core = place.core
    match = _PLATE.fullmatch(core)
    if match and match[3]:
        return ((*digits(match[1]), *spelled_code(match[2]), *digits(match[3])),)
    if match and place.at + 1 < len(place.words) and not place.word.pause:
        tail = place.moved(1).core
        if _PLATE_TAIL.fullmatch(tail) and len(match[2]) > 1:
            return ((*digits(match[1]), *spelled_code(match[2])), digits(tail))
    return None


def codes(place: Place) -> Reading | None:
    """``CT01``, ``A1``, ``4G``, ``C06``; ``*101#``."""
    core = place.core
    if _USSD.fullmatch(core):
        spoken: list[str] = []
        for char in core:
            spoken += {"*": ("sao",), "#": ("thăng",)}.get(char) or digits(char)
        return (tuple(spoken),)
    return (spelled_code(core),) if _CODE.fullmatch(core) else None


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
