"""How far a script has come on its way to the public: draft, reviewed, approved."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from vidgen.errors import Finding


class State(StrEnum):
    """The three states of a script; any change takes it back to the first."""

    DRAFT = "draft"  # bản nháp
    REVIEWED = "reviewed"  # đã rà soát
    APPROVED = "approved"  # đã duyệt


@dataclass(frozen=True, slots=True)
class Approved:
    """The approval that holds.

    Attributes:
        statement: SHA-256 of the signed statement, in hexadecimal.
        content: SHA-256 of what was approved: the localisable script, its media and the brand.
        reviewed_by, approved_by: the two people, as the key ring names them.
        at: when it was approved, UTC.
        until: the last day on which it holds; None is without an end of its own.
        sample: whether a sample key signed, which is good for trying things out only.
    """

    statement: str
    content: str
    reviewed_by: str
    approved_by: str
    at: dt.datetime
    until: dt.date | None
    sample: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a script stands today.

    Attributes:
        reasons: why it is no further, for people, each with its code (``VG-A…``); none where it is approved.
        approved: the approval, where the state is `State.APPROVED`.
    """

    state: State = State.DRAFT
    reasons: tuple[Finding, ...] = ()
    approved: Approved | None = None
