"""Writes everything of a posting kit into its working folder, measures it, and reports."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from vidgen import __version__
from vidgen.brand.kit import Brand
from vidgen.delivery.cover import ZALO_LIMIT, write_cover
from vidgen.delivery.inspect import Expectation, inspect
from vidgen.delivery.kit import COVER, COVER_ZALO, POST, REPORT, SHEET, SUBTITLES, VIDEO
from vidgen.delivery.post import post_text
from vidgen.delivery.report import (
    FindingRecord,
    Report,
    SceneRecord,
    ScriptRecord,
    UnitRecord,
    VoiceRecord,
    record_files,
    write_report,
)
from vidgen.delivery.sheet import contact_sheet, storyboard_stills
from vidgen.delivery.srt import write_srt
from vidgen.errors import DeliveryError, Finding, Severity
from vidgen.film.compositor import still
from vidgen.film.mux import write_mp4
from vidgen.film.shoot import Film
from vidgen.narration.casting import NARRATOR, Casting
from vidgen.scenario.model import Audience, Scenario, Unit
from vidgen.storyboard.cover import cover
from vidgen.storyboard.model import FPS, Storyboard


def deliver(
    work: Path,
    scenario: Scenario,
    unit: Unit | None,
    brand: Brand,
    storyboard: Storyboard,
    film: Film,
    casting: Casting,
    fingerprint: str,
    warnings: tuple[Finding, ...],
    progress: Callable[[str, float], None],
) -> Report:
    """Write video, subtitles, covers, sheet, post text and report into `work`.

    Raises:
        DeliveryError: a file cannot be written, or the finished video falls short of the delivery rules.
    """
    write_mp4(work / VIDEO, film.video, film.sound.audio, _tags(scenario, unit, brand))
    write_srt(work / SUBTITLES, storyboard)
    front = still(cover(scenario, brand, unit), 0)
    write_cover(work / COVER, front)
    write_cover(work / COVER_ZALO, front, ZALO_LIMIT)
    contact_sheet(storyboard_stills(storyboard)).save(work / SHEET, "JPEG", quality=88)
    (work / POST).write_text(
        post_text(scenario, unit, brand.hashtags, brand.ai_label), encoding="utf-8", newline="\n"
    )
    progress("inspect", 0)
    shows_code = any(scene.type == "contact" for scene in scenario.scenes) and unit and unit.qr_url
    expected = Expectation(
        size=storyboard.size,
        frames=storyboard.frames,
        qr_url=unit.qr_url if unit and shows_code else None,
        captions=True,
    )
    measured = inspect(work / VIDEO, expect=expected)
    if not measured.passed:
        # The film falls with its working folder, so the script is the file to look at.
        raise DeliveryError(
            replace(each, path=scenario.path) for each in measured.findings if each.severity is Severity.ERROR
        )
    report = Report(
        tool_version=__version__,
        fingerprint=fingerprint,
        state="final" if scenario.reviewed else "draft",
        script=ScriptRecord(
            id=scenario.id,
            title=scenario.title,
            kind=scenario.kind,
            audience=scenario.audience,
            reviewed=scenario.reviewed,
            expires=scenario.expires,
        ),
        unit=UnitRecord(id=unit.id, name=unit.name) if unit else None,
        brand=brand.digest,
        inputs=_inputs(scenario),
        voices=tuple(_voices(casting)),
        seconds=storyboard.frames / FPS,
        scenes=tuple(SceneRecord(type=shot.scene, frames=shot.frames) for shot in storyboard.shots),
        findings=tuple(FindingRecord.of(finding) for finding in (*warnings, *measured.findings)),
        quality=measured.values,
        files=record_files(path for path in work.iterdir() if path.name != REPORT),
    )
    write_report(work / REPORT, report)
    return report


def _tags(scenario: Scenario, unit: Unit | None, brand: Brand) -> dict[str, str]:
    about = [unit.name if unit else brand.name]
    if scenario.audience is Audience.PUBLIC:
        about.append(brand.ai_label)
    if scenario.reviewed:
        about.append(f"Rà soát {scenario.reviewed.isoformat()}")
    return {"title": scenario.title, "artist": about[0], "comment": " · ".join([scenario.id, *about])}


def _inputs(scenario: Scenario) -> dict[str, str]:
    """SHA-256 of the script and of every picture it names, by their names as written."""
    files = {scenario.path.name: scenario.path} if scenario.path else {}
    files |= {
        scene.media.path: scenario.folder / scene.media.path for scene in scenario.scenes if scene.media
    }
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in sorted(files.items())}


def _voices(casting: Casting) -> list[VoiceRecord]:
    return [
        VoiceRecord(
            role=role or NARRATOR, engine=each.voice.engine, name=each.voice.name, version=each.voice.version
        )
        for role, each in casting.roles.items()
    ]
