"""Narration and brand become a storyboard: each scene timed, laid out and keyed. Nothing is painted yet."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from vidgen.brand.kit import Brand, Mood
from vidgen.brand.profile import Pace
from vidgen.errors import Finding, LookError
from vidgen.filehash import sha256_of
from vidgen.narration.narrate import Narration, Utterance
from vidgen.narration.pcm import packed
from vidgen.paint.shapes import ground
from vidgen.scenario.model import Kind, Scenario, Scene, Unit
from vidgen.storyboard import chrome
from vidgen.storyboard.captions import caption_layer, too_wide
from vidgen.storyboard.clearance import CLEAR, Clearance
from vidgen.storyboard.cueing import Laid, captions, laid
from vidgen.storyboard.cutting import needed
from vidgen.storyboard.dissolve import dissolve
from vidgen.storyboard.draft_mark import marked
from vidgen.storyboard.model import (
    FPS,
    HEIGHT,
    SAMPLES_PER_FRAME,
    WIDTH,
    Caption,
    Picture,
    PlacedSpeech,
    Shot,
    Storyboard,
)
from vidgen.storyboard.motion import ENTRANCE, standing
from vidgen.storyboard.scene_type import SceneType
from vidgen.storyboard.scenes import scene_types
from vidgen.storyboard.stage import Said, Stage

PAINTER_VERSION = 10  # raise it when the same content comes out in other pixels

_LEAD = 9  # frames before the first word: the entrance has nearly settled
_OPENING_LEAD = 6
_END_TAIL = 30


def board(
    scenario: Scenario,
    narration: Narration,
    brand: Brand,
    unit: Unit | None,
    clearance: Clearance = CLEAR,
) -> Storyboard:
    """The storyboard of a localised, completed scenario.

    Arguments:
        narration: of the same scenario; one tuple of utterances a scene.
        clearance: of its script: a draft is marked as one on every frame.

    Raises:
        LookError: texts that fit nowhere, all of them at once.
        MediaError: a picture that is missing or broken.
    """
    shots, findings = [], []
    count = len(scenario.scenes)
    for index, (scene, utterances) in enumerate(zip(scenario.scenes, narration.scenes, strict=True)):
        kind = scene_types()[scene.type]
        place = _Place(index, count)
        shot, wrong = _shot(scenario, scene, utterances, brand, unit, place, clearance, kind)
        shots.append(marked(shot, brand) if clearance.draft else shot)
        findings += wrong
    if findings:
        raise LookError(_each_once(findings, scenario))
    return Storyboard(tuple(shots))


def between(
    scenario: Scenario,
    scene: Scene,
    utterances: Sequence[Utterance],
    brand: Brand,
    unit: Unit | None,
    kind: SceneType,
    at: int,
    clearance: Clearance = CLEAR,
    *,
    instead: bool = False,
) -> Shot:
    """A scene that the script does not have in this form; between its scenes the progress line stands still.

    Arguments:
        scenario: the script it is set into.
        utterances: its lines as spoken.
        kind: draws it.
        at: index of the scene that it interrupts or follows.
        instead: whether it takes the place of that scene.

    Raises:
        LookError: texts that fit nowhere.
    """
    place = _Place(at, len(scenario.scenes), between=not instead)
    shot, findings = _shot(scenario, scene, utterances, brand, unit, place, clearance, kind)
    if findings:
        raise LookError(_each_once(findings, scenario))
    return marked(shot, brand) if clearance.draft else shot


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a scene stands among those of the script; `between` two of them it follows number `index`."""

    index: int
    count: int
    between: bool = False


def _shot(
    scenario: Scenario,
    scene: Scene,
    utterances: Sequence[Utterance],
    brand: Brand,
    unit: Unit | None,
    place: _Place,
    clearance: Clearance,
    kind: SceneType,
) -> tuple[Shot, list[Finding]]:
    mood = kind.mood(scenario.kind)
    # Pictures that are still to be painted keep the utterances; in 16 bits they take half the room.
    utterances = [replace(each, samples=packed(each.samples)) for each in utterances]
    lines = [laid(utterance, brand) for utterance in utterances]
    first = _OPENING_LEAD if place.index == 0 and not place.between else _LEAD
    standing = kind.unspoken(scenario, scene, unit)
    if standing and not brand.measure.aloud:
        # Who only reads begins with what stands there: nobody tells them the rest of it.
        first += needed(standing, brand.measure.reading)
    left = 0 if place.between else place.count - place.index
    said, frames = _timing(lines, first, left, kind, brand.pace, kind.lasts(scenario, scene))
    largest = brand.measure.type
    for factor in dict.fromkeys((largest, (largest + 1) / 2, 1.0)):  # as large as all of it has room
        stage = Stage(
            scenario,
            scene,
            unit,
            brand,
            brand.moods[mood],
            mood,
            said,
            frames,
            type=factor,
            clearance=clearance,
        )
        _draw(kind, stage, place)
        if not stage.findings:
            break
    cues = captions([(each.start, each.utterance) for each in said], frames, brand, lines)
    stage.findings += too_wide(cues, brand, scenario.path)
    layers = (*stage.layers, caption_layer(cues, brand, stage.palette))
    size = (WIDTH, HEIGHT)
    background = Picture(
        size, partial(ground, size, stage.palette.top, stage.palette.bottom, stage.palette.glow)
    )
    shot = Shot(
        scene=scene.type,
        frames=frames,
        background=background,
        layers=layers,
        captions=cues,
        speech=tuple(PlacedSpeech(each.start * SAMPLES_PER_FRAME, each.utterance.samples) for each in said),
        settled=_settled(said, cues, frames),
        moving=stage.moving,
        key=_key(stage, kind, place, cues_of=cues),
    )
    return shot, stage.findings


