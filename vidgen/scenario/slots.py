"""``{{unit.name}}``: the places where one commune's words go, and filling them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vidgen.errors import Finding, ScriptError
from vidgen.messages import _
from vidgen.scenario.collector import Collector
from vidgen.scenario.inline import escape
from vidgen.scenario.model import Line, Procedure, Scenario, Scene, Unit
from vidgen.scenario.names import nearest
from vidgen.scenario.practice import Practice

SLOTS = ("name", "parent", "address", "phone", "hotline", "zalo", "qr_url")

# An escaped character is taken first, so that "\{" never opens a slot.
_SLOT = re.compile(r"\\[*{}\[\]\\]|\{\{(?P<inner>[^{}]*)\}\}")
_NAME = re.compile(r"\s*unit\s*\.\s*(?P<name>\w+)\s*")
_EXTRA = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+")


_OF_QUESTION = ("after", "ask", "options", "answer", "reason", "legal", "wrong")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a text stands, for the message: its line, or the key of the front matter."""

    line: int | None
    key: str = ""


def slot_names(text: str) -> tuple[str, ...]:
    """The slots of a text in order, without ``unit.``; what is malformed is left out."""
    return tuple(name for _inner, name in _found(text) if name)


def is_own_slot(name: str) -> bool:
    """Whether a column of that name, beyond the known ones, can be written as a slot."""
    return bool(_EXTRA.fullmatch(name))


def slots_in(scene: Scene) -> frozenset[str]:
    """The slots a scene holds in its heading, lines and caption: ``{"name", "hotline"}``."""
    held = [scene.heading, *(line.text for line in scene.lines), *([scene.media.alt] if scene.media else [])]
    return frozenset(name for text in held for name in slot_names(text))


def check_slots(text: str, line: int, found: Collector) -> None:
    """Report slots that are malformed (VG-S070) or that no unit can have (VG-S071)."""
    for inner, name in _found(text):
        if name is None:
            near = nearest(inner.strip().removeprefix("unit"), SLOTS)
            found.error(
                "VG-S070",
                _("Ô “{{{{{inner}}}}}” không đúng dạng.").format(inner=inner),
                _("Viết {{{{unit.{name}}}}}; chỉ thông tin của đơn vị mới thay đổi được.").format(
                    name=near or "name"
                ),
                line=line,
            )
        elif name not in SLOTS and not is_own_slot(name):
            near = nearest(name, SLOTS)
            known = ", ".join(f"{{{{unit.{slot}}}}}" for slot in ([near] if near else SLOTS))
            found.error(
                "VG-S071",
                _("Không có ô “{{{{unit.{name}}}}}”.").format(name=name),
                _("Viết {known}; cột riêng của units.csv đặt tên có gạch dưới, ví dụ le_phi_tam_tru.").format(
                    known=known
                ),
                line=line,
            )


def localise(scenario: Scenario, unit: Unit | None) -> Scenario:
    """The scenario in one unit's words: every slot filled, its value escaped where the text holds markup.

    Arguments:
        scenario: as loaded.
        unit: whose words; None for a scenario that needs none.

    Raises:
        ScriptError: every slot without a value (VG-S072), unknown to the unit (VG-S071), or left without a
            unit (VG-S073); at the line it stands in, or with the name of its key in the front matter.
    """
    filler = _Filler(unit, scenario.path)
    changes: dict[str, Any] = {
        key: filler.plain(getattr(scenario, key), _Place(None, key))
        for key in ("title", "field", "source", "post")
    }
    changes["hashtags"] = tuple(filler.plain(tag, _Place(None, "hashtags")) for tag in scenario.hashtags)
    changes["legal"] = tuple(filler.marked(text, _Place(None, "legal")) for text in scenario.legal)
    if scenario.procedure:
        changes["procedure"] = _procedure(scenario.procedure, filler)
    if scenario.practice:
        changes["practice"] = _practice(scenario.practice, filler)
    changes["scenes"] = tuple(_scene(scene, filler) for scene in scenario.scenes)
    if filler.findings:
        raise ScriptError(sorted(filler.findings, key=lambda finding: finding.line or 0))
    return scenario.model_copy(update=changes)


