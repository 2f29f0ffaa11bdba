"""``vidgen voices``: engines and voices, what is ready, and how to get the rest."""

from __future__ import annotations

import click

from vidgen.cli import options, show
from vidgen.messages import _


@click.command("voices", help=_("Liệt kê các giọng đọc: giọng nào sẵn sàng, giấy phép, cách có thêm."))
@options.json_option
def command(as_json: bool) -> None:
    from vidgen.narration.voices import engines

    listed = engines()
    if as_json:
        show.print_json(
            [
                {
                    "engine": e.engine,
                    "title": e.title,
                    "voices": list(e.voices),
                    "licence": e.licence,
                    "ready": e.ready,
                    "how": e.how,
                }
                for e in listed
            ]
        )
        return
    for each in listed:
        state = (
            click.style(_("sẵn sàng"), fg="green") if each.ready else click.style(_("chưa có"), fg="yellow")
        )
        click.echo(f"{click.style(each.engine, bold=True)} — {each.title} [{state}]")
        click.echo(_("    Giấy phép: {licence}").format(licence=each.licence))
        click.echo(_("    Giọng: {voices}").format(voices=", ".join(each.voices)))
        if each.how:
            click.echo(f"    {each.how}")
