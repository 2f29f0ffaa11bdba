"""The timing plan of a lesson: whole minutes a part, which add up to those of the lesson."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vidgen.practice.lesson import Item, Lesson
from vidgen.scenario.practice import Level, QuestionType

# Shares of the time: what each part takes in a lesson of twenty minutes with three questions.
_OPENING, _POINT, _FILM, _QUESTION, _LONG, _HARD, _ROLES, _CLOSING = 2.0, 0.4, 2.0, 1.5, 1.0, 0.5, 5.0, 2.0


@dataclass(frozen=True, slots=True)
class Stage:
    """One part of a lesson.

    Attributes:
        weight: its share of the time, before it is rounded.
        start, minutes: whole minutes from the beginning, and how long.
    """

    name: str
    doing: str
    weight: float
    start: int = 0
    minutes: int = 0

    @property
    def span(self) -> str:
        """``3–8``."""
        return f"{self.start}–{self.start + self.minutes}"


def plan_of(lesson: Lesson, roles: int) -> tuple[Stage, ...]:
    """The parts in order, their minutes together exactly those of the lesson, each at least one.

    Arguments:
        roles: how many cards there are to play with; none leaves the role play out.
    """
    stages = [
        Stage(
            "Mở đầu",
            "Nêu mục tiêu; hỏi kinh nghiệm của học viên theo phần gợi ý trao đổi.",
            _OPENING + _POINT * len(lesson.points),
        ),
        Stage("Xem video", "Chiếu video một lượt, không dừng; hỏi điều học viên nhớ nhất.", _FILM),
    ]
    if lesson.items:
        count = len(lesson.items)
        stages.append(
            Stage(
                f"Luyện tập với {count} câu hỏi",
                "Chiếu bản luyện tập; ở mỗi chỗ dừng cho học viên trả lời trước, rồi nêu đáp án và lý do.",
                sum(map(_weight, lesson.items)),
            )
        )
    if roles:
        stages.append(
            Stage("Đóng vai", f"Phát {roles} thẻ vai; diễn một lượt, đổi vai, nhận xét theo thẻ.", _ROLES)
        )
    code = ", chỉ mã QR để xem lại ở nhà" if lesson.unit and lesson.unit.qr_url else ""
    stages.append(Stage("Tổng kết", f"Nhắc lại nội dung chính; phát phiếu{code}.", _CLOSING))
    return _timed(_merged(stages, lesson.minutes), lesson.minutes)


def _weight(item: Item) -> float:
    long = item.type in (QuestionType.SAY, QuestionType.ORDER)
    return _QUESTION + (_LONG if long else 0) + (_HARD if item.level is Level.ADVANCED else 0)


def _merged(stages: Sequence[Stage], minutes: int) -> list[Stage]:
    """No more parts than minutes: the lightest neighbours become one."""
    left = list(stages)
    while len(left) > max(minutes, 1):
        at = min(range(len(left) - 1), key=lambda place: left[place].weight + left[place + 1].weight)
        one, other = left[at], left[at + 1]
        name = f"{one.name}; {other.name[:1].lower()}{other.name[1:]}"
        left[at : at + 2] = [Stage(name, f"{one.doing} {other.doing}", one.weight + other.weight)]
    return left


def _timed(stages: Sequence[Stage], minutes: int) -> tuple[Stage, ...]:
    """By largest remainders, after each has its one minute."""
    spare = max(minutes - len(stages), 0)
    whole = sum(stage.weight for stage in stages)
    wanted = [max(stage.weight / whole * minutes - 1, 0) for stage in stages]
    scale = spare / sum(wanted) if sum(wanted) else 0
    shares = [each * scale for each in wanted]
    given = [int(share) for share in shares]
    for at in sorted(range(len(stages)), key=lambda place: given[place] - shares[place]):
        if sum(given) >= spare:
            break
        given[at] += 1
    given[0] += spare - sum(given)
    timed, start = [], 0
    for stage, extra in zip(stages, given, strict=True):
        timed.append(replace(stage, start=start, minutes=1 + extra))
        start += 1 + extra
    return tuple(timed)
