"""What an author need not write: a procedure's scenes from its facts, spoken headings, the closing words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vidgen.scenario.checks import LAW
from vidgen.scenario.credit import credit
from vidgen.scenario.grammar import SceneGrammar
from vidgen.scenario.inline import escape
from vidgen.scenario.model import Kind, Line, Mark, Procedure, Role, Scenario, Scene, Unit
from vidgen.scenario.phone import grouped
from vidgen.scenario.sides import sides_of

COMPARE = "compare"
CONTACT = "contact"

_HOW = ("trực tuyến", "trực tiếp", "qua ", "tại ", "bằng ", "theo ")
_FREE = {"không": "không thu", "không thu": "không thu", "miễn": "miễn", "0": "không thu", "0đ": "không thu"}


def complete(scenario: Scenario, unit: Unit | None, scenes: Mapping[str, SceneGrammar]) -> Scenario:
    """The scenario with all it leaves to be derived; completing it again changes nothing.

    Arguments:
        scenario: localised.
        unit: whose contact details close it; None for a neutral sentence.
        scenes: the registry of scene types; gives how many items a derived scene may hold.
    """
    held = list(scenario.scenes)
    if not held and scenario.procedure:
        held = _derived(scenario, scenario.procedure, scenes)
    if scenario.kind is Kind.PROCEDURE and CONTACT in scenes and all(scene.type != CONTACT for scene in held):
        held.append(Scene(type=CONTACT))
    return scenario.model_copy(update={"scenes": tuple(_spoken(scene, scenario, unit) for scene in held)})


def _derived(scenario: Scenario, facts: Procedure, scenes: Mapping[str, SceneGrammar]) -> list[Scene]:
    """Hook, documents, steps, facts and legal basis, in the order in which people ask."""
    who = (Line(text=facts.who),) if facts.who else ()
    found = [Scene(type="hook", heading=escape(scenario.title), lines=who)]
    parts: tuple[tuple[str, str, Sequence[str], Mark], ...] = (
        ("checklist", "Giấy tờ cần chuẩn bị", facts.documents, Mark.BULLET),
        ("steps", "Các bước thực hiện", facts.steps, Mark.NUMBER),
        ("facts", "Thông tin cần biết", _facts(facts), Mark.BULLET),
        (LAW, "Căn cứ pháp luật", scenario.legal, Mark.BULLET),
    )
    for name, heading, texts, mark in parts:
        if name in scenes and texts:
            found.extend(_parted(name, heading, texts, mark, scenes[name].items[1]))
    return [scene for scene in found if scene.type in scenes]


def _parted(name: str, heading: str, texts: Sequence[str], mark: Mark, most: int) -> list[Scene]:
    """One scene, or as many of equal length as its grammar asks for."""
    count = -(-len(texts) // most)
    size = -(-len(texts) // count)
    return [
        Scene(
            type=name,
            heading=heading if start == 0 else f"{heading} (tiếp)",
            lines=tuple(Line(text=text, role=Role.ITEM, mark=mark) for text in texts[start : start + size]),
        )
        for start in range(0, len(texts), size)
    ]


def _facts(facts: Procedure) -> list[str]:
    ways = [
        f"{_way(channel.name)}: {', '.join(filter(None, (channel.time, _fee(channel.fee))))}"
        for channel in facts.channels
        if channel.time or channel.fee
    ]
    rest = (("Nơi nộp", facts.where), ("Kết quả", facts.result), ("Mẫu", facts.form))
    return [*ways, *(f"{label}: {value}" for label, value in rest if value)]


def _way(name: str) -> str:
    """A channel as what one does: ``VNeID`` → ``Nộp qua VNeID``, ``Trực tiếp`` → ``Nộp trực tiếp``."""
    lower = name.casefold()
    if not name:
        return "Thời hạn, lệ phí"
    if lower.startswith(("nộp", "gửi", "đăng ký")):
        return name
    return f"Nộp {_continued(name)}" if lower.startswith(_HOW) else f"Nộp qua {name}"


def _fee(fee: str) -> str:
    """A fee as it goes on in a sentence: ``lệ phí theo mức của tỉnh``, ``không thu lệ phí``."""
    lower = fee.casefold()
    if not fee or "phí" in lower:
        return _continued(fee)
    if lower.rstrip(" .") in _FREE:
        return f"{_FREE[lower.rstrip(' .')]} lệ phí"
    return f"lệ phí {_continued(fee)}"


def _continued(text: str) -> str:
    """The text with a small first letter, unless its first word is an abbreviation or a name in capitals."""
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first[1:].islower() or len(first) == 1 else text


def _spoken(scene: Scene, scenario: Scenario, unit: Unit | None) -> Scene:
    """The scene with something to say before its items, or at all."""
    lines = scene.lines
    if scene.type == LAW and all(line.role is not Role.ITEM for line in lines):
        lines += tuple(
            Line(text=text, role=Role.ITEM, mark=Mark.BULLET, line=scene.line) for text in scenario.legal
        )
    if scene.type == CONTACT and not lines:
        lines = (Line(text=_closing(unit, scenario.kind), line=scene.line),)
    unintroduced = not lines or lines[0].role is Role.ITEM
    if unintroduced and scene.heading:
        lines = (Line(text=_introduction(scene), role=Role.HEADING, line=scene.line), *lines)
    elif not lines and scene.media and scene.media.alt:
        shown, source = credit(scene.media.alt)
        lines = (Line(text=shown or source, line=scene.media.line),)
    return scene.model_copy(update={"lines": lines})


def _introduction(scene: Scene) -> str:
    """The heading as a sentence: the sides of a comparison are named in it."""
    named = sides_of(scene.heading)
    if scene.type != COMPARE or not named.given:
        return scene.heading
    return f"{named.title}: {named.names[0]} và {named.names[1]}"


def _closing(unit: Unit | None, kind: Kind) -> str:
    """Whom to call, from what the unit has given."""
    if unit is None:
        return "Cần hỗ trợ, hãy liên hệ cơ quan chức năng nơi bạn ở."
    number = grouped(unit.hotline or unit.phone)
    call = f"Cần hỗ trợ, hãy liên hệ {escape(unit.name)}" + (
        f", số điện thoại {escape(number)}" if number else ""
    )
    more = "hướng dẫn đầy đủ" if kind is Kind.PROCEDURE else "thêm thông tin"
    return f"{call}. Quét mã trên màn hình để xem {more}." if unit.qr_url else f"{call}."
