"""The questions a script answers, and the points of each answer, for a chatbot or a page of questions.

Only what the script states as true is taken: a talk acted out with a swindler never is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from vidgen.delivery.publish.message import items_of
from vidgen.scenario.inline import plain_text
from vidgen.scenario.model import Channel, Kind, Line, Procedure, Role, Scenario, Scene

_ARTICLE = re.compile(r"Điều \d+[a-zđ]?\b")


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its answer.

    Attributes:
        key: what it is about, stable for the script: ``signs``, ``documents``, ``talk-2``.
        text: the question as people ask it.
        points: the answer.
    """

    key: str
    text: str
    points: tuple[str, ...]


def questions_of(scenario: Scenario) -> tuple[Question, ...]:
    """All questions of a script, localised or not; each has at least one point.

    Arguments:
        scenario: as written; the scenes derived from a procedure's facts are not needed.
    """
    found: dict[str, Question] = {}
    for question in (*_BY_KIND[scenario.kind](scenario), *_of_any_kind(scenario)):
        if question.points and question.text:
            found.setdefault(question.key, question)
    return tuple(found.values())


def _of_scam(scenario: Scenario) -> Iterator[Question]:
    about = _title(scenario)
    yield Question("signs", f"Dấu hiệu nhận biết “{about}” là gì?", _items(scenario, "signs"))
    yield Question("actions", f"Gặp trường hợp “{about}” thì làm gì?", _items(scenario, "actions"))
    yield Question("law", f"“{about}” bị xử lý theo quy định nào?", _law(scenario))


def _of_procedure(scenario: Scenario) -> Iterator[Question]:
    about, facts = _title(scenario), scenario.procedure or Procedure()
    documents = _plain(facts.documents) or _items(scenario, "checklist")
    steps = _plain(facts.steps) or _items(scenario, "steps")
    yield Question("who", f"{about}: ai cần làm?", _plain([facts.who]))
    yield Question("documents", f"{about} cần chuẩn bị những gì?", documents)
    yield Question("steps", f"{about} làm theo các bước nào?", steps)
    yield Question("where", f"{about}: nộp ở đâu?", _plain([facts.where]))
    yield Question("time", f"{about} mất bao lâu, lệ phí bao nhiêu?", tuple(map(_channel, facts.channels)))
    yield Question("result", f"{about}: nhận được kết quả gì?", _plain([facts.result]))
    yield Question("form", f"{about} dùng mẫu nào?", _plain([facts.form]))
    yield Question("facts", f"{about}: cần biết thêm gì?", _items(scenario, "facts"))
    yield Question("actions", f"{about}: cần lưu ý gì?", _items(scenario, "actions"))
    yield Question("law", f"{about} theo quy định nào?", _law(scenario))


def _of_qa(scenario: Scenario) -> Iterator[Question]:
    points = (*_items(scenario, "facts"), *_items(scenario, "actions"))
    yield Question("title", _asked(_title(scenario)), points)
    talks = [scene for scene in scenario.scenes if scene.type == "dialogue"]
    asked = (pair for scene in talks for pair in _exchanges(scene))
    for number, (question, answer) in enumerate(asked, 1):
        yield Question(f"talk-{number}", question, answer)


def _of_announcement(scenario: Scenario) -> Iterator[Question]:
    points = (*_items(scenario, "announcement"), *_items(scenario, "facts"), *_items(scenario, "timeline"))
    yield Question("title", f"{_title(scenario)}: nội dung thế nào?", points)
    yield Question("actions", f"{_title(scenario)}: cần lưu ý gì?", _items(scenario, "actions"))


def _of_practice(_scenario: Scenario) -> Iterator[Question]:
    return iter(())


_BY_KIND: dict[Kind, Callable[[Scenario], Iterator[Question]]] = {
    Kind.SCAM: _of_scam,
    Kind.PROCEDURE: _of_procedure,
    Kind.QA: _of_qa,
    Kind.ANNOUNCEMENT: _of_announcement,
    Kind.PRACTICE: _of_practice,
}


def _of_any_kind(scenario: Scenario) -> Iterator[Question]:
    """Questions that stand as such in the script."""
    for kind in ("question", "quiz"):
        scenes = [scene for scene in scenario.scenes if scene.type == kind]
        for number, scene in enumerate(scenes, 1):
            said = tuple(_said(scene)) if kind == "quiz" else ()
            yield Question(f"{kind}-{number}", _asked(plain_text(scene.heading)), (*items_of(scene), *said))


def _exchanges(scene: Scene) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Who asks, and what the other one answers."""
    turns = [line for line in scene.lines if line.role is Role.SAY and line.speaker]
    for asking, answering in pairwise(turns):
        if "?" in asking.text and asking.speaker != answering.speaker and "?" not in answering.text:
            yield plain_text(asking.text), (plain_text(answering.text),)


def _said(scene: Scene) -> Iterator[str]:
    return (plain_text(line.text) for line in scene.lines if line.role is Role.SAY and not _poses(line))


def _poses(line: Line) -> bool:
    return line.text.rstrip().endswith("?")


def _items(scenario: Scenario, kind: str) -> tuple[str, ...]:
    return tuple(text for scene in scenario.scenes if scene.type == kind for text in items_of(scene))


def _law(scenario: Scenario) -> tuple[str, ...]:
    """The script's legal basis, and what its law scenes say beyond naming it."""
    named = {found[0] for found in map(_ARTICLE.match, _plain(scenario.legal)) if found}
    more = (text for text in _items(scenario, "law") if " — " in text or not _names(text, named))
    return tuple(dict.fromkeys((*_plain(scenario.legal), *more)))


def _names(text: str, articles: set[str]) -> bool:
    found = _ARTICLE.match(text)
    return found is not None and found[0] in articles


def _channel(channel: Channel) -> str:
    parts = (
        f"thời hạn: {channel.time}" if channel.time else "",
        f"lệ phí: {channel.fee}" if channel.fee else "",
    )
    told = "; ".join(filter(None, parts))
    return plain_text(f"{channel.name} – {told}" if told else channel.name)


def _plain(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(filter(None, map(plain_text, texts)))


def _title(scenario: Scenario) -> str:
    return plain_text(scenario.title).rstrip(" .")


def _asked(text: str) -> str:
    return text if not text or text.endswith("?") else f"{text.rstrip(' .!')}?"
