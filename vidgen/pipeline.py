"""The story of one video, top to bottom.

    script ─ load ─ localise ─ check ─ narrate ─ board ─ shoot ─ deliver ─ inspect ─▶ posting kit

Every stage is a function from values to values; only the stores and the posting kit touch the disk.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from vidgen import __version__
from vidgen.brand.kit import Brand
from vidgen.delivery.deliver import deliver
from vidgen.delivery.kit import REPORT, kit_folder, open_kit
from vidgen.delivery.report import Report, is_current, read_report
from vidgen.errors import Finding, Severity, VidgenError
from vidgen.film.shoot import shoot
from vidgen.film.store import SceneStore
from vidgen.film.x264 import CodecOptions
from vidgen.narration.casting import Casting, cast
from vidgen.narration.estimate import estimate
from vidgen.narration.narrate import Narration, narrate
from vidgen.narration.store import SpeechStore
from vidgen.review.check import review
from vidgen.scenario.complete import complete
from vidgen.scenario.load import load_with_warnings
from vidgen.scenario.model import Audience, Scenario, Unit
from vidgen.scenario.slots import localise
from vidgen.storyboard.board import PAINTER_VERSION, board
from vidgen.storyboard.model import Storyboard
from vidgen.storyboard.scenes import grammar

Progress = Callable[[str, float], None]
"""Called with the stage (``narrate``, ``film``, ``sound``, ``deliver``, ``inspect``) and its share done, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to make a video.

    Attributes:
        offline: never touch the network.
        voice: ``engine`` or ``engine:name`` instead of the brand's list.
        force: make it again even if nothing has changed.
        codec: of the picture.
    """

    offline: bool = False
    voice: str | None = None
    force: bool = False
    codec: CodecOptions = field(default_factory=CodecOptions)


@dataclass(frozen=True, slots=True)
class Product:
    """A finished posting kit.

    Attributes:
        folder: where it stands.
        report: what it was made from and how it measures.
        fresh: False where an earlier run's kit was still current.
    """

    folder: Path
    report: Report
    fresh: bool


def produce(
    script: Path,
    unit: Unit | None,
    brand: Brand,
    out: Path,
    settings: Settings,
    progress: Progress = lambda *_: None,
) -> Product:
    """Make the posting kit of one script for one unit.

    Raises:
        VidgenError: of the stage that could not go on; nothing stands under a final name then, and an
            earlier kit is kept.
    """
    scenario, warnings = prepare(script, unit)
    warnings += _refuse_errors(review(scenario, unit, brand))
    casting = cast_for(scenario, brand, settings)
    made_from = fingerprint(scenario, unit, brand, casting, settings)
    folder = kit_folder(out, unit.id if unit else "chung", scenario.id)
    if not settings.force and is_current(folder, made_from):
        return Product(folder, read_report(folder / REPORT), fresh=False)
    with open_kit(out, folder.parent.name, folder.name) as kit:
        progress("narrate", 0)
        narration = narrate(
            scenario, casting, SpeechStore(), rate=brand.rate, lexicon=lexicon(scenario, brand)
        )
        storyboard = board(scenario, narration, brand, unit)
        film = shoot(storyboard, scenario, brand, settings.codec, SceneStore(), progress)
        progress("deliver", 0)
        report = deliver(
            kit.work, scenario, unit, brand, storyboard, film, casting, made_from, warnings, progress
        )
    return Product(folder, report, fresh=True)


def prepare(script: Path, unit: Unit | None) -> tuple[Scenario, tuple[Finding, ...]]:
    """The script, localised and completed, with the loader's warnings.

    Raises:
        ScriptError: what is wrong in the file, all at once.
    """
    scenes = grammar()
    scenario, warnings = load_with_warnings(script, scenes)
    return complete(localise(scenario, unit), unit, scenes), warnings


def check(script: Path, unit: Unit | None, brand: Brand) -> tuple[Finding, ...]:
    """Everything that can be found without speaking or painting: the script, its words, and what does not fit."""
    try:
        scenario, warnings = prepare(script, unit)
        findings = (*warnings, *review(scenario, unit, brand))
    except VidgenError as error:
        return error.findings
    try:
        board(scenario, estimate(scenario, brand.rate, lexicon(scenario, brand)), brand, unit)
    except VidgenError as error:
        findings += error.findings
    return findings


def storyboard_of(script: Path, unit: Unit | None, brand: Brand, settings: Settings) -> Storyboard:
    """The storyboard alone, with the real voice's timing: for contact sheets and previews."""
    scenario, _warnings = prepare(script, unit)
    return board(scenario, speak(scenario, brand, settings), brand, unit)


def speak(scenario: Scenario, brand: Brand, settings: Settings) -> Narration:
    """The narration of a prepared scenario, from the store where it has been spoken before."""
    casting = cast_for(scenario, brand, settings)
    return narrate(scenario, casting, SpeechStore(), rate=brand.rate, lexicon=lexicon(scenario, brand))


def cast_for(scenario: Scenario, brand: Brand, settings: Settings) -> Casting:
    """Who speaks. Internal scripts stay on the machine whatever the settings say."""
    offline = settings.offline or scenario.audience is Audience.INTERNAL
    return cast(scenario, brand.voices, override=settings.voice, offline=offline)


def lexicon(scenario: Scenario, brand: Brand) -> dict[str, str]:
    """How words are said here: the brand's words, then the script's own."""
    return {**brand.lexicon, **scenario.lexicon}


def fingerprint(
    scenario: Scenario, unit: Unit | None, brand: Brand, casting: Casting, settings: Settings
) -> str:
    """Hash of everything that decides a posting kit."""
    media = [scenario.folder / scene.media.path for scene in scenario.scenes if scene.media]
    content = {
        "tool": __version__,
        "painter": PAINTER_VERSION,
        "scenario": scenario.model_dump(mode="json"),
        "unit": unit.model_dump(mode="json") if unit else None,
        "brand": brand.digest,
        "voices": casting.identity,
        "codec": repr(settings.codec),
        "media": [hashlib.sha256(path.read_bytes()).hexdigest() for path in media if path.is_file()],
    }
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _refuse_errors(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The warnings among the findings.

    Raises:
        VidgenError: there are errors.
    """
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if errors:
        raise VidgenError(errors)
    return findings
