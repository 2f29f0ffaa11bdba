"""What people see: findings, tables and the progress of a batch, on a terminal, in plain lines or as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from vidgen.errors import Finding, Severity, VidgenError
from vidgen.messages import N_, _

if TYPE_CHECKING:
    from vidgen.batch import Job, Outcome


def print_finding(finding: Finding) -> None:
    """One finding on standard error: place, code, what is wrong; below it what to do."""
    error = finding.severity is Severity.ERROR
    word = _("lỗi") if error else _("lưu ý")
    place = f"{finding.place}: " if finding.place else ""
    styled = click.style(word, fg="red" if error else "yellow", bold=True)
    click.echo(f"{place}{styled} {finding.code}: {finding.message}", err=True)
    if finding.fix:
        click.echo(f"    → {finding.fix}", err=True)


def print_findings(findings: Iterable[Finding]) -> None:
    for finding in findings:
        print_finding(finding)


def fail(error: VidgenError, *, as_json: bool = False) -> NoReturn:
    """Print what is wrong and leave with exit code 1."""
    if as_json:
        print_json({"ok": False, "findings": [finding.as_dict() for finding in error.findings]})
    else:
        print_findings(error.findings)
    raise SystemExit(1)


def print_json(value: Any) -> None:
    """One JSON value on a line of its own."""
    click.echo(json.dumps(value, ensure_ascii=False))


def clock(seconds: float) -> str:
    """``1:05``."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


_STAGES = {
    "narrate": N_("đọc lời"),
    "film": N_("dựng hình"),
    "sound": N_("hòa âm"),
    "deliver": N_("ghi tệp"),
    "inspect": N_("kiểm tra"),
}
_WEIGHT = {
    "narrate": (0.0, 0.1),
    "film": (0.1, 0.6),
    "sound": (0.7, 0.1),
    "deliver": (0.8, 0.05),
    "inspect": (0.85, 0.15),
}


class JsonReporter:
    """One JSON object a line, for programs."""

    def planned(self, jobs: Sequence[Job]) -> None:
        print_json({"event": "planned", "jobs": [job.name for job in jobs]})

    def started(self, job: Job) -> None:
        print_json({"event": "started", "job": job.name})

    def progressed(self, job: Job, stage: str, share: float) -> None:
        print_json({"event": "progress", "job": job.name, "stage": stage, "share": round(share, 3)})

    def ended(self, outcome: Outcome) -> None:
        product = outcome.product
        print_json(
            {
                "event": "ended",
                "job": outcome.job.name,
                "ok": product is not None,
                "fresh": bool(product and product.fresh),
                "folder": str(product.folder) if product else None,
                "seconds": product.report.seconds if product else None,
                "findings": [finding.as_dict() for finding in outcome.findings]
                + ([each.model_dump(mode="json") for each in product.report.findings] if product else []),
            }
        )


class PlainReporter:
    """One line a job, for logs and pipes."""

    def __init__(self) -> None:
        self._count = 0
        self._done = 0

    def planned(self, jobs: Sequence[Job]) -> None:
        self._count = len(jobs)

    def started(self, job: Job) -> None:
        pass

    def progressed(self, job: Job, stage: str, share: float) -> None:
        pass

    def ended(self, outcome: Outcome) -> None:
        self._done += 1
        click.echo(f"[{self._done}/{self._count}] {summary(outcome)}")
        _print_details(outcome)


class TerminalReporter:
    """A progress bar for the batch with the time left, and the stage at hand."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

        self._console = Console(stderr=True)
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn(_("còn")),
            TimeRemainingColumn(),
            console=self._console,
            transient=True,
        )
        self._task: Any = None
        self._done = 0

    def planned(self, jobs: Sequence[Job]) -> None:
        self._task = self._bar.add_task(_("Chuẩn bị"), total=max(1, len(jobs)))
        self._bar.start()

    def started(self, job: Job) -> None:
        self._bar.update(self._task, description=job.name)

    def progressed(self, job: Job, stage: str, share: float) -> None:
        first, width = _WEIGHT[stage]
        self._bar.update(
            self._task,
            completed=self._done + first + width * share,
            description=f"{job.name}: {_(_STAGES[stage])}",
        )

    def ended(self, outcome: Outcome) -> None:
        self._done += 1
        self._bar.update(self._task, completed=self._done, description=outcome.job.name)
        self._bar.print(summary(outcome), highlight=False, markup=False, soft_wrap=True)
        _print_details(outcome)

    def close(self) -> None:
        self._bar.stop()


def summary(outcome: Outcome) -> str:
    """What became of a job, in a line."""
    product = outcome.product
    if product is None:
        return _("✗ {job}: không dựng được").format(job=outcome.job.name)
    line = (
        _("✓ {job}: {length} → {folder}")
        if product.fresh
        else _("= {job}: không đổi, giữ bản đã có → {folder}")
    )
    return line.format(job=outcome.job.name, length=clock(product.report.seconds), folder=product.folder)


def _print_details(outcome: Outcome) -> None:
    print_findings(outcome.findings)
    if outcome.product and outcome.product.fresh:
        for each in outcome.product.report.findings:
            print_finding(
                Finding(
                    each.code,
                    each.message,
                    each.fix,
                    Severity(each.severity),
                    Path(each.file) if each.file else None,
                    each.line,
                )
            )


def on_terminal() -> bool:
    """Whether a person watches."""
    return sys.stderr.isatty() and sys.stdout.isatty()
