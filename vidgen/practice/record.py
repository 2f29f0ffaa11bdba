"""``luyen-tap.json``: which products of a lesson there are, from what they were made, what stopped others."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from vidgen.delivery.report import FileRecord, FindingRecord, RelativeName, Sha256

RECORD = "luyen-tap.json"


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ProductRecord(_Value):
    """One product.

    Attributes:
        made_from: hash of all that decides it.
        files: of it; none of one that failed.
        findings: why it failed; of one that stands what it has to say, told as long as it is kept.
    """

    made_from: Sha256
    files: dict[RelativeName, FileRecord] = Field(default_factory=dict)
    findings: tuple[FindingRecord, ...] = ()

    def stands_in(self, folder: Path) -> bool:
        """Whether all of its files are there, as long as they were."""
        try:
            whole = all((folder / name).stat().st_size == file.bytes for name, file in self.files.items())
        except OSError:
            return False
        return whole and bool(self.files)


class TakeRecord(_Value):
    """A line to record, as ``vidgen voices takes`` lists it; `role` is empty for the narrator."""

    file: str
    role: str
    text: str


class LessonRecord(_Value):
    """A lesson's folder. Holds no absolute path and not when it was made: equal input, equal bytes.

    Attributes:
        state: ``draft`` where nobody has approved the script; everything made says so.
        questions: how many there are.
        takes: the lines that the prompter shows to be recorded, and under which name in ``ban-thu/<script>``.
    """

    schema_version: Literal[1] = 1
    tool_version: str
    script: str
    title: str
    unit: str
    state: Literal["final", "draft"]
    questions: int
    products: dict[str, ProductRecord] = Field(default_factory=dict)
    takes: tuple[TakeRecord, ...] = ()


def read_record(folder: Path) -> LessonRecord | None:
    """What stands in a lesson's folder; None where nothing is known of it."""
    try:
        return LessonRecord.model_validate_json((folder / RECORD).read_bytes())
    except (OSError, ValidationError):
        return None


def write_record(folder: Path, record: LessonRecord) -> None:
    """Write it: UTF-8 JSON, two spaces, LF.

    Raises:
        OSError: it cannot be written; nothing half-written stands under its name.
    """
    temporary = folder / f".{RECORD}.tmp"
    try:
        temporary.write_bytes((record.model_dump_json(indent=2) + "\n").encode("utf-8"))
        temporary.replace(folder / RECORD)
    finally:
        temporary.unlink(missing_ok=True)
