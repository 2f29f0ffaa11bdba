"""VG-R108: an option that speaks of the other options: “tất cả các ý trên”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.questions import CHOOSING, questions, short, told
from vidgen.review.rule import Case, RuleInfo
from vidgen.scenario.stops import unmarked

_THINGS = r"(?:ý kiến|ý|đáp án|phương án|lựa chọn|câu|điều)"
_OF_OTHERS = re.compile(
    rf"(?:tất cả|toàn bộ|cả (?:hai|ba|bốn|năm|\d))(?: (?:các|những|mọi))?(?: {_THINGS})?"
    r"(?: (?:trên|nêu trên|ở trên|kể trên|đều đúng|đều sai|đúng|sai))+"
    r"|(?:cả )?[a-f](?: [a-f])* và [a-f](?: đều)?(?: đúng| sai)?"
    rf"|(?:không có|không|chẳng có) {_THINGS}(?: nào)?(?: (?:trên|nêu trên|ở trên|đúng|cả))*"
)


def all_of_the_above(case: Case) -> Iterator[Finding]:
    """A warning at the option's line."""
    for question in questions(case):
        for place, option in enumerate(question.options if question.type in CHOOSING else ()):
            if _OF_OTHERS.fullmatch(unmarked(option)):
                yield told(
                    "VG-R108",
                    case,
                    _("Lựa chọn “{option}” nói về các lựa chọn khác, không phải một câu trả lời.").format(
                        option=short(option)
                    ),
                    _("Đổi type thành several (chọn nhiều), hoặc viết một câu trả lời cụ thể."),
                    question.row("options", place),
                )


RULE = RuleInfo(
    "VG-R108",
    Severity.WARNING,
    N_("Lựa chọn kiểu “tất cả các ý trên”"),
    N_("Lựa chọn ấy thường là đáp án nên học viên đoán được; đổi thứ tự lựa chọn thì sai nghĩa."),
    N_("Dùng type: several, hoặc viết câu trả lời cụ thể."),
    all_of_the_above,
)
