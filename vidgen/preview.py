"""All that can be known of a video before it is filmed: its findings, its voices, its storyboard.

Nothing here loads an encoder before a script shows a video, so that a check comes at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from vidgen.aloud import cast_for, lexicon, spoken
from vidgen.brand.kit import Brand
from vidgen.brand.load import FILE as BRAND_FILE
from vidgen.errors import Finding, MediaError, VidgenError
from vidgen.narration import voices
from vidgen.narration.estimate import estimate
from vidgen.narration.store import SpeechStore
from vidgen.review.check import review
from vidgen.scenario.complete import complete
from vidgen.scenario.load import load_with_warnings
from vidgen.scenario.model import Scenario, Unit
from vidgen.scenario.slots import localise
from vidgen.settings import Settings
from vidgen.storyboard.board import board
from vidgen.storyboard.model import Footage, Storyboard
from vidgen.storyboard.readable import hurried
from vidgen.storyboard.scenes import grammar

_GLANCE = (64, 64)  # pixels: enough to see whether a video can be read


def prepare(script: Path, unit: Unit | None) -> tuple[Scenario, tuple[Finding, ...]]:
    """The script, localised and completed, with the loader's warnings.

    Raises:
        ScriptError: what is wrong in the file, all at once.
    """
    written, warnings = read(script)
    return told(written, unit), warnings


def read(script: Path) -> tuple[Scenario, tuple[Finding, ...]]:
    """The script as written, with the loader's warnings.

    Raises:
        ScriptError: what is wrong in the file, all at once.
    """
    return load_with_warnings(script, grammar())


def told(written: Scenario, unit: Unit | None) -> Scenario:
    """The script with the unit's words in it and the scenes it leaves to be derived from its facts.

    Raises:
        ScriptError: the unit lacks a word the script asks for.
    """
    return complete(localise(written, unit), unit, grammar())


def check(script: Path, unit: Unit | None, brand: Brand) -> tuple[Finding, ...]:
    """All that can be found without speaking or painting: words, videos, voices, and what does not fit."""
    try:
        scenario, warnings = prepare(script, unit)
        findings = (*warnings, *review(scenario, unit, brand))
    except VidgenError as error:
        return error.findings
    findings += _no_engine(brand)
    brand = brand.made_for(scenario.profile)
    pace = brand.pace
    try:
        guessed = estimate(scenario, pace.rate, lexicon(scenario, brand), pace.sentence)
        drawn = board(scenario, guessed, brand, unit)
    except VidgenError as error:
        return findings + error.findings
    return (*findings, *hurried(drawn, scenario.path), *_broken_videos(drawn))


def _no_engine(brand: Brand) -> tuple[Finding, ...]:
    """What is said of a list of engines none of which this machine has; none is loaded for it."""
    there = set(voices.installed())
    for listed in brand.voice_lists:
        if listed and not {spec.partition(":")[0] for spec in listed} & there:
            error = voices.none_usable((spec, voices.unusable(spec, offline=True) or "") for spec in listed)
            return tuple(replace(each, path=brand.folder / BRAND_FILE) for each in error.findings)
    return ()


def _broken_videos(storyboard: Storyboard) -> Iterator[Finding]:
    """Each video shown of which not even the first frame can be read (VG-M005)."""
    for layer in (layer for shot in storyboard.shots for layer in shot.layers):
        if layer.footage and layer.footage.video:
            glance = replace(layer.footage, size=_GLANCE, radius=0, frames=1)
            yield from _broken_video(glance, glance.path.stat().st_mtime_ns)


@lru_cache(maxsize=64)  # a script is checked for every unit; its videos are the same
def _broken_video(footage: Footage, _modified: int) -> tuple[Finding, ...]:
    # Imported here: only a script with a video needs moviepy, which takes its time to load.
    from vidgen.film.footage import pictures

    frames = pictures(footage)
    try:
        next(frames)
    except MediaError as error:
        return error.findings
    finally:
        frames.close()
    return ()


def storyboard_of(script: Path, unit: Unit | None, brand: Brand, settings: Settings) -> Storyboard:
    """The storyboard alone, with the real voice's timing: for contact sheets and previews."""
    scenario, _warnings = prepare(script, unit)
    brand = brand.made_for(settings.profile or scenario.profile)
    casting = cast_for(scenario, brand, settings, unit)
    narration, _casting = spoken(scenario, brand, settings, unit, casting, SpeechStore())
    return board(scenario, narration, brand, unit)
