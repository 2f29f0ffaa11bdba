"""What a person signs: that a script was reviewed, is approved, or is withdrawn."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from vidgen.approval.canonical import canonical
from vidgen.approval.chain import Entry
from vidgen.approval.clock import read_day, read_moment, written

if TYPE_CHECKING:
    from vidgen.approval.digest import Content

DOMAIN: Final = b"vidgen-statement-1\n"
TYPE: Final = "statement"
Action = Literal["review", "approve", "revoke"]
ACTIONS: Final[tuple[Action, ...]] = ("review", "approve", "revoke")

_HASH = re.compile(r"[0-9a-f]{64}")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_REASON: Final = 500


@dataclass(frozen=True, slots=True)
class Statement:
    """One decision about one script.

    Attributes:
        library: hash of the first line of the ledger it is written in: it counts in no other.
        previous: hash of the line before it: it counts in no other place.
        script: the script's id.
        words: SHA-256 of the script's text as `digest.Content.script`; empty in a withdrawal, as all below.
        media: its files, name → SHA-256.
        brands: brand id → digest, of each brand it was looked at in.
        area: the script's field.
        person, key: who signs, and the key's fingerprint.
        at: when, UTC.
        until: the last day on which an approval holds.
        reviewed: of an approval, SHA-256 of the statement of the review it builds on.
        reason: of a withdrawal.
        ring: digest of the key ring at that time.
    """

    action: Action
    library: str
    previous: str
    script: str
    area: str
    person: str
    key: str
    at: dt.datetime
    ring: str
    words: str = ""
    media: Mapping[str, str] | None = None
    brands: Mapping[str, str] | None = None
    until: dt.date | None = None
    reviewed: str = ""
    reason: str = ""

    @property
    def values(self) -> dict[str, Any]:
        """All that is signed."""
        return {
            "version": 1,
            "action": self.action,
            "library": self.library,
            "previous": self.previous,
            "script": self.script,
            "field": self.area,
            "person": self.person,
            "key": self.key,
            "at": written(self.at),
            "ring": self.ring,
            "content": {"script": self.words, "media": dict(self.media or {})},
            "brands": dict(self.brands or {}),
            "until": self.until.isoformat() if self.until else None,
            "reviewed": self.reviewed,
            "reason": self.reason,
        }

    def is_about(self, content: Content) -> bool:
        """Whether just that was looked at."""
        return (
            self.words == content.script
            and dict(self.media or {}) == content.media
            and (self.brands or {}).get(content.brand_id) == content.brand
        )

    @property
    def message(self) -> bytes:
        """What is signed, behind `DOMAIN`."""
        return canonical(self.values)

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of what is signed: by this a statement is called."""
        return hashlib.sha256(DOMAIN + self.message).hexdigest()

    def entry(self, signature: str) -> dict[str, Any]:
        """As it stands in a ledger."""
        return {"type": TYPE, "statement": self.values, "signature": signature}


def read_statement(entry: Entry) -> Statement:
    """The statement of a line of type `TYPE`.

    Raises:
        ValueError: it is not exactly as a statement is written.
    """
    told = entry.entry.get("statement")
    if not isinstance(told, dict) or set(entry.entry) != {"type", "statement", "signature"}:
        raise ValueError("no statement")
    try:
        content, until = told["content"], told["until"]
        made = Statement(
            action=told["action"],
            library=_hash(told["library"]),
            previous=_hash(told["previous"]),
            script=_text(told["script"], 64),
            area=_text(told["field"], 200),
            person=_text(told["person"], 200),
            key=_text(told["key"], 40),
            at=read_moment(told["at"]),
            ring=_hash(told["ring"]),
            words=_text(content["script"], 64),
            media=_hashes(content["media"]),
            brands=_hashes(told["brands"]),
            until=None if until is None else read_day(until),
            reviewed=_text(told["reviewed"], 64),
            reason=_text(told["reason"], _LONGEST_REASON),
        )
    except (KeyError, TypeError) as error:
        raise ValueError("no statement") from error
    decides = made.action != "revoke"
    if made.action not in ACTIONS or not _ID.fullmatch(made.script) or (decides and not made.brands):
        raise ValueError("no statement")
    if made.values != told or (decides and not _HASH.fullmatch(made.words)):
        raise ValueError("no statement")
    return made


def _text(value: object, longest: int) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError("no text")
    return value


def _hash(value: object) -> str:
    if not isinstance(value, str) or not _HASH.fullmatch(value):
        raise ValueError("no hash")
    return value


def _hashes(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise ValueError("no hashes")
    return {_text(name, 1000): _hash(each) for name, each in value.items()}
