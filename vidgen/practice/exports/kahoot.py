"""``kahoot.xlsx`` and ``kahoot.csv``: the questions in the columns of Kahoot's spreadsheet import.

Kahoot takes an Excel file with these headings and nothing longer than they say; questions have two to four
options. What does not go into that is left out and told, never cut. Headings in the first row and texts in
all cells are what R/exams (`exams2kahoot`) writes too, with no column but Kahoot's own. The import knows no
feedback: reason and basis stand in a last column of the CSV, for whoever edits the table.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.practice.exports.cells import write_csv
from vidgen.practice.exports.feedback import DRAFT, mistakes, reasoned
from vidgen.practice.exports.workbook import write_xlsx
from vidgen.practice.lesson import Item
from vidgen.practice.products import LessonKit
from vidgen.scenario.practice import QuestionType

FILE, WORKBOOK = "kahoot.csv", "kahoot.xlsx"
MOST_ASK, MOST_OPTION, MOST_OPTIONS = 120, 75, 4
TIMES: Final = (5, 10, 20, 30, 60, 90, 120, 240)
"""Seconds that Kahoot's import accepts."""
UNASKED: Final = (QuestionType.ORDER, QuestionType.SAY)
"""Types that the import has no columns for."""
_SHORTER: Final = N_("Viết ngắn lại, hoặc tự thêm câu này trong Kahoot.")
_ELSEWHERE: Final = N_("Hỏi miệng trong buổi học, hoặc tự thêm trong Kahoot.")
HEADER: Final = (
    "Question - max 120 characters",
    *(f"Answer {number} - max 75 characters" for number in range(1, MOST_OPTIONS + 1)),
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
    "Ghi chú (Kahoot không nhập cột này)",
)
_OWN: Final = len(HEADER) - 1
"""Columns that are Kahoot's."""


def write_kahoot(kit: LessonKit) -> tuple[Path, ...]:
    """Write both files; nothing where no question goes into Kahoot. What is left out is told in the kit.

    Raises:
        OSError: a file cannot be written.
    """
    items = kit.lesson.items
    unasked = [item for item in items if item.type in UNASKED]
    if unasked:
        numbers = ", ".join(str(item.number) for item in unasked)
        _tell(kit, numbers, unasked[0], _("bảng nhập của Kahoot chỉ có câu chọn đáp án"), _ELSEWHERE)
    rows = []
    for item in items:
        if item.type in UNASKED:
            continue
        if wrong := too_long(item):
            _tell(kit, str(item.number), item, wrong, _SHORTER)
        else:
            rows.append(row_of(item, draft=kit.draft))
    if not rows:
        return ()
    return (
        write_csv(kit.folder / FILE, HEADER, rows),
        write_xlsx(kit.folder / WORKBOOK, [row[:_OWN] for row in (HEADER, *rows)]),
    )


def _tell(kit: LessonKit, numbers: str, item: Item, why: str, fix: str) -> None:
    message = _("Câu {number} không vào tệp Kahoot: {why}.").format(number=numbers, why=why)
    place = item.line or None
    kit.findings.append(Finding("VG-P050", message, _(fix), Severity.WARNING, kit.scenario.path, place))


def too_long(item: Item) -> str:
    """Why a question with options does not go into Kahoot's table; empty where it does."""
    if len(item.ask) > MOST_ASK:
        return _("câu hỏi dài {length} ký tự, Kahoot nhận {most}").format(length=len(item.ask), most=MOST_ASK)
    if len(item.options) > MOST_OPTIONS:
        return _("có {count} lựa chọn, Kahoot nhận {most}").format(count=len(item.options), most=MOST_OPTIONS)
    longest = max(item.options, key=lambda option: len(option.text))
    if len(longest.text) > MOST_OPTION:
        return _("lựa chọn {letter} dài {length} ký tự, Kahoot nhận {most}").format(
            letter=longest.letter, length=len(longest.text), most=MOST_OPTION
        )
    return ""


def row_of(item: Item, *, draft: bool = False) -> tuple[str, ...]:
    """One question under `HEADER`; its time is the next that Kahoot has, never a shorter one."""
    texts = [option.text for option in item.options]
    right = ",".join(str(place) for place, option in enumerate(item.options, start=1) if option.right)
    return (
        item.ask,
        *texts,
        *[""] * (MOST_OPTIONS - len(texts)),
        str(next((time for time in TIMES if time >= item.seconds), TIMES[-1])),
        right,
        " ".join(part for part in (f"{DRAFT}." if draft else "", reasoned(item), *mistakes(item)) if part),
    )
