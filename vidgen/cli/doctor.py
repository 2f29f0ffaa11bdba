"""``vidgen doctor``: what works on this machine."""

from __future__ import annotations

import click

from vidgen.cli import options, show
from vidgen.messages import _


@click.command("doctor", help=_("Kiểm tra máy này: thư viện, bộ mã hóa, phông chữ, giọng đọc, chỗ ghi."))
@options.brand_option
@options.json_option
def command(brand: object, as_json: bool) -> None:
    from vidgen.doctor import examine

    results = examine(brand)  # type: ignore[arg-type]
    if as_json:
        show.print_json(
            [{"name": each.name, "ok": each.ok, "detail": each.detail, "fix": each.fix} for each in results]
        )
    else:
        for each in results:
            mark = click.style("✓", fg="green") if each.ok else click.style("✗", fg="red")
            click.echo(f"{mark} {each.name}: {each.detail}")
            if each.fix and not each.ok:
                click.echo(f"    → {each.fix}")
    raise SystemExit(0 if all(each.ok for each in results) else 1)
