"""What a card says: the facts of each scene, in the script's own words and order.

What a scene shows in its list is on the card, and so is what the narrator says after a list or in a scene
without one. A paragraph before a list only leads up to it; scenes that play a scam out tell a story and are
left to the film, as are pictures, unless the script has nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from vidgen.scenario.inline import icon_of, plain_text
from vidgen.scenario.model import Kind, Line, Role, Scenario, Scene
from vidgen.scenario.model import Mark as ListMark
from vidgen.scenario.sides import sides_of
from vidgen.storyboard.cards import capital, split_note
from vidgen.storyboard.chrome import ACTED
from vidgen.storyboard.marks import Mark, sign_of
from vidgen.storyboard.scenes import scene_types

Tone = Literal["plain", "good", "bad"]
Form = Literal["list", "lines", "pairs"]

_ANY_FACT = "info-circle"
_OF_EVENT = {"giờ": "clock", "kênh": "broadcast", "nội dung": "list-details"}
_LEFT_TO_THE_FILM = frozenset({"hook", "contact", "call", "chat", "photo", "clip"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact: a small label above, the fact itself, a note beneath; texts hold inline markup.

    Attributes:
        mark: at its left; without one it runs across the section.
        lit: whether it is set off from the others, as the right answer is.
        line: of the script.
    """

    text: str
    mark: Mark | None = None
    label: str = ""
    note: str = ""
    lit: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """The facts of a scene.

    Attributes:
        heading: above them; may be empty.
        sign: icon beside the heading.
        form: a list, whose entries may stand side by side; ``lines`` are too long for that; ``pairs`` go
            left, right, left, …
        tone: colour of the heading.
    """

    heading: str
    sign: str
    entries: tuple[Entry, ...]
    form: Form = "list"
    tone: Tone = "plain"


def leads_of(scenario: Scenario) -> tuple[str, ...]:
    """What the narrator opens with, all of it, then its first paragraph; none where it repeats the title."""
    hook = next((scene for scene in scenario.scenes if scene.type == "hook"), None)
    said = [line.text for line in hook.lines if line.role is Role.SAY and not line.speaker] if hook else []
    leads = tuple(dict.fromkeys([" ".join(said), *said[:1]]))
    return tuple(lead for lead in leads if _bare(lead) not in ("", _bare(scenario.title)))


def sections_of(scenario: Scenario) -> tuple[Section, ...]:
    """The sections of the card, in the order of the script."""
    found = []
    for scene in scenario.scenes:
        if scene.type in _LEFT_TO_THE_FILM or (_acted(scene) and scenario.kind is Kind.SCAM):
            continue
        section = _SECTIONS.get(scene.type, _plain)(scene)
        if section.entries:
            found.append(section)
    if not found:
        return _told_instead(scenario)
    return tuple(map(_compact, found)) if len(found) > 1 else tuple(found)


def _told_instead(scenario: Scenario) -> tuple[Section, ...]:
    """For a script without facts: what is said in its scenes, else its opening and closing words."""
    story = [scene for scene in scenario.scenes if scene.type not in ("hook", "contact")]
    sections = [_dialogue(scene) for scene in story]
    if scenario.kind is Kind.SCAM:
        sections = [
            replace(section, heading=" · ".join(filter(None, (ACTED, section.heading))))
            if _acted(scene)
            else section
            for scene, section in zip(story, sections, strict=True)
        ]
    if not any(section.entries for section in sections):
        words = [scene.heading for scene in scenario.scenes if scene.type == "hook"]
        words += [line.text for scene in scenario.scenes if scene.type == "contact" for line in scene.lines]
        entries = [Entry(text, Mark("icon", _ANY_FACT)) for text in words if text]
        sections = [Section("", _ANY_FACT, tuple(entries), "lines")]
    return tuple(section for section in sections if section.entries)


def _compact(section: Section) -> Section:
    """A section of a single fact without its heading: that stands above the fact."""
    entry = section.entries[0]
    if len(section.entries) > 1 or entry.label or not section.heading:
        return section
    mark = entry.mark or Mark("icon", section.sign)
    return replace(section, heading="", entries=(replace(entry, label=section.heading, mark=mark),))


def _acted(scene: Scene) -> bool:
    kind = scene_types().get(scene.type)
    return kind is not None and kind.acted


def _bare(text: str) -> str:
    return "".join(char for char in plain_text(text).casefold() if char.isalnum())


def _items(scene: Scene) -> list[Line]:
    return [line for line in scene.lines if line.role is Role.ITEM]


def _after(scene: Scene) -> list[Entry]:
    """What is said after the list, or in a scene without one."""
    items = _items(scene)
    said = scene.lines[scene.lines.index(items[-1]) + 1 :] if items else scene.lines
    return [Entry(line.text, line=line.line) for line in said if line.role is Role.SAY]


def _noted(line: Line, mark: Mark | None) -> Entry:
    title, note = split_note(line.text)
    return Entry(title, mark, note=capital(note), line=line.line)


def _labelled(line: Line, mark: Mark | None = None) -> Entry:
    label, value = split_note(line.text, ": ")
    if not value:
        return _noted(line, mark or _icon(line.text, line.text))
    return Entry(capital(value), mark or _icon(line.text, label), label, line=line.line)


