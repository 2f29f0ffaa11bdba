"""A script as a lesson: its questions, answers and words as plain values, from which every product is made.

Whatever has to be the same in all of them is decided here once: the numbers of the questions, the letters of
their options, the order in which steps are shuffled, the seconds to think.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Final

from vidgen.brand.profile import Profile
from vidgen.errors import Finding, ScriptError
from vidgen.practice.taught import Fact, TaughtScene, facts_of, taught_scenes
from vidgen.scenario.asked import FALSE, TRUE, Asked, asked, right_places, wrong_places
from vidgen.scenario.inline import plain_text
from vidgen.scenario.misplaced import misplaced, unanswered
from vidgen.scenario.model import Scenario, Unit
from vidgen.scenario.practice import Level, Practice, Question, QuestionType
from vidgen.scenario.stops import StopAt

SECONDS: Final[dict[Profile, int]] = {"normal": 8, "elderly": 14, "screen": 14}
"""To think, by who watches; what one says oneself takes twice as long."""
_ROUND = 5  # minutes to begin and to end a lesson
_EACH = 3  # minutes a question is talked about


@dataclass(frozen=True, slots=True)
class Option:
    """One option, as shown.

    Attributes:
        letter: in front of it: ``A`` is the first that is shown.
        right: whether it belongs to the right answer; every step of an order does.
        place: from 1: of a step, where it belongs; of any other, where it is shown.
        why: what choosing it shows; only of a wrong one, and may be empty.
    """

    letter: str
    text: str
    right: bool
    place: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One question.

    Attributes:
        number: from 1, in the order in which they are asked.
        options: as shown; two for ``true-false``, none for ``say``.
        model: a good answer to a ``say``; empty for any other.
        seconds: to think.
        at: where the film stops for it.
        line: of the script.
        quiz: whether it is a quiz scene, which the public film asks and answers itself.
    """

    number: int
    type: QuestionType
    ask: str
    options: tuple[Option, ...]
    model: str
    reason: str
    legal: str
    seconds: int
    level: Level
    at: StopAt
    line: int
    quiz: bool = False

    @property
    def right(self) -> tuple[Option, ...]:
        """The right options; the steps of an order from the first to the last."""
        return tuple(sorted((each for each in self.options if each.right), key=lambda each: each.place))

    @property
    def answer(self) -> str:
        """The right answer in few signs: ``B``, ``A, C``, ``C → A → B``, ``Đúng``, or the model answer."""
        if self.type is QuestionType.SAY:
            return self.model
        if self.type is QuestionType.TRUE_FALSE:
            return self.right[0].text
        between = " → " if self.type is QuestionType.ORDER else ", "
        return between.join(option.letter for option in self.right)


@dataclass(frozen=True, slots=True)
class Lesson:
    """A script for one unit, as it is taught. No text of it holds markup or slots.

    Attributes:
        scenario: localised and completed.
        minutes: of the lesson; reckoned where the script does not say.
        items: the questions in the order in which they are asked.
        scenes: what is told, scene by scene as in the film.
        legal: what the whole script rests on.
        facts: of a procedure, each with its label.
        sources: addresses and other places the script was written from.
    """

    scenario: Scenario
    unit: Unit | None
    title: str
    level: Level
    minutes: int
    goals: tuple[str, ...]
    points: tuple[str, ...]
    items: tuple[Item, ...]
    scenes: tuple[TaughtScene, ...]
    legal: tuple[str, ...]
    facts: tuple[Fact, ...]
    sources: tuple[str, ...]


def lesson_of(told: Scenario, unit: Unit | None, profile: Profile | None = None) -> Lesson:
    """The lesson of a localised, completed script.

    Arguments:
        profile: who watches; None is whom the script is made for.

    Raises:
        ScriptError: a question has no place in the script (VG-R101) or no right answer (VG-R100); all of
            them at once.
    """
    practice = told.practice or Practice()
    least = SECONDS[profile or told.profile or "normal"]
    found = asked(told)
    wrong = [finding for each in found for finding in _faults(told, each)]
    if wrong:
        raise ScriptError(wrong)
    items = tuple(
        _item(number, each, least, practice.level, told.id) for number, each in enumerate(found, start=1)
    )
    sources = dict.fromkeys(filter(None, (told.source, told.procedure.source if told.procedure else "")))
    return Lesson(
        scenario=told,
        unit=unit,
        title=plain_text(told.title),
        level=practice.level,
        minutes=practice.minutes or _ROUND + _EACH * len(items),
        goals=_plain(practice.goals),
        points=_plain(practice.points),
        items=items,
        scenes=taught_scenes(told),
        legal=_plain(told.legal),
        facts=facts_of(told.procedure),
        sources=tuple(sources),
    )


def _faults(told: Scenario, each: Asked) -> list[Finding]:
    return [found for found in (misplaced(told, each), unanswered(each, told.path)) if found]


def _item(number: int, each: Asked, least: int, level: Level, script: str) -> Item:
    question = each.question
    say = question.type is QuestionType.SAY
    return Item(
        number=number,
        type=question.type,
        ask=plain_text(question.ask),
        options=_options(question, script, number),
        model=" ".join(_plain(question.answer)) if say else "",
        reason=plain_text(question.reason),
        legal=plain_text(question.legal),
        seconds=question.seconds or least * (2 if say else 1),
        level=question.level or level,
        at=each.stops[0],
        line=question.line,
        quiz=each.scene is not None,
    )


def _options(question: Question, script: str, number: int) -> tuple[Option, ...]:
    if question.type is QuestionType.SAY:
        return ()
    texts = (TRUE, FALSE) if question.type is QuestionType.TRUE_FALSE else _plain(question.options)
    right = right_places(question)
    places = range(len(texts))
    if question.type is QuestionType.ORDER:
        # Not from the words: they hold the unit's, and a trainer's letters are the same in every commune.
        shown = shuffled(len(texts), f"{script}\n{number}")
        return tuple(
            Option(letter, texts[place], True, place + 1)
            for letter, place in zip(ascii_uppercase, shown, strict=False)
        )
    wrong = {place: plain_text(question.wrong[key]) for key, place in wrong_places(question)}
    return tuple(
        Option(ascii_uppercase[place], texts[place], place in right, place + 1, wrong.get(place, ""))
        for place in places
    )


def shuffled(count: int, seed: str) -> tuple[int, ...]:
    """So many places in another order than they stand, always the same for the same seed."""

    def key(place: int) -> str:
        return hashlib.sha256(f"{seed}\n{place}".encode()).hexdigest()

    order = sorted(range(count), key=key)
    if len(order) > 1 and order == sorted(order):
        order = [*order[1:], order[0]]
    return tuple(order)


def _plain(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(plain_text(text) for text in texts)
