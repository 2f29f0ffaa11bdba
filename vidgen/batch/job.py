"""One video of a batch, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from vidgen.brand.load import load_brand
from vidgen.errors import Finding, VidgenError
from vidgen.messages import _
from vidgen.narration.choice import Choice, reason_of
from vidgen.narration.service.failure import EngineFailed
from vidgen.pipeline import Product, produce
from vidgen.scenario.model import Unit
from vidgen.settings import Settings


@dataclass(frozen=True, slots=True)
class Job:
    """One script for one unit."""

    script: Path
    unit: Unit | None
    brand: Path | None
    out: Path
    settings: Settings

    @property
    def name(self) -> str:
        """For people: ``doi-sim/gia-danh-cong-an-vneid``."""
        return f"{self.unit.id if self.unit else 'chung'}/{self.script.stem}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job: a product, or the findings that stopped it; of a product, what went wrong after.

    Attributes:
        choice: what the job found out about the engines, for those that follow.
    """

    job: Job
    product: Product | None
    findings: tuple[Finding, ...] = ()
    choice: Choice = field(default_factory=Choice)


def do(job: Job, progress: Callable[[str, float], None] = lambda *_: None) -> Outcome:
    """One job; what stops it becomes its outcome."""
    try:
        product = produce(job.script, job.unit, load_brand(job.brand), job.out, job.settings, progress)
        return Outcome(job, product, choice=product.choice)
    except EngineFailed as failure:  # the one asked for; nobody need wait for it again
        ruled_out = Choice().without(failure.engine, reason_of(failure)) if failure.engine else Choice()
        return Outcome(job, None, failure.findings, ruled_out)
    except VidgenError as error:
        return Outcome(job, None, error.findings)
    except Exception as error:  # a fault of ours in one job must not take the batch with it
        return broken(job, error)


def broken(job: Job, error: BaseException) -> Outcome:
    """A job that met what nobody expected (``VG-X001``)."""
    return Outcome(job, None, (unexpected(error),))


def unexpected(error: BaseException) -> Finding:
    """What nobody expected (``VG-X001``)."""
    return Finding(
        "VG-X001",
        _("Lỗi ngoài dự kiến: {kind}: {error}").format(kind=type(error).__name__, error=error),
        _("Báo cho nhóm phát triển kèm dòng này; các việc khác vẫn tiếp tục."),
    )


def died(job: Job) -> Outcome:
    """A job whose worker was lost each time it was tried (``VG-X002``)."""
    return Outcome(job, None, (killed(),))


def killed() -> Finding:
    """That a worker was lost each time (``VG-X002``)."""
    return Finding(
        "VG-X002",
        _("Tiến trình dựng video này bị hệ thống dừng đột ngột, có thể do hết bộ nhớ."),
        _("Đóng bớt chương trình, giảm --jobs rồi chạy lại; các video đã xong vẫn còn."),
    )
