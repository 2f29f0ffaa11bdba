"""The reading rules in the order in which they are asked.

How to add a rule:

1. Write one small function ``(place: Place) -> Reading | None`` in the file of its field. It looks at the
   word at `place` and around it, and returns the syllables of that word, or of that word and those after it
   that it reads together (one tuple each); None leaves the word to the next rule.
2. Put it into `RULES`, above every rule that would misread its words, with its title for people:
   ``vidgen say --explain`` shows it.
3. Add pairs of what is shown and what must be heard to a file of ``tests/vietnamese/readings/``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from vidgen.messages import N_
from vidgen.vietnamese import (
    addresses,
    citations,
    clauses,
    dates,
    days,
    doubts,
    fractions,
    glued,
    hashtags,
    hotlines,
    identifiers,
    months,
    ordinals,
    phones,
    places,
    plainwords,
    quantities,
    ranges,
    spelled_out,
    times,
)
from vidgen.vietnamese.lexicon import Phrases, Syllables
from vidgen.vietnamese.words import Place

Reading = tuple[Syllables, ...]
Rule = Callable[[Place], Reading | None]

RULES: Mapping[Rule, str] = {
    addresses.addresses: N_("địa chỉ web, thư điện tử"),
    hashtags.hashtags: N_("thẻ #"),
    citations.document_signs: N_("số hiệu văn bản"),
    citations.kinds_apart: N_("loại văn bản viết tắt"),
    citations.standards: N_("tiêu chuẩn, quy chuẩn"),
    clauses.shortened: N_("điều, khoản, điểm viết tắt"),
    clauses.lettered_numbers: N_("số kèm chữ của điều, khoản, mẫu"),
    clauses.sections: N_("điều, mục nhiều cấp"),
    clauses.roman_parts: N_("đề mục La Mã"),
    places.named_by_number: N_("đường, khu phố mang số"),
    places.road_posts: N_("cột ki lô mét"),
    places.wards: N_("phường, quận viết tắt"),
    plainwords.before_names: N_("viết tắt trước tên riêng"),
    places.streets: N_("tên đường, số nhà"),
    places.house_marks: N_("số nhà viết tắt"),
    plainwords.dotted: N_("viết tắt có dấu chấm"),
    fractions.ratios: N_("tỷ lệ"),
    times.times: N_("giờ"),
    times.full_hours: N_("giờ chẵn"),
    times.minutes: N_("phút"),
    dates.full_dates: N_("ngày đầy đủ"),
    identifiers.grouped_ids: N_("số giấy tờ, tài khoản viết cách nhóm"),
    spelled_out.numbers_written_twice: N_("số kèm chữ trong ngoặc"),
    quantities.grouped_by_spaces: N_("số viết cách nhóm"),
    phones.phone_numbers: N_("số điện thoại"),
    phones.phones_joined: N_("nhiều số điện thoại"),
    hotlines.short_numbers_joined: N_("nhiều số gọi ngắn"),
    phones.country_codes: N_("mã nước của số điện thoại"),
    phones.ussd: N_("mã gọi nhà mạng"),
    identifiers.plates: N_("biển số xe"),
    ranges.scores: N_("tỷ số"),
    ranges.weekdays: N_("các ngày trong tuần"),
    ranges.labels_repeated: N_("khoảng lặp lại tên gọi"),
    months.quarters: N_("quý và năm"),
    months.months_and_years: N_("tháng và năm"),
    days.days_and_months: N_("ngày và tháng"),
    hotlines.short_numbers: N_("số gọi ngắn"),
    months.days_apart: N_("ngày, tháng viết rời"),
    quantities.sums: N_("phép tính"),
    identifiers.parted_ids: N_("số giấy tờ có dấu ngăn"),
    ranges.ranges: N_("khoảng từ … đến …"),
    ranges.ranges_behind_units: N_("khoảng có đơn vị ở giữa"),
    ordinals.ordinals: N_("số thứ tự"),
    ordinals.roman_numerals: N_("số La Mã"),
    identifiers.id_numbers: N_("số giấy tờ, tài khoản, mã"),
    quantities.currency_first: N_("đơn vị tiền đứng trước"),
    plainwords.phrases: N_("từ điển: cụm từ"),
    quantities.counted_against: N_("số lượng so với số lượng"),
    quantities.units_apart: N_("đơn vị đo"),
    quantities.vulgar_fractions: N_("phân số viết liền"),
    fractions.house_numbers: N_("số nhà"),
    fractions.fractions: N_("phân số"),
    quantities.listed: N_("dãy số"),
    quantities.quantity: N_("số và số lượng"),
    plainwords.abbreviations: N_("từ điển: chữ viết tắt"),
    clauses.letters: N_("chữ cái đứng riêng"),
    plainwords.lexicon_words: N_("từ điển: từ"),
    plainwords.syllables: N_("tiếng Việt"),
    identifiers.codes: N_("mã gồm chữ và số"),
    plainwords.highland_names: N_("tên riêng Tây Nguyên"),
    plainwords.joined: N_("từ ghép bằng dấu"),
    plainwords.acronyms: N_("đọc từng chữ cái"),
    plainwords.marks: N_("dấu, ký hiệu"),
}
"""Each rule, in the order of asking, with its title (to be shown through `messages._`)."""


class Origin(StrEnum):
    """What a reading rests on."""

    RULE = "rule"
    LEXICON = "lexicon"  # an entry of the brand's or the script's own
    AUTHOR = "author"  # {nói: …}
    GUESS = "guess"  # nothing knows the word


@dataclass(frozen=True, slots=True)
class Found:
    """The reading of one word or several.

    Attributes:
        reading: the syllables of each word.
        origin: what it rests on.
        title: of the rule, or the entry of the lexicon as written; empty for a guess.
    """

    reading: Reading
    origin: Origin
    title: str = ""


def read(place: Place, author: Phrases) -> Found:
    """The reading of the word at `place`, perhaps with words after it.

    Arguments:
        place: the word and its neighbours.
        author: the author's own entries; they go before every rule.
    """
    if author and (own := plainwords.phrase(place, author)):
        entry = " ".join(word.core for word in place.words[place.at : place.at + len(own)])
        return Found(own, Origin.LEXICON, entry)
    return _by_rule(place) or _in_pieces(place) or Found(plainwords.guess(place), Origin.GUESS)


def _by_rule(place: Place) -> Found | None:
    if doubts.is_doubtful(place):
        return None
    for rule, title in RULES.items():
        reading = rule(place)
        if reading is not None:
            return Found(reading, Origin.RULE, title)
    return None


def _in_pieces(place: Place) -> Found | None:
    """The reading of words written without the white space between them, if all of them are known."""
    line = glued.pieces(place)
    if line is None:
        return None
    more = len(line.words) - len(place.words)
    spoken: list[str] = []
    done = 0
    while done <= more:
        found = _by_rule(line.moved(done))
        if found is None or done + len(found.reading) > more + 1:
            return None
        spoken += (syllable for part in found.reading for syllable in part)
        done += len(found.reading)
    return Found((tuple(spoken),), Origin.RULE, N_("chữ và số viết liền"))
