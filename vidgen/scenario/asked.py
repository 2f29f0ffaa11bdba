"""The questions of a script in the order they are asked: those of its practice block and its quiz scenes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_uppercase

from vidgen.scenario.inline import plain_text
from vidgen.scenario.model import Mark, Role, Scenario, Scene
from vidgen.scenario.names import same
from vidgen.scenario.practice import Question, QuestionType
from vidgen.scenario.stops import StopAt, stops_for, unmarked

QUIZ = "quiz"

TRUE, FALSE = "Đúng", "Sai"
_TRUE = frozenset({"đúng", "dung", "true", "đ", "yes", "có", "a"})
_FALSE = frozenset({"sai", "false", "s", "no", "không", "b"})
_SAYS_LETTER = re.compile(
    r"\s*(?:đáp án|câu trả lời)(?: đúng)? là:? (?:\*\*)?[A-F](?:\*\*)?(?:\s*[.,:;–—-]+\s*|\s*$)",
    re.IGNORECASE,
)
"""What a quiz scene says before its reason; elsewhere the options may stand in another order."""
_LETTERS = re.compile(r"[A-Za-z][.)]?(?:\s*(?:,|;|và|\s)\s*[A-Za-z][.)]?)*")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and where it is asked.

    Attributes:
        stops: the places its author may mean; exactly one where it is named rightly.
        scene: index of the quiz scene that is this question; None for one of the practice block.
    """

    question: Question
    stops: tuple[StopAt, ...]
    scene: int | None = None


def asked(told: Scenario) -> tuple[Asked, ...]:
    """All questions of a localised, completed script, in the order of their places; who has none is last."""
    listed = told.practice.questions if told.practice else ()
    found = [Asked(question, stops_for(told, question.after)) for question in listed]
    found += _quizzes(told)

    def place(each: Asked) -> tuple[int, float]:
        if not each.stops:
            return len(told.scenes), 0
        at = each.stops[0]
        return at.scene, float("inf") if at.line is None else at.line

    return tuple(sorted(found, key=place))


def right_places(question: Question) -> tuple[int, ...]:
    """The indices of the right options, in order; none where the answer names no option, or too many.

    An answer is a letter or the words of an option. ``order`` has all of them, as written; ``true-false``
    0 for true and 1 for false; ``say`` none.
    """
    if question.type is QuestionType.ORDER:
        return tuple(range(len(question.options)))
    if question.type is QuestionType.SAY:
        return ()
    if question.type is QuestionType.TRUE_FALSE:
        word = same(plain_text(question.answer[0])).rstrip(".") if len(question.answer) == 1 else ""
        return (0,) if word in _TRUE else (1,) if word in _FALSE else ()
    places: list[int] = []
    for written in question.answer:
        named = _named(written, question.options)
        if not named:
            return ()
        places += named
    if question.type is QuestionType.CHOICE and len(set(places)) != 1:
        return ()
    return tuple(sorted(set(places)))


def wrong_places(question: Question) -> tuple[tuple[str, int | None], ...]:
    """Each key of ``wrong`` and the index of the wrong option it names; None where it names no such one.

    Only what is chosen among options has any: ``order`` and ``say`` have none.
    """
    right = right_places(question)
    found: list[tuple[str, int | None]] = []
    for key in question.wrong:
        places: list[int] = []
        if question.type is QuestionType.TRUE_FALSE:
            word = same(plain_text(key)).rstrip(".")
            places = [0] if word in _TRUE else [1] if word in _FALSE else []
        elif question.type in (QuestionType.CHOICE, QuestionType.SEVERAL):
            places = _named(key, question.options)
        found.append((key, places[0] if len(places) == 1 and places[0] not in right else None))
    return tuple(found)


def _named(written: str, options: tuple[str, ...]) -> list[int]:
    """The options that a text of an answer names: by their words, else by letters; none if one is unknown."""
    by_words = [index for index, option in enumerate(options) if unmarked(option) == unmarked(written)]
    if by_words and unmarked(written):
        return by_words
    text = plain_text(written).strip()
    if not _LETTERS.fullmatch(text):
        return []
    letters = [ascii_uppercase.index(each.upper()) for each in re.findall(r"\b[A-Za-z]\b", text)]
    return letters if all(each < len(options) for each in letters) else []


def _quizzes(told: Scenario) -> Iterator[Asked]:
    for index, scene in enumerate(told.scenes):
        options = [place for place, line in enumerate(scene.lines) if line.role is Role.ITEM]
        if scene.type == QUIZ and options:
            yield Asked(_question(scene, options), (StopAt(index, options[-1]),), index)


def _question(scene: Scene, options: list[int]) -> Question:
    lines = scene.lines
    right = [ascii_uppercase[at] for at, place in enumerate(options) if lines[place].mark is Mark.DO]
    after = [line.text for line in lines[options[-1] + 1 :] if line.role is Role.SAY]
    before = [line.text for line in lines[: options[0]] if line.role is Role.SAY]
    return Question.model_construct(
        after="",
        ask=scene.heading or " ".join(before),
        type=QuestionType.SEVERAL if len(right) > 1 else QuestionType.CHOICE,
        options=tuple(lines[place].text for place in options),
        answer=tuple(right),
        reason=_SAYS_LETTER.sub("", " ".join(after), count=1),
        legal="",
        seconds=None,
        level=None,
        line=scene.line,
        rows={f"options.{at}": lines[place].line for at, place in enumerate(options)},
    )
