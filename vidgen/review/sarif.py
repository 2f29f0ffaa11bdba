"""Findings as SARIF 2.1.0, for code review sites and editors (OASIS Standard, 27 March 2020)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from vidgen.errors import Finding, Severity
from vidgen.messages import _, language
from vidgen.review.rule import RuleInfo

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}
_ROOT = "SRCROOT"


def sarif(
    findings: Iterable[Finding], rules: Mapping[str, RuleInfo], root: Path, version: str
) -> dict[str, Any]:
    """One run with a result for each finding, as a JSON value.

    Arguments:
        rules: what is known of codes; a code found that is not among them gets an entry without help.
        root: places are given relative to this folder; what lies elsewhere keeps its whole address.
        version: of vidgen.
    """
    told = list(findings)
    codes = [*rules, *dict.fromkeys(each.code for each in told if each.code not in rules)]
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "vidgen",
                        "semanticVersion": version,
                        "language": language(),
                        "rules": [_rule(code, rules.get(code)) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {_ROOT: {"description": {"text": _("Thư mục chạy lệnh kiểm tra.")}}},
                "results": [_result(each, codes.index(each.code), root) for each in told],
            }
        ],
    }


def _rule(code: str, rule: RuleInfo | None) -> dict[str, Any]:
    if rule is None:
        return {"id": code}
    words = (_(rule.explanation), _(rule.fix))
    return {
        "id": code,
        "shortDescription": {"text": _(rule.title)},
        "fullDescription": {"text": words[0]},
        "help": {"text": " ".join(words), "markdown": "\n\n".join((words[0], f"**→** {words[1]}"))},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, index: int, root: Path) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message + (f" → {finding.fix}" if finding.fix else "")},
    }
    if finding.path is not None:
        place: dict[str, Any] = {"artifactLocation": _artifact(finding.path, root)}
        if finding.line:
            place["region"] = {"startLine": finding.line}
        result["locations"] = [{"physicalLocation": place}]
    return result


def _artifact(path: Path, root: Path) -> dict[str, str]:
    absolute = path.absolute()
    try:
        relative = absolute.relative_to(root.absolute()).as_posix()
    except ValueError:
        return {"uri": absolute.as_uri()}
    return {"uri": _encoded(relative), "uriBaseId": _ROOT}


def _encoded(path: str) -> str:
    """A relative reference; one that begins like a scheme (``a:b``) is kept from being read as one."""
    encoded = quote(path, safe="/-._~!$&'()*+,;=@")
    return f"./{encoded}" if re.match(r"[a-z][a-z0-9+.-]*:", encoded, re.IGNORECASE) else encoded
