"""A run that may only make final videos is refused before any work if a script has no approval that holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from vidgen.approval.locks import explained
from vidgen.approval.state import standing_of
from vidgen.batch.job import Job
from vidgen.brand.load import load_brand
from vidgen.delivery.cleared import refuse_draft
from vidgen.errors import ApprovalError, Finding
from vidgen.scenario.model import Scenario


def refuse_drafts(jobs: Sequence[Job], scripts: Mapping[Path, Scenario]) -> None:
    """Let pass a run whose every script may be made as it asks.

    Scripts that cannot be read are left to their own jobs, which will say why.

    Arguments:
        scripts: of the jobs, as far as they can be read.

    Raises:
        ApprovalError: ``VG-A054`` for each script that is a draft, each with its reasons.
        BrandError: the brand is refused.
    """
    found: list[Finding] = []
    for script, brand in dict.fromkeys((job.script, job.brand) for job in jobs if job.settings.final):
        if script not in scripts:
            continue
        try:
            refuse_draft(
                explained(standing_of(scripts[script], load_brand(brand)), scripts[script]), scripts[script]
            )
        except ApprovalError as error:
            found += error.findings
    if found:
        raise ApprovalError(found)
