"""Reporters of a batch: a progress bar on a terminal, one line a job in a log, JSON lines for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vidgen.cli.show import clock, print_finding, print_findings, print_json
from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _

if TYPE_CHECKING:
    from vidgen.batch import Job, Outcome
    from vidgen.delivery.staleness import Reason

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
_REASONS = {
    "new": N_("chưa có bộ đăng"),
    "unreadable": N_("báo cáo cũ bị hỏng hoặc do phiên bản khác ghi"),
    "script": N_("kịch bản đã sửa"),
    "unit": N_("dữ liệu đơn vị đã đổi"),
    "brand": N_("bộ nhận diện đã đổi"),
    "voices": N_("giọng đọc đã đổi"),
    "media": N_("hình ảnh trong kịch bản đã đổi"),
    "codec": N_("thiết lập mã hóa đã đổi"),
    "tool": N_("phiên bản vidgen đã đổi"),
    "approved": N_("đã được duyệt nên bỏ dấu BẢN NHÁP; lời đọc, âm thanh còn trong kho tạm thì dùng lại"),
    "lapsed": N_("không còn được duyệt nên thành bản nháp; lời đọc, âm thanh còn trong kho tạm thì dùng lại"),
    "approval": N_("tình trạng duyệt đã đổi"),
    "missing": N_("thiếu {file}"),
    "damaged": N_("{file} bị hỏng"),
    "forced": N_("có --force"),
}


class JsonReporter:
    """One JSON object a line, for programs."""

    def planned(self, jobs: Sequence[Job]) -> None:
        print_json({"event": "planned", "jobs": [job.name for job in jobs]})

    def voices(self, engines: Mapping[str, str], skipped: Sequence[tuple[str, str]]) -> None:
        print_json(
            {
                "event": "voices",
                "engines": dict(engines),
                "skipped": [{"engine": engine, "reason": reason} for engine, reason in skipped],
            }
        )

    def started(self, job: Job) -> None:
        print_json({"event": "started", "job": job.name})

    def progressed(self, job: Job, stage: str, share: float) -> None:
        print_json({"event": "progress", "job": job.name, "stage": stage, "share": round(share, 3)})

    def lost(self, job: Job) -> None:
        print_json({"event": "lost", "job": job.name})

    def ended(self, outcome: Outcome) -> None:
        product = outcome.product
        print_json(
            {
                "event": "ended",
                "job": outcome.job.name,
                "ok": product is not None,
                "fresh": bool(product and product.fresh),
                "why": [{"what": each.what, "file": each.file} for each in product.why] if product else [],
                "folder": str(product.folder) if product else None,
                "seconds": product.report.seconds if product else None,
                "state": product.report.state if product else None,
                "findings": [finding.as_dict() for finding in outcome.findings]
                + ([each.model_dump(mode="json") for each in product.report.findings] if product else []),
            }
        )


class PlainReporter:
    """One line a job, for logs and pipes.

    Arguments:
        explain: a second line for each video that is made, saying why.
    """

    def __init__(self, explain: bool = False) -> None:
        self._explain = explain
        self._details = _Details()
        self._count = 0
        self._done = 0

    def planned(self, jobs: Sequence[Job]) -> None:
        self._count = len(jobs)

    def voices(self, engines: Mapping[str, str], skipped: Sequence[tuple[str, str]]) -> None:
        click.echo(who_speaks(engines, skipped), err=True)

    def started(self, job: Job) -> None:
        pass

    def progressed(self, job: Job, stage: str, share: float) -> None:
        pass

    def lost(self, job: Job) -> None:
        click.echo(_lost(job), err=True)

    def ended(self, outcome: Outcome) -> None:
        self._done += 1
        click.echo(f"[{self._done}/{self._count}] {summary(outcome)}")
        if self._explain and (why := explanation(outcome)):
            click.echo(f"    {why}")
        self._details.print(outcome)


class TerminalReporter:
    """A progress bar for the batch with the time left, and the jobs in hand.

    Arguments:
        explain: a second line for each video that is made, saying why.
    """

    def __init__(self, explain: bool = False) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

        self._explain = explain
        self._details = _Details()
        self._console = Console(stderr=True)
        self._bar = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn(_("còn")),
            TimeRemainingColumn(),
            console=self._console,
            transient=True,
        )
        self._task: Any = None
        self._count = 0
        self._done = 0
        self._in_hand: dict[str, None] = {}

    def planned(self, jobs: Sequence[Job]) -> None:
        self._count = len(jobs)
        self._task = self._bar.add_task(_("Chuẩn bị"), total=max(1, len(jobs)))
        self._bar.start()

    def voices(self, engines: Mapping[str, str], skipped: Sequence[tuple[str, str]]) -> None:
        self._print(who_speaks(engines, skipped))

    def started(self, job: Job) -> None:
        self._in_hand[job.name] = None
        self._update()

    def progressed(self, job: Job, stage: str, share: float) -> None:
        first, width = _WEIGHT[stage]
        self._update(first + width * share, f"{job.name}: {_(_STAGES[stage])}")

    def lost(self, job: Job) -> None:
        self._in_hand.pop(job.name, None)
        self._print(_lost(job))
        self._update()

    def ended(self, outcome: Outcome) -> None:
        self._done += 1
        self._in_hand.pop(outcome.job.name, None)
        self._update()
        self._print(summary(outcome))
        if self._explain and (why := explanation(outcome)):
            self._print(f"    {why}")
        self._details.print(outcome)

    def close(self) -> None:
        self._bar.stop()

    def _update(self, share: float = 0, words: str = "") -> None:
        in_hand = _shortened(" · ".join(self._in_hand), max(16, self._console.width // 2))
        counted = f"[{self._done}/{self._count}] {words or in_hand}"
        self._bar.update(self._task, completed=self._done + share, description=counted)

    def _print(self, line: str) -> None:
        self._bar.print(line, highlight=False, markup=False, soft_wrap=True)


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
    if product.report.draft:
        line += " " + _("(BẢN NHÁP, chưa được duyệt)")
    return line.format(job=outcome.job.name, length=clock(product.report.seconds), folder=product.folder)


def explanation(outcome: Outcome) -> str:
    """Why a video was made, or kept with a voice that would not be chosen now, in a line; else empty."""
    product = outcome.product
    if product and product.passed_over:
        return _(
            "giữ giọng {kept} của lần trước dù nay có {other}; muốn đọc lại: --voice {other} hoặc --force"
        ).format(
            kept=", ".join(dict.fromkeys(voice.engine for voice in product.report.voices)),
            other=product.passed_over,
        )
    if product is None or not product.why:
        return ""
    return _("vì: {reasons}").format(reasons="; ".join(map(_reason, product.why)))


def who_speaks(engines: Mapping[str, str], skipped: Sequence[tuple[str, str]]) -> str:
    """The engines of a run, and why others are not used."""
    roles = {"narrator": _("người dẫn"), "other": _("các vai"), "female": _("vai nữ"), "male": _("vai nam")}
    named = (f"{roles.get(role, role)}: {engine}" for role, engine in engines.items())
    one = len(engines) == 1
    speakers = next(iter(engines.values())) if one else ", ".join(named) or _("chưa có")
    line = _("Giọng đọc – {speakers}").format(speakers=speakers)
    why = "".join(
        "\n" + _("    không dùng {engine}: {reason}").format(engine=engine, reason=reason)
        for engine, reason in skipped
    )
    return line + why


def _reason(reason: Reason) -> str:
    return _(_REASONS[reason.what]).format(file=reason.file)


def _lost(job: Job) -> str:
    return _("↻ {job}: mất tiến trình đang dựng, sẽ dựng lại").format(job=job.name)


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


class _Details:
    """What is to be said of each video; a remark on a line of a script is said once for all its copies."""

    def __init__(self) -> None:
        self._said: set[Finding] = set()

    def print(self, outcome: Outcome) -> None:
        print_findings(outcome.findings)
        if not outcome.product or not outcome.product.fresh:
            return
        for each in outcome.product.report.findings:
            path = Path(each.file) if each.file else None
            finding = Finding(each.code, each.message, each.fix, Severity(each.severity), path, each.line)
            if finding not in self._said:
                self._said.add(finding)
                print_finding(finding)
