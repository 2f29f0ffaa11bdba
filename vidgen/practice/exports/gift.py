"""``quiz.gift``: the questions for Moodle, in its GIFT format.

What means what is as Moodle reads it (question/format/gift/format.php): ``[plain]`` before the question makes
all its texts plain, so that no markup in them counts; ``####`` begins what everybody is told afterwards; a
question of several right options has its mark in parts, and wrong ones take away, so that ticking everything
yields nothing. An order becomes a matching of steps to numbers, a `say` an essay. Every question is worth one
mark, Moodle's own default; GIFT cannot say another.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from vidgen.practice.exports.cells import write_whole
from vidgen.practice.exports.feedback import DRAFT, RIGHT, WRONG, reasoned
from vidgen.practice.lesson import Item, Lesson, Option
from vidgen.practice.products import LessonKit
from vidgen.scenario.practice import QuestionType

FILE = "quiz.gift"
_RESERVED = "\\#=~{}:"
_ARROW = "->"


def write_gift(kit: LessonKit) -> tuple[Path, ...]:
    """Write the file; nothing where the lesson asks nothing.

    Raises:
        OSError: the file cannot be written.
    """
    if not kit.lesson.items:
        return ()
    text = gift(kit.lesson, draft=kit.draft)
    return (write_whole(kit.folder / FILE, text.encode("utf-8")),)


def gift(lesson: Lesson, *, draft: bool = False) -> str:
    """All questions, under a category with the lesson's title."""
    blocks = [_head(lesson, draft), f"$CATEGORY: {_category(lesson, draft)}"]
    blocks += [_question(item, lesson.scenario.id) for item in lesson.items]
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """A text in which nothing means anything to GIFT."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(f"\\{char}" if char in _RESERVED else char for char in text).replace("\n", "\\n")


def _head(lesson: Lesson, draft: bool) -> str:
    unit = f" – {lesson.unit.name}" if lesson.unit else ""
    rows = [_one_line(f"{lesson.title}{unit}"), *([DRAFT] if draft else [])]
    return "\n".join(f"// {row}" for row in rows)


def _category(lesson: Lesson, draft: bool) -> str:
    """The path of a category: a slash within a name is doubled; nothing else is read in it."""
    title = _one_line(lesson.title).replace("\\", "").replace("/", "//")
    return f"$course$/top/Luyện tập/{'BẢN NHÁP ' if draft else ''}{title}"


def _question(item: Item, script: str) -> str:
    name = f"{script}-{item.number:02d}"
    return "\n".join(
        (
            f"// [id:{name}] [tag:{item.level}]",
            f"::{escaped(name)}::[plain]{escaped(item.ask)}{{{_answers(item)}}}",
        )
    )


def _answers(item: Item) -> str:
    afterwards = f"####{_part(reasoned(item))}" if reasoned(item) else ""
    if item.type is QuestionType.SAY:
        return afterwards
    if item.type is QuestionType.TRUE_FALSE:
        truth = "TRUE" if item.options[0].right else "FALSE"
        return (
            f"{truth}#{_mistaken(next(each for each in item.options if not each.right))}#{RIGHT}{afterwards}"
        )
    rows = _steps(item) if item.type is QuestionType.ORDER else _options(item)
    return "\n".join(("", *(f"\t{row}" for row in rows), *([f"\t{afterwards}"] if afterwards else []), ""))


def _options(item: Item) -> Iterator[str]:
    several = item.type is QuestionType.SEVERAL
    right, wrong = len(item.right), len(item.options) - len(item.right)
    for option in item.options:
        told = RIGHT if option.right else _mistaken(option)
        if several:
            mark = f"~%{_share(right)}%" if option.right else f"~%-{_share(wrong)}%"
        else:
            mark = "=" if option.right else "~"
        yield f"{mark}{_part(option.text)}#{told}"


def _mistaken(option: Option) -> str:
    """What whoever chose it is told."""
    return f"{WRONG} {escaped(option.why)}" if option.why else WRONG


def _steps(item: Item) -> Iterator[str]:
    """Each step and its number; Moodle parts the two at the first arrow, so a step's own is drawn as one."""
    for option in item.options:
        yield f"={_part(option.text.replace(_ARROW, '→'))} {_ARROW} {option.place}"


def _share(count: int) -> str:
    """A hundred in equal parts, as the grades that Moodle has are written: ``50``, ``33.33333``."""
    return f"{100 / count:.5f}".rstrip("0").rstrip(".")


def _part(text: str) -> str:
    """A text of an answer; its format is told where its beginning would be taken for one, or for a mark."""
    return ("[plain]" if text.startswith(("[", "%")) else "") + escaped(text)


def _one_line(text: str) -> str:
    return " ".join(text.split())
