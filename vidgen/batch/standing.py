"""What stands in a folder of results: what is done, what a killed run left, what is no longer whole."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from vidgen.delivery.kit import KIT_FILES, POST, QUARANTINE, REPORT, lock_file
from vidgen.delivery.report import FileRecord, FindingRecord, Report, read_report
from vidgen.errors import DeliveryError, Severity


class State(StrEnum):
    """How a posting kit stands."""

    DONE = "done"
    DRAFT = "draft"  # whole, but must not be posted: nobody approved it (see `Report.why_draft`)
    WORKING = "working"  # a run has it in hand now
    UNFINISHED = "unfinished"  # a run that was killed left its work; the next run clears it away
    FAILED = "failed"  # its film falls short of the delivery rules; it stands apart (see `quarantine`)
    BROKEN = "broken"  # its report cannot be read, or a file is missing or not the one that was measured


@dataclass(frozen=True, slots=True)
class Standing:
    """How one posting kit stands.

    Attributes:
        folder: ``out/<unit>/<script>``; may be missing where the very first run was killed. Of what falls
            short, where it was set apart.
        state: see `State`.
        report: None where there is none or it cannot be read.
        made: when the report was written, in seconds since the epoch, for people only; None without one.
        missing: files the report lists that are gone or empty.
        changed: files that are not those the report lists.
        edited: the post's wording was mended by hand, which is allowed.
    """

    folder: Path
    state: State
    report: Report | None = None
    made: float | None = None
    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    edited: bool = False

    @property
    def faults(self) -> tuple[FindingRecord, ...]:
        """Why its film falls short."""
        findings = self.report.findings if self.report else ()
        return tuple(each for each in findings if each.severity is Severity.ERROR)

    @property
    def name(self) -> str:
        """For people: ``doi-sim/gia-danh-cong-an-vneid``."""
        return f"{self.folder.parent.name}/{self.folder.name}"


def survey(out: Path) -> tuple[Standing, ...]:
    """Every posting kit below a folder of results, by unit, then script; those that fall short come last.

    Reads every file listed.

    Raises:
        OSError: a folder or file cannot be read.
    """
    found = []
    for unit in _units(out):
        names = {_kit_name(path) for path in unit.iterdir() if path.is_dir()}
        found += [standing for name in sorted(names) if (standing := _standing(unit / name))]
    apart = out / QUARANTINE
    for unit in _units(apart) if apart.is_dir() else ():
        found += [
            Standing(folder, State.FAILED, *_report(folder))
            for folder in sorted(unit.iterdir())
            if folder.is_dir()
        ]
    return tuple(found)


def _units(out: Path) -> list[Path]:
    """The folders of units; what is hidden or set apart is none."""
    return sorted(path for path in out.iterdir() if path.is_dir() and not path.name.startswith((".", "_")))


def _kit_name(path: Path) -> str:
    if path.name.startswith(".") and path.suffix in {".work", ".old"}:
        return path.stem.removeprefix(".")
    return path.name


def _standing(folder: Path) -> Standing | None:
    """How this kit stands; None if the folder is none."""
    report, made = _report(folder)
    left = any(folder.with_name(f".{folder.name}{end}").exists() for end in (".work", ".old"))
    if left:
        return Standing(folder, State.WORKING if _held(folder) else State.UNFINISHED, report, made)
    if report is None:
        kit = any((folder / name).exists() for name in KIT_FILES)
        gone = () if (folder / REPORT).exists() else (REPORT,)
        return Standing(folder, State.BROKEN, made=made, missing=gone) if kit else None
    missing = tuple(name for name in sorted(report.files) if not _there(folder / name))
    other = [
        name
        for name, record in sorted(report.files.items())
        if name not in missing and not _same(folder / name, record)
    ]
    changed = tuple(name for name in other if name != POST)
    whole = State.DONE if report.state == "final" else State.DRAFT
    state = State.BROKEN if missing or changed else whole
    return Standing(folder, state, report, made, missing, changed, edited=POST in other)


def _report(folder: Path) -> tuple[Report | None, float | None]:
    path = folder / REPORT
    made = path.stat().st_mtime if path.is_file() else None
    try:
        return read_report(path), made
    except DeliveryError:
        return None, made


def _held(folder: Path) -> bool:
    """Whether a run holds the kit's folder now."""
    # Imported here: it brings asyncio along, and most folders hold nothing half made.
    from filelock import FileLock, Timeout

    try:
        with FileLock(lock_file(folder), timeout=0):
            return False
    except Timeout:
        return True


def _there(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


def _same(path: Path, record: FileRecord) -> bool:
    if path.stat().st_size != record.bytes:
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == record.sha256
