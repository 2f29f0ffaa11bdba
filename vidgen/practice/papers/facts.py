"""The facts of a script as sections to be learnt: signs, what to do, documents, steps, fees, contacts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vidgen.delivery.publish.message import items_of
from vidgen.delivery.publish.questions import questions_of
from vidgen.practice.papers.parts import Sign
from vidgen.practice.papers.words import clean, shown
from vidgen.scenario.model import Kind, Line, Mark, Procedure, Role, Scenario, Scene, Unit
from vidgen.scenario.phone import grouped

_TOLD = {  # scene type → its heading where the author gave none
    "signs": "Dấu hiệu nhận biết",
    "actions": "Việc cần làm",
    "compare": "Phân biệt thật – giả",
    "checklist": "Giấy tờ cần chuẩn bị",
    "steps": "Các bước thực hiện",
    "screen": "Các bước trên màn hình",
    "facts": "Thông tin cần biết",
    "timeline": "Các mốc thời gian",
    "announcement": "Nội dung thông báo",
    "question": "Hỏi và đáp",
    "law": "Quy định của pháp luật",
}
_SAID = frozenset({"quote"})  # scenes whose paragraphs are what they hold
_OF_PROCEDURE = {"checklist": "documents", "steps": "steps"}  # told by the procedure's own facts where given
_ASKED = {
    "who": "Trường hợp của tôi có phải làm không ạ?",
    "documents": "Tôi phải chuẩn bị những gì?",
    "steps": "Tôi làm theo các bước nào?",
    "where": "Tôi nộp ở đâu?",
    "time": "Mất bao lâu, lệ phí bao nhiêu ạ?",
    "result": "Xong thì tôi nhận được gì?",
    "form": "Tôi khai theo mẫu nào?",
    "actions": "Tôi cần lưu ý gì nữa không?",
    "law": "Việc này theo quy định nào ạ?",
}
_REFUSAL = re.compile(r"(?:không|đừng|chớ|chưa|tuyệt đối|tránh|ngừng|thôi)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its text, what stands before it, and its label where it has one (``Thời hạn``)."""

    text: str
    sign: Sign = Sign.BULLET
    label: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Facts under one heading.

    Attributes:
        key: the scene type or the name of the procedure's fact.
        rows: of a table, its head first; else none.
    """

    key: str
    heading: str
    facts: tuple[Fact, ...] = ()
    numbered: bool = False
    rows: tuple[tuple[str, ...], ...] = ()


def facts_of(scenario: Scenario) -> tuple[Section, ...]:
    """The sections of a localised, completed script, in the order in which it tells them."""
    facts = scenario.procedure
    found = [*_of_procedure(facts)] if facts else []
    found += (section for scene in scenario.scenes if (section := _of_scene(scene, facts)))
    if scenario.kind is Kind.QA:
        found += _talks(scenario)
    return tuple(found)


def legal_of(scenario: Scenario) -> tuple[str, ...]:
    """The legal basis, each once."""
    return tuple(dict.fromkeys(filter(None, map(shown, scenario.legal))))


def source_of(scenario: Scenario) -> str:
    """The page the facts come from; may be empty."""
    return clean(scenario.source or (scenario.procedure.source if scenario.procedure else ""))


def contacts_of(unit: Unit | None) -> tuple[Fact, ...]:
    """How to reach the unit."""
    if unit is None:
        return ()
    rows = (
        ("Địa chỉ", unit.address),
        ("Điện thoại", grouped(unit.phone)),
        ("Đường dây nóng", grouped(unit.hotline)),
        ("Zalo", unit.zalo),
    )
    return tuple(Fact(clean(value), Sign.NONE, label) for label, value in rows if value.strip())


def _of_procedure(facts: Procedure) -> Iterator[Section]:
    if facts.who:
        yield Section("who", "Ai cần làm", (Fact(shown(facts.who), Sign.NONE, "Ai cần làm"),))
    if facts.documents:
        yield Section("documents", "Giấy tờ cần chuẩn bị", _plain(facts.documents, Sign.BOX))
    if facts.steps:
        yield Section("steps", "Các bước thực hiện", _plain(facts.steps, Sign.NONE), numbered=True)
    if facts.channels:
        rows = [(shown(each.name), shown(each.time), shown(each.fee)) for each in facts.channels]
        yield Section("channels", "Thời hạn và lệ phí", rows=(("Cách nộp", "Thời hạn", "Lệ phí"), *rows))
    rest = (("Nơi nộp", facts.where), ("Kết quả", facts.result), ("Biểu mẫu", facts.form))
    told = tuple(Fact(shown(value), Sign.NONE, label) for label, value in rest if value)
    if told:
        yield Section("place", "Nơi nộp và kết quả" if facts.result else "Nơi nộp", told)


def _of_scene(scene: Scene, facts: Procedure | None) -> Section | None:
    known = _OF_PROCEDURE.get(scene.type, "")
    if facts and (not scene.line or (known and getattr(facts, known))):
        return None  # told already: a scene that stands on no line of the script was derived from the facts
    items = [line for line in scene.lines if line.role is Role.ITEM]
    if scene.type not in _TOLD and scene.type not in _SAID:
        return None
    told = tuple(_fact(line, scene.type) for line in items)
    if scene.type == "facts":
        told = tuple(fact for fact in map(_labelled, told) if not (facts and _known(fact, facts)))
    if not items and scene.type in {*_SAID, "law"}:
        told = tuple(Fact(shown(line.text), Sign.NONE) for line in scene.lines if line.role is Role.SAY)
    heading = shown(scene.heading) or _TOLD.get(scene.type, "Trích lời")
    numbered = bool(items) and all(line.mark is Mark.NUMBER for line in items)
    return Section(scene.type, heading, told, numbered) if told else None


def _fact(line: Line, scene: str) -> Fact:
    """An item as it means without the marks beside it: what must not be done says so."""
    words = shown(line.text)
    if scene == "compare":
        return Fact(words, Sign.DO, "Thật") if line.mark is Mark.DO else Fact(words, Sign.DONT, "Giả")
    if line.mark is Mark.DONT:
        refused = words if _REFUSAL.match(words) else f"Không {words[:1].lower()}{words[1:]}"
        return Fact(refused, Sign.DONT)
    if line.mark is Mark.DO:
        return Fact(words, Sign.DO)
    return Fact(words, Sign.NONE if line.mark is Mark.NUMBER else Sign.BULLET)


def _labelled(fact: Fact) -> Fact:
    label, colon, value = fact.text.partition(": ")
    return Fact(value, fact.sign, label) if colon and value and len(label) <= 40 else fact


def _known(fact: Fact, facts: Procedure) -> bool:
    """Whether the procedure's own facts say it already."""
    values = [facts.where, facts.result, facts.form]
    values += [value for each in facts.channels for value in (each.time, each.fee)]
    return fact.text in {shown(value) for value in values if value}


def _talks(scenario: Scenario) -> Iterator[Section]:
    for question in questions_of(scenario):
        if question.key.startswith("talk-"):
            yield Section(
                question.key, clean(question.text), tuple(Fact(clean(point)) for point in question.points)
            )


def _plain(texts: Sequence[str], sign: Sign) -> tuple[Fact, ...]:
    return tuple(Fact(words, sign) for words in map(shown, texts) if words)


def actions_of(scenario: Scenario) -> tuple[Fact, ...]:
    """What the script asks people to do and not to do."""
    return tuple(
        _fact(line, scene.type)
        for scene in scenario.scenes
        if scene.type == "actions"
        for line in scene.lines
        if line.role is Role.ITEM
    )


def signs_of(scenario: Scenario) -> tuple[str, ...]:
    """The signs by which it is recognised."""
    return tuple(
        clean(text) for scene in scenario.scenes if scene.type == "signs" for text in items_of(scene)
    )


def answers_of(scenario: Scenario) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What citizens ask about a procedure, each in their own words with the points of the answer."""
    return tuple(
        (_ASKED.get(each.key, clean(each.text)), tuple(map(shown, each.points)))
        for each in questions_of(scenario)
        if each.key != "facts"  # who has asked the others has been told
    )
