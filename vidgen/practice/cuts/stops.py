"""The public film stopped at each question: before the stop, the question, and on from where it stood.

Scenes without a stop are the public film's own, with its keys: they come from the store.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from vidgen.aloud import cast_for
from vidgen.aloud import spoken as speak_all
from vidgen.brand.kit import Brand, Palette
from vidgen.narration import voices
from vidgen.narration.casting import Casting
from vidgen.narration.narrate import Narration, Utterance
from vidgen.narration.store import SpeechStore
from vidgen.narration.takes.lines import LineByLine
from vidgen.practice.cuts.asking import Asking
from vidgen.practice.cuts.discussion import INVITATION, discussion
from vidgen.practice.cuts.script import ASKED, Spoken, spoken_question
from vidgen.practice.lesson import Item
from vidgen.practice.products import LessonKit
from vidgen.scenario.model import Line, Scenario, Scene
from vidgen.storyboard.board import between
from vidgen.storyboard.countdown import CLOCK
from vidgen.storyboard.model import NARRATOR, SAMPLES_PER_FRAME, Shot
from vidgen.storyboard.parts import heard_until, part, reading_rest
from vidgen.storyboard.scenes import scene_types

Cut = Literal["practice", "teaching"]


def with_stops(
    kit: LessonKit, public: Sequence[Shot], narration: Narration, questions: Questions, cut: Cut
) -> tuple[Shot, ...]:
    """The shots of the scenes with the questions between them.

    Arguments:
        public: one shot for each scene of the script, as the public film has them.
        narration: of the script.
    """
    found: list[Shot] = []
    for index, shot in enumerate(public):
        items = [item for item in kit.lesson.items if item.at.scene == index]
        found += _scene(kit, index, shot, narration.scenes[index], items, questions, cut)
    return tuple(found)


class Questions:
    """The questions of a lesson as spoken, and the shots made of them.

    Arguments:
        casting: of the script.
    """

    def __init__(self, kit: LessonKit, narration: Narration, casting: Casting, store: SpeechStore) -> None:
        self._kit = kit
        self._spoken = {item.number: spoken_question(kit.scenario, item) for item in kit.lesson.items}
        self._said = _said(kit, self._spoken, narration, casting, store)

    def shots(self, item: Item, cut: Cut) -> tuple[Shot, Shot]:
        """The question up to the end of its count-down, then its answer or the time to discuss it."""
        kit = self._kit
        spoken = self._spoken[item.number]
        whole = between(
            kit.scenario,
            spoken.scene,
            self._said[item.number],
            kit.brand,
            kit.unit,
            Asking(spoken),
            item.at.scene,
            kit.clearance,
            instead=item.quiz,
        )
        palette = palette_of("quiz", kit.scenario, kit.brand)
        reveal = answers_at(whole)
        asked = part(whole, 0, reveal, kit.brand, palette)
        if cut == "teaching":
            return asked, discussion(whole, reveal, self._said[0][0], kit.brand, palette)
        return asked, part(whole, reveal, whole.frames, kit.brand, palette, speaker=NARRATOR)


def answers_at(shot: Shot) -> int:
    """The frame of a question at which its count-down is over."""
    clock = next(layer for layer in shot.layers if layer.name == CLOCK)
    return clock.poses[-1].frame


def palette_of(scene: str, scenario: Scenario, brand: Brand) -> Palette:
    """The colours of a type of scene."""
    return brand.moods[scene_types()[scene].mood(scenario.kind)]


def _scene(
    kit: LessonKit,
    index: int,
    shot: Shot,
    utterances: Sequence[Utterance],
    items: Sequence[Item],
    questions: Questions,
    cut: Cut,
) -> list[Shot]:
    """One scene with its questions: whole, in parts, or as the question that it is."""
    quiz = next((item for item in items if item.quiz), None)
    others = [item for item in items if not item.quiz]
    if quiz:
        asked = [*questions.shots(quiz, cut)]
        return asked + [each for item in others for each in questions.shots(item, cut)]
    palette = palette_of(kit.scenario.scenes[index].type, kit.scenario, kit.brand)
    moving = any(layer.footage for layer in shot.layers)
    found: list[Shot] = []
    start = 0
    inside = {item.at.line for item in others if item.at.line is not None and _inside(item, shot)}
    for line in sorted(inside):
        stop = heard_until(shot, line)
        rest = 0 if moving else reading_rest(shot, stop)
        speaker = (utterances[_first_line(shot, start)].line.speaker or NARRATOR) if start else ""
        found.append(part(shot, start, stop, kit.brand, palette, rest=rest, speaker=speaker))
        for item in others:
            if item.at.line == line:
                found += questions.shots(item, cut)
        start = stop
    if start:
        speaker = utterances[_first_line(shot, start)].line.speaker or NARRATOR
        found.append(part(shot, start, shot.frames, kit.brand, palette, speaker=speaker))
    else:
        found.append(shot)
    for item in others:
        if not _inside(item, shot):
            found += questions.shots(item, cut)
    return found


def _inside(item: Item, shot: Shot) -> bool:
    """Whether something of the scene is said after the question: else it is asked at the scene's end."""
    return item.at.line is not None and item.at.line < len(shot.speech) - 1


def _first_line(shot: Shot, frame: int) -> int:
    """The first line that begins at a frame or later."""
    return next(at for at, each in enumerate(shot.speech) if each.start >= frame * SAMPLES_PER_FRAME)


def _said(
    kit: LessonKit,
    spoken: Mapping[int, Spoken],
    narration: Narration,
    casting: Casting,
    store: SpeechStore,
) -> dict[int, tuple[Utterance, ...]]:
    """The utterances of each question by its number; number 0 invites to discuss."""
    told = kit.scenario
    own = {number: each for number, each in spoken.items() if not each.item.quiz}
    invitation = Scene(type=ASKED, lines=(Line(text=INVITATION),))
    scenes = (invitation, *(each.scene for each in own.values()))
    asked = told.model_copy(update={"scenes": scenes, "cast": {}})
    settings, brand = kit.settings, kit.brand
    narrator = casting.roles.get(None)
    if narrator and isinstance(narrator.voice, LineByLine):
        # A person's takes are of the script's lines; questions are asked by the next voice of the brand.
        settings = replace(settings, voice=None)
        brand = brand_without_takes(brand)
    speaker = cast_for(asked, brand, replace(settings, choice=casting.choice), kit.unit)
    made, _casting = speak_all(asked, brand, settings, kit.unit, speaker, store)
    found = dict(zip((0, *own), made.scenes, strict=True))
    for number, each in spoken.items():
        if each.item.quiz:
            found[number] = narration.scenes[each.item.at.scene]
    return found


def brand_without_takes(brand: Brand) -> Brand:
    """The brand with voices that speak whatever they are given."""
    free = tuple(spec for spec in brand.voices if not voices.holds_takes(spec))
    return replace(brand, voices=free or ("espeak",))
