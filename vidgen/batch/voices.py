"""The voices of a run: settled before its first job, and again when an engine fails in the middle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from vidgen.aloud import Speakers, settled_for
from vidgen.batch.job import Job, Outcome
from vidgen.batch.reporter import Reporter
from vidgen.brand.kit import Brand
from vidgen.brand.load import load_brand
from vidgen.errors import BrandError
from vidgen.narration.choice import Choice
from vidgen.scenario.model import Scenario
from vidgen.settings import Settings


class Voices:
    """What a run knows of its engines: every job is handed out with it, every outcome adds to it.

    Arguments:
        jobs: all of the run.
        scripts: of the jobs; without those that cannot be read.
        reporter: hears who speaks, and who does not and why.

    Raises:
        VoiceError: the voice asked for does not exist.
    """

    def __init__(self, jobs: Sequence[Job], scripts: Mapping[Path, Scenario], reporter: Reporter) -> None:
        self._reporter = reporter
        self._audiences = {script.audience for script in scripts.values()}
        self._kits: list[tuple[Brand, Settings]] = []
        self._choice = Choice()
        for folder, settings in dict.fromkeys((job.brand, job.settings) for job in jobs if scripts):
            try:
                self._kits.append((load_brand(folder), settings))
            except BrandError:  # each job will say so
                continue
        self._settle()

    def tell(self) -> None:
        """Tell the reporter who speaks, where anybody does."""
        for speakers in (each for each in self._settle() if each.engines or each.skipped):
            self._reporter.voices(speakers.engines, speakers.skipped)

    def handed(self, job: Job) -> Job:
        """The job, to be done with what is known now."""
        return replace(job, settings=replace(job.settings, choice=self._choice))

    def heard(self, outcome: Outcome) -> None:
        """A job is done; an engine that failed it is not used again."""
        before = self._choice
        self._choice = before.joined(outcome.choice)
        if set(self._choice.ruled_out) - set(before.ruled_out):
            self.tell()

    def _settle(self) -> list[Speakers]:
        """Who speaks by what is known; what is not yet is found out."""
        found = []
        for brand, settings in self._kits:
            found.append(settled_for(brand, settings, self._audiences, self._choice))
            self._choice = found[-1].choice
        return found
