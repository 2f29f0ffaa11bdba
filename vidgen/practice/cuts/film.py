"""A storyboard of a lesson becomes a film in its folder, held to the rules every film of ours keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from vidgen.brand.kit import Brand
from vidgen.delivery.authentic.stamp import marks_for, stamping
from vidgen.delivery.cleared import Cleared
from vidgen.delivery.expected import expected_of
from vidgen.delivery.fallen import let_go
from vidgen.delivery.inspect import Expectation, Inspection, inspect, judge
from vidgen.delivery.srt import write_srt
from vidgen.delivery.wanted import wanted_of_film
from vidgen.delivery.witness import Witness
from vidgen.delivery.witnessed import measure_made
from vidgen.errors import DeliveryError, Finding, Severity
from vidgen.film.h264 import EncodedVideo
from vidgen.film.mux import write_mp4
from vidgen.film.proofs import Proofs
from vidgen.film.shoot import shoot
from vidgen.film.store import SceneStore
from vidgen.messages import _
from vidgen.practice.products import LessonKit
from vidgen.scenario.model import Audience
from vidgen.store import BytesStore
from vidgen.storyboard.model import Shot, Storyboard
from vidgen.storyboard.readable import hurried

Progress = Callable[[str, float], None]

_LONGEST_STILL: Final = 12.0  # seconds: a trainer talks over what stands, a presenter reads a long line
_SILENCE: Final = "VG-I049"  # while one thinks, or reads aloud oneself, silence is no fault


def write_film(
    kit: LessonKit,
    name: str,
    storyboard: Storyboard,
    *,
    title: str,
    brand: Brand | None = None,
    captioned: bool = True,
    progress: Progress = lambda *_: None,
) -> tuple[Path, ...]:
    """Write the film and its subtitles; the film is inspected as every other is.

    Arguments:
        name: of the film.
        title: what it is called in its tags, before the script's own title.
        brand: whose sound it has; None is the kit's own.
        captioned: whether its captions stand on the picture too.

    Raises:
        DeliveryError: it cannot be written, or falls short of the delivery rules.
        FilmError, MediaError: see `shoot`.
    """
    sounding = brand or kit.brand
    settings = kit.settings
    clear = Cleared(kit.standing, kit.clearance)
    video = kit.folder / name
    subtitles = video.with_suffix(".srt")
    proofs, scenes = Proofs(BytesStore("stills")), SceneStore()
    with Witness(threads=settings.threads, proofs=proofs) as witness:

        def show(shot: Shot, scene: EncodedVideo) -> None:
            witness.show(shot if captioned else replace(shot, captions=()), scene)

        film = shoot(
            storyboard,
            kit.scenario,
            sounding,
            settings.codec,
            scenes,
            progress,
            show,
            sounds=BytesStore("sound"),
            proofs=proofs,
            threads=settings.threads,
        )
        progress("deliver", 0)
        write_mp4(video, film.video, film.sound.audio, _tags(kit, title))
        stamping(kit.scenario, kit.unit, kit.brand, clear)(video)
        write_srt(subtitles, storyboard)
        progress("inspect", 0)
        expected = _expected(kit, storyboard, clear, sounding, captioned=captioned)
        made = measure_made(video, film, witness.seen)
    if made:
        measured = judge(made, expected)
    else:
        measured = inspect(video, expect=expected, wanted=wanted_of_film(storyboard, proofs))
    if not measured.passed:
        faults = [each for each in measured.findings if each.severity is Severity.ERROR]
        let_go(faults, storyboard, settings.codec, scenes, proofs)
        raise DeliveryError(_told(kit, each) for each in faults)
    kit.findings.extend(_remarks(kit, measured, storyboard))
    return video, subtitles


def _expected(
    kit: LessonKit, storyboard: Storyboard, clear: Cleared, sounding: Brand, *, captioned: bool
) -> Expectation:
    """What the film must be: as any other of the script, but for its length, its silence and its code."""
    given = marks_for(kit.scenario, kit.unit, kit.brand, clear).as_tags()
    expected = expected_of(kit.scenario, kit.unit, kit.brand, storyboard, clear, given)
    ends_on_code = any(layer.name == "qr" for layer in storyboard.shots[-1].layers)
    aloud = _any_sound(storyboard)
    return replace(
        expected,
        qr_url=expected.qr_url if ends_on_code else None,
        heard=aloud or sounding.music != "none",
        posted=False,
        spoken=aloud,
        burnt_in=captioned,
        longest_still=max(expected.longest_still, _LONGEST_STILL),
    )


def _remarks(kit: LessonKit, measured: Inspection, storyboard: Storyboard) -> Iterator[Finding]:
    """What is said of a film that stands: captions too fast to read, and the inspection's warnings."""
    if _any_sound(storyboard):
        yield from hurried(storyboard, kit.scenario.path)  # who chose a speed to read at knows of it
    yield from (replace(each, path=kit.scenario.path) for each in measured.findings if each.code != _SILENCE)


def _told(kit: LessonKit, fault: Finding) -> Finding:
    """A fault of the film as one of its script; what makes a video again makes no lesson."""
    fix = fault.fix
    if fix == _("Dựng lại video bằng vidgen render."):
        fix = _("Chạy lại vidgen practice để dựng lại; vẫn vậy thì báo cho nhóm phát triển kèm dòng này.")
    return replace(fault, fix=fix, path=kit.scenario.path)


def _any_sound(storyboard: Storyboard) -> bool:
    return any(bool(piece.samples.any()) for shot in storyboard.shots for piece in shot.speech)


def _tags(kit: LessonKit, title: str) -> dict[str, str]:
    about = [kit.unit.name if kit.unit else kit.brand.name]
    if kit.scenario.audience is Audience.PUBLIC:
        about.append(kit.brand.ai_label)
    if kit.code:
        about.append(f"Mã kiểm chứng {kit.code}")
    return {
        "title": f"{title}: {kit.lesson.title}",
        "artist": about[0],
        "comment": " · ".join([kit.scenario.id, *about]),
    }
