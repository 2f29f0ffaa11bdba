"""How grave a brand holds the findings of a rule: ``review: {VG-R002: off}`` in `brand.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from vidgen.brand.kit import Brand
from vidgen.brand.shipped import FILE as BRAND_FILE
from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.rule import Case, RuleInfo


def as_the_brand_holds(
    findings: Iterable[Finding], brand: Brand, rules: Mapping[str, RuleInfo]
) -> Iterator[Finding]:
    """The findings at the brand's severities, without those of rules it turns off.

    A code that no rule has is itself a finding, at its line of `brand.yaml` (VG-R052).
    """
    for finding in findings:
        wanted = brand.review.get(finding.code) if finding.code in rules else None
        if wanted != "off":
            yield replace(finding, severity=Severity(wanted)) if wanted else finding
    for code in brand.review:
        if code not in rules:
            yield Finding(
                "VG-R052",
                _("Không có quy tắc {code} để đặt mức.").format(code=code),
                _("Xem các mã: vidgen check --list-rules."),
                Severity.WARNING,
                brand.folder / BRAND_FILE,
                brand.lines.get(f"review.{code}"),
            )


def _nothing(_case: Case) -> Iterator[Finding]:
    """Judged once all rules have been asked; see `as_the_brand_holds`."""
    return iter(())


UNKNOWN = RuleInfo(
    "VG-R052",
    Severity.WARNING,
    N_("Mức đặt cho quy tắc không có thật"),
    N_("Mục review của brand.yaml nêu một mã không có trong danh sách quy tắc."),
    N_("Xem các mã: vidgen check --list-rules."),
    _nothing,
    waivable=False,
)
