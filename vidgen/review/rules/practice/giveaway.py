"""VG-R107: the right option is so much longer than the others that it gives itself away."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.questions import CHOOSING, questions, short, told
from vidgen.review.rule import Case, RuleInfo
from vidgen.scenario.asked import right_places
from vidgen.scenario.inline import plain_text

_TIMES = 1.8
_SIGNS = 20


def giveaway(case: Case) -> Iterator[Finding]:
    """A warning at each right option of 1.8 times the length of the longest wrong one, and 20 signs more."""
    for question in questions(case):
        if question.type not in CHOOSING:
            continue
        right = right_places(question)
        lengths = [len(plain_text(option)) for option in question.options]
        longest = max((each for place, each in enumerate(lengths) if place not in right), default=0)
        for place in right:
            if longest and lengths[place] > max(longest * _TIMES, longest + _SIGNS - 1):
                yield told(
                    "VG-R107",
                    case,
                    _("Đáp án đúng “{option}” dài hơn hẳn các lựa chọn khác nên tự lộ ra.").format(
                        option=short(question.options[place])
                    ),
                    _("Rút gọn đáp án (phần giải thích để ở reason), hoặc viết các lựa chọn sai đầy đủ hơn."),
                    question.row("options", place),
                )


RULE = RuleInfo(
    "VG-R107",
    Severity.WARNING,
    N_("Đáp án đúng tự lộ vì dài"),
    N_("Lựa chọn dài gần gấp đôi các lựa chọn khác thường bị đoán là đúng."),
    N_("Viết các lựa chọn dài gần bằng nhau."),
    giveaway,
)
