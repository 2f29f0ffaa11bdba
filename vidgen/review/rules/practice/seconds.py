"""VG-R106: a time to think that is no time, or stops the lesson."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.questions import questions, told
from vidgen.review.rule import Case, RuleInfo

LEAST, MOST = 3, 60


def seconds(case: Case) -> Iterator[Finding]:
    """An error at the line of ``seconds``."""
    for question in questions(case):
        if question.seconds is not None and not LEAST <= question.seconds <= MOST:
            yield told(
                "VG-R106",
                case,
                _("Thời gian suy nghĩ {seconds} giây; cần {least}–{most} giây.").format(
                    seconds=question.seconds, least=LEAST, most=MOST
                ),
                _("Xoá seconds để máy tự chọn theo người xem, hoặc ghi lại, ví dụ: seconds: 10."),
                question.row("seconds"),
                Severity.ERROR,
            )


RULE = RuleInfo(
    "VG-R106",
    Severity.ERROR,
    N_("Thời gian suy nghĩ không hợp lý"),
    N_("Phim đếm ngược 3–60 giây: ngắn hơn thì không kịp đọc, dài hơn thì giảng viên nên tự dừng phim."),
    N_("Ghi seconds từ 3 đến 60, hoặc bỏ đi."),
    seconds,
)
