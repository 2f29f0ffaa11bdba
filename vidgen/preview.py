"""All that can be known of a video before it is filmed: its findings, its voices, its storyboard.

Nothing here loads an encoder before a script shows a video, so that a check comes at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from vidgen.aloud import cast_for, guessed, spoken
from vidgen.brand.kit import Brand
from vidgen.brand.shipped import FILE as BRAND_FILE
from vidgen.errors import Finding, Severity, VidgenError
from vidgen.narration import voices
from vidgen.review.check import review
from vidgen.review.private import refuse_private
from vidgen.scenario.complete import complete
from vidgen.scenario.load import load_with_warnings
from vidgen.scenario.model import Scenario, Unit
from vidgen.scenario.slots import localise
from vidgen.settings import Settings
from vidgen.storyboard.board import board
from vidgen.storyboard.model import Storyboard
from vidgen.storyboard.readable import hurried
from vidgen.storyboard.scanned import brief_codes
from vidgen.storyboard.scenes import grammar

if TYPE_CHECKING:
    from vidgen.brand.profile import Profile
    from vidgen.delivery.looks.scene import Looks
    from vidgen.delivery.platforms import Use

Further = Callable[[Scenario, Unit | None, Brand], tuple[Finding, ...]]
"""Looks at a script as told to a unit, for a brand made for those who watch."""


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


def check(
    script: Path,
    unit: Unit | None,
    brand: Brand,
    looks: Looks | None = None,
    use: Use = "post",
    profile: Profile | None = None,
    further: Further = lambda *_: (),
) -> tuple[Finding, ...]:
    """All that can be found without speaking: words, videos, voices, and what does not fit.

    Arguments:
        looks: measures how scenes look, which takes painting them; None leaves that out.
        use: what the video is for; platforms leave less of an ``advert`` free.
        profile: who watches; None is the script's own or the brand's.
        further: what else is made of the script, and what of that does not fit.
    """
    # Imported here: a video that is current needs no cover to be laid out.
    from vidgen.delivery.overlong import overlong
    from vidgen.storyboard.stills import cover_findings

    try:
        written, warnings = read(script)
        scenario = told(written, unit)
        if profile:
            scenario = scenario.model_copy(update={"profile": profile})
        findings = (*warnings, *review(scenario, unit, brand, written=written))
    except VidgenError as error:
        return error.findings
    findings += _no_engine(brand)
    brand = brand.made_for(scenario.profile)
    try:
        drawn = board(scenario, guessed(scenario, brand), brand, unit)
    except VidgenError as error:
        return findings + error.findings
    findings = (*findings, *hurried(drawn, scenario.path), *brief_codes(drawn, scenario.path))
    findings += overlong(scenario)
    findings += cover_findings(scenario, brand, unit)
    findings += further(scenario, unit, brand)
    footage = vetted_footage(drawn)
    findings += footage
    if looks is None or any(each.severity is Severity.ERROR for each in footage):
        return findings
    from vidgen.delivery.looks.judged import look_findings  # painting takes its time to load

    return (*findings, *look_findings(looks.of(drawn), scenario, use))


def _no_engine(brand: Brand) -> tuple[Finding, ...]:
    """What is said of a list of engines none of which this machine has; none is loaded for it."""
    there = set(voices.installed())
    for listed in brand.voice_lists:
        if listed and not {spec.partition(":")[0] for spec in listed} & there:
            error = voices.none_usable((spec, voices.unusable(spec, offline=True) or "") for spec in listed)
            return tuple(replace(each, path=brand.folder / BRAND_FILE) for each in error.findings)
    return ()


def vetted_footage(storyboard: Storyboard) -> tuple[Finding, ...]:
    """What is to be said of the footage shown, errors and warnings; nothing is decoded but first pictures."""
    if not any(layer.footage and layer.footage.video for shot in storyboard.shots for layer in shot.layers):
        return ()
    from vidgen.film.vetting import vetted  # only a script with footage needs the decoders

    return vetted(storyboard)


def sketch(script: Path, unit: Unit | None, brand: Brand) -> Storyboard:
    """The storyboard alone, its times estimated: quick, and no voice is needed.

    Raises:
        VidgenError: what keeps it from being drawn.
    """
    scenario, _warnings = prepare(script, unit)
    brand = brand.made_for(scenario.profile)
    return board(scenario, guessed(scenario, brand), brand, unit)


def storyboard_of(script: Path, unit: Unit | None, brand: Brand, settings: Settings) -> Storyboard:
    """The storyboard alone, with the real voice's timing: for contact sheets and previews.

    A script without an approval that holds is marked as a draft here as well.

    Raises:
        VidgenError: what keeps it from being drawn; personal data and secrets, before anything is spoken.
    """
    # A check asks for none of them.
    from vidgen.approval.state import standing_of
    from vidgen.delivery.cleared import cleared
    from vidgen.narration.store import SpeechStore

    written, _warnings = read(script)
    scenario = told(written, unit)
    refuse_private(scenario, unit, brand, written)
    clearance = cleared(standing_of(written, brand), scenario, unit).clearance
    brand = brand.made_for(settings.profile or scenario.profile)
    casting = cast_for(scenario, brand, settings, unit)
    narration, _casting = spoken(scenario, brand, settings, unit, casting, SpeechStore())
    return board(scenario, narration, brand, unit, clearance)
