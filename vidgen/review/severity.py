"""How grave a brand holds the findings of a rule: ``review: {VG-R002: off}`` in `brand.yaml`.

Errors of the rules that no script may waive (personal data, secret marks, what is expired or no longer law)
stay errors in every brand: a line in a settings file must not open the whole library to them.
"""

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

    A code that no rule has, and one that stays as it is, are themselves findings, at their line of
    `brand.yaml` (VG-R052).
    """
    for finding in findings:
        wanted = brand.review.get(finding.code) if finding.code in rules else None
        if wanted and finding.severity is Severity.ERROR and _stays(rules[finding.code]):
            wanted = None
        if wanted != "off":
            yield replace(finding, severity=Severity(wanted)) if wanted else finding
    for code, wanted in brand.review.items():
        if code not in rules:
            message = _("Không có quy tắc {code} để đặt mức.").format(code=code)
            fix = _("Xem các mã: vidgen check --list-rules.")
        elif _stays(rules[code]) and wanted != Severity.ERROR:
            message = _(
                "Lỗi {code} không hạ mức được: quy tắc bảo vệ người dân và hiệu lực pháp luật."
            ).format(code=code)
            fix = _("Bỏ dòng này; sửa nội dung kịch bản.")
        else:
            continue
        line = brand.lines.get(f"review.{code}")
        yield Finding("VG-R052", message, fix, Severity.WARNING, brand.folder / BRAND_FILE, line)


def _stays(rule: RuleInfo) -> bool:
    return rule.severity is Severity.ERROR and not rule.waivable


def _nothing(_case: Case) -> Iterator[Finding]:
    """Judged once all rules have been asked; see `as_the_brand_holds`."""
    return iter(())


UNKNOWN = RuleInfo(
    "VG-R052",
    Severity.WARNING,
    N_("Mức đặt không có tác dụng"),
    N_(
        "Mục review của brand.yaml nêu một mã không có trong danh sách quy tắc, hoặc hạ mức một quy tắc bảo "
        "vệ người dân và hiệu lực pháp luật."
    ),
    N_("Xem các mã: vidgen check --list-rules."),
    _nothing,
    waivable=False,
)
