"""``chatbot.json``: questions and answers of the approved scripts, with the videos that tell them.

A program that answers people reads this file alone. Its form stays as `chatbot_schema` says; an entry holds
no markup, and no character of the file can open a tag where it is put into a page.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from vidgen.delivery.publish.questions import Question, questions_of
from vidgen.delivery.report import RelativeName
from vidgen.errors import DeliveryError, ScriptError
from vidgen.messages import _
from vidgen.scenario.inline import plain_text
from vidgen.scenario.model import Audience, Kind, Scenario, Unit
from vidgen.scenario.slots import localise, slot_names

EVERY_UNIT = "*"
_LARGEST = 50_000_000  # bytes
_INERT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ChatbotVideo(_Data):
    """A video that answers the question.

    Attributes:
        unit: id of the unit whose copy it is.
        path: the film, relative to the folder of results.
        code: by which it can be looked up; may be empty.
        links: where it was published, by platform.
    """

    unit: str
    path: RelativeName
    code: str = ""
    links: dict[str, str] = Field(default_factory=dict)


class Variant(_Data):
    """The words for some units.

    Attributes:
        units: their ids; ``*`` alone where the words are the same for every unit.
        question: as people ask it.
        answer: its points, in order.
    """

    units: tuple[str, ...]
    question: str
    answer: tuple[str, ...]


class Entry(_Data):
    """One question of one script.

    Attributes:
        id: ``script#key``, stable as long as the script keeps its id.
        variants: a unit's own where it is named in one, else that of ``*``.
        legal: what the answer rests on.
        reviewed: last legal review.
        expires: past this day it must not be told any more; None is without end.
        tags: hashtags without ``#``, and the field.
    """

    id: str
    script: str
    kind: Kind
    title: str
    variants: tuple[Variant, ...]
    legal: tuple[str, ...] = ()
    source: str = ""
    reviewed: dt.date | None = None
    expires: dt.date | None = None
    tags: tuple[str, ...] = ()
    videos: tuple[ChatbotVideo, ...] = ()


class ChatbotUnit(_Data):
    """A unit, with what it publishes of itself."""

    id: str
    name: str
    parent: str = ""
    address: str = ""
    hotline: str = ""
    qr_url: str = ""


class Chatbot(_Data):
    """The whole file: units and entries, each sorted by id."""

    schema_version: Literal[1] = 1
    units: tuple[ChatbotUnit, ...] = ()
    entries: tuple[Entry, ...] = ()


def chatbot_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of ``chatbot.json``."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Chatbot.model_json_schema()}


def entries_of(
    written: Scenario,
    units: Sequence[Unit],
    today: dt.date,
    videos: Iterable[ChatbotVideo] = (),
    *,
    until: dt.date | None = None,
) -> tuple[Entry, ...]:
    """The entries of an approved script; none where it is internal or out of date.

    Arguments:
        written: as loaded.
        units: whose words to fill in; a unit that lacks a value the script asks for is left out.
        until: the last day on which the approval holds.
    """
    ends = [day for day in (written.expires, until) if day]
    expires = min(ends) if ends else None
    if written.audience is not Audience.PUBLIC or (expires is not None and today > expires):
        return ()
    questions = questions_of(written)
    own = {question.key for question in questions if _names_a_unit(question)}
    told = list(_told(written, units)) if own else []
    tags = [*(tag.lstrip("#") for tag in written.hashtags), *([written.field] if written.field else [])]
    entries = (
        Entry(
            id=f"{written.id}#{question.key}",
            script=written.id,
            kind=written.kind,
            title=plain_text(written.title),
            variants=_variants(question.key, told) if question.key in own else (_for_everybody(question),),
            legal=tuple(map(plain_text, written.legal)),
            source=written.source or (written.procedure.source if written.procedure else ""),
            reviewed=written.reviewed,
            expires=expires,
            tags=tuple(dict.fromkeys(tags)),
            videos=tuple(sorted(videos, key=lambda video: video.unit)),
        )
        for question in questions
    )
    return tuple(entry for entry in entries if entry.variants)


def merged(old: Chatbot, scripts: Iterable[str], new: Chatbot, today: dt.date) -> Chatbot:
    """The old file with the entries of these scripts replaced, and without what has expired since."""
    replaced = set(scripts)
    kept = [
        entry
        for entry in old.entries
        if entry.script not in replaced and not (entry.expires and today > entry.expires)
    ]
    units = {unit.id: unit for unit in (*old.units, *new.units)}
    return chatbot(units.values(), (*kept, *new.entries))


def chatbot(units: Iterable[ChatbotUnit | Unit], entries: Iterable[Entry]) -> Chatbot:
    """The file's content, in its order."""
    listed = {unit.id: _unit(unit) for unit in units}
    return Chatbot(
        units=tuple(listed[key] for key in sorted(listed)),
        entries=tuple(sorted(entries, key=lambda entry: entry.id)),
    )


def write_chatbot(path: Path, content: Chatbot) -> None:
    """Write the file: UTF-8 JSON, LF. Equal content, equal bytes.

    Raises:
        OSError: it cannot be written; nothing half-written stands under its name.
    """
    text = json.dumps(content.model_dump(mode="json"), ensure_ascii=False, indent=1)
    for character, written in _INERT.items():
        text = text.replace(character, written)
    temporary = path.with_name(path.name + ".tmp")
    try:
        temporary.write_bytes((text + "\n").encode("utf-8"))
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def read_chatbot(path: Path) -> Chatbot:
    """The content of a file.

    Raises:
        DeliveryError: VG-P040 it is missing, damaged or of another version.
    """
    try:
        with path.open("rb") as file:
            return Chatbot.model_validate_json(file.read(_LARGEST))
    except (OSError, ValidationError) as error:
        raise DeliveryError.of(
            "VG-P040",
            _("Không đọc được “{path}”.").format(path=path),
            _("Xóa tệp này rồi chạy lại vidgen chatbot."),
            path=path,
        ) from error


def _names_a_unit(question: Question) -> bool:
    return any(slot_names(text) for text in (question.text, *question.points))


def _told(written: Scenario, units: Iterable[Unit]) -> Iterator[tuple[str, tuple[Question, ...]]]:
    """The questions in the words of each unit that has all the values the script asks for."""
    for unit in units:
        try:
            yield unit.id, questions_of(localise(written, unit))
        except ScriptError:
            continue


def _variants(key: str, told: Iterable[tuple[str, tuple[Question, ...]]]) -> tuple[Variant, ...]:
    """The words of one question, each with the units that share them."""
    alike: dict[Question, list[str]] = {}
    for unit, questions in told:
        for question in questions:
            if question.key == key:
                alike.setdefault(question, []).append(unit)
    return tuple(
        Variant(units=tuple(sorted(units)), question=question.text, answer=question.points)
        for question, units in alike.items()
    )


def _for_everybody(question: Question) -> Variant:
    return Variant(units=(EVERY_UNIT,), question=question.text, answer=question.points)


def _unit(unit: ChatbotUnit | Unit) -> ChatbotUnit:
    if isinstance(unit, ChatbotUnit):
        return unit
    return ChatbotUnit(
        id=unit.id,
        name=unit.name,
        parent=unit.parent,
        address=unit.address,
        hotline=unit.hotline or unit.phone,
        qr_url=unit.qr_url,
    )
