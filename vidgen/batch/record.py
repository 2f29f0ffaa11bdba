"""Each video made gets its line in the ledger of renders, by the one process that leads a run."""

from __future__ import annotations

from dataclasses import replace

from vidgen.batch.job import Outcome
from vidgen.errors import ApprovalError, DeliveryError, Severity


def ready_to_seal() -> None:
    """Refuse a run whose films could not be sealed or certified as this machine is set to, before any work.

    Raises:
        ApprovalError, DeliveryError: see `producer` and `certificate`.
    """
    from vidgen.delivery.authentic.credentials import certificate
    from vidgen.delivery.authentic.producer import producer

    producer()
    certificate()


def recorded(outcome: Outcome) -> Outcome:
    """The outcome, its video written down if one was made; if that fails the video stands, with a warning."""
    product = outcome.product
    if product is None or not product.fresh:
        return outcome
    # Imported here: a run that keeps all it has needs none of it.
    from vidgen.delivery.authentic.records import keep_render
    from vidgen.delivery.told import keep_told

    try:
        keep_render(outcome.job.out, product.folder, product.report)
        keep_told(outcome.job.out, product.report)
    except (ApprovalError, DeliveryError) as error:
        warnings = (replace(finding, severity=Severity.WARNING) for finding in error.findings)
        return replace(outcome, findings=(*outcome.findings, *warnings))
    return outcome
