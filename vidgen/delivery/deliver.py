"""Writes everything of a posting kit into its working folder, measures it, and reports."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from vidgen import __version__
from vidgen.brand.kit import Brand
from vidgen.delivery.authentic.stamp import marks_for, stamping
from vidgen.delivery.cleared import Cleared
from vidgen.delivery.expected import expected_of, scene_record
from vidgen.delivery.inspect import Expectation, Inspection, inspect, judge
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
    ScriptRecord,
    SkippedRecord,
    UnitRecord,
    VoiceRecord,
    record_files,
    write_report,
)
from vidgen.delivery.srt import write_srt
from vidgen.delivery.told import told_in
from vidgen.delivery.wanted import wanted_of_film
from vidgen.delivery.witness import Witness
from vidgen.delivery.witnessed import measure_made
from vidgen.errors import Finding
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
    sheet: Callable[[], object],
) -> Report:
    """Write video, subtitles, post text and report into `work`, where all stills stand.

    A video that falls short of the delivery rules gets no seal, its kit no texts to post; the report holds
    its faults (see `Report.fell_short`).

    Arguments:
        witness: has watched every scene of the film.
        clear: whether it is a draft, which its name, its post's text and its report say as well.
        stills: of the stills kept.
        looks: has seen every scene of the storyboard.
        sheet: returns when the contact sheet stands in `work`, too.

    Raises:
        DeliveryError: a file cannot be written.
    """
    video = work / video_name(clear.draft)
    code = clear.clearance.code
    tags, subtitles = _tags(scenario, unit, brand, code), work / subtitles_name(clear.draft)
    finish = stamping(scenario, unit, brand, clear)
    write_mp4(video, film.video, film.sound.audio, tags)
    finish(video)
    write_srt(subtitles, storyboard)
    progress("inspect", 0)
    given = marks_for(scenario, unit, brand, clear).as_tags()
    expected = expected_of(scenario, unit, brand, storyboard, clear, given)
    made = measure_made(video, film, witness.seen)
    measured = judge(made, expected) if made else _decoded(video, expected, storyboard, witness)
    looked = looks.of(storyboard)
    posts: tuple[Finding, ...] = ()
    if measured.passed:
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
        source = Source(video, subtitles, film.sound.audio, tags, finish)
        posts = write_posts(work, scenario, unit, brand, storyboard, source, clear, expected)
    else:
        write_mp4(video, film.video, film.sound.audio, tags)  # nothing vouches for what falls short
    film_remarks = settled(measured.findings, work)
    remarks = (*clear.remarks(scenario), *film_remarks, *posts, *look_findings(looked, scenario))
    sheet()
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
            field=scenario.field,
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
        scenes=tuple(scene_record(shot) for shot in storyboard.shots),
        findings=tuple(FindingRecord.of(finding) for finding in (*warnings, *refused, *remarks)),
        told=told_in(scenario, unit),
        quality={**measured.values, **look_values(looked)},
        files=record_files(path for path in work.iterdir() if path.name != REPORT),
    )
    write_report(work / REPORT, report)
    return report


def _decoded(video: Path, expected: Expectation, storyboard: Storyboard, witness: Witness) -> Inspection:
    """The inspection of a file that does not hold what was watched."""
    wanted = wanted_of_film(storyboard, witness.proofs) if witness.proofs else ()
    return inspect(video, expect=expected, wanted=wanted)


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
