"""Which library a command means that is given none: the one people stand in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from vidgen.cli import options
from vidgen.messages import _

USUAL = Path("scripts")
USUAL_OUT = Path("out")

library_option = click.option(
    "--library",
    type=options.EXISTING,
    metavar="DIR",
    help=_("Thư viện kịch bản (có _duyet), để biết bản nào còn hiệu lực; không ghi: tìm ở gần."),
)


def folders_of(given: Sequence[Path]) -> tuple[Path, ...]:
    """The files and folders given; else ``scripts``, else the library around, else the folder here."""
    if given:
        return tuple(given)
    if USUAL.is_dir():
        return (USUAL,)
    from vidgen.approval.desk import find_desk

    desk = find_desk(Path())
    return (desk.root,) if desk and desk.root != Path().resolve() else (Path(),)


def quoted(place: object) -> str:
    """A name as it is typed on a command line, on Windows too."""
    text = str(place)
    plain = text.isascii() and not set(text) & set(" \t&|<>()^%!\"'`$;*?[]{}~#")
    return text if plain else '"' + text.replace('"', '\\"') + '"'