class _Filler:
    """Fills the slots of one text after another and keeps what could not be filled."""

    def __init__(self, unit: Unit | None, path: Path | None) -> None:
        self.unit = unit
        self.path = path
        self.findings: list[Finding] = []

    def plain(self, text: str, place: _Place) -> str:
        """Fill a text that holds no markup."""
        return self._fill(text, place, lambda value: value)

    def marked(self, text: str, place: _Place) -> str:
        """Fill a text that holds inline markup."""
        return self._fill(text, place, escape)

    def _fill(self, text: str, place: _Place, write: Callable[[str], str]) -> str:
        def one(match: re.Match[str]) -> str:
            name = _name(match["inner"]) if match["inner"] is not None else None
            return match[0] if name is None else write(self._value(name, place))

        return _SLOT.sub(one, text) if "{{" in text else text

    def _value(self, name: str, place: _Place) -> str:
        if self.unit is None:
            self._note(
                "VG-S073",
                _("Ô {slot} cần một đơn vị.").format(slot=f"{{{{unit.{name}}}}}"),
                _("Chọn đơn vị: --unit MÃ hoặc --all-units, với tệp units.csv."),
                place,
            )
            return ""
        value = self.unit.slot(name)
        if value is None:
            near = nearest(name, [*SLOTS, *self.unit.extra])
            hint = _("Có phải {slot} không?").format(slot=f"{{{{unit.{near}}}}}") + " " if near else ""
            self._note(
                "VG-S071",
                _("Đơn vị “{unit}” không có ô {slot}.").format(
                    unit=self.unit.name, slot=f"{{{{unit.{name}}}}}"
                ),
                hint + _("Hoặc thêm cột {name} vào units.csv.").format(name=name),
                place,
            )
        elif not value.strip():
            self._note(
                "VG-S072",
                _("Đơn vị “{unit}” chưa có {name}.").format(unit=self.unit.name, name=name),
                _("Điền cột {name}, dòng có id “{id}” trong units.csv.").format(name=name, id=self.unit.id),
                place,
            )
        return (value or "").strip()

    def _note(self, code: str, message: str, fix: str, place: _Place) -> None:
        if place.key:
            message += " " + _("(khoá {key} ở phần đầu)").format(key=place.key)
        finding = Finding(code, message, fix, path=self.path, line=place.line)
        if finding not in self.findings:
            self.findings.append(finding)


def _scene(scene: Scene, filler: _Filler) -> Scene:
    lines = tuple(_line(line, filler) for line in scene.lines)
    heading = filler.marked(scene.heading, _Place(scene.line or None))
    media = scene.media
    if media:
        alt = filler.marked(media.alt, _Place(media.line or None))
        media = media.model_copy(update={"alt": alt})
    return scene.model_copy(update={"heading": heading, "lines": lines, "media": media})


def _line(line: Line, filler: _Filler) -> Line:
    return line.model_copy(update={"text": filler.marked(line.text, _Place(line.line or None))})


def _procedure(procedure: Procedure, filler: _Filler) -> Procedure:
    def fill(text: str, key: str) -> str:
        return filler.marked(text, _Place(None, f"procedure.{key}"))

    changes: dict[str, Any] = {
        key: fill(getattr(procedure, key), key) for key in ("who", "where", "result", "form")
    }
    changes["source"] = filler.plain(procedure.source, _Place(None, "procedure.source"))
    changes["documents"] = tuple(fill(text, "documents") for text in procedure.documents)
    changes["steps"] = tuple(fill(text, "steps") for text in procedure.steps)
    changes["channels"] = tuple(
        channel.model_copy(
            update={key: fill(getattr(channel, key), "channels") for key in ("name", "time", "fee")}
        )
        for channel in procedure.channels
    )
    return procedure.model_copy(update=changes)


def _practice(practice: Practice, filler: _Filler) -> Practice:
    def all_of(texts: tuple[str, ...], line: int) -> tuple[str, ...]:
        return tuple(filler.marked(text, _Place(line or None)) for text in texts)

    def filled(value: Any, line: int) -> Any:
        if isinstance(value, dict):  # an option may hold a slot, and is named by its words
            return dict(zip(all_of(tuple(value), line), all_of(tuple(value.values()), line), strict=True))
        return all_of(value, line) if isinstance(value, tuple) else all_of((value,), line)[0]

    questions = tuple(
        question.model_copy(
            update={key: filled(getattr(question, key), question.line) for key in _OF_QUESTION}
        )
        for question in practice.questions
    )
    changes: dict[str, Any] = {
        key: all_of(getattr(practice, key), practice.line) for key in ("goals", "points")
    }
    return practice.model_copy(update={**changes, "questions": questions})


def _found(text: str) -> Iterator[tuple[str, str | None]]:
    """What stands between the braces of each slot, and the slot's name or None where it is malformed."""
    if "{{" not in text:
        return
    for match in _SLOT.finditer(text):
        if match["inner"] is not None:
            yield match["inner"], _name(match["inner"])


def _name(inner: str) -> str | None:
    match = _NAME.fullmatch(inner)
    return match["name"] if match else None
