"""VG-R083: the tone of oa, oe, uy put in two ways in one script."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.held import held
from vidgen.review.rule import Case, RuleInfo
from vidgen.vietnamese.orthography import restyled, tone_style, words_but_names


def tone_styles(case: Case) -> Iterator[Finding]:
    """A warning at each word in the style that fewer words of the script have; names keep their own."""
    found: dict[str, list[tuple[str, int | None]]] = {"old": [], "new": []}
    for text, line in held(case, prose=True):
        for word in words_but_names(text.shown):
            if style := tone_style(word):
                found[style].append((word, line))
    if not (found["old"] and found["new"]):
        return
    usual, other = ("new", "old") if len(found["new"]) > len(found["old"]) else ("old", "new")
    example = found[usual][0][0]
    for word, line in dict.fromkeys(found[other]):
        yield Finding(
            "VG-R083",
            _("“{word}” đặt dấu khác với “{example}” trong cùng kịch bản.").format(
                word=word, example=example
            ),
            _("Viết thống nhất: “{same}”.").format(same=restyled(word, usual)),
            Severity.WARNING,
            case.scenario.path,
            line,
        )


RULE = RuleInfo(
    "VG-R083",
    Severity.WARNING,
    N_("Đặt dấu thanh không thống nhất"),
    N_(
        "Cả “hòa” và “hoà” đều được dùng, nhưng một kịch bản nên theo một kiểu. Tên riêng giữ nguyên cách "
        "viết."
    ),
    N_("Chọn một kiểu cho cả kịch bản."),
    tone_styles,
)
