"""Rules for short numbers to call or to write to: ``gọi 113``, ``gửi 5656``; ``113 hộ`` is a count."""

from __future__ import annotations

import re

from vidgen.vietnamese.identifiers import is_money_after
from vidgen.vietnamese.lexicon import Syllables, shipped
from vidgen.vietnamese.numbers import digits
from vidgen.vietnamese.text import Pause
from vidgen.vietnamese.words import Place, word_set

Reading = tuple[Syllables, ...]

_LOCAL = re.compile(r"02[0-9]{1,2}[.-][0-9]{3,4}")
_LONGEST = 8

_CALLED = word_set(
    "gọi hotline đài nóng thoại đt sđt đầu nhắn alo zalo bấm quay sát cứu hỏa hoả lượng khẩn "
    "viettel vinaphone mobifone vietnamobile"
)
_DIALLED = word_set("gọi đài hotline nóng thoại bấm quay viettel vinaphone mobifone vietnamobile")
_PASSED_ON = word_set("tới đến gửi qua cho từ cấp liên hệ báo máy")
_GROWING = word_set("tăng giảm lên xuống đạt tổng vượt còn")
_CALLING = word_set("gọi báo nhắn gửi hotline đài nóng thoại tin hệ bấm cuộc đầu khẩn soạn ánh")
_LINES = word_set("đài hotline nóng")
_AFTER_DIALLING = word_set("để ngay khi nếu miễn nhánh và hoặc hay nghe theo trong từ") | {""}
_CALLED_UP = word_set("thanh thí nam nữ quân")
_JOINED = word_set("và hoặc hay")
_STREETS = word_set("đường phố ngõ ngách hẻm tổ thôn ấp quốc khu")
# The 113th of these, or 113 in all: no number to call.
_NUMBERED = word_set("tổng con tỷ tỉ đa bàn xe phòng nhà tầng ghế buồng làn cửa trạm đội tổ khu lô quầy danh")


def short_numbers(place: Place) -> Reading | None:
    """``113``, ``156``, ``5656`` where they are called or stand alone; ``113 người`` is a count."""
    core = place.core
    if not (core.isascii() and core.isdigit()) or not 3 <= len(core) <= _LONGEST or _is_counted(place):
        return None
    if core in shipped().hotlines:
        alone = sum(bool(word.core) for word in place.words) == 1
        return (digits(core),) if alone or not place.history(1) or _is_called(place) else None
    if place.before() in _DIALLED and place.after() in _AFTER_DIALLING:
        return (digits(core),)
    written_to = place.before() in ("gửi", "tới", "đến") and "soạn" in place.history(8)
    numbered = place.before() == "số" and place.before(2) in ("đầu", "gọi", "đài", "nóng", "nhắn")
    return (digits(core),) if len(core) >= 4 and (written_to or numbered) else None


def short_numbers_joined(place: Place) -> Reading | None:
    """``113/114/115``, ``156-5656``; ``024.1022``."""
    if _LOCAL.fullmatch(place.core):
        return (digits(place.core),)
    parts = re.split(r"[/,;–-]", place.core)
    if len(parts) < 2 or not all(part in shipped().hotlines for part in parts) or _is_counted(place):
        return None
    return (digits(place.core),) if not place.history(1) or _is_called(place) else None


def _is_counted(place: Place) -> bool:
    numbered = place.before() == "số" and (place.after() in _STREETS or place.before(2) in _NUMBERED)
    return place.after() in shipped().counted | _CALLED_UP or numbered or is_money_after(place)


def _is_called(place: Place) -> bool:
    """Whether the words before speak of calling, straight or over other numbers: ``113, 114 hoặc 115``."""
    before, history = place.before(), place.history(8)
    if before in _CALLED or before == "số":
        return True
    if before in _PASSED_ON:
        return _GROWING.isdisjoint((*history[:5], *_ahead(place)))
    if "gọi" in history[:3] or not _LINES.isdisjoint(history):
        return True
    parted = not before or place.words[place.at - 1].pause is not Pause.NONE
    if before in _JOINED | shipped().hotlines or (not before and place.at > 1):
        return not (_CALLED | _CALLING).isdisjoint(history)
    in_row = parted and not shipped().hotlines.isdisjoint(history)
    return in_row and not (_CALLED | _CALLING).isdisjoint(place.history(16))


def _ahead(place: Place) -> tuple[str, ...]:
    found: list[str] = []
    for word in place.words[place.at + 1 : place.at + 4]:
        found.append(word.lower)
        if word.pause is Pause.SENTENCE:
            break
    return tuple(found)
