"""The texts of a scenario that the rules look at, each with the line it was written on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vidgen.messages import _
from vidgen.review.rule import Text, line_of_key
from vidgen.scenario.inline import plain_text, spans
from vidgen.scenario.model import Procedure, Role, Scenario, Unit
from vidgen.scenario.practice import Practice
from vidgen.vietnamese.text import Span

_LETTER = 2  # signs of an answer that names an option
_ENOUGH = 24  # signs by which a value is found again among the lines


def shown_or_spoken(scenario: Scenario, unit: Unit | None, rows: Sequence[str]) -> tuple[Text, ...]:
    """Everything on the picture or in the voice: title, headings, lines, captions, the unit's own words."""
    texts = [Text(spans(scenario.title), line_of_key(rows, "title"), spoken=False, key="title")]
    for scene in scenario.scenes:
        if scene.heading:
            spoken = any(line.role is Role.HEADING for line in scene.lines)
            texts.append(Text(spans(scene.heading), scene.line or None, spoken))
        texts += [
            Text(spans(line.text), line.line or None, spoken=True)
            for line in scene.lines
            if line.role is not Role.HEADING
        ]
        if scene.media and scene.media.alt:
            texts.append(Text(spans(scene.media.alt), scene.media.line or None, spoken=False))
    if unit:
        texts += [
            Text(
                (Span(value),),
                None,
                spoken=False,
                source=_("cột {column} của đơn vị {id}").format(column=column, id=unit.id),
            )
            for column, value in (
                ("name", unit.name),
                ("parent", unit.parent),
                ("phone", unit.phone),
                ("hotline", unit.hotline),
            )
            if value
        ]
    return tuple(texts)


def held_beside(scenario: Scenario, written: Scenario, rows: Sequence[str]) -> tuple[Text, ...]:
    """What stands in the front matter and goes out with the video, or decides it.

    Arguments:
        written: the same before localisation; its texts are found again among the rows.
    """
    held = tuple(
        Text(spans(value) if marked else (Span(value),), _line_of(as_written, key, rows), False, key=key)
        for (key, value, marked), (_key, as_written, _marked) in zip(
            _held(scenario), _held(written), strict=False
        )
        if value
    )
    return held + tuple(_taught(scenario.practice)) if scenario.practice else held


def _taught(practice: Practice) -> Iterator[Text]:
    """What trainees read or hear beyond the film itself."""
    for key in ("goals", "points"):
        for index, text in enumerate(getattr(practice, key)):
            yield Text(spans(text), practice.row(key, index), False, key="practice")
    for question in practice.questions:
        for key in ("ask", "reason", "legal"):
            if text := getattr(question, key):
                yield Text(spans(text), question.row(key), False, key="practice")
        for key, text in question.wrong.items():
            yield Text(spans(text), question.row("wrong", key), False, key="practice")
        for key in ("options", "answer"):
            for index, text in enumerate(getattr(question, key)):
                if len(text) > _LETTER:
                    yield Text(spans(text), question.row(key, index), False, key="practice")


def _held(scenario: Scenario) -> Iterator[tuple[str, str, bool]]:
    """Key, value, whether it holds markup."""
    yield from (("post", row.strip(), False) for row in scenario.post.split("\n"))
    yield from (("hashtags", tag, False) for tag in scenario.hashtags)
    yield from (("legal", text, True) for text in scenario.legal)
    yield "source", scenario.source, False
    if scenario.procedure:
        yield from _facts(scenario.procedure)


def _facts(facts: Procedure) -> Iterator[tuple[str, str, bool]]:
    yield "who", facts.who, True
    yield from (("documents", text, True) for text in facts.documents)
    yield from (("steps", text, True) for text in facts.steps)
    yield "where", facts.where, True
    for channel in facts.channels:
        yield from (("channels", value, True) for value in (channel.name, channel.time, channel.fee))
    yield "result", facts.result, True
    yield "form", facts.form, True
    yield "source", facts.source, False


def _line_of(value: str, key: str, rows: Sequence[str]) -> int | None:
    """The line that holds the beginning of a value, from its key on; else the key's own."""
    first = line_of_key(rows, key)
    if first is None:
        return None
    begins = plain_text(value)[:_ENOUGH].split("\n")[0].rstrip()
    for number in range(first, len(rows) + 1):
        if begins in rows[number - 1] or begins in plain_text(rows[number - 1]):
            return number
    return first
