"""The lines of a ledger: each holds the hash of the one before, so none can be changed, moved or left out.

A line is ``{"at", "entry", "hash", "n", "prev"}`` in canonical JSON. The first, n = 0, begins the ledger and
holds a random number, so that no two ledgers are alike; its hash names the ledger.

A crash can leave half a line. The next writer leaves it as it is and has a line of type ``torn`` follow, with
the hash of what was left: so nothing is ever taken away, and only what a writer certified is passed over.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from vidgen.approval.canonical import canonical, read_canonical
from vidgen.approval.clock import read_moment, written

ZERO: Final = "0" * 64
LONGEST_LINE: Final = 256 * 1024
BEGIN, TORN = "begin", "torn"
_DOMAIN: Final = b"vidgen-ledger-1\n"
_KEYS: Final = {"at", "entry", "hash", "n", "prev"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a ledger.

    Attributes:
        n: 0 is the line that begins it.
        at: when it was written, by the clock of the machine that wrote it.
        entry: what it says; ``type`` tells what kind of thing that is.
        prev: hash of the line before; zeros for the first.
        hash: of this line.
        row: 1-based line of the file.
    """

    n: int
    at: dt.datetime
    entry: Mapping[str, Any]
    prev: str
    hash: str
    row: int = 0

    @property
    def type(self) -> str:
        """What kind of entry: ``statement``, ``render``, …"""
        return str(self.entry.get("type", ""))


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at a line.

    Attributes:
        kind: ``edited`` the line is not as it was written; ``twice`` it stands there again; ``forked`` two
            lines follow the same one; ``gap`` the line before is another or is gone; ``moved`` it comes
            later; ``stray`` something that is no line; ``torn`` half a line at the end.
        row: 1-based line of the file.
        n: the number the line gives itself, where it has one.
    """

    kind: str
    row: int
    n: int = -1


@dataclass(frozen=True, slots=True)
class Reading:
    """What a ledger's bytes say.

    Attributes:
        entries: as far as the chain holds; none after the first fault.
        faults: why it does not hold further; `torn` alone is the mark of a crash and no fault of anybody.
        torn: the bytes of half a line at the end, which the next writer will certify; None without one.
    """

    entries: tuple[Entry, ...] = ()
    faults: tuple[Fault, ...] = ()
    torn: bytes | None = None

    @property
    def whole(self) -> bool:
        """Whether the chain holds."""
        return all(fault.kind == "torn" for fault in self.faults)


@dataclass(slots=True)
class _Follower:
    """Follows the chain line by line."""

    entries: list[Entry] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    debris: list[tuple[int, bytes]] = field(default_factory=list)  # rows that are no lines, not yet certified
    last: tuple[int, str] = (-1, ZERO)  # number and hash of the line before, whether or not it holds
    hashes: set[str] = field(default_factory=set)
    prevs: set[str] = field(default_factory=set)
    numbers: dict[int, int] = field(default_factory=dict)  # number -> its last row

    def take(self, row: int, data: bytes) -> None:
        entry = read_line(data, row)
        if entry is None:
            self.debris.append((row, data))
            return
        whole = entry.row > 0
        if self.debris and not (whole and self._certified(entry)):
            self.faults.append(Fault("stray", self.debris[0][0]))
        self.debris.clear()
        if not whole:
            self.faults.append(Fault("edited", row, entry.n))
        elif (entry.n - 1, entry.prev) != self.last or (entry.n == 0) != (entry.type == BEGIN):
            self.faults.append(Fault(self._misplaced(entry), row, entry.n))
        elif not self.faults:
            self.entries.append(entry)
        self.last = (entry.n, entry.hash)
        self.hashes.add(entry.hash)
        self.prevs.add(entry.prev)
        self.numbers[entry.n] = row

    def end(self) -> tuple[Fault, ...]:
        """All faults; lines that are missing where they belong but come later were moved."""
        late = [
            replace(fault, kind="moved")
            if fault.kind == "gap" and self.numbers.get(fault.n - 1, 0) > fault.row
            else fault
            for fault in self.faults
        ]
        return tuple(late)

    def _certified(self, entry: Entry) -> bool:
        left = b"\n".join(data for _row, data in self.debris)
        return entry.type in (TORN, BEGIN) and entry.entry.get("sha256") == hashlib.sha256(left).hexdigest()

    def _misplaced(self, entry: Entry) -> str:
        if entry.hash in self.hashes:
            return "twice"
        return "forked" if entry.prev in self.prevs else "gap"


def follow(data: bytes) -> Reading:
    """What the bytes of a ledger say. Other line ends, as some programs make them, do not count."""
    follower = _Follower()
    *rows, rest = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    for row, line in enumerate(rows, start=1):
        follower.take(row, line.removesuffix(b"\r"))
    if rest:  # a writer ends each line with a line end
        follower.take(len(rows) + 1, rest)
    torn = b"\n".join(data for _row, data in follower.debris) if follower.debris else None
    if follower.debris:
        follower.faults.append(Fault("torn", follower.debris[0][0]))
    return Reading(tuple(follower.entries), follower.end(), torn)


def line_of(n: int, prev: str, at: dt.datetime, entry: Mapping[str, Any]) -> tuple[Entry, bytes]:
    """The next line of a ledger, as a value and as bytes with their line end.

    Raises:
        ValueError: the entry has no canonical form or is longer than `LONGEST_LINE`.
    """
    body = {"at": written(at), "entry": dict(entry), "n": n, "prev": prev}
    hashed = hashlib.sha256(_DOMAIN + canonical(body)).hexdigest()
    data = canonical({**body, "hash": hashed}) + b"\n"
    if len(data) > LONGEST_LINE:
        raise ValueError("longer than a line may be")
    return Entry(n, at, entry, prev, hashed), data


def certificate(torn: bytes) -> Mapping[str, Any]:
    """The entry that certifies half a line."""
    return {"type": TORN, "sha256": hashlib.sha256(torn).hexdigest(), "bytes": len(torn)}


def read_line(data: bytes, row: int = 1) -> Entry | None:
    """The line; with row 0 where it was tampered with; None where it is no JSON, as after a crash."""
    try:
        value = read_canonical(data) if len(data) <= LONGEST_LINE else {}
        if isinstance(value, dict) and set(value) == _KEYS and isinstance(value["entry"], dict):
            entry = Entry(
                value["n"], read_moment(value["at"]), value["entry"], value["prev"], value["hash"], row
            )
            # The line is in its one form, so the hash of all the rest is of the line without the hash in it.
            before, found, after = data.rpartition(b',"hash":"%s"' % entry.hash.encode("ascii"))
            hashed = hashlib.sha256(_DOMAIN + before + after).hexdigest()
            if found and hashed == entry.hash and type(entry.n) is int and entry.n >= 0:
                return entry
    except (ValueError, TypeError, AttributeError):
        pass
    return _tampered(data)


def _tampered(data: bytes) -> Entry | None:
    """What a line claims to be that does not hold."""
    try:
        value = json.loads(data[:LONGEST_LINE].decode("utf-8")) if len(data) <= LONGEST_LINE else {}
    except (ValueError, RecursionError):
        return None
    value = value if isinstance(value, dict) else {}
    number, hashed, prev = (value.get(key) for key in ("n", "hash", "prev"))
    return Entry(
        number if type(number) is int else -2,
        dt.datetime.min,
        {},
        prev if isinstance(prev, str) else "",
        hashed if isinstance(hashed, str) else "",
    )
