"""Makes the products of a lesson, each whole or not at all, and again only where something has changed.

A product is made in a hidden folder beside the lesson's and moved in when it is whole. One that fails leaves
the others as they are; what stood of it before is taken away where it was made from something else, so that
no two products of a folder ever tell different things.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from vidgen import __version__
from vidgen.aloud import cast_for
from vidgen.brand.kit import Brand
from vidgen.delivery.claim import claimed
from vidgen.delivery.cleared import Cleared
from vidgen.delivery.disk import check_length, refusal
from vidgen.delivery.kit import lock_file
from vidgen.delivery.origin import hash_of
from vidgen.delivery.report import FindingRecord, record_files
from vidgen.errors import Finding, VidgenError
from vidgen.filehash import sha256_of
from vidgen.messages import _
from vidgen.practice.cuts.takes import takes_of
from vidgen.practice.kit import EVERYBODY, lesson_kit
from vidgen.practice.names import FILMS
from vidgen.practice.products import PRODUCTS, LessonKit, product
from vidgen.practice.record import LessonRecord, ProductRecord, read_record, write_record
from vidgen.scenario.model import Unit
from vidgen.settings import Settings
from vidgen.storyboard.board import PAINTER_VERSION

Progress = Callable[[str, int, int], None]
"""Called with the name of the product that is begun, how many are done and how many there are."""

_VERSION = 2  # raise it when the same lesson comes out otherwise
_LONGEST_NAME = 32
_DRAFT = "-BAN-NHAP"  # as of `delivery.kit.DRAFT_VIDEO`
_SHOWN = frozenset({".mp4", ".srt", ".pdf", ".docx", ".pptx"})  # what people open, not programs


@dataclass(frozen=True, slots=True)
class Pacing:
    """What a person chooses for reading along and prompting.

    Attributes:
        speed: syllables a second; None is the pace of those who watch.
        role: of the cast, whose lines are prompted beside the narrator's; empty is the narrator alone.
    """

    speed: float | None = None
    role: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a lesson.

    Attributes:
        fresh, kept: the products made in this run, and those that were current.
        failed: what stopped a product, by its name.
        warnings: about the script.
    """

    folder: Path
    record: LessonRecord
    fresh: tuple[str, ...]
    kept: tuple[str, ...]
    failed: Mapping[str, tuple[Finding, ...]]
    warnings: tuple[Finding, ...] = ()


def make_lesson(
    script: Path,
    unit: Unit | None,
    brand: Brand,
    out: Path,
    settings: Settings,
    only: Sequence[str] = (),
    pacing: Pacing | None = None,
    progress: Progress = lambda *_: None,
) -> Made:
    """Make the practice material of one script for one unit.

    Arguments:
        only: names of `PRODUCTS`; none are all of them.

    Raises:
        VidgenError: of the script: nothing can be made of it.
        DeliveryError: the folder cannot be written, or another run holds it (VG-K001).
    """
    pacing = pacing or Pacing()
    kit, warnings = lesson_kit(script, unit, brand, out, settings)
    kit = replace(kit, speed=pacing.speed, role=pacing.role)
    with _held(kit.folder) as work:
        made = _made(kit, work, tuple(only) or tuple(PRODUCTS), progress)
    return replace(made, warnings=tuple(dict.fromkeys((*warnings, *kit.findings))))


def _made(kit: LessonKit, work: Path, names: Sequence[str], progress: Progress) -> Made:
    before = read_record(kit.folder)
    known = dict(before.products) if before else {}
    shared = _shared(kit)
    speaking = _speaking(kit) if FILMS & set(names) else ""
    fresh, kept, failed = list[str](), list[str](), dict[str, tuple[Finding, ...]]()
    for number, name in enumerate(names):
        progress(name, number, len(names))
        made_from = hash_of([_VERSION, name, shared, speaking if name in FILMS else ""])
        old = known.get(name)
        current = old is not None and old.made_from == made_from and old.stands_in(kit.folder)
        if current and not kit.settings.force:
            kept.append(name)
            kit.findings.extend(_said_of(old, kit) if old else ())
            continue
        try:
            known[name] = _one(kit, work, name, made_from, old)
            fresh.append(name)
        except VidgenError as error:
            failed[name] = error.findings
        except OSError as error:
            failed[name] = refusal(error, kit.folder / name).findings
        except Exception as error:  # a fault of ours in one product must not take the others with it
            failed[name] = (_unexpected(error),)
        if name in failed:
            _take_away(kit.folder, old)
            known[name] = ProductRecord(
                made_from=made_from, findings=tuple(FindingRecord.of(each) for each in failed[name])
            )
    record = LessonRecord(
        tool_version=__version__,
        script=kit.scenario.id,
        title=kit.lesson.title,
        unit=kit.unit.id if kit.unit else EVERYBODY,
        state="draft" if kit.draft else "final",
        questions=len(kit.lesson.items),
        products={name: known[name] for name in (*PRODUCTS, *known) if name in known},
        takes=takes_of(kit),
    )
    try:
        write_record(kit.folder, record)
    except OSError as error:
        raise refusal(error, kit.folder) from error
    progress("", len(names), len(names))
    return Made(kit.folder, record, tuple(fresh), tuple(kept), failed)


