"""All that is wrong with one file, gathered before anything is raised."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from vidgen.errors import Finding, Severity, VidgenError

LIMIT = 200  # past this many a reader is helped more by mending than by reading on


@dataclass(slots=True)
class Collector:
    """The findings of one file so far, and the error they become."""

    path: Path | None
    raises: type[VidgenError]
    found: list[Finding] = field(default_factory=list)

    def error(self, code: str, message: str, fix: str = "", *, line: int | None = None) -> None:
        """Note an error. Raises at once, with all found so far, when there are `LIMIT` findings."""
        self._add(Finding(code, message, fix, Severity.ERROR, self.path, line))

    def warning(self, code: str, message: str, fix: str = "", *, line: int | None = None) -> None:
        """Note a warning."""
        self._add(Finding(code, message, fix, Severity.WARNING, self.path, line))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """In order of line; what has no line comes first."""
        return tuple(sorted(self.found, key=lambda finding: finding.line or 0))

    @property
    def failed(self) -> bool:
        """Whether any of them is an error."""
        return any(finding.severity is Severity.ERROR for finding in self.found)

    def close(self) -> None:
        """Raise what was found if any of it is an error."""
        if self.failed:
            raise self.raises(self.findings)

    def _add(self, finding: Finding) -> None:
        full = len(self.found) >= LIMIT
        if finding in self.found or (full and finding.severity is Severity.WARNING):
            return
        self.found.append(finding)
        if len(self.found) >= LIMIT:
            self.close()
