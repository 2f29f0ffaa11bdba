"""What can go wrong, as values.

A `Finding` is one thing to mend: a stable code, where it stands, what is wrong and what to do instead.
Every exception of this package is a `VidgenError` and carries its findings, so that a screen, a JSON
line or a web page can each show them in their own way.

Codes: ``VG-S`` script, ``VG-U`` units, ``VG-B`` brand, ``VG-V`` voice, ``VG-M`` picture or footage,
``VG-L`` look, ``VG-F`` film, ``VG-K`` posting kit and its folder, ``VG-P`` what is posted, ``VG-C`` stores,
``VG-I`` inspection, ``VG-R`` review, ``VG-Q`` register of laws, ``VG-H`` course, ``VG-A`` approval,
``VG-X`` faults of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Self

# Five figures near each other, a mail address, a page of a person, figures in words.
_MAY_BE_PERSONAL = re.compile(
    r"\d(?:\D{0,4}\d){4}|@|\[at\]|a còng|\.(?:com|me|net)/|"
    r"(?:không|chín|tám) (?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín)"
)


class Severity(StrEnum):
    """How grave a finding is: an error stops the work, a warning is said and the work goes on."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend.

    Attributes:
        code: stable code such as ``VG-S012``.
        message: what is wrong, in the language of the screen.
        fix: what to do or write instead; may be empty.
        severity: error or warning.
        path: the file, or None where there is none.
        line: 1-based line in that file, or None.

    Findings go into logs, reports and JSON, so that numbers and addresses of persons in a message or a fix
    are masked when it is made, whatever quoted them.
    """

    code: str
    message: str
    fix: str = ""
    severity: Severity = Severity.ERROR
    path: Path | None = None
    line: int | None = None

    def __post_init__(self) -> None:
        for key in ("message", "fix"):
            text = getattr(self, key)
            if _MAY_BE_PERSONAL.search(text):
                object.__setattr__(self, key, _masked(text))

    @property
    def place(self) -> str:
        """``file:line``, ``file`` or an empty string."""
        if self.path is None:
            return ""
        return f"{self.path}:{self.line}" if self.line else str(self.path)

    def __str__(self) -> str:
        head = f"{self.place}: {self.code}: " if self.path else f"{self.code}: "
        return head + self.message + (f" → {self.fix}" if self.fix else "")

    def as_dict(self) -> dict[str, Any]:
        """The finding for JSON."""
        return {
            "code": self.code,
            "severity": str(self.severity),
            "message": self.message,
            "fix": self.fix,
            "path": str(self.path) if self.path else None,
            "line": self.line,
        }


def _masked(text: str) -> str:
    from vidgen.vietnamese.personal.found import masked  # few findings need it, and its patterns take time

    return masked(text)


class VidgenError(Exception):
    """Root of this package's exceptions; holds one or more findings and survives pickling.

    Arguments:
        findings: what to mend, in order of place.
    """

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))

    @classmethod
    def of(
        cls, code: str, message: str, fix: str = "", *, path: Path | None = None, line: int | None = None
    ) -> Self:
        """An error with a single finding."""
        return cls([Finding(code, message, fix, path=path, line=line)])

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.findings,)


class ScriptError(VidgenError):
    """A scenario script cannot be used as it stands."""


class UnitsError(VidgenError):
    """The list of units cannot be used as it stands."""


class RegisterError(VidgenError):
    """The province's register of laws cannot be used as it stands."""


class CourseError(VidgenError):
    """A course cannot be used as it stands."""


class BrandError(VidgenError):
    """A brand folder is refused."""


class VoiceError(VidgenError):
    """A voice cannot speak."""


class MediaError(VidgenError):
    """A picture, footage or music file cannot be used."""


class LookError(VidgenError):
    """Something does not fit on the picture."""


class FilmError(VidgenError):
    """The film could not be made or does not hold what it must."""


class StoreError(VidgenError):
    """A store of things already made cannot be used."""


class ApprovalError(VidgenError):
    """A key, a key ring, a ledger or a signature is refused."""


class DeliveryError(VidgenError):
    """The posting kit could not be written or falls short."""
