"""The film of a storyboard: every shot encoded, joined, and set to its sound."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from vidgen.brand.kit import Brand
from vidgen.film.codec import CodecOptions
from vidgen.film.compositor import runs
from vidgen.film.h264 import EncodedVideo, encode, join
from vidgen.film.mastering import Master, master
from vidgen.film.music import MOOD_OF, bed, load_bed
from vidgen.film.sound import mix
from vidgen.film.store import SceneStore, scene_key
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
) -> Film:
    """Encode the storyboard; scenes that stand in the store are taken from it.

    Raises:
        FilmError: the encoder fails.
        MediaError: a photo, footage or music file cannot be read.
    """
    parts, done = [], 0
    for shot in storyboard.shots:
        progress("film", done / storyboard.frames)
        parts.append(_scene(shot, storyboard.size, options, store))
        done += shot.frames
    progress("sound", 0)
    sound = master(mix(storyboard.shots, _music(scenario.kind, brand)))
    return Film(join(parts), sound)


def _scene(
    shot: Shot, size: tuple[int, int], options: CodecOptions, store: SceneStore | None
) -> EncodedVideo:
    key = scene_key(shot, size, options)
    known = store.get(key) if store else None
    if known is not None:
        return known
    made = encode(runs(shot), size, options)
    if store:
        store.put(key, made)
    return made


def _music(kind: Kind, brand: Brand) -> Samples | None:
    if brand.music == "none":
        return None
    if brand.music_file:
        return load_bed(brand.music_file)
    return bed(MOOD_OF[kind])
