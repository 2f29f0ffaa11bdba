"""VG-R015: a citation that the register of the province does not hold."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.citations import citations
from vidgen.review.rule import Case, RuleInfo
from vidgen.scenario.names import nearest


def citation_known(case: Case) -> Iterator[Finding]:
    """A warning for each document, and each article of a known one, that nobody has entered."""
    register = case.register
    if register.path is None:
        return
    for text in case.everything:
        if text.source:
            continue
        for citation in citations(text.shown, register):
            named = citation.document
            if named is None:
                continue
            if named.entry is None:
                near = nearest(named.text, [name for each in register.documents for name in each.names], 0.85)
                message = _("Văn bản “{text}” chưa có trong sổ căn cứ.").format(text=named.text)
                fix = _("Có phải “{near}” không?").format(near=near) + " " if near else ""
            elif named.entry.articles and citation.article and citation.article not in named.entry.articles:
                listed = ", ".join(map(str, named.entry.articles))
                message = _("“{text}” chưa có trong sổ căn cứ; sổ mới ghi các điều {listed}.").format(
                    text=citation.text, listed=listed
                )
                fix = ""
            else:
                continue
            yield Finding(
                "VG-R015",
                message,
                fix + _("Đối chiếu văn bản gốc rồi thêm vào can-cu.yaml, kèm nguồn và ngày kiểm tra."),
                Severity.WARNING,
                case.scenario.path,
                case.line_at(text, citation.text),
            )


RULE = RuleInfo(
    "VG-R015",
    Severity.WARNING,
    N_("Căn cứ chưa có trong sổ căn cứ"),
    N_("Văn bản, điều luật nêu trong kịch bản phải được cán bộ pháp chế đối chiếu và ghi vào can-cu.yaml."),
    N_("Sửa cho đúng, hoặc đối chiếu rồi thêm vào can-cu.yaml."),
    citation_known,
    holds_up_signing=True,
)
