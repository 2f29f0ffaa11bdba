"""``vidgen render --affected-by``: the plan, and how it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vidgen.cli import show
from vidgen.cli.library import folders_of
from vidgen.messages import _

if TYPE_CHECKING:
    from vidgen.batch import Job
    from vidgen.brand.kit import Brand
    from vidgen.recall.affected import Remake


def remakes(
    asked: str,
    scripts: Sequence[Path],
    units_file: Path | None,
    unit_ids: tuple[str, ...],
    brand: Brand,
    out: Path,
) -> tuple[Remake, ...]:
    """The copies below `out` that hold what was asked for, with warnings printed.

    Raises:
        VidgenError: there is nothing to look for (VG-W030).
    """
    from vidgen.delivery.today import today
    from vidgen.library import scripts_in
    from vidgen.recall.affected import affected
    from vidgen.recall.where import where

    places = folders_of(scripts)
    found = where(asked, scripts_in(places), units_file, (out,), brand, today(out, places[0]))
    plan = affected(found, units_file, unit_ids, brand)
    show.print_findings((*found.findings, *plan.findings))
    return plan.copies


def print_plan(jobs: Sequence[Job], asked: str | None, *, as_json: bool) -> None:
    """What will be made."""
    if as_json:
        show.print_json({"event": "plan", "jobs": [job.name for job in jobs]})
        return
    from vidgen.vietnamese.personal.found import masked

    asked = asked if asked is None else masked(asked)
    if asked is None:
        click.echo(_("Sẽ dựng {count} video:").format(count=len(jobs)))
    elif jobs:
        click.echo(_("Sẽ dựng lại {count} video có “{wanted}”:").format(count=len(jobs), wanted=asked))
    else:
        click.echo(_("Không video nào đã giao có “{wanted}”: không có gì để dựng lại.").format(wanted=asked))
    for job in jobs:
        click.echo(f"  {job.name}: {job.script}")
