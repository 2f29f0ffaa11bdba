"""What can be said of a video once its marks were looked at: values, and which of several things counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal

from vidgen.approval.key import grouped
from vidgen.delivery.authentic.credentials import Credentials
from vidgen.delivery.authentic.marks import Marks
from vidgen.delivery.authentic.seal import Seal
from vidgen.errors import Finding


class Verdict(StrEnum):
    """What a video is, the gravest first: of several that apply, the first one is said."""

    NO_FILM = "no-film"  # not an MP4 file
    ALTERED = "altered"  # it bears our marks and is not as it was made
    UNMARKED = "unmarked"  # it bears none: nothing can be said
    DRAFT = "draft"  # as it was made, of a script nobody had approved
    WITHDRAWN = "withdrawn"  # its approval was taken back
    EXPIRED = "expired"  # its approval or its script is out of date
    SUPERSEDED = "superseded"  # another version of its script was approved since
    UNKNOWN = "unknown"  # as it was made, and nobody who is known vouches for it
    SAMPLE = "sample"  # signed with a sample's key, which everybody has
    RECORDED = "recorded"  # this machine's own ledger says that it was made here
    AUTHENTIC = "authentic"  # signed by a unit's key that is trusted here


GOOD = frozenset({Verdict.AUTHENTIC, Verdict.RECORDED})

ScriptState = Literal["approved", "superseded", "expired", "withdrawn", "draft", "unknown"]
RecordState = Literal["none", "match", "differs", "unreadable"]
"""Of a report or ledger beside a video: there is none; it has this very file, or not; it cannot be used."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed a seal, as the library's key ring has it.

    Attributes:
        fingerprint: of the key.
        person: whose it is; empty where the ring does not have it.
        trusted: the ring is signed by a root this machine trusts, and gives the key the role.
        sample: it is for trying things out only.
    """

    fingerprint: str
    person: str = ""
    trusted: bool = False
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Examination:
    """All that was found out about a video.

    Attributes:
        verdict: what it comes to.
        marks: what it says of itself; believed only as far as the verdict goes.
        signer: of the seal; None where nobody signed.
        script: how its script stands today.
        report, ledger: whether the records beside it have this very file.
        sample: approval or signature are by sample keys.
        findings: everything that speaks against it, and what to do.
    """

    path: Path
    verdict: Verdict
    marks: Marks | None = None
    seal: Seal = field(default_factory=lambda: Seal("none"))
    signer: Signer | None = None
    credentials: Credentials = field(default_factory=lambda: Credentials("none"))
    script: ScriptState = "unknown"
    report: RecordState = "none"
    ledger: RecordState = "none"
    sample: bool = False
    findings: tuple[Finding, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether it is authentic and may be shown today."""
        return self.verdict in GOOD

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        signer = self.signer
        return {
            "video": str(self.path),
            "ok": self.ok,
            "verdict": str(self.verdict),
            "marks": self.marks.as_tags() if self.marks else None,
            "seal": self.seal.state,
            "signer": None
            if signer is None
            else {
                "key": grouped(signer.fingerprint),
                "person": signer.person,
                "trusted": signer.trusted,
                "sample": signer.sample,
            },
            "content_credentials": {
                "state": self.credentials.state,
                "issuer": self.credentials.issuer,
                "codes": list(self.credentials.codes),
            },
            "script": self.script,
            "report": self.report,
            "ledger": self.ledger,
            "sample": self.sample,
            "findings": [finding.as_dict() for finding in self.findings],
        }


def gravest(found: set[Verdict]) -> Verdict:
    """The verdict that is said of several."""
    return next(each for each in Verdict if each in found)
