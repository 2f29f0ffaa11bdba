"""Inspection of finished films where they stand: in their kit, with its report and sheet, or alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from vidgen.approval.code import EVERYBODY
from vidgen.delivery.authentic.tags import read_tags
from vidgen.delivery.checks.still import LONGEST_ON_SCREEN, LONGEST_STILL
from vidgen.delivery.inspect import Inspection, inspect
from vidgen.delivery.kit import DRAFT_VIDEO, RENDITION, REPORT, SHEET, VIDEOS
from vidgen.delivery.likeness import Box, Mark
from vidgen.delivery.measured import Expectation
from vidgen.delivery.mp4box import read_layout
from vidgen.delivery.report import Report, read_report
from vidgen.delivery.sheet import SHEET_WIDTH, cell_of
from vidgen.delivery.wanted import Wanted, draft_bands
from vidgen.errors import DeliveryError, Finding
from vidgen.film.proofs import SMALLER, Luma, luma_of
from vidgen.film.yuv import YuvCanvas
from vidgen.messages import _
from vidgen.scenario.model import Audience
from vidgen.storyboard.model import HEIGHT, WIDTH

FILMS = (*VIDEOS, RENDITION)
"""What of a kit is inspected."""

_READ_ALOUD = frozenset({"video-doc-theo.mp4", "video-nhac-loi.mp4"})
_LESSON = _READ_ALOUD | {"video-luyen-tap.mp4", "video-giang-day.mp4"}
"""Films of a lesson are for a room and not for platforms; over two of them people read aloud."""


def films_at(path: Path) -> tuple[Path, ...]:
    """The films a path stands for: itself, those of a kit, or those of every kit in a folder of results.

    Old, unfinished and quarantined kits are left out, unless the path leads to them. A folder without any kit
    stands for itself.
    """
    if not path.is_dir():
        return (path,)
    reports = sorted({found for depth in ("", "*/", "*/*/") for found in path.glob(f"{depth}{REPORT}")})
    kits = [
        found.parent
        for found in reports
        if not any(part.startswith((".", "_")) for part in found.relative_to(path).parts)
    ]
    return tuple(film for kit in kits for film in _films_of(kit)) or (path,)


def inspect_standing(film: Path) -> Inspection:
    """Inspect a film by all that stands beside it.

    In a kit it must be the one its report vouches for, as long as its scenes, and like its sheet. Of a
    film alone, what its own tags say of it is held against it.
    """
    if not film.is_file():
        return inspect(film)
    report = _report_of(film)
    if report is None:
        return _alone(film)
    found = inspect(film, expect=_expected(film, report), wanted=_wanted(film, report))
    other = _not_the_one(film, report)
    return replace(found, findings=(*other, *found.findings))


def _films_of(kit: Path) -> Iterator[Path]:
    films = [kit / name for name in FILMS if (kit / name).is_file()]
    yield from films or [kit / VIDEOS[0]]


def _report_of(film: Path) -> Report | None:
    if film.name not in FILMS:
        return None
    try:
        return read_report(film.with_name(REPORT))
    except DeliveryError:
        return None


def _alone(film: Path) -> Inspection:
    """By its tags; a film without them is only measured."""
    try:
        tags, track = read_tags(film), read_layout(film).track("vide")
    except OSError:
        return inspect(film)
    if "state" not in tags:
        return inspect(film)
    last = max(0, track.samples - 1) if track else 0
    wanted = [Wanted(frame, draft=draft_bands()) for frame in sorted({0, last // 2, last})]
    draft = tags["state"] == "draft" or film.name == DRAFT_VIDEO
    expected = Expectation(
        heard=film.name not in _READ_ALOUD,
        posted=film.name not in _LESSON,
        burnt_in=film.name not in _READ_ALOUD,
        paced=film.name not in _READ_ALOUD,
        draft=draft,
    )
    return inspect(film, expect=expected, wanted=wanted)


def _expected(film: Path, report: Report) -> Expectation:
    screen = report.profile == "screen"
    tags = {
        "script": report.script.id,
        "unit": report.unit.id if report.unit else EVERYBODY,
        "state": "draft" if report.draft else "approved",
        "approval": report.approval.statement if report.approval else None,
    }
    return Expectation(
        frames=sum(scene.frames for scene in report.scenes),
        captions=film.with_suffix(".srt").name in report.files,
        heard=not screen,
        posted=not screen and film.name != RENDITION,
        spoken=not screen,
        burnt_in=True,
        paced=True,
        longest_still=LONGEST_ON_SCREEN if screen else LONGEST_STILL,
        labelled=report.script.audience is Audience.PUBLIC and all(one.label for one in report.scenes),
        draft=report.draft,
        # What fell short is not given any.
        tags=None if report.fell_short else {name: value for name, value in tags.items() if value},
    )


def _wanted(film: Path, report: Report) -> Sequence[Wanted]:
    """Of each scene its first frame and the one that stands on the contact sheet."""
    try:
        with Image.open(film.with_name(SHEET)) as opened:
            sheet = opened.convert("RGB")
    except OSError:
        sheet = None
    found, start = [], 0
    for number, scene in enumerate(report.scenes):
        seen = _still(sheet, number, len(report.scenes)) if sheet else None
        label = None
        if seen is not None and scene.label:
            label = (Mark(scene.label, _cut(seen, scene.label)),)
        first = Wanted(start, number, None, label, draft_bands())
        found.append(first)
        if scene.settled:
            small = _small(seen) if seen is not None and film.name != RENDITION else None
            found.append(replace(first, frame=start + scene.settled, picture=small))
        start += scene.frames
    return found


def _still(sheet: Image.Image, number: int, count: int) -> Luma:
    """A scene on the sheet, in the brightness a film has."""
    cell = sheet.crop(cell_of(sheet.size, number, count))
    cell = cell.resize((SHEET_WIDTH, cell.height // 2 * 2))
    canvas = YuvCanvas(*cell.size)
    canvas.update(cell)
    return np.array(luma_of(canvas.frame()))


def _small(still: Luma) -> Luma:
    size = (-(-WIDTH // SMALLER), -(-HEIGHT // SMALLER))
    return np.asarray(Image.fromarray(still).resize(size, Image.Resampling.BOX))


def _cut(still: Luma, box: Box) -> Luma:
    left, top, right, bottom = (round(side * still.shape[1] / WIDTH) for side in box)
    return still[top:bottom, left:right]


def _not_the_one(film: Path, report: Report) -> tuple[Finding, ...]:
    """VG-I058: the film is the one that was measured when the kit was made."""
    record = report.files.get(film.name)
    with film.open("rb") as file:
        same = record is not None and hashlib.file_digest(file, "sha256").hexdigest() == record.sha256
    if same:
        return ()
    return (
        Finding(
            "VG-I058",
            _("“{name}” không phải là tệp đã đo khi dựng bộ đăng này.").format(name=film.name),
            _("Tệp bị sửa, chép lỗi hoặc bị thay; dựng lại bộ đăng bằng vidgen render."),
            path=film,
        ),
    )