def _draw(kind: SceneType, stage: Stage, place: _Place) -> None:
    """Everything but the captions."""
    dissolve(stage, _mood_before(stage.scenario, place.index + place.between))
    kind.draw(stage)
    if place.index == 0 and not place.between:
        # Where a platform takes the first frame for a thumbnail, it shows what the film is about.
        stage.layers[:] = [replace(layer, poses=standing(layer.poses)) for layer in stage.layers]
    if stage.scene.type != "contact":
        unit_shown = stage.brand.unit_mark == "always" or stage.scene.type == "hook"
        acted = kind.acted and stage.scenario.kind is Kind.SCAM
        chrome.brand_bar(stage, unit_shown=unit_shown, acted=acted)
    chrome.progress(stage, place.index, place.count, grows=not place.between)
    chrome.ai_label(stage)


def _mood_before(scenario: Scenario, index: int) -> Mood | None:
    """The mood of the scene before, None for the first."""
    return scene_types()[scenario.scenes[index - 1].type].mood(scenario.kind) if index else None


def _each_once(findings: Sequence[Finding], scenario: Scenario) -> list[Finding]:
    """A name too long is so on every scene: said once, as the end card, the strictest, found it."""
    once: dict[object, Finding] = {}
    for finding in findings:
        once[finding if finding.path == scenario.path else (finding.path, finding.fix)] = finding
    return list(once.values())


def _timing(
    laid_out: Sequence[Laid], at: int, left: int, kind: SceneType, pace: Pace, least: int
) -> tuple[tuple[Said, ...], int]:
    """When each line is heard, in frames, and how long the scene lasts.

    Arguments:
        at: the frame of the first line.
        left: how many scenes are left, this one counted.
        least: frames it must last.
    """
    between, tail = round(pace.line * FPS), max(round(pace.scene * FPS) - _LEAD, 0)
    said = []
    lines = [each.utterance.line for each in laid_out]
    for number, each in enumerate(laid_out):
        at += kind.rest_before(lines, number)
        length = -(-len(each.utterance.samples) // SAMPLES_PER_FRAME)
        said.append(Said(each.utterance, at, at + length))
        at += length + max(between, each.rest)
    tail = max(tail, laid_out[-1].rest if laid_out else 0)
    end = said[-1].end if said else at
    return tuple(said), max(end + (_END_TAIL if left == 1 else tail), least)


def _settled(said: Sequence[Said], cues: Sequence[Caption], frames: int) -> int:
    """A frame in the last caption, when all has arrived."""
    if not said or not cues:
        return frames // 2
    return min(max((cues[-1].start + cues[-1].end) // 2, said[-1].start + ENTRANCE), frames - 1)


def _key(stage: Stage, kind: SceneType, place: _Place, cues_of: object) -> str:
    """Hash of all that decides the pixels of a scene, but not of the codec that encodes them."""
    scenario, unit = stage.scenario, stage.unit
    shows_unit = stage.brand.unit_mark == "always" or stage.scene.type in ("hook", "contact")
    media = scenario.folder / stage.scene.media.path if stage.scene.media else None
    content = {
        "painter": PAINTER_VERSION,
        "brand": stage.brand.look,
        "scene": stage.scene.model_dump(mode="json"),
        "shown_of_script": kind.shown_of_script(stage),
        "kind": scenario.kind,
        "audience": scenario.audience,
        "looks": {
            line.speaker: scenario.cast[line.speaker].model_dump()
            for line in stage.scene.lines
            if line.speaker
        },
        "unit_name": unit.name if unit and shows_unit else "",
        "progress": [place.index, place.count],
        "mood_before": _mood_before(scenario, place.index + place.between),
        "frames": stage.frames,
        "said": [[each.start, each.end] for each in stage.said],
        "captions": repr(cues_of),
        "media": sha256_of(media) if media and media.is_file() else "",
        "fps": FPS,
    }
    if place.between:
        content["between"] = True
    if stage.clearance.code and stage.scene.type == "contact":
        content["code"] = stage.clearance.code
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
