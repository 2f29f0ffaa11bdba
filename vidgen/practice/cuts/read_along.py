"""The film to read along with: captions in karaoke at a chosen speed, without the voice.

Every line of the script is there, with the name of who says it wherever the turn passes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from vidgen.aloud import lexicon
from vidgen.brand.kit import Brand
from vidgen.brand.profile import Profile
from vidgen.narration.estimate import estimate
from vidgen.narration.narrate import SAMPLE_RATE, Narration, Utterance
from vidgen.narration.pcm import Silence
from vidgen.practice.cuts.film import write_film
from vidgen.practice.products import LessonKit
from vidgen.storyboard.board import board
from vidgen.storyboard.model import NARRATOR, Caption, Layer, Shot, Storyboard
from vidgen.vietnamese.text import Pause, Token

READ_ALONG: Final = "video-doc-theo.mp4"
SPEEDS: Final[dict[Profile, float]] = {"normal": 4.0, "elderly": 3.3, "screen": 3.3}
"""Syllables a second, pauses apart: a little slower than people speak, so that learners keep up."""

_A_NAME: Final = SAMPLE_RATE // 4  # samples for which each word of a name is lit
_AFTER_A_NAME: Final = SAMPLE_RATE // 5


def speed_of(kit: LessonKit) -> float:
    """Syllables a second, as asked for or by who watches."""
    return kit.speed or SPEEDS[kit.brand.profile]


def write_read_along(kit: LessonKit) -> tuple[Path, ...]:
    """Write the film; it is silent, for the room is full of voices."""
    return write_film(kit, READ_ALONG, read_along_film(kit), title="Đọc theo", brand=silent(kit.brand))


def read_along_film(kit: LessonKit) -> Storyboard:
    """Its storyboard.

    Raises:
        VidgenError: what keeps the script from being drawn.
    """
    brand = lit(kit.brand)
    narration = paced(kit, speed_of(kit), brand)
    named = replace(
        narration, scenes=tuple(_named(narration.scenes)) if kit.scenario.cast else narration.scenes
    )
    drawn = board(kit.scenario, named, brand, kit.unit, kit.clearance)
    return Storyboard(tuple(_mute(shot) for shot in drawn.shots))


def paced(kit: LessonKit, speed: float, brand: Brand) -> Narration:
    """The script without a voice, at so many syllables a second."""
    return estimate(kit.scenario, speed, lexicon(kit.scenario, brand), brand.pace.sentence)


def lit(brand: Brand) -> Brand:
    """The brand with captions whose words light up, whoever watches."""
    return brand if brand.measure.aloud else brand.made_for("elderly")


def silent(brand: Brand) -> Brand:
    """The brand without a sound of its own."""
    return replace(brand, music="none", sonic_mark=False)


def _named(scenes: Sequence[Sequence[Utterance]]) -> Iterator[tuple[Utterance, ...]]:
    """The lines, with the name of who says them in front where that is another one than before."""
    speaker: str | None = None
    for scene in scenes:
        lines = []
        for each in scene:
            name = each.line.speaker or NARRATOR
            lines.append(each if name == speaker else _with_name(each, name))
            speaker = name
        yield tuple(lines)


def _with_name(utterance: Utterance, name: str) -> Utterance:
    words = f"{name}:".split()
    last = len(words) - 1
    tokens = tuple(
        Token(
            word,
            (word.casefold().strip(":"),),
            Pause.CLAUSE if at == last else Pause.NONE,
            glued=at < last,
            same_word=at < last,
        )
        for at, word in enumerate(words)
    )
    times = tuple((at * _A_NAME, (at + 1) * _A_NAME) for at in range(len(words)))
    after = len(words) * _A_NAME + _AFTER_A_NAME
    later = tuple((start + after, end + after) for start, end in utterance.times)
    samples = Silence(len(utterance.samples) + after)
    return replace(utterance, tokens=(*tokens, *utterance.tokens), times=(*times, *later), samples=samples)


def _mute(shot: Shot) -> Shot:
    """Without the own sound of footage; names stand in the captions already."""
    return replace(
        shot,
        layers=tuple(_still(layer) for layer in shot.layers),
        captions=tuple(_nameless(cue) for cue in shot.captions),
    )


def _still(layer: Layer) -> Layer:
    return replace(layer, footage=replace(layer.footage, sound=False)) if layer.footage else layer


def _nameless(cue: Caption) -> Caption:
    return replace(cue, speaker="")
