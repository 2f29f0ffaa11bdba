"""VG-R017: the law on screen, in the voice and in ``legal`` are not the same."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.citations import Citation, citations, keys_of
from vidgen.review.rule import Case, RuleInfo, Text
from vidgen.vietnamese.numbers import cardinal
from vidgen.vietnamese.spoken import tokens
from vidgen.vietnamese.text import Span

_SAME = {"tư": "bốn", "lăm": "năm", "mốt": "một", "ngàn": "nghìn", "linh": "lẻ"}


def citation_agrees(case: Case) -> Iterator[Finding]:
    """A warning where a text cites what the legal basis leaves out, or is said otherwise than shown."""
    basis = [text.shown for text in case.beside if text.key == "legal"]
    held = keys_of(basis, case.register)
    articles = {article for article, _name in held}
    for text in case.everything:
        if text.source or text.key == "legal":
            continue
        for citation in citations(text.shown, case.register):
            unnamed = (citation.article, "") in held
            there = citation.key in held or unnamed if citation.document else citation.article in articles
            if not there:
                yield _finding(
                    case,
                    text,
                    citation,
                    _("“{text}” được nêu nhưng không có trong legal.").format(text=citation.text),
                    _("Thêm vào legal ở phần đầu, hoặc sửa chỗ này cho khớp."),
                )
        yield from _said_otherwise(case, text)


def _said_otherwise(case: Case, text: Text) -> Iterator[Finding]:
    for span in text.spans:
        if span.spoken is None:
            continue
        said = " " + " ".join(_syllables(span.spoken)) + " "
        for citation in citations(span.text, case.register):
            if citation.article and f" {' '.join(map(_plain, cardinal(citation.article)))} " not in said:
                yield _finding(
                    case,
                    text,
                    citation,
                    _("Trên hình là “{shown}”, lời đọc lại là “{said}”.").format(
                        shown=citation.text, said=span.spoken
                    ),
                    _("Sửa {nói: …} cho đúng số điều trên hình."),
                )


def _syllables(said: str) -> list[str]:
    return [_plain(syllable) for token in tokens((Span(said),), {}) for syllable in token.spoken]


def _plain(syllable: str) -> str:
    return _SAME.get(syllable, syllable)


def _finding(case: Case, text: Text, citation: Citation, message: str, fix: str) -> Finding:
    line = case.line_at(text, citation.text)
    return Finding("VG-R017", message, fix, Severity.WARNING, case.scenario.path, line)


RULE = RuleInfo(
    "VG-R017",
    Severity.WARNING,
    N_("Căn cứ trên hình, trong lời và ở legal không khớp"),
    N_("Điều luật hiện trên hình, đọc lên hoặc ghi trong bài đăng phải có trong legal và giống nhau."),
    N_("Sửa legal hoặc sửa lời cho khớp."),
    citation_agrees,
    holds_up_signing=True,
)
