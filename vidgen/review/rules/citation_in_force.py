"""VG-R016: a citation of a document that is no longer, or not yet, in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.citations import citations
from vidgen.review.register import Document
from vidgen.review.rule import Case, RuleInfo


def citation_in_force(case: Case) -> Iterator[Finding]:
    """An error where it is not in force today; a warning where it ends before the script does."""
    for text in case.everything:
        if text.source:
            continue
        for citation in citations(text.shown, case.register):
            entry = citation.document.entry if citation.document else None
            if entry is None:
                continue
            for message, severity in _judged(entry, case.today, case.scenario.expires):
                yield Finding(
                    "VG-R016",
                    message,
                    _fix(entry),
                    severity,
                    case.scenario.path,
                    case.line_at(text, citation.text),
                )


def _judged(entry: Document, today: dt.date, expires: dt.date | None) -> Iterator[tuple[str, Severity]]:
    name = entry.names[0]
    if entry.since and entry.since > today:
        yield (
            _("{name} chưa có hiệu lực; có hiệu lực từ ngày {day}.").format(name=name, day=_day(entry.since)),
            Severity.ERROR,
        )
    elif entry.until and entry.until < today:
        yield (
            _("{name} đã hết hiệu lực sau ngày {day}.").format(name=name, day=_day(entry.until)),
            Severity.ERROR,
        )
    elif entry.until and expires and entry.until < expires:
        yield (
            _("{name} hết hiệu lực sau ngày {day}, trước khi kịch bản hết hạn.").format(
                name=name, day=_day(entry.until)
            ),
            Severity.WARNING,
        )
    elif entry.replaced_by and not entry.until:
        yield _("{name} đã được thay thế.").format(name=name), Severity.ERROR


def _fix(entry: Document) -> str:
    if entry.replaced_by:
        return _("Văn bản thay thế: {name}. Đối chiếu điều tương ứng rồi sửa.").format(name=entry.replaced_by)
    return _("Bỏ căn cứ này hoặc đổi ngày; hỏi cán bộ pháp chế.")


def _day(day: dt.date) -> str:
    return day.strftime("%d/%m/%Y")


RULE = RuleInfo(
    "VG-R016",
    Severity.ERROR,
    N_("Căn cứ hết hoặc chưa có hiệu lực"),
    N_("Văn bản đã hết hiệu lực, đã bị thay thế hoặc chưa có hiệu lực vào ngày kiểm tra, theo can-cu.yaml."),
    N_("Thay bằng văn bản đang có hiệu lực."),
    citation_in_force,
    waivable=False,
)
