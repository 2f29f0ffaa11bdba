"""In which order jobs are handed out.

What the copies of a script for several units share, scenes and speech, is made by the first of them and
found in the stores by the others. So the first copy of every script goes out before any second one, and a
second one waits for its first while there is anything else to do.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, Protocol

from vidgen.errors import DeliveryError, Finding, ScriptError
from vidgen.messages import _
from vidgen.scenario.load import load
from vidgen.scenario.model import Scenario, Unit
from vidgen.storyboard.scenes import grammar

TRIES: Final = 3
"""How often a job is tried at most when its workers are lost."""


class Scripted(Protocol):
    """A job made of a script: a video or a lesson."""

    @property
    def script(self) -> Path:
        """Its file."""


class Placed(Scripted, Protocol):
    """A job that writes into a folder of its script and unit."""

    @property
    def unit(self) -> Unit | None:
        """For whom it is; None is everybody."""

    @property
    def out(self) -> Path:
        """The folder of results."""


class Plan:
    """The jobs not handed out yet, by their numbers."""

    def __init__(self, jobs: Sequence[Scripted]) -> None:
        self._jobs = jobs
        self._first: deque[int] = deque()
        self._later: deque[int] = deque()
        self._tried: Counter[int] = Counter()
        self._again: deque[int] = deque()
        self._leaders: dict[Path, int] = {}
        self._ended: set[int] = set()
        for number, job in enumerate(jobs):
            leads = self._leaders.setdefault(job.script, number) == number
            (self._first if leads else self._later).append(number)

    def __bool__(self) -> bool:
        return bool(self._first or self._later or self._again)

    def take(self) -> int | None:
        """The number of the next job to do; None when all are handed out.

        A job whose worker was lost comes last, when the machine has the most room for it.
        """
        number = self._next()
        if number is not None:
            self._tried[number] += 1
        return number

    def _next(self) -> int | None:
        if self._first:
            return self._first.popleft()
        if self._later:
            ready = (number for number in self._later if self._leader_ended(number))
            number = next(ready, self._later[0])
            self._later.remove(number)
            return number
        return self._again.popleft() if self._again else None

    def _leader_ended(self, number: int) -> bool:
        return self._leaders[self._jobs[number].script] in self._ended

    def ended(self, number: int) -> None:
        """That job is done; what it shares is in the stores."""
        self._ended.add(number)

    def lost(self, number: int) -> bool:
        """The worker of that job was lost; returns whether it will be tried again."""
        again = self._tried[number] < TRIES
        if again:
            self._again.append(number)
        return again


def refuse_shared_folders(jobs: Sequence[Placed], scripts: Mapping[Path, Scenario] | None = None) -> None:
    """Two scripts must not write the same kit.

    Scripts that cannot be read are left to their own jobs, which will say why.

    Arguments:
        scripts: of the jobs, if they have been read; see `scripts_of`.

    Raises:
        DeliveryError: ``VG-K010`` for each script that has another's identifier, naming both files.
    """
    ids = {path: script.id for path, script in (scripts_of(jobs) if scripts is None else scripts).items()}
    writers: dict[tuple[Path, str, str], Path] = {}
    findings: dict[tuple[Path, Path], Finding] = {}
    for job in jobs:
        if job.script not in ids:
            continue
        folder = (job.out, job.unit.id if job.unit else "", ids[job.script])
        other = writers.setdefault(folder, job.script)
        if other != job.script:
            findings[other, job.script] = Finding(
                "VG-K010",
                _("Kịch bản này và “{other}” cùng có id “{id}” nên sẽ ghi đè bộ đăng của nhau.").format(
                    other=other, id=ids[job.script]
                ),
                _("Đổi id của một trong hai kịch bản."),
                path=job.script,
            )
    if findings:
        raise DeliveryError(findings.values())


def scripts_of(jobs: Sequence[Scripted]) -> dict[Path, Scenario]:
    """The scripts of the jobs as written; without those that cannot be read."""
    scripts: dict[Path, Scenario] = {}
    for script in dict.fromkeys(job.script for job in jobs):
        try:
            scripts[script] = load(script, grammar())
        except ScriptError:
            continue
    return scripts
