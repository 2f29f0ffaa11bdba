"""Writes everything of a posting kit into its working folder, measures it, and reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from vidgen import __version__
from vidgen.brand.kit import Brand
from vidgen.delivery.authentic.stamp import stamping
from vidgen.delivery.cleared import Cleared
from vidgen.delivery.inspect import Expectation, inspect, judge
from vidgen.delivery.kit import POST, REPORT, subtitles_name, video_name
from vidgen.delivery.looks.judged import look_findings, look_values
from vidgen.delivery.looks.scene import Looks
from vidgen.delivery.origin import Origin
from vidgen.delivery.post import post_text
from vidgen.delivery.publish.kit_files import settled, write_posts
from vidgen.delivery.publish.source import Source
from vidgen.delivery.report import (
    FindingRecord,
    Report,
    SceneRecord,
    ScriptRecord,
    SkippedRecord,
    UnitRecord,
    VoiceRecord,
    record_files,
    write_report,
)
from vidgen.delivery.srt import write_srt
from vidgen.delivery.witness import Witness, measure_made
from vidgen.errors import DeliveryError, Finding, Severity
from vidgen.film.mux import write_mp4
from vidgen.film.shoot import Film
from vidgen.narration.casting import NARRATOR, Casting
from vidgen.scenario.model import Audience, Scenario, Unit
from vidgen.store import BytesStore, refusals
from vidgen.storyboard.model import FPS, Storyboard


def deliver(
    work: Path,
    scenario: Scenario,
    unit: Unit | None,
    brand: Brand,
    storyboard: Storyboard,
    film: Film,
    witness: Witness,
    casting: Casting,
    origin: Origin,
    clear: Cleared,
    warnings: tuple[Finding, ...],
    progress: Callable[[str, float], None],
    stills: BytesStore,
    looks: Looks,
) -> Report:
    """Write video, subtitles, post text and report into `work`, where all stills stand already.

    Arguments:
        witness: has watched every scene of the film.
        clear: whether it is a draft, which its name, its post's text and its report say as well.
        stills: of the stills kept.
        looks: has seen every scene of the storyboard.

    Raises:
        DeliveryError: a file cannot be written, or the finished video falls short of the delivery rules.
    """
    video = work / video_name(clear.draft)
    code = clear.clearance.code
    tags, subtitles = _tags(scenario, unit, brand, code), work / subtitles_name(clear.draft)
    finish = stamping(scenario, unit, brand, clear)
    write_mp4(video, film.video, film.sound.audio, tags)
    finish(video)
    write_srt(subtitles, storyboard)
    (work / POST).write_text(
        post_text(
            scenario,
            unit,
            brand.hashtags,
            brand.ai_label,
            loops=brand.measure.loops,
            draft=clear.draft,
            code=code,
        ),
        encoding="utf-8",
        newline="\n",
    )
    progress("inspect", 0)
    shows_code = any(scene.type == "contact" for scene in scenario.scenes) and unit and unit.qr_url
    expected = Expectation(
        size=storyboard.size,
        frames=storyboard.frames,
        qr_url=unit.qr_url if unit and shows_code else None,
        captions=True,
        heard=brand.measure.aloud or brand.music != "none",
        posted=not brand.measure.loops,
    )
    made = measure_made(video, film, witness.seen)
    measured = judge(made, expected) if made else inspect(video, expect=expected)
    if not measured.passed:
        # The film falls with its working folder, so the script is the file to look at.
        raise DeliveryError(
            replace(each, path=scenario.path) for each in measured.findings if each.severity is Severity.ERROR
        )
    looked = looks.of(storyboard)
    source = Source(video, subtitles, film.sound.audio, tags, finish)
    posts = write_posts(work, scenario, unit, brand, storyboard, source, clear, expected)
    film_remarks = settled(measured.findings, work)
    remarks = (*clear.remarks(scenario), *film_remarks, *posts, *look_findings(looked, scenario))
    refused = refusals(witness.store, stills, known=warnings)
    report = Report(
        tool_version=__version__,
        made_from=origin.made_from,
        state="draft" if clear.draft else "final",
        approval=clear.record,
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
        profile=brand.profile,
        inputs=origin.inputs,
        voices=tuple(_voices(casting)),
        skipped=tuple(SkippedRecord(engine=engine, reason=reason) for engine, reason in casting.skipped),
        seconds=storyboard.frames / FPS,
        scenes=tuple(SceneRecord(type=shot.scene, frames=shot.frames) for shot in storyboard.shots),
        findings=tuple(FindingRecord.of(finding) for finding in (*warnings, *refused, *remarks)),
        quality={**measured.values, **look_values(looked)},
        files=record_files(path for path in work.iterdir() if path.name != REPORT),
    )
    write_report(work / REPORT, report)
    return report


def _tags(scenario: Scenario, unit: Unit | None, brand: Brand, code: str) -> dict[str, str]:
    about = [unit.name if unit else brand.name]
    if scenario.audience is Audience.PUBLIC:
        about.append(brand.ai_label)
    if scenario.reviewed:
        about.append(f"Rà soát {scenario.reviewed.isoformat()}")
    if code:
        about.append(f"Mã kiểm chứng {code}")
    return {"title": scenario.title, "artist": about[0], "comment": " · ".join([scenario.id, *about])}


def _voices(casting: Casting) -> list[VoiceRecord]:
    return [
        VoiceRecord(
            role=role or NARRATOR, engine=each.voice.engine, name=each.voice.name, version=each.voice.version
        )
        for role, each in casting.roles.items()
    ]
