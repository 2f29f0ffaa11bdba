"""A script spoken aloud: who speaks it in this run, and what happens when an engine fails."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vidgen.brand.kit import Brand
from vidgen.narration import voices
from vidgen.narration.casting import NARRATOR, Casting, cast
from vidgen.narration.choice import Choice, reason_of, stays_here
from vidgen.narration.estimate import estimate
from vidgen.narration.narrate import Narration, narrate
from vidgen.narration.reading import read_along
from vidgen.narration.service.failure import EngineFailed
from vidgen.scenario.model import Audience, Scenario, Unit
from vidgen.settings import Settings

if TYPE_CHECKING:
    from vidgen.narration.store import SpeechStore


def cast_for(scenario: Scenario, brand: Brand, settings: Settings, unit: Unit | None = None) -> Casting:
    """Who speaks; nobody where the viewers only read. Internal scripts stay on the machine in any case.

    Raises:
        VoiceError: nobody can; see `casting.cast`.
    """
    if not brand.measure.aloud:
        return Casting("", {})
    return cast(
        scenario,
        brand.voices,
        by_role=brand.role_voices,
        unit=unit,
        region=brand.region(unit.region if unit else None),
        override=settings.voice,
        offline=settings.offline,
        choice=settings.choice,
    )


def speak(scenario: Scenario, casting: Casting, brand: Brand, store: SpeechStore) -> Narration:
    """The narration of a prepared scenario, from the store where it has been spoken before.

    Raises:
        EngineFailed: an engine failed, not the text.
        VoiceError: of the text.
    """
    pace = brand.pace
    return narrate(
        scenario, casting, store, rate=pace.rate, breath=pace.sentence, lexicon=lexicon(scenario, brand)
    )


def guessed(scenario: Scenario, brand: Brand) -> Narration:
    """The narration without a voice, its times estimated; they are those of the film where nobody speaks."""
    words, pace = lexicon(scenario, brand), brand.pace
    if not brand.measure.aloud:
        return read_along(scenario, brand.measure.reading, words)
    return estimate(scenario, pace.rate, words, pace.sentence)


def spoken(
    scenario: Scenario,
    brand: Brand,
    settings: Settings,
    unit: Unit | None,
    casting: Casting,
    store: SpeechStore,
) -> tuple[Narration, Casting]:
    """The narration, and who spoke it in the end.

    An engine that fails is given up, and everything is spoken anew with the next of the brand's list, so that
    no role ever has two voices. Nothing takes the place of a voice that was asked for. Where the viewers only
    read, it is silence as long as that takes.

    Raises:
        EngineFailed: the engine asked for failed.
        VoiceError: none is left (``VG-V008``), or it lies in the text.
    """
    if not brand.measure.aloud:
        return guessed(scenario, brand), casting
    while True:
        try:
            return speak(scenario, casting, brand, store), casting
        except EngineFailed as failure:
            if settings.voice or failure.engine not in casting.specs.values():
                raise
            choice = casting.choice.without(failure.engine, reason_of(failure))
            casting = cast_for(scenario, brand, replace(settings, choice=choice), unit)


@dataclass(frozen=True, slots=True)
class Speakers:
    """The engines of a run, for people.

    Attributes:
        engines: role of the brand's lists -> the engine that speaks it; the narrator first.
        skipped: ``(engine, reason)`` for each that was preferred but cannot be used.
        choice: what is known of the engines.
    """

    engines: Mapping[str, str]
    skipped: tuple[tuple[str, str], ...]
    choice: Choice


def settled_for(
    brand: Brand, settings: Settings, audiences: Iterable[Audience], choice: Choice | None = None
) -> Speakers:
    """The engines of a run, as far as they can be known before its first video.

    A person's takes are looked for script by script, and are no engine of the run.

    Arguments:
        audiences: of its scripts; where all are internal the network is not touched.
        choice: what is known already.

    Raises:
        VoiceError: the voice asked for does not exist, or cannot be used here.
    """
    known = choice or Choice()
    if not brand.made_for(settings.profile).measure.aloud:
        return Speakers({}, (), known)
    if settings.voice:
        voices.voice(settings.voice)
        return Speakers({NARRATOR: settings.voice}, (), known)
    offline = all(stays_here(settings.offline, audience) for audience in audiences)
    engines: dict[str, str] = {}
    skipped: dict[str, str] = {}
    for role, listed in {NARRATOR: brand.voices, **brand.role_voices}.items():
        for spec in (each for each in listed if not voices.holds_takes(each)):
            reason, known = known.examined(spec, offline=offline)
            if reason is None:
                engines[role] = spec
                break
            skipped[spec] = reason
    return Speakers(engines, tuple(skipped.items()), known)


def lexicon(scenario: Scenario, brand: Brand) -> dict[str, str]:
    """How words are said here: the brand's words, then the script's own."""
    return {**brand.lexicon, **scenario.lexicon}
