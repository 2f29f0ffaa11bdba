"""Numbers to call, as a text has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vidgen.scenario.model import Unit

_LONG = re.compile(r"(?<![\w.,/+-])(?:\(?(?:\+84[ .-]?|0)\d{1,3}\)?|1[89]00)(?:[ .-]?\d{2,4}){1,3}(?![\w/-])")
_CALLS = (
    r"gọi|bấm|quay số|phản ánh(?: đến| tới| về)?|tổng đài|đường dây nóng|hotline|đầu số"
    r"|nhắn tin(?: đến| tới)|số máy"
)
_BETWEEN = r"ngay|đến|tới|về|số|cho|công an|điện thoại|qua|hoặc|và"
_COUNTED = r"người|thanh niên|cuộc|lần|máy|phút|giây|tin|triệu|đồng|nghìn|ngàn|hộ|[.,/–-]\s?\d|\d"
_NUMBER = r"[1-9]\d{2,4}"
_SHORT = re.compile(
    rf"\b(?:{_CALLS})(?:\s+(?:{_BETWEEN})){{0,3}}\s+"
    rf"(?P<numbers>{_NUMBER}(?:(?:,\s*|,?\s+(?:hoặc|và|hay|[-–])\s+){_NUMBER})*)(?!\s*(?:{_COUNTED}))(?!\w)",
    re.IGNORECASE,
)
_JOINED = re.compile(  # gọi ngay ngân hàng và 113
    rf"\b(?:{_CALLS})(?:\s+[^\W\d]+){{1,6}}?\s+(?:và|hoặc|hay|đến|tới|về|số)\s+"
    rf"(?P<numbers>{_NUMBER})(?=\s*(?:[.,;!?…)”\"]\s|[.,;!?…)”\"]?$))",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\D")


@dataclass(frozen=True, slots=True)
class Called:
    """A number in a text: as written, its digits, and where it begins."""

    text: str
    digits: str
    start: int

    @property
    def is_service(self) -> bool:
        """Whether it is one of 1800 and 1900, which no unit has of its own."""
        return len(self.digits) >= 7 and self.digits.startswith(("1800", "1900"))


def long_numbers(text: str) -> Iterator[Called]:
    """Numbers of a subscriber: ``0232 000 0113``, ``1900 0000``."""
    for match in _LONG.finditer(text):
        digits = digits_of(match[0])
        if 7 <= len(digits) <= 12:
            yield Called(match[0], digits, match.start())


def service_numbers(text: str) -> Iterator[Called]:
    """Numbers of services, which nobody is handed by a unit: ``1900 0000``."""
    yield from (each for each in long_numbers(text) if each.is_service)


def short_numbers(text: str) -> Iterator[Called]:
    """Numbers of three to five digits that people are told to call: ``gọi 113``."""
    found = {
        match.start("numbers") + number.start(): number[0]
        for pattern in (_SHORT, _JOINED)
        for match in pattern.finditer(text)
        for number in re.finditer(_NUMBER, match["numbers"])
    }
    for start, digits in sorted(found.items()):
        yield Called(digits, digits, start)


def digits_of(number: str) -> str:
    """The digits, with ``+84`` as the 0 it stands for."""
    digits = _DIGITS.sub("", number)
    return "0" + digits[2:] if number.lstrip("( ").startswith("+84") else digits


def published(unit: Unit) -> dict[str, str]:
    """Digits → column of the numbers a unit gives out."""
    columns = (("hotline", unit.hotline), ("phone", unit.phone))
    return {digits_of(value): column for column, value in reversed(columns) if value}
