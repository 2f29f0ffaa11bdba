"""VG-R023: words for papers and offices that are no more, with what is said instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.register import Term
from vidgen.review.rule import Case, RuleInfo, Text
from vidgen.scenario.names import bare

_SAID_TO_BE_GONE = re.compile(
    r"(?:không còn|đã bỏ|bãi bỏ|bỏ|thay cho|thay thế|thay|trước đây là|từ cũ)\s+(?:\S+\s+){0,2}$",
    re.IGNORECASE,
)


def dated_terms(case: Case) -> Iterator[Finding]:
    """A warning for each text with such a word: title, scenes, what is said, post, hashtags."""
    terms = [term for term in case.register.terms if term.since is None or term.since <= case.today]
    for text in case.everything:
        for term in terms:
            word = _held(text, term)
            if word:
                yield _finding(case, text, term, word)


def _held(text: Text, term: Term) -> str:
    """The dated word as the text has it, or nothing."""
    if text.key == "hashtags":
        tag = bare(text.shown.lstrip("#")).replace(" ", "")
        return text.shown if any(bare(word).replace(" ", "") in tag for word in term.words) else ""
    for said in (text.shown, *(span.spoken for span in text.spans if span.spoken)):
        for match in _written(term.words).finditer(said):
            if not _SAID_TO_BE_GONE.search(said[: match.start()]):
                return match[0]
    return ""


def _finding(case: Case, text: Text, term: Term, word: str) -> Finding:
    why = f" ({term.why})" if term.why else ""
    source = f" ({text.source})" if text.source else ""
    return Finding(
        "VG-R023",
        _("“{word}” là từ cũ{why}.").format(word=word, why=why) + source,
        _("Viết: {instead}.").format(instead=term.instead),
        Severity.WARNING,
        case.scenario.path,
        case.line_at(text, word),
    )


@lru_cache(maxsize=256)
def _written(words: tuple[str, ...]) -> re.Pattern[str]:
    forms = (re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)


RULE = RuleInfo(
    "VG-R023",
    Severity.WARNING,
    N_("Từ cũ"),
    N_("Tên giấy tờ, cơ quan không còn đúng làm người dân chuẩn bị sai; xem mục terms của can-cu.yaml."),
    N_("Dùng từ thay thế nêu trong lưu ý."),
    dated_terms,
    holds_up_signing=True,
)
