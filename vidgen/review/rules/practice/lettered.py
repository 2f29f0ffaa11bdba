"""VG-R113: an option that brings a letter or number of its own: it would stand there twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.questions import questions, short, told
from vidgen.review.rule import Case, RuleInfo
from vidgen.scenario.inline import plain_text

_OWN = re.compile(r"\s*(?:[A-Ga-g][.):]|[1-7][.)]|[Bb]ước [1-7][.:)]?)\s+(?=\S)")


def lettered(case: Case) -> Iterator[Finding]:
    """A warning at the option's line."""
    for question in questions(case):
        for place, option in enumerate(question.options):
            if own := _OWN.match(plain_text(option)):
                yield told(
                    "VG-R113",
                    case,
                    _("Lựa chọn “{option}” tự ghi “{mark}”; khi hỏi sẽ có hai dấu.").format(
                        option=short(option), mark=own[0].strip()
                    ),
                    _("Bỏ “{mark}”: chữ cái do máy ghi.").format(mark=own[0].strip()),
                    question.row("options", place),
                )


RULE = RuleInfo(
    "VG-R113",
    Severity.WARNING,
    N_("Lựa chọn tự ghi chữ cái hoặc số"),
    N_("Chữ cái đứng trước lựa chọn do máy ghi; bước tự đánh số còn làm lộ thứ tự đúng."),
    N_("Bỏ chữ cái hoặc số ở đầu lựa chọn."),
    lettered,
)
