"""A question as it is spoken: its lines in order, and what each of them is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from vidgen.practice.lesson import Item
from vidgen.scenario.asked import asked
from vidgen.scenario.inline import escape, plain_text
from vidgen.scenario.model import Line, Mark, Role, Scenario, Scene
from vidgen.scenario.practice import Question, QuestionType

Part = Literal["ask", "option", "answer", "reason", "legal"]

LETTERED: Final = "quiz"
"""The type of the scenes whose options are read out with their letters."""
ASKED: Final = "practice"
"""The type of a question without options to read out."""

_HOW: Final = {
    QuestionType.SEVERAL: "Chọn tất cả các ý đúng.",
    QuestionType.ORDER: "Hãy sắp xếp theo đúng thứ tự.",
    QuestionType.TRUE_FALSE: "Đúng hay sai?",
    QuestionType.SAY: "Hãy nói thành tiếng câu trả lời của mình.",
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A question as a scene.

    Attributes:
        parts: what each line of the scene is for, in order.
    """

    item: Item
    scene: Scene
    parts: tuple[Part, ...]

    def of(self, *wanted: Part) -> tuple[int, ...]:
        """The places of the lines of a kind."""
        return tuple(place for place, part in enumerate(self.parts) if part in wanted)


def question_of(told: Scenario, item: Item) -> Question:
    """What the author wrote for it, markup and readings with it."""
    return asked(told)[item.number - 1].question


def spoken_question(told: Scenario, item: Item) -> Spoken:
    """A question with all that is said of it: it itself, its options, the answer, the reason, the law."""
    return _of_quiz(told, item) if item.quiz else _of_block(told, item)


def _of_quiz(told: Scenario, item: Item) -> Spoken:
    """A quiz scene says all of it in its own words."""
    scene = told.scenes[item.at.scene]
    parts: list[Part] = []
    for line in scene.lines:
        if line.role is Role.ITEM:
            parts.append("option")
        elif "option" not in parts:
            parts.append("ask")
        else:
            parts.append("reason" if "answer" in parts else "answer")
    return Spoken(item, scene, tuple(parts))


def _of_block(told: Scenario, item: Item) -> Spoken:
    question = question_of(told, item)
    lines = [Line(text=question.ask, role=Role.HEADING, line=question.row("ask") or 0)]
    parts: list[Part] = ["ask"]

    def say(part: Part, text: str, key: str) -> None:
        lines.append(Line(text=text, line=question.row(key) or 0))
        parts.append(part)

    if item.type in _HOW and not _says_how(item):
        say("ask", _HOW[item.type], "ask")
    lettered = item.type not in (QuestionType.TRUE_FALSE, QuestionType.SAY)
    for option in item.options if lettered else ():
        mark = Mark.DO if option.right else Mark.DONT
        # Of an order every place is another one than written; of the others each stands where it was written.
        text = question.options[option.place - 1]
        row = question.row("options", option.place - 1) or 0
        lines.append(Line(text=text, role=Role.ITEM, mark=mark, line=row))
        parts.append("option")
    say("answer", _answer(item, question), "answer")
    if item.reason:
        say("reason", question.reason, "reason")
    if item.legal:
        said = (
            question.legal if plain_text(question.legal).endswith((".", "!", "?")) else f"{question.legal}."
        )
        say("legal", f"Căn cứ: {said}", "legal")
    scene = Scene(
        type=LETTERED if lettered else ASKED, heading=question.ask, lines=tuple(lines), line=question.line
    )
    return Spoken(item, scene, tuple(parts))


def _says_how(item: Item) -> bool:
    """Whether the question itself says how it is to be answered."""
    asks = item.ask.casefold()
    told = {
        QuestionType.SEVERAL: ("chọn", "những ý nào", "những việc nào"),
        QuestionType.ORDER: ("sắp xếp", "thứ tự"),
        QuestionType.TRUE_FALSE: ("đúng hay sai",),
        QuestionType.SAY: ("nói thành tiếng",),
    }
    return any(word in asks for word in told.get(item.type, ()))


def _answer(item: Item, question: Question) -> str:
    letters = [option.letter for option in item.right]
    if item.type is QuestionType.SAY:
        return " ".join(question.answer)
    if item.type is QuestionType.TRUE_FALSE:
        return f"Câu này {item.right[0].text.casefold()}."
    if item.type is QuestionType.ORDER:
        return f"Thứ tự đúng là {', '.join(letters)}."
    named = " và ".join(filter(None, (", ".join(letters[:-1]), letters[-1])))
    return f"Đáp án đúng là {escape(named)}."
