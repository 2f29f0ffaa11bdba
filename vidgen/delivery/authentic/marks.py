"""What a film says of itself in its tags: which script, whose copy, by which approval, made with AI or not.

No person is named. Who reviewed and who approved stands in the signed statement, and the key ring says which
people the keys belong to; the film holds the statement's hash, by which both are found.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self

from vidgen import __version__
from vidgen.approval.code import EVERYBODY, parse_code
from vidgen.approval.standing import Approved
from vidgen.brand.kit import Brand
from vidgen.delivery.authentic.source_mark import source_type
from vidgen.scenario.model import Audience, Scenario, Unit

FORMAT: Final = "1"
AI_LAW: Final = "Luật 134/2025/QH15, Điều 11"


@dataclass(frozen=True, slots=True)
class Marks:
    """The tags of one film as values; what is empty was not said.

    Attributes:
        script: the script's id.
        version: digest of what was approved, in hexadecimal; empty for a draft.
        title: of the script.
        unit, unit_name: whose copy it is.
        statement: hash of the approval; empty for a draft.
        by: in which roles it was signed, and for which field; no names.
        approved: the day of the approval.
        until: the last day on which it holds.
        sample: signed with a sample key, which is good for trying things out only.
        source: where the script has its facts from.
        ai_label: the words on the picture; empty where there are none.
        reviewed, expires: days of the script.
        code: the verification code.
        tool: what made the film.
    """

    script: str
    unit: str
    unit_name: str
    title: str = ""
    version: str = ""
    statement: str = ""
    by: str = ""
    approved: dt.date | None = None
    until: dt.date | None = None
    sample: bool = False
    source: str = ""
    ai_label: str = ""
    reviewed: dt.date | None = None
    expires: dt.date | None = None
    code: str = ""
    tool: str = ""

    @property
    def draft(self) -> bool:
        """Whether nobody had approved it when it was made."""
        return not self.statement

    def as_tags(self) -> dict[str, str]:
        """Tag names and values; what is empty has no tag."""
        tags = {
            "format": FORMAT,
            "script": self.script,
            "version": self.version,
            "script-title": self.title,
            "unit": self.unit,
            "unit-name": self.unit_name,
            "state": "draft" if self.draft else "approved",
            "approval": self.statement,
            "approved-by": self.by,
            "approved-on": _written(self.approved),
            "approved-until": _written(self.until),
            "sample": "yes" if self.sample else "",
            "source": self.source,
            "ai": self.ai_label,
            "ai-law": AI_LAW if self.ai_label else "",
            "digital-source-type": source_type(self.ai_label),
            "reviewed": _written(self.reviewed),
            "expires": _written(self.expires),
            "code": self.code,
            "tool": self.tool,
        }
        return {name: value for name, value in tags.items() if value}

    @classmethod
    def from_tags(cls, tags: Mapping[str, str]) -> Self | None:
        """The values of tags read from any file; None where it has none of ours."""
        if not tags.get("script"):
            return None
        return cls(
            script=tags["script"],
            unit=tags.get("unit", ""),
            unit_name=tags.get("unit-name", ""),
            title=tags.get("script-title", ""),
            version=tags.get("version", ""),
            statement=tags.get("approval", ""),
            by=tags.get("approved-by", ""),
            approved=_day(tags.get("approved-on", "")),
            until=_day(tags.get("approved-until", "")),
            sample=bool(tags.get("sample")),
            source=tags.get("source", ""),
            ai_label=tags.get("ai", ""),
            reviewed=_day(tags.get("reviewed", "")),
            expires=_day(tags.get("expires", "")),
            code=parse_code(tags.get("code", "")) or "",
            tool=tags.get("tool", ""),
        )


def marks_of(
    scenario: Scenario, unit: Unit | None, brand: Brand, approved: Approved | None, code: str
) -> Marks:
    """What the film of a localised script says of itself.

    Arguments:
        approved: the approval that holds; None makes it a draft.
        code: the verification code; a draft has none.
    """
    public = scenario.audience is Audience.PUBLIC
    source = scenario.source or (scenario.procedure.source if scenario.procedure else "")
    return Marks(
        script=scenario.id,
        unit=unit.id if unit else EVERYBODY,
        unit_name=unit.name if unit else brand.name,
        title=scenario.title,
        version=approved.content if approved else "",
        statement=approved.statement if approved else "",
        by=_roles(scenario) if approved else "",
        approved=approved.at.date() if approved else None,
        until=approved.until if approved else None,
        sample=approved.sample if approved else False,
        source=source,
        ai_label=brand.ai_label if public else "",
        reviewed=scenario.reviewed,
        expires=scenario.expires,
        code=code if approved else "",
        tool=f"vidgen {__version__}",
    )


def _roles(scenario: Scenario) -> str:
    return "người rà soát và người duyệt" + (f", lĩnh vực {scenario.field}" if scenario.field else "")


def _written(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
