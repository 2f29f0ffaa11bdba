"""The story of one video, top to bottom.

    script ─ load ─ localise ─ check ─ narrate ─ board ─ shoot ─ deliver ─ inspect ─▶ posting kit

Every stage is a function from values to values; only the stores and the posting kit touch the disk.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from vidgen import __version__
from vidgen.brand.kit import Brand
from vidgen.delivery.deliver import deliver
from vidgen.delivery.kit import REPORT, kit_folder, open_kit
from vidgen.delivery.report import Report, is_current, read_report
from vidgen.errors import Finding, Severity, VidgenError
from vidgen.film.shoot import shoot
from vidgen.film.store import SceneStore
from vidgen.narration.casting import Casting
from vidgen.preview import cast_for, prepare, speak
from vidgen.review.check import review
from vidgen.scenario.model import Scenario, Unit
from vidgen.settings import Settings
from vidgen.storyboard.board import PAINTER_VERSION, board

Progress = Callable[[str, float], None]
"""Called with stage (``narrate``, ``film``, ``sound``, ``deliver``, ``inspect``) and the share done, 0–1."""


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
        narration = speak(scenario, casting, brand)
        storyboard = board(scenario, narration, brand, unit)
        film = shoot(storyboard, scenario, brand, settings.codec, SceneStore(), progress)
        progress("deliver", 0)
        report = deliver(
            kit.work, scenario, unit, brand, storyboard, film, casting, made_from, warnings, progress
        )
    return Product(folder, report, fresh=True)


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
