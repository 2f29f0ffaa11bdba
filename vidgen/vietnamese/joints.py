"""How firmly two neighbouring words hold together where they are no compound: an ordered table of rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from vidgen.vietnamese.lexicon import shipped
from vidgen.vietnamese.numbers import roman
from vidgen.vietnamese.punctuation import is_dotted
from vidgen.vietnamese.syllables import is_syllable
from vidgen.vietnamese.words import Word, word_set


class Joint(IntEnum):
    """How firmly a word holds on to the next; a run too long opens at the weakest."""

    NONE = 0
    PHRASE = 1
    NAME = 2
    DATE = 3
    UNIT = 4
    COMPOUND = 5


@dataclass(frozen=True, slots=True)
class Pair:
    """A word and the next, with what is known of the line.

    Attributes:
        words: the line.
        at: the first of the two.
        heads: for each word, the first word of the compound it belongs to.
        named: for each word, whether it is part of a proper name.
    """

    words: Sequence[Word]
    at: int
    heads: Sequence[int]
    named: Sequence[bool]

    @property
    def core(self) -> str:
        """The first word."""
        return self.words[self.at].core

    @property
    def lower(self) -> str:
        """The first word in lower case."""
        return self.words[self.at].lower

    @property
    def after(self) -> str:
        """The second word."""
        return self.words[self.at + 1].core

    @property
    def before(self) -> str:
        """The word before both in lower case, empty at the start."""
        return self.words[self.at - 1].lower if self.at else ""

    @property
    def head(self) -> str:
        """First syllable of the compound that ends with the first word; that word itself if there is none."""
        return self.words[self.heads[self.at]].lower

    @property
    def opens_compound(self) -> bool:
        """Whether the second word is the first of a compound."""
        return self.at + 2 < len(self.words) and self.heads[self.at + 2] == self.at + 1


ADMINISTRATIVE = word_set(
    "xã phường tỉnh huyện quận thôn ấp bản xóm đường phố ngõ khu buôn làng đảo sông cầu chợ đèo hồ trấn"
)
TITLES = word_set("ông bà anh chị cô chú bác em cháu cụ dì cậu mợ thím bé thầy sĩ tá úy tướng")
CITED = word_set("điều khoản điểm chương mục")

_LABELS = word_set(
    "điều khoản điểm chương mục phần phụ ngày tháng năm mùng mồng lúc thứ lần số câu bước mức cấp hạng "
    "lớp tổ trang mẫu quý khóa khoá kỳ tập quyển bảng nhóm khối án đội phòng hình đáp vitamin loại hội nghị "
    "biển xe kp tdp bài"
)
_DOCUMENTS = word_set("luật định tư quyết lệnh thị văn hoạch số")
_CLASSES = word_set("nghìn ngàn vạn triệu tỷ tỉ trăm")
_CODES_OF_LAW = word_set("blhs blds blttds bltths bllđ bộ luật")
_PARTICLES = word_set("ạ à á nhé nha nhỉ hả hở ơi")
_NUMBER = re.compile(r"[+~≈<>≥≤$€-]?[0-9][0-9.,:/hg%đkx–-]*")
_DIGIT_GROUP = re.compile(r"\(?\+?[0-9x]{2,}(?:\.[0-9]+)*\)?")
_PLATE_HEAD = re.compile(r"[0-9]{2}-?[A-ZĐ]{1,2}[0-9]?")
_CODE = re.compile(r"[A-ZĐ]{1,2}[0-9]{1,2}")


def joint(pair: Pair) -> Joint:
    """How firmly the two hold together, by the first rule that says so."""
    return next((found for rule in _RULES if (found := rule(pair))), Joint.NONE)


def is_number(core: str) -> bool:
    """Whether a word is shown in digits."""
    return bool(_NUMBER.fullmatch(core))


def _dotted(pair: Pair) -> Joint:
    return Joint.NAME if is_dotted(pair.words, pair.at) else Joint.NONE


def _date_parts(pair: Pair) -> Joint:
    dated = is_number(pair.core) and pair.before in ("ngày", "mùng", "mồng", "tháng", "quý")
    return Joint.DATE if dated and pair.after.lower() in ("tháng", "năm") else Joint.NONE


def _number_and_unit(pair: Pair) -> Joint:
    counted = is_number(pair.core) or (pair.lower in _CLASSES and pair.at > 0 and is_number(pair.before))
    unit, known = pair.after.split("/")[0], shipped()
    if not counted:
        return Joint.NONE
    if unit in known.units or unit.lower() in known.counted | _CLASSES:
        return Joint.PHRASE if pair.before in CITED and pair.after.lower() in CITED else Joint.UNIT
    few = pair.core.isdigit() and len(pair.core) <= 2 and pair.before not in CITED
    return Joint.UNIT if few and pair.opens_compound else Joint.NONE


def _time_of_day(pair: Pair) -> Joint:
    timed = pair.lower == "giờ" and is_number(pair.before) and re.fullmatch(r"[0-5]?[0-9]", pair.after)
    return Joint.UNIT if timed else Joint.NONE


def _law(pair: Pair) -> Joint:
    """``Luật Căn cước 2023``."""
    if pair.lower == "luật" and pair.after[:1].isupper():
        return Joint.NAME
    if not re.fullmatch(r"(?:19|20)[0-9]{2}", pair.after):
        return Joint.NONE
    for word in reversed(pair.words[max(pair.at - 5, 0) : pair.at + 1]):
        if word.pause and word is not pair.words[pair.at]:
            return Joint.NONE
        if word.lower == "luật":
            return Joint.NAME
    return Joint.NONE


def _working_days(pair: Pair) -> Joint:
    span = pair.lower in ("ngày", "giờ", "tháng") and is_number(pair.before)
    return Joint.PHRASE if span and pair.after.lower() == "làm" else Joint.NONE


def _citation(pair: Pair) -> Joint:
    cited = pair.before in CITED and (
        is_number(pair.core) or len(pair.core) == 1 or roman(pair.core) is not None
    )
    return Joint.PHRASE if cited and pair.after.lower() in CITED | _CODES_OF_LAW else Joint.NONE


def _digit_groups(pair: Pair) -> Joint:
    if _PLATE_HEAD.fullmatch(pair.core) and not pair.core.isdigit() and is_number(pair.after):
        return Joint.UNIT
    both = _DIGIT_GROUP.fullmatch(pair.core) and _DIGIT_GROUP.fullmatch(pair.after)
    return Joint.UNIT if both else Joint.NONE


def _label_and_number(pair: Pair) -> Joint:
    if pair.lower in _DOCUMENTS and re.fullmatch(r"[0-9]+[/-][0-9A-ZĐ].*", pair.after):
        return Joint.UNIT
    if pair.head in ("nghị", "thông", "luật", "quyết", "chỉ", "công") and pair.after.lower() == "số":
        return Joint.PHRASE
    numbered = is_number(pair.after) or roman(pair.after) is not None or bool(_CODE.fullmatch(pair.after))
    return Joint.UNIT if pair.lower in _LABELS and numbered else Joint.NONE


def _single_letter(pair: Pair) -> Joint:
    letter = pair.after if len(pair.after) == 1 and pair.after.isalpha() else ""
    alone = letter and (letter.isupper() or not is_syllable(letter.lower()) or pair.lower in CITED)
    return Joint.UNIT if alone and not is_dotted(pair.words, pair.at + 1) else Joint.NONE


def _particle(pair: Pair) -> Joint:
    ends = pair.words[pair.at + 1].pause or pair.at + 2 == len(pair.words)
    return Joint.PHRASE if ends and pair.after.lower() in _PARTICLES else Joint.NONE


def _never(pair: Pair) -> Joint:
    """``không bao giờ``."""
    following = [word.lower for word in pair.words[pair.at + 1 : pair.at + 3]]
    never = pair.lower in ("không", "chưa", "chẳng") and following == ["bao", "giờ"]
    return Joint.PHRASE if never else Joint.NONE


def _office(pair: Pair) -> Joint:
    if (pair.head, pair.lower, pair.after.lower()) == ("phục", "vụ", "hành"):
        return Joint.PHRASE  # Trung tâm Phục vụ hành chính công, the office every commune has
    office = (pair.head, pair.lower) in (("công", "an"), ("ủy", "dân"), ("uỷ", "dân"), ("bộ", "cửa"))
    return Joint.PHRASE if office and pair.after.lower() in ADMINISTRATIVE | {"thành", "thị"} else Joint.NONE


def _name(pair: Pair) -> Joint:
    if not pair.named[pair.at + 1]:
        return Joint.NONE
    leads = pair.lower in ADMINISTRATIVE | TITLES or (pair.head, pair.lower) == ("thị", "xã")
    return Joint.NAME if pair.named[pair.at] or leads else Joint.NONE


def _quoted(pair: Pair) -> Joint:
    """Two words between quotation marks: ``‘làm nhanh’``."""
    first, last = pair.words[pair.at].shown, pair.words[pair.at + 1].shown
    return (
        Joint.PHRASE if first[0] in "“‘\"'" and last.rstrip(".,;:!?…")[-1:] in tuple("”’\"'") else Joint.NONE
    )


_RULES: tuple[Callable[[Pair], Joint], ...] = (
    _dotted,
    _citation,
    _date_parts,
    _digit_groups,
    _number_and_unit,
    _time_of_day,
    _law,
    _working_days,
    _label_and_number,
    _single_letter,
    _particle,
    _never,
    _office,
    _name,
    _quoted,
)
