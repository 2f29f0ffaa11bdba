"""VG-R014: a citation of the law that is not written as documents are cited."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.citations import Citation, Named, citations, letters_of
from vidgen.review.rule import Case, RuleInfo, Text
from vidgen.scenario.slots import slot_names


def citation_form(case: Case) -> Iterator[Finding]:
    """A warning for each, at its line; the legal basis must name a document, and by its whole sign."""
    for text in case.everything:
        if text.source:
            continue
        for citation in citations(text.shown, case.register):
            for message, fix in _wrong(citation):
                yield _finding(case, text, message, fix, citation.text)
    basis = [text for text in case.beside if text.key == "legal"]
    for text, as_written in zip(basis, filter(None, case.written.legal), strict=False):
        if not slot_names(as_written):
            yield from _as_basis(case, text)


def _wrong(citation: Citation) -> Iterator[tuple[str, str]]:
    named = citation.document
    message = _("Căn cứ “{text}” viết chưa đúng.").format(text=citation.text)
    if citation.faulty == "order":
        yield message, _("Viết khoản trước điều: khoản 1 Điều 174 Bộ luật Hình sự.")
    elif citation.faulty == "comma":
        yield message, _("Bỏ dấu phẩy giữa khoản và điều: khoản 1 Điều 174.")
    elif citation.faulty == "case":
        yield message, _("Viết hoa chữ Điều: Điều {article}.").format(article=citation.article)
    elif citation.faulty == "zero" or citation.article == 0:
        yield message, _("Viết số điều không có số 0 ở đầu: Điều {article}.").format(article=citation.article)
    if named and named.faulty:
        yield message, _("Viết đủ loại, số, năm và ký hiệu: {example}.").format(example=_example(named))


def _as_basis(case: Case, text: Text) -> Iterator[Finding]:
    found = citations(text.shown, case.register)
    if not found:
        yield _finding(
            case,
            text,
            _("Căn cứ “{text}” không nêu điều nào của văn bản nào.").format(text=text.shown),
            _("Viết theo mẫu: khoản 1 Điều 174 Bộ luật Hình sự, hoặc Nghị định 142/2026/NĐ-CP."),
        )
    for citation in found:
        named = citation.document
        if named is None:
            yield _finding(
                case,
                text,
                _("Căn cứ “{text}” thiếu tên văn bản.").format(text=citation.text),
                _("Viết cả văn bản: Điều {article} Bộ luật Hình sự.").format(article=citation.article),
            )
        elif named.number and not named.letters and not named.faulty and not _known_so(named):
            yield _finding(
                case,
                text,
                _("Căn cứ “{text}” thiếu ký hiệu.").format(text=citation.text),
                _("Viết đủ số, năm và ký hiệu: {example}.").format(example=_example(named)),
            )


def _known_so(named: Named) -> bool:
    """Whether the register itself knows no more of the sign."""
    return named.entry is not None and not any(name.count("/") > 1 for name in named.entry.names)


def _example(named: Named) -> str:
    if named.entry and any(name.count("/") > 1 for name in named.entry.names):
        return next(name for name in named.entry.names if name.count("/") > 1)
    ending = {"nghị định": "NĐ-CP", "thông tư": "TT-BCA", "nghị quyết": "NQ-CP", "quyết định": "QĐ-TTg"}
    letters = ending.get(named.kind, "QH15" if "QH" in letters_of(named.kind) else "NĐ-CP")
    kind = named.kind or "nghị định"
    return f"{kind[:1].upper()}{kind[1:]} {named.number}/{named.year}/{letters}"


def _finding(case: Case, text: Text, message: str, fix: str, piece: str = "") -> Finding:
    line = case.line_at(text, piece)
    return Finding("VG-R014", message, fix, Severity.WARNING, case.scenario.path, line)


RULE = RuleInfo(
    "VG-R014",
    Severity.WARNING,
    N_("Căn cứ pháp luật viết sai dạng"),
    N_("Căn cứ phải viết đúng thứ tự, đủ số, năm, ký hiệu thì người đọc mới tra được."),
    N_("Viết theo mẫu: khoản 1 Điều 174 Bộ luật Hình sự; Nghị định 142/2026/NĐ-CP."),
    citation_form,
    holds_up_signing=True,
)
