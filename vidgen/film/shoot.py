"""The film of a storyboard: every shot encoded, joined, and set to its sound."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from vidgen.brand.kit import Brand
from vidgen.film.aside import aside
from vidgen.film.codec import CodecOptions
from vidgen.film.h264 import EncodedVideo, join
from vidgen.film.mastering import Master, master
from vidgen.film.music import MOOD_OF, bed, load_bed
from vidgen.film.scenes import scenes
from vidgen.film.sound import mix
from vidgen.film.store import SceneStore
from vidgen.narration.speech import Samples
from vidgen.scenario.model import Kind, Scenario
from vidgen.storyboard.model import Shot, Storyboard


@dataclass(frozen=True, slots=True)
class Film:
    """Picture and sound, encoded, not yet in a file."""

    video: EncodedVideo
    sound: Master


def shoot(
    storyboard: Storyboard,
    scenario: Scenario,
    brand: Brand,
    options: CodecOptions,
    store: SceneStore | None,
    progress: Callable[[str, float], None],
    show: Callable[[Shot, EncodedVideo], None] = lambda *_: None,
    *,
    threads: bool = True,
) -> Film:
    """Encode the storyboard; scenes that stand in the store are taken from it.

    Arguments:
        show: given each scene as soon as it is there, in order.
        threads: whether to paint and to make the sound in threads beside the encoder.

    Raises:
        FilmError: the encoder fails.
        MediaError: a photo, footage or music file cannot be read.
    """
    parts, done = [], 0
    with aside(threads) as beside:
        sound = beside.submit(_sound, storyboard, scenario.kind, brand)
        progress("film", 0)
        made = scenes(storyboard.shots, storyboard.size, options, store, threads=threads)
        for shot, part in zip(storyboard.shots, made, strict=True):
            show(shot, part)
            parts.append(part)
            done += shot.frames
            progress("film", done / storyboard.frames)
        progress("sound", 0)
        return Film(join(parts), sound.result())


def _sound(storyboard: Storyboard, kind: Kind, brand: Brand) -> Master:
    return master(mix(storyboard.shots, _music(kind, brand)))


def _music(kind: Kind, brand: Brand) -> Samples | None:
    if brand.music == "none":
        return None
    if brand.music_file:
        return load_bed(brand.music_file)
    return bed(MOOD_OF[kind])
