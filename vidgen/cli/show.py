"""What people see: findings, lengths and errors, in words or as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

import click

from vidgen.errors import Finding, Severity, VidgenError
from vidgen.messages import _


def print_finding(finding: Finding, *, err: bool = True) -> None:
    """One finding: place, code, what is wrong; below it what to do.

    Arguments:
        err: on standard error; a command whose product the findings are prints them on standard output.
    """
    error = finding.severity is Severity.ERROR
    word = _("lỗi") if error else _("lưu ý")
    place = f"{finding.place}: " if finding.place else ""
    styled = click.style(word, fg="red" if error else "yellow", bold=True)
    click.echo(f"{place}{styled} {finding.code}: {finding.message}", err=err)
    if finding.fix:
        click.echo(f"    → {finding.fix}", err=err)


def print_findings(findings: Iterable[Finding], *, err: bool = True) -> None:
    for finding in findings:
        print_finding(finding, err=err)


def print_failure(job: str, findings: Sequence[Finding], *, as_json: bool) -> None:
    """What a lesson or a course could not be made for; the others go on."""
    if as_json:
        print_json({"job": job, "ok": False, "findings": [each.as_dict() for each in findings]})
        return
    click.echo(_("✗ {job}: không dựng được.").format(job=job), err=True)
    print_findings(findings)


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


def on_terminal() -> bool:
    """Whether a person watches."""
    return sys.stderr.isatty() and sys.stdout.isatty()
