"""Many videos: every script for every unit, on several processes or a cluster, told to a reporter.

    jobs ─ plan ─▶ engine ─ executor ─▶ outcomes
                     └────▶ reporter

A job that fails keeps its reason and never stops the others. Kits that are still current are skipped. Who
does the work is a `concurrent.futures.Executor` behind `Crew`, who hears of it a `Reporter`.
"""

from __future__ import annotations

from vidgen.batch.engine import run
from vidgen.batch.job import Job, Outcome
from vidgen.batch.reporter import Reporter

__all__ = ["Job", "Outcome", "Reporter", "run"]
