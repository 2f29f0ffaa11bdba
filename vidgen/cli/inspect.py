"""``vidgen inspect``: measure finished videos against the delivery rules."""

from __future__ import annotations

from pathlib import Path

import click

from vidgen.cli import options, show
from vidgen.messages import _


@click.command("inspect", help=_("Đo video đã dựng theo quy tắc đăng tải. Mã thoát 1 nếu không đạt."))
@click.argument("videos", nargs=-1, required=True, type=options.PATH, metavar="VIDEO...")
@options.json_option
def command(videos: tuple[Path, ...], as_json: bool) -> None:
    from vidgen.delivery.inspect import inspect

    failed = False
    for video in videos:
        result = inspect(video)
        wrong = not result.passed
        failed |= wrong
        if as_json:
            show.print_json(
                {
                    "video": str(video),
                    "ok": not wrong,
                    "measured": result.values,
                    "findings": [f.as_dict() for f in result.findings],
                }
            )
            continue
        click.echo((_("✗ {video}: không đạt") if wrong else _("✓ {video}: đạt")).format(video=video))
        for name, value in result.values.items():
            click.echo(f"    {name}: {value}")
        show.print_findings(result.findings)
    raise SystemExit(1 if failed else 0)
