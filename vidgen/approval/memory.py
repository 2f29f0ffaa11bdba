"""What this machine has seen of ledgers, rings and time, so that none of them can be set back unnoticed."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from dataclasses import dataclass, field, replace
from typing import Any, Final

from vidgen.approval import clock
from vidgen.approval.config import MEMORY, config_folder, replace_file

_LARGEST: Final = 4 * 1024**2
_STEP: Final = dt.timedelta(minutes=10)  # time is not written down more often than this


@dataclass(frozen=True, slots=True)
class Memory:
    """What was seen.

    Attributes:
        latest: the latest moment, by this machine's clock.
        ledgers: a ledger (hash of its first line) → number and hash of the last line seen.
        rings: a root's fingerprint and the name of its ring → the highest serial number seen.
    """

    latest: dt.datetime = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
    ledgers: dict[str, tuple[int, str]] = field(default_factory=dict)
    rings: dict[str, int] = field(default_factory=dict)

    def moment(self, now: dt.datetime) -> dt.datetime:
        """The time to judge by: a clock that was set back does not count."""
        return max(now, self.latest)


def recall() -> Memory:
    """What this machine remembers; of what is damaged, nothing."""
    try:
        with (config_folder() / MEMORY).open("rb") as file:
            told = json.loads(file.read(_LARGEST))
        return Memory(
            clock.read_moment(told["latest"]),
            {str(each): (int(n), str(hashed)) for each, (n, hashed) in told["ledgers"].items()},
            {str(each): int(serial) for each, serial in told["rings"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Memory()


def remember(
    *,
    at: dt.datetime | None = None,
    ledger: tuple[str, int, str] | None = None,
    ring: tuple[str, int] | None = None,
) -> None:
    """Note what was just seen; a machine whose settings cannot be written goes on without.

    Arguments:
        at: by this machine's clock.
        ledger: hash of its first line, number and hash of its last.
        ring: root and name, serial number.
    """
    if _with(recall(), at, ledger, ring) is None:
        return
    from filelock import FileLock, Timeout  # brings asyncio along

    folder = config_folder()
    with contextlib.suppress(OSError, NotImplementedError, Timeout):
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / f".{MEMORY}.lock", timeout=5):
            seen = _with(recall(), at, ledger, ring)
            if seen is not None:
                replace_file(folder / MEMORY, _written(seen), owner_only=True)


def forget_time() -> None:
    """Believe this machine's clock again, after it once ran ahead.

    Raises:
        OSError: the settings cannot be written.
    """
    replace_file(config_folder() / MEMORY, _written(replace(recall(), latest=clock.now())), owner_only=True)


def accept(ledger: tuple[str, int, str]) -> None:
    """Take a ledger as it is now for the right one, whatever was seen of it before.

    Raises:
        OSError: the settings cannot be written.
    """
    seen = recall()
    ledgers = {**seen.ledgers, ledger[0]: (ledger[1], ledger[2])}
    replace_file(config_folder() / MEMORY, _written(replace(seen, ledgers=ledgers)), owner_only=True)


def _with(
    seen: Memory, at: dt.datetime | None, ledger: tuple[str, int, str] | None, ring: tuple[str, int] | None
) -> Memory | None:
    """The memory with what is new in it; None if nothing is."""
    made = seen
    if at is not None and at - made.latest > _STEP:
        made = replace(made, latest=at)
    if ledger is not None and ledger[1] > made.ledgers.get(ledger[0], (-1, ""))[0]:
        made = replace(made, ledgers={**made.ledgers, ledger[0]: (ledger[1], ledger[2])})
    if ring is not None and ring[1] > made.rings.get(ring[0], -1):
        made = replace(made, rings={**made.rings, ring[0]: ring[1]})
    return None if made is seen else made


def _written(seen: Memory) -> bytes:
    told: dict[str, Any] = {
        "latest": clock.written(seen.latest),
        "ledgers": {each: list(last) for each, last in sorted(seen.ledgers.items())},
        "rings": dict(sorted(seen.rings.items())),
    }
    return json.dumps(told, indent=1).encode("utf-8")
