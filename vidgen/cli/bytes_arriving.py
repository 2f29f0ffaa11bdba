"""How a download is watched: a bar on a terminal, a line for every tenth elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from vidgen.cli import show
from vidgen.messages import _


@contextmanager
def arriving(title: str) -> Iterator[Callable[[int, int], None]]:
    """Yields what is to be told the bytes that there are, and how many there will be."""
    if not show.on_terminal():
        yield _lines(title)
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(title, total=None)
        yield lambda now, whole: progress.update(task, completed=now, total=whole)


def _lines(title: str) -> Callable[[int, int], None]:
    told = -1

    def tell(now: int, whole: int) -> None:
        nonlocal told
        tenth = now * 10 // whole if whole else 0
        if tenth != told:
            told = tenth
            click.echo(
                _("{title}: {percent}% của {mb} MB").format(
                    title=title, percent=tenth * 10, mb=f"{whole / 1e6:.1f}".replace(".", ",")
                ),
                err=True,
            )

    return tell
