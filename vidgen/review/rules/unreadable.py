"""VG-R001: words no reading rule knows; they are reported, not read as garbage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.rule import Case, RuleInfo, Text, key_line
from vidgen.scenario.model import Unit
from vidgen.vietnamese.spoken import unreadable


def unreadable_words(case: Case) -> Iterator[Finding]:
    """One warning for each spoken line with such words; one for each such word that is the unit's own."""
    lexicon = {**case.brand.lexicon, **case.scenario.lexicon}
    guessed = [(text, unreadable(text.spans, lexicon)) for text in case.texts if text.spoken]
    # To read all there is of a unit takes as long as to read a script, and seldom is anything guessed.
    of_unit = _words_of(case.unit, lexicon) if any(words for _text, words in guessed) else {}
    told: set[str] = set()
    for text, found in guessed:
        for word in (word for word in found if word in of_unit and word not in told):
            told.add(word)
            yield Finding(
                "VG-R001",
                _("Chưa biết cách đọc “{word}”, chữ của đơn vị (cột {column} trong tệp đơn vị).").format(
                    word=word, column=of_unit[word]
                ),
                _("Thêm vào mục lexicon của kịch bản hoặc của brand.yaml, ví dụ {word}: cách đọc.").format(
                    word=word
                ),
                Severity.WARNING,
                case.scenario.path,
                _line(text, case),
            )
        words = [word for word in found if word not in of_unit]
        if words:
            yield Finding(
                "VG-R001",
                _("Chưa biết cách đọc: {words}.").format(words=", ".join(f"“{word}”" for word in words)),
                _("Ghi cách đọc ngay sau đó, ví dụ [{word}]{{nói: …}}, hoặc thêm vào mục lexicon.").format(
                    word=words[0]
                ),
                Severity.WARNING,
                case.scenario.path,
                _line(text, case),
            )


def _words_of(unit: Unit | None, lexicon: Mapping[str, str]) -> dict[str, str]:
    """The words of a unit that no rule can read, with the column each stands in."""
    if unit is None:
        return {}
    values = {**unit.model_dump(exclude={"id", "region", "qr_url", "extra"}), **unit.extra}
    return {word: column for column, value in values.items() if value for word in unreadable(value, lexicon)}


def _line(text: Text, case: Case) -> int | None:
    """Where it was written; words derived from the facts of a procedure stand under that key."""
    return text.line or key_line(case.scenario.path, "procedure")


RULE = RuleInfo(
    "VG-R001",
    Severity.WARNING,
    N_("Chữ chưa biết cách đọc"),
    N_("Chữ không có trong quy tắc đọc tiếng Việt sẽ bị đọc sai hoặc bỏ qua; cần ghi cách đọc."),
    N_("Ghi cách đọc ngay sau đó: [chữ]{nói: …}, hoặc thêm vào mục lexicon."),
    unreadable_words,
)
