"""``report.json``: what a kit was made from and how it measures; written last, it vouches for the rest."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from vidgen.brand.profile import Profile
from vidgen.errors import DeliveryError, Finding, Severity
from vidgen.messages import _
from vidgen.scenario.model import Audience, Kind

DRAFT_VOICES = frozenset({"espeak"})
Quality = dict[str, str | bool | int | float | None]


def _relative(name: str) -> str:
    if (
        PurePosixPath(name).is_absolute()
        or "\\" in name
        or re.match(r"[A-Za-z]:", name)
        or ".." in name.split("/")
    ):
        raise ValueError(f"not a relative name: {name}")
    return name


RelativeName = Annotated[str, AfterValidator(_relative)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ScriptRecord(_Record):
    """The script the kit was made from."""

    id: str
    title: str
    kind: Kind
    audience: Audience
    field: str = ""
    reviewed: dt.date | None = None
    expires: dt.date | None = None


class UnitRecord(_Record):
    """The unit it was made for."""

    id: str
    name: str


class VoiceRecord(_Record):
    """Who spoke a role: ``narrator`` or a member of the cast."""

    role: str
    engine: str
    name: str
    version: str


class SkippedRecord(_Record):
    """An engine the brand prefers to one of those that spoke, and why it did not."""

    engine: str
    reason: str


class SceneRecord(_Record):
    """One scene and its length.

    Attributes:
        settled: the frame of it that stands on the contact sheet; 0 where it is not known.
        label: where the AI label stands on that: left, top, right, bottom.
    """

    type: str
    frames: int
    settled: int = 0
    label: tuple[int, int, int, int] | None = None


class FindingRecord(_Record):
    """A finding, its file by name only."""

    code: str
    severity: Severity
    message: str
    fix: str = ""
    file: str | None = None
    line: int | None = None

    @classmethod
    def of(cls, finding: Finding) -> FindingRecord:
        """The finding without the folders of the machine it was found on."""
        path = finding.path

        def bare(text: str) -> str:
            return text.replace(str(path), path.name) if path and path.name else text

        return cls(
            code=finding.code,
            severity=finding.severity,
            message=bare(finding.message),
            fix=bare(finding.fix),
            file=path.name if path else None,
            line=finding.line,
        )


class FileRecord(_Record):
    """A file of the kit."""

    bytes: int
    sha256: Sha256


class MadeFrom(_Record):
    """A hash of each part that decides a kit; two kits with equal parts are the same kit.

    Attributes:
        tool: this program and its painter.
        script: what was written, before any unit's words went in.
        scenes: the script as told for the unit, with the scenes derived from its facts.
        unit: the unit's data.
        brand: every file of the brand.
        voices: who speaks, by engine, voice, version and colour.
        media: the pictures and footage the script names.
        codec: the choices of the picture's encoder.
        approval: where the script stood, and the statement that approved it.
    """

    tool: Sha256
    script: Sha256
    scenes: Sha256
    unit: Sha256
    brand: Sha256
    voices: Sha256
    media: Sha256
    codec: Sha256
    approval: Sha256


class ApprovalRecord(_Record):
    """The approval under which a final kit was made (see `approval.standing.Approved`).

    Attributes:
        statement: SHA-256 of the signed statement.
        content: SHA-256 of what was approved: script, media and brand.
        reviewed_by, approved_by: the two people, as the key ring names them.
        at: when it was approved, UTC.
        until: the last day on which it holds; None is without an end of its own.
        sample: whether a sample key signed.
        code: the verification code on the end card.
    """

    statement: str
    content: str
    reviewed_by: str
    approved_by: str
    at: dt.datetime
    until: dt.date | None = None
    sample: bool = False
    code: str = ""


class Report(_Record):
    """One kit. Holds no absolute path, no machine name and not when it was made: equal input, equal bytes.

    Attributes:
        made_from: all that decides the kit; see `staleness`.
        state: ``final`` may be posted; ``draft`` may not: nobody has approved it, and every picture says so.
        approval: of a final kit; None for a draft, whose reasons stand among the findings (``VG-A…``).
        profile: whom it is made for; ``screen`` has no voice and is made to be repeated.
        inputs: SHA-256 of every file read, under its relative name.
        brand: digest of the brand folder.
        told: all that the film and its posts tell, as bare texts; see `told.told_in`.
        quality: what the inspection measured, by name (see `Inspection.measured`).
        files: the kit's other files.
    """

    schema_version: Literal[3] = 3
    tool_version: str
    made_from: MadeFrom
    state: Literal["final", "draft"]
    approval: ApprovalRecord | None = None
    script: ScriptRecord
    unit: UnitRecord | None = None
    brand: str
    profile: Profile = "normal"
    inputs: dict[RelativeName, Sha256] = Field(default_factory=dict)
    voices: tuple[VoiceRecord, ...] = ()
    skipped: tuple[SkippedRecord, ...] = ()
    seconds: float
    scenes: tuple[SceneRecord, ...] = ()
    findings: tuple[FindingRecord, ...] = ()
    told: tuple[str, ...] = ()
    quality: Quality = Field(default_factory=dict)
    files: dict[RelativeName, FileRecord] = Field(default_factory=dict)

    @property
    def draft(self) -> bool:
        """Whether it must not be posted."""
        return self.state == "draft"

    @property
    def fell_short(self) -> bool:
        """Whether its film falls short of the delivery rules; such a kit stands apart (see `quarantine`)."""
        return any(each.severity is Severity.ERROR for each in self.findings)

    @property
    def why_draft(self) -> tuple[FindingRecord, ...]:
        """Why it is a draft."""
        return tuple(each for each in self.findings if each.code.startswith("VG-A")) if self.draft else ()

    @property
    def draft_voice(self) -> bool:
        """Whether a voice speaks that is plainly a machine's and meant for trying scripts out."""
        return any(voice.engine in DRAFT_VOICES for voice in self.voices)


def record_files(paths: Iterable[Path]) -> dict[str, FileRecord]:
    """Size and SHA-256 of the files, by name, sorted.

    Raises:
        OSError: one cannot be read.
    """
    return {path.name: FileRecord(bytes=path.stat().st_size, sha256=_sha256(path)) for path in sorted(paths)}


def write_report(path: Path, report: Report) -> None:
    """Write the report: UTF-8 JSON, two spaces, LF. Equal reports, equal bytes.

    Raises:
        OSError: it cannot be written; nothing half-written stands under its name.
    """
    temporary = path.with_name(path.name + ".tmp")
    try:
        temporary.write_bytes((report.model_dump_json(indent=2) + "\n").encode("utf-8"))
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def read_report(path: Path) -> Report:
    """The report of a kit.

    Raises:
        DeliveryError: it is missing, unreadable, or of another schema version.
    """
    try:
        return Report.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise DeliveryError.of(
            "VG-K009",
            _("Không đọc được báo cáo “{path}”.").format(path=path),
            _("Chạy lại lệnh render để dựng lại bộ đăng này."),
            path=path,
        ) from error


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
