"""``vidgen check --list-rules``: every rule there is, for people or as JSON."""

from __future__ import annotations

import click

from vidgen.cli import show
from vidgen.errors import Severity
from vidgen.messages import _


def print_rules(*, as_json: bool) -> None:
    """Code, severity, what it looks for, why, and what to do about it."""
    from vidgen.review.elsewhere import ELSEWHERE
    from vidgen.review.rules import RULES

    rules = sorted({**RULES, **ELSEWHERE}.values(), key=lambda rule: rule.code)
    if as_json:
        show.print_json(
            {
                "rules": [
                    {
                        "code": rule.code,
                        "severity": str(rule.severity),
                        "title": _(rule.title),
                        "explanation": _(rule.explanation),
                        "fix": _(rule.fix),
                        "waivable": rule.waivable,
                        "adjustable": rule.code in RULES,
                        "holds_up_signing": rule.holds_up_signing or rule.severity is Severity.ERROR,
                    }
                    for rule in rules
                ]
            }
        )
        return
    words = {Severity.ERROR: _("lỗi"), Severity.WARNING: _("lưu ý")}
    wide = max(map(len, words.values()))
    for rule in rules:
        word = click.style(
            words[rule.severity].ljust(wide), fg="red" if rule.severity is Severity.ERROR else "yellow"
        )
        fixed = "" if rule.waivable else " " + _("(không bỏ qua bằng ghi chú)")
        fixed += " " + _("(còn thì chưa ký duyệt được)") if rule.holds_up_signing else ""
        click.echo(f"{rule.code}  {word}  {click.style(_(rule.title), bold=True)}{fixed}")
        click.echo(f"    {_(rule.explanation)}")
        click.echo(f"    → {_(rule.fix)}")
    click.echo(_("{count} quy tắc. Bỏ qua một chỗ: <!-- bỏ qua MÃ: lý do -->.").format(count=len(rules)))
