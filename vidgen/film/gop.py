"""Where the IDR pictures stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vidgen.film.frames import Run


@dataclass(frozen=True, slots=True, eq=False)
class PacedRun:
    """A run, whether it starts with an IDR, and the offsets in frames at which that IDR comes again."""

    run: Run
    idr: bool
    again: range


def pace(runs: Iterable[Run], gop: int) -> Iterator[PacedRun]:
    """Start with an IDR and never let `gop` frames pass without a new one.

    An IDR that would fall due inside a hold stands at the start of that hold instead, and is repeated in it
    every `gop` frames. So a hold never changes its picture for the sake of an IDR, which would be seen as a
    twitch.
    """
    since = gop
    for run in runs:
        idr = since + run.count > gop
        yield PacedRun(run, idr, range(gop, run.count, gop) if idr else range(0))
        since = (run.count - 1) % gop + 1 if idr else since + run.count