def _one(kit: LessonKit, work: Path, name: str, made_from: str, old: ProductRecord | None) -> ProductRecord:
    """Make a product beside the folder and move it in."""
    own = work / name
    own.mkdir(parents=True)
    said = len(kit.findings)
    try:
        files = product(name)(replace(kit, folder=own))
        if kit.draft:
            files = tuple(_as_draft(path) for path in files)
        recorded = record_files(files)
        for path in files:
            path.replace(kit.folder / path.name)
    finally:
        shutil.rmtree(own, ignore_errors=True)
    gone = set(old.files) - set(recorded) if old else set()
    for each in gone:
        (kit.folder / each).unlink(missing_ok=True)
    told = tuple(FindingRecord.of(each) for each in kit.findings[said:])
    return ProductRecord(made_from=made_from, files=recorded, findings=told)


def _said_of(old: ProductRecord, kit: LessonKit) -> Iterator[Finding]:
    """What a product had to say when it was made, at its place in the script."""
    for each in old.findings:
        path = kit.scenario.path if each.file else None
        yield Finding(each.code, each.message, each.fix, each.severity, path, each.line)


def _as_draft(path: Path) -> Path:
    """Say in its name that nobody approved it: ``video-luyen-tap-BAN-NHAP.mp4``."""
    return path.rename(path.with_stem(f"{path.stem}{_DRAFT}")) if path.suffix in _SHOWN else path


def _take_away(folder: Path, old: ProductRecord | None) -> None:
    for name in old.files if old else ():
        (folder / name).unlink(missing_ok=True)


@contextmanager
def _held(folder: Path) -> Iterator[Path]:
    """Hold a lesson's folder for this run; gives a hidden folder beside it to work in.

    Raises:
        DeliveryError: another run holds it (VG-K001), or the disk refuses (see `disk`).
    """
    work = folder.with_name(f".{folder.name}.work")
    check_length(work / ("x" * 2 * _LONGEST_NAME))
    place = lock_file(folder.parent)
    with claimed(folder, place.with_name(f"{place.stem}.{folder.name}.lock")):
        try:
            shutil.rmtree(work, ignore_errors=True)
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)


def _shared(kit: LessonKit) -> str:
    """All that decides every product, but who speaks."""
    told = kit.scenario
    named = {each.media.path: told.folder / each.media.path for each in told.scenes if each.media}
    media = {name: sha256_of(path) for name, path in sorted(named.items()) if path.is_file()}
    return hash_of(
        [
            [__version__, PAINTER_VERSION],
            told.model_dump(mode="json"),
            kit.unit.model_dump(mode="json") if kit.unit else None,
            kit.brand.digest,
            kit.brand.profile,
            media,
            Cleared(kit.standing, kit.clearance).decides,
            repr(kit.settings.codec),
            [kit.url, kit.speed, kit.role],
        ]
    )


def _speaking(kit: LessonKit) -> str:
    """Who speaks; where nobody can, the films will say so themselves."""
    try:
        return hash_of(cast_for(kit.scenario, kit.brand, kit.settings, kit.unit).identity)
    except VidgenError:
        return ""


def _unexpected(error: Exception) -> Finding:
    return Finding(
        "VG-X001",
        _("Lỗi ngoài dự kiến: {kind}: {error}").format(kind=type(error).__name__, error=error),
        _("Báo cho nhóm phát triển kèm dòng này; các việc khác vẫn tiếp tục."),
    )