def _icon(text: str, label: str) -> Mark:
    return Mark("icon", icon_of(text) or sign_of(label))


def _numbered(scene: Scene) -> list[Entry]:
    return [_noted(line, Mark("number", str(number))) for number, line in enumerate(_items(scene), 1)]


def _advised(line: Line) -> Entry:
    return _noted(line, Mark("dont" if line.mark is ListMark.DONT else "do"))


def _plain(scene: Scene) -> Section:
    entries = [_noted(line, Mark("icon", _ANY_FACT)) for line in _items(scene)]
    return Section(scene.heading, "info-circle", (*entries, *_after(scene)))


def _signs(scene: Scene) -> Section:
    return Section(scene.heading, "alert-triangle", (*_numbered(scene), *_after(scene)), tone="bad")


def _actions(scene: Scene) -> Section:
    entries = [_advised(line) for line in _items(scene)]
    return Section(scene.heading, "shield-check", (*entries, *_after(scene)), tone="good")


def _steps(scene: Scene) -> Section:
    return Section(scene.heading, "list-numbers", (*_numbered(scene), *_after(scene)))


def _checklist(scene: Scene) -> Section:
    entries = [_noted(line, Mark("box")) for line in _items(scene)]
    return Section(scene.heading, "clipboard-check", (*entries, *_after(scene)))


def _facts(scene: Scene) -> Section:
    entries = [_labelled(line) for line in _items(scene)]
    return Section(scene.heading, "info-circle", (*entries, *_after(scene)))


def _announcement(scene: Scene) -> Section:
    entries = [_labelled(line, _of_event(line)) for line in _items(scene)]
    return Section(scene.heading, "calendar-event", (*entries, *_after(scene)))


def _of_event(line: Line) -> Mark | None:
    label = plain_text(line.text).casefold()
    return next((Mark("icon", sign) for word, sign in _OF_EVENT.items() if label.startswith(word)), None)


def _law(scene: Scene) -> Section:
    entries = [_noted(line, Mark("icon", "scale")) for line in _items(scene)]
    return Section(scene.heading, "gavel", (*entries, *_after(scene)))


def _compare(scene: Scene) -> Section:
    named = sides_of(scene.heading)
    real = [_advised(line) for line in _items(scene) if line.mark is not ListMark.DONT]
    fake = [_advised(line) for line in _items(scene) if line.mark is ListMark.DONT]
    for side, name in zip((real, fake), named.names, strict=True):
        if named.given and side:
            side[0] = replace(side[0], label=name)
    entries = [entry or Entry("") for pair in zip_longest(real, fake) for entry in pair]
    return Section(named.title, "arrows-left-right", (*entries, *_after(scene)), "pairs")


def _timeline(scene: Scene) -> Section:
    entries = []
    for line in _items(scene):
        told, note = split_note(line.text)
        when, what = split_note(told, ": ")
        entries.append(
            Entry(
                capital(what or when),
                Mark("icon", "clock"),
                when if what else "",
                capital(note),
                line=line.line,
            )
        )
    return Section(scene.heading, "history", (*entries, *_after(scene)))


def _screen(scene: Scene) -> Section:
    entries = [_labelled(line, Mark("number", str(number))) for number, line in enumerate(_items(scene), 1)]
    return Section(scene.heading, "device-mobile", (*entries, *_after(scene)))


def _quote(scene: Scene) -> Section:
    entries = [
        Entry(line.text, Mark("icon", "quote"), line=line.line)
        for line in scene.lines
        if line.role is Role.SAY
    ]
    return Section(scene.heading, "quote", tuple(entries), "lines")


def _question(scene: Scene) -> Section:
    items = _items(scene)
    asked = scene.lines[: scene.lines.index(items[0])] if items else scene.lines
    heading = scene.heading or " ".join(line.text for line in asked)
    entries = [_advised(line) for line in items]
    return Section(heading, "user-question", (*entries, *(_after(scene) if items else ())))


def _quiz(scene: Scene) -> Section:
    entries = [
        Entry(line.text, Mark("number", letter), lit=line.mark is ListMark.DO, line=line.line)
        for letter, line in zip("ABCD", _items(scene), strict=False)
    ]
    reasons = [Entry(each.text, Mark("icon", "bulb"), line=each.line) for each in _after(scene)]
    return Section(scene.heading, "help", (*entries, *reasons))


def _dialogue(scene: Scene) -> Section:
    spoken = [line for line in scene.lines if line.role is Role.SAY]
    return Section(scene.heading, "messages", tuple(_turn(line, spoken) for line in spoken), "lines")


def _turn(line: Line, spoken: Sequence[Line]) -> Entry:
    asks = line.speaker == next((each.speaker for each in spoken if each.speaker), None)
    sign = "help" if asks and line.speaker else "message-circle"
    return Entry(line.text, Mark("icon", sign), line.speaker or "", line=line.line)


_SECTIONS: Mapping[str, Callable[[Scene], Section]] = {
    "signs": _signs,
    "actions": _actions,
    "steps": _steps,
    "checklist": _checklist,
    "facts": _facts,
    "announcement": _announcement,
    "law": _law,
    "compare": _compare,
    "timeline": _timeline,
    "screen": _screen,
    "quote": _quote,
    "question": _question,
    "quiz": _quiz,
    "dialogue": _dialogue,
}
