"""Who hears what happens to a batch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from vidgen.batch.job import Job, Outcome


class Reporter(Protocol):
    """Hears what happens; the terminal, plain lines and JSON are three of them.

    First `planned`, then `voices`. Of each job: `started`, any number of `progressed` and
    `lost`, then `ended`.
    """

    def planned(self, jobs: Sequence[Job]) -> None:
        """Once, before anything is done."""

    def voices(self, engines: Mapping[str, str], skipped: Sequence[tuple[str, str]]) -> None:
        """Who speaks from now on: after `planned`, and again when an engine failed in the middle.

        Arguments:
            engines: role of the brand's lists -> engine; ``narrator`` first.
            skipped: ``(engine, reason)`` for each that was preferred but cannot be used.
        """

    def started(self, job: Job) -> None:
        """A worker has it in hand."""

    def progressed(self, job: Job, stage: str, share: float) -> None:
        """A stage (see `pipeline.Progress`) of a job in this very process, and the share of it done, 0–1."""

    def lost(self, job: Job) -> None:
        """Its worker died or went away; another will do it again."""

    def ended(self, outcome: Outcome) -> None:
        """It is done, kept as it was, or failed."""
