"""Rules for ordinals, days of the week, roman numerals: ``thứ 4``, ``T7``, ``Quý III``, ``Đại hội XIII``."""

from __future__ import annotations

import re

from vidgen.vietnamese.lexicon import Syllables, shipped
from vidgen.vietnamese.numbers import cardinal, ordinal, roman, value
from vidgen.vietnamese.quantities import CLASSES
from vidgen.vietnamese.words import Place, word_set

Reading = tuple[Syllables, ...]

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_WITH_ROMAN = word_set(
    "quý hội khóa khoá kỳ kì chương phần kỷ mục hạng cấp loại lần thứ vùng tập đoạn lục quyển đợt bậc "
    "nghị khu mức bảng nhóm tòa toà thế câu chiến cục giải vòng vực đội tổ nhánh đai điều bước lớp khối"
)
_FURTHER_BEFORE = word_set("hội khóa khoá kỷ kỳ")
# No word and no initials: what else could II or XIV be.
_PLAIN_NUMERAL = re.compile(r"I{2,3}|VI{2,3}|X(?:I{2,3}|IV|VI{0,3})")


def ordinals(place: Place) -> Reading | None:
    """``thứ 4``, ``lần thứ I``, ``T7``; ``tư`` and ``sáu`` of ``thứ 2, 4, 6``; not ``thứ 20 nghìn``."""
    core = place.core
    n = value(core)
    if n is None:
        n = roman(core)
    if n is not None and n < 1000 and place.after() not in CLASSES:
        in_row = n in range(2, 8) and place.label() == "thứ" and place.after() not in shipped().counted
        if place.before() == "thứ" or in_row:
            return (ordinal(n),)
    if re.fullmatch(r"T[2-7]", core) and not place.word.trail.startswith("."):
        return (("thứ", *ordinal(int(core[1]))),)
    sunday = core == "CN" and (re.fullmatch(r"t?[2-7]", place.before()) or "/" in place.after())
    return (("chủ", "nhật"),) if sunday else None


def roman_numerals(place: Place) -> Reading | None:
    """``Quý III``, ``Chương I, II và III``: capitals that are a numeral because of the word before them."""
    figure, _, year = place.core.replace("-", "/").partition("/")
    n = roman(figure)
    if n is None or (year and not _YEAR.fullmatch(year)) or not numbered_in_roman(place):
        return None
    return ((*cardinal(n), *(("năm", *cardinal(int(year))) if year else ())),)


def numbered_in_roman(place: Place) -> bool:
    """Whether a roman numeral is a number at this place: after a word that numbers, or of itself."""
    figure = re.split(r"[-/–]", place.core)[0]
    if re.split(r"[-–]", place.before())[-1] in _WITH_ROMAN:
        return True
    if len(figure) > 1 and not _FURTHER_BEFORE.isdisjoint(place.history(3)):
        return True
    in_row = place.label() in _WITH_ROMAN and (place.before() in ("và", "đến", "hoặc") or place.after_comma())
    return in_row or bool(_PLAIN_NUMERAL.fullmatch(figure))
