"""The two faults that leave a question unusable: where it is asked, what the right answer is."""

from __future__ import annotations

from pathlib import Path

from vidgen.errors import Finding
from vidgen.messages import _
from vidgen.scenario.asked import Asked, right_places
from vidgen.scenario.inline import plain_text
from vidgen.scenario.model import Scenario
from vidgen.scenario.practice import QuestionType
from vidgen.scenario.stops import likely_line

_SHOWN = 60


def misplaced(told: Scenario, each: Asked) -> Finding | None:
    """That no place, or more than one, has the name the question gives (VG-R101)."""
    if len(each.stops) == 1:
        return None
    after = plain_text(each.question.after)[:_SHOWN]
    if each.stops:
        lines = sorted({_line_of(told, stop.scene, stop.line) for stop in each.stops})
        message = _("“after: {after}” khớp {count} chỗ trong kịch bản (dòng {lines}).").format(
            after=after, count=len(each.stops), lines=", ".join(map(str, lines))
        )
        fix = _("Chép thêm vài chữ đầu của câu cần dừng cho đến khi chỉ còn một chỗ.")
    else:
        message = _("Không có câu nào bắt đầu bằng “{after}”, cũng không có cảnh tên ấy.").format(after=after)
        near = likely_line(told, each.question.after)
        fix = (
            _("Có phải “{near}” không?").format(near=near)
            if near
            else _("Chép đúng những chữ đầu của câu cần dừng, hoặc ghi tên cảnh để dừng ở cuối cảnh.")
        )
    return Finding("VG-R101", message, fix, path=told.path, line=each.question.row("after"))


def unanswered(each: Asked, path: Path | None) -> Finding | None:
    """That the question has no right answer that can be read (VG-R100)."""
    question = each.question
    kind = question.type
    if kind is QuestionType.ORDER:
        if len(question.options) >= 2:
            return None
        message = _("Câu sắp xếp chưa có các bước.")
        fix = _("Ghi options: các bước theo đúng thứ tự; máy tự xáo trộn khi hỏi.")
    elif kind is QuestionType.SAY:
        if any(plain_text(text).strip() for text in question.answer):
            return None
        message = _("Câu nói thử chưa có câu trả lời mẫu.")
        fix = _("Ghi answer: một câu trả lời tốt để giảng viên đối chiếu.")
    elif right_places(question):
        return None
    elif each.scene is not None:
        message = _("Câu hỏi không có đáp án đúng: không có lựa chọn nào ghi “- [x]”.")
        fix = _("Ghi - [x] trước lựa chọn đúng, - [ ] trước lựa chọn sai.")
    else:
        written = ", ".join(plain_text(text) for text in question.answer)[:_SHOWN]
        message = (
            _("Đáp án “{answer}” không chỉ ra được lựa chọn đúng.").format(answer=written)
            if written
            else _("Câu hỏi chưa có đáp án.")
        )
        if kind is QuestionType.TRUE_FALSE:
            fix = _("Ghi answer: đúng, hoặc answer: sai.")
        elif kind is QuestionType.SEVERAL:
            fix = _("Ghi chữ cái của các lựa chọn đúng, ví dụ: answer: [A, C].")
        else:
            fix = _("Ghi một chữ cái, ví dụ: answer: B; nhiều đáp án thì ghi type: chọn nhiều.")
    key = "options" if kind is QuestionType.ORDER else "answer"
    return Finding("VG-R100", message, fix, path=path, line=question.row(key))


def _line_of(told: Scenario, scene: int, line: int | None) -> int:
    held = told.scenes[scene]
    return (held.line if line is None else held.lines[line].line) or held.line
