"""The story of one video, top to bottom.

    script ─ load ─ localise ─ check ─ narrate ─ board ─ shoot ─ deliver ─ inspect ─▶ posting kit

Every stage is a function from values to values; only the stores and the posting kit touch the disk.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from vidgen.brand.kit import Brand
from vidgen.delivery.kit import REPORT, kit_folder, open_kit
from vidgen.delivery.origin import origin_of
from vidgen.delivery.report import Report, read_report
from vidgen.delivery.staleness import Reason, why_not_current
from vidgen.errors import Finding, Severity, VidgenError
from vidgen.narration.store import SpeechStore
from vidgen.preview import cast_for, read, speak, told
from vidgen.review.check import review
from vidgen.scenario.model import Unit
from vidgen.settings import Settings
from vidgen.store import refusals
from vidgen.storyboard.board import board

Progress = Callable[[str, float], None]
"""Called with stage (``narrate``, ``film``, ``sound``, ``deliver``, ``inspect``) and the share done, 0–1."""


@dataclass(frozen=True, slots=True)
class Product:
    """A finished posting kit.

    Attributes:
        folder: where it stands.
        report: what it was made from and how it measures.
        why: the reasons it was made for; none where an earlier run's kit was still current.
    """

    folder: Path
    report: Report
    why: tuple[Reason, ...] = ()

    @property
    def fresh(self) -> bool:
        """Whether it was made in this run."""
        return bool(self.why)


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
    written, warnings = read(script)
    scenario = told(written, unit)
    warnings += _refuse_errors(review(scenario, unit, brand))
    casting = cast_for(scenario, brand, settings)
    origin = origin_of(written, scenario, unit, brand, casting, settings)
    folder = kit_folder(out, unit.id if unit else "chung", scenario.id)
    why = why_not_current(folder, origin.made_from)
    if not why and not settings.force:
        return Product(folder, read_report(folder / REPORT))
    # Encoders take a quarter of a second to load, and a video that has not changed needs none of them.
    from vidgen.delivery.deliver import deliver
    from vidgen.delivery.witness import Witness
    from vidgen.film.shoot import shoot
    from vidgen.film.store import SceneStore

    with open_kit(out, folder.parent.name, folder.name) as kit, Witness(threads=settings.threads) as witness:
        speeches, scenes = SpeechStore(), SceneStore()
        progress("narrate", 0)
        narration = speak(scenario, casting, brand, speeches)
        storyboard = board(scenario, narration, brand, unit)
        film = shoot(
            storyboard,
            scenario,
            brand,
            settings.codec,
            scenes,
            progress,
            witness.show,
            threads=settings.threads,
        )
        warnings += refusals(speeches, scenes)
        progress("deliver", 0)
        report = deliver(
            kit.work, scenario, unit, brand, storyboard, film, witness, casting, origin, warnings, progress
        )
    return Product(folder, report, why or (Reason("forced"),))


def _refuse_errors(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The warnings among the findings.

    Raises:
        VidgenError: there are errors.
    """
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if errors:
        raise VidgenError(errors)
    return findings
