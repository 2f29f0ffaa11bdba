"""The story of one video, top to bottom.

    script ─ load ─ localise ─ check ─ narrate ─ board ─ shoot ─ deliver ─ inspect ─▶ posting kit

Every stage is a function from values to values; only the stores and the posting kit touch the disk.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from vidgen.aloud import cast_for, spoken
from vidgen.approval.locks import explained
from vidgen.approval.state import standing_of
from vidgen.brand.kit import Brand
from vidgen.delivery.cleared import cleared, refuse_changed, refuse_draft
from vidgen.delivery.kit import REPORT, kit_folder, open_kit
from vidgen.delivery.origin import origin_of
from vidgen.delivery.quarantine import forget
from vidgen.delivery.report import Report, read_report
from vidgen.delivery.staleness import Reason, why_not_current
from vidgen.delivery.voiced import keeps_its_voices
from vidgen.errors import Finding, Severity, VidgenError
from vidgen.narration.choice import Choice
from vidgen.preview import read, told, vetted_footage
from vidgen.review.check import review
from vidgen.scenario.model import Unit
from vidgen.settings import Settings
from vidgen.storyboard.board import board
from vidgen.storyboard.bumpers import with_bumpers
from vidgen.storyboard.readable import hurried
from vidgen.storyboard.scanned import brief_codes

Progress = Callable[[str, float], None]
"""Called with stage (``narrate``, ``film``, ``sound``, ``deliver``, ``inspect``) and the share done, 0–1."""


@dataclass(frozen=True, slots=True)
class Product:
    """A finished posting kit.

    Attributes:
        folder: where it stands.
        report: what it was made from and how it measures.
        why: the reasons it was made for; none where an earlier run's kit was still current.
        choice: what is known of the engines after it.
        passed_over: the engine that would speak now, where a kit kept the voice of another one.
    """

    folder: Path
    report: Report
    why: tuple[Reason, ...] = ()
    choice: Choice = field(default_factory=Choice)
    passed_over: str = ""

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
            earlier kit is kept. What fell short of the delivery rules is set apart (see `quarantine`).
    """
    written, warnings = read(script)
    scenario = told(written, unit)
    standing = explained(standing_of(written, brand, voice=settings.voice), written)
    if settings.final:
        refuse_draft(standing, written)
    clear = cleared(standing, scenario, unit)
    warnings += _refuse_errors(review(scenario, unit, brand, written=written))
    brand = brand.made_for(settings.profile or scenario.profile)
    casting = cast_for(scenario, brand, settings, unit)
    origin = origin_of(written, scenario, unit, brand, casting, settings, clear)
    folder = kit_folder(out, unit.id if unit else "chung", scenario.id)
    why = why_not_current(folder, origin.made_from, draft=clear.draft)
    if not settings.force:
        if not why:
            forget(folder)
            return Product(folder, read_report(folder / REPORT), choice=casting.choice)
        if why == (Reason("voices"),) and not settings.voice:
            report = read_report(folder / REPORT)
            if keeps_its_voices(report, casting, scenario, brand, unit):
                return Product(folder, report, choice=casting.choice, passed_over=casting.engine)
    # Encoders take a quarter of a second to load, and a video that has not changed needs none of them.
    from vidgen.delivery.deliver import deliver
    from vidgen.delivery.fallen import fallen_short
    from vidgen.delivery.looks.scene import Looks
    from vidgen.delivery.sheet import sheet_stills, write_sheet
    from vidgen.delivery.stills import write_stills
    from vidgen.delivery.witness import Witness
    from vidgen.film.aside import aside
    from vidgen.film.loop import looped
    from vidgen.film.proofs import Proofs
    from vidgen.film.shoot import shoot
    from vidgen.film.store import SceneStore
    from vidgen.narration.store import SpeechStore
    from vidgen.store import BytesStore, refusals
    from vidgen.storyboard.stills import stills_of

    pictures = BytesStore("stills")
    proofs = Proofs(pictures)
    with (
        open_kit(out, folder.parent.name, folder.name) as kit,
        Witness(threads=settings.threads, proofs=proofs) as witness,
        aside(settings.threads) as beside,
    ):
        speeches, scenes, sounds = SpeechStore(), SceneStore(), BytesStore("sound")
        progress("narrate", 0)
        narration, speakers = spoken(scenario, brand, settings, unit, casting, speeches)
        if speakers is not casting:
            casting, origin = speakers, origin_of(written, scenario, unit, brand, speakers, settings, clear)
        warnings += narration.findings
        storyboard = board(scenario, narration, brand, unit, clear.clearance)
        storyboard = with_bumpers(storyboard, scenario, brand, clear.clearance)
        if brand.measure.loops and not (brand.intro or brand.outro):
            storyboard = looped(storyboard)
        warnings += hurried(storyboard, scenario.path) + brief_codes(storyboard, scenario.path)
        warnings += _refuse_errors(vetted_footage(storyboard))
        stills = beside.submit(
            write_stills, kit.work, stills_of(scenario, brand, unit, clear.clearance), pictures
        )
        looks = Looks(witness.store)
        scenes_seen = beside.submit(sheet_stills, storyboard, pictures, looks)
        del narration  # the storyboard has the speech in half the room
        film = shoot(
            storyboard,
            scenario,
            brand,
            settings.codec,
            scenes,
            progress,
            witness.show,
            sounds=sounds,
            proofs=proofs,
            threads=settings.threads,
        )
        stills.result()
        # The sheet of a long video is large, and the encoder has given its room back by now.
        sheet = beside.submit(write_sheet, kit.work, scenes_seen.result())
        warnings += refusals(speeches, scenes, sounds)
        if not clear.draft:
            again = standing_of(written, brand, voice=settings.voice)
            refuse_changed(standing, again, written, read(script)[0])
        progress("deliver", 0)
        report = deliver(
            kit.work,
            scenario,
            unit,
            brand,
            storyboard,
            film,
            witness,
            casting,
            origin,
            clear,
            warnings,
            progress,
            pictures,
            looks,
            sheet.result,
        )
        if report.fell_short:
            raise fallen_short(kit, report, scenario, storyboard, settings.codec, scenes, proofs)
    forget(folder)
    return Product(folder, report, why or (Reason("forced"),), casting.choice)


def _refuse_errors(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The warnings among the findings.

    Raises:
        VidgenError: there are errors.
    """
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if errors:
        raise VidgenError(errors)
    return findings
