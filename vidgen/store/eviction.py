"""What the stores hold, and taking out of them what was unused longest.

Several processes may do so at once: who finds a file gone takes that as done. A time of use that lies in the
future comes from a clock that was set back since; it says nothing but an order, and counts as longest ago.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from vidgen.store.cap import cap_bytes
from vidgen.store.content import ContentStore
from vidgen.store.examine import unreadable
from vidgen.store.kinds import KINDS, content_of
from vidgen.store.place import cache_place
from vidgen.store.shelf import Entry

# A draft this old was left by a writer that was killed.
_DRAFT_SECONDS: Final = 3600.0
# Machines that share a folder differ by this much at most; what is further ahead was set back.
_SKEW_SECONDS: Final = 3600.0
# FAT keeps times to two seconds.
_COARSE_SECONDS: Final = 2.0
# Added to the age of what is in the future; more than any clock can be wrong by.
_EVER_SECONDS: Final = 1e12

_CAME = time.monotonic()


@dataclass(frozen=True, slots=True)
class Held:
    """What a store holds.

    Attributes:
        entries: their number.
        bytes: of all of them.
        oldest: the longest unused one's last use, seconds since the epoch, never later than now; None if
            there are none.
        newest: the same of the one used last.
    """

    entries: int
    bytes: int
    oldest: float | None
    newest: float | None


@dataclass(frozen=True, slots=True)
class Gone:
    """What was taken out of a store."""

    entries: int = 0
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class _Found:
    """An entry, whose it is, and for how many seconds it was not used."""

    kind: str
    store: ContentStore
    entry: Entry
    unused: float

    @property
    def abandoned(self) -> bool:
        return self.store.is_draft(self.entry) and self.unused > _DRAFT_SECONDS

    @property
    def removable(self) -> bool:
        """Not a draft somebody may be writing at this moment."""
        return self.abandoned or not self.store.is_draft(self.entry)


def holdings() -> dict[str, Held]:
    """What each kind of store holds.

    Raises:
        StoreError: the cache place cannot be opened (``VG-C004``) or read (``VG-C005``).
    """
    now = time.time()
    found = _walk(now)
    return {kind: _held([each.entry for each in found if each.kind == kind], now) for kind in KINDS}


def trim_cache(spare_seconds: float | None = None) -> dict[str, Gone]:
    """Take out what was unused longest until all stores together are within `cap_bytes`.

    One walk over the folders; meant for the end of a run, in one of its processes.

    Arguments:
        spare_seconds: what was used in the last so many seconds stays. None: since this process first came
            here, by a clock that nobody sets.

    Returns:
        What went, for each kind.

    Raises:
        StoreError: `VIDGEN_CACHE_GB` is no number (``VG-C003``); the cache place cannot be opened
            (``VG-C004``) or read (``VG-C005``).
    """
    spared = time.monotonic() - _CAME if spare_seconds is None else spare_seconds
    found = _walk(time.time())
    held = sum(each.entry.bytes for each in found)
    over = held - cap_bytes(cache_place(), held)
    going = []
    for each in sorted(found, key=lambda each: (each.abandoned, each.unused), reverse=True):
        if not each.abandoned and (over <= 0 or each.unused <= spared + _COARSE_SECONDS):
            break
        if each.removable:
            going.append(each)
            over -= each.entry.bytes
    return _remove(going)


def clear_cache(kinds: Collection[str] = (), unused_seconds: float = 0) -> dict[str, Gone]:
    """Take out entries whatever their size.

    Arguments:
        kinds: of `KINDS`; none is all.
        unused_seconds: only what was not used for so long.

    Returns:
        What went, for each kind.

    Raises:
        StoreError: the cache place cannot be opened (``VG-C004``) or read (``VG-C005``).
    """
    found = _walk(time.time(), kinds or KINDS)
    return _remove(
        [each for each in found if each.removable and (not unused_seconds or each.unused >= unused_seconds)]
    )


def _walk(now: float, kinds: Collection[str] = tuple(KINDS)) -> list[_Found]:
    found = []
    for kind in kinds:
        store = content_of(kind)
        try:
            found += [_Found(kind, store, each, _unused(each, now)) for each in store.entries()]
        except OSError as error:
            raise unreadable(store.folder, error) from error
    return found


def _unused(entry: Entry, now: float) -> float:
    ago = now - entry.used
    return ago if ago >= -_SKEW_SECONDS else ago + _EVER_SECONDS


def _held(entries: Collection[Entry], now: float) -> Held:
    uses = [max(0.0, min(entry.used, now)) for entry in entries]
    return Held(
        len(entries), sum(entry.bytes for entry in entries), min(uses, default=None), max(uses, default=None)
    )


def _remove(going: Collection[_Found]) -> dict[str, Gone]:
    gone: dict[str, Gone] = dict.fromkeys(KINDS, Gone())
    for each in going:
        with contextlib.suppress(OSError):  # another process was first, or has it open (Windows)
            each.store.shelf.remove(each.entry.name)
            was = gone[each.kind]
            gone[each.kind] = Gone(was.entries + 1, was.bytes + each.entry.bytes)
    return gone
