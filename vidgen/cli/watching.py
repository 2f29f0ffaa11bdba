"""``--watch``: draw again whenever a file is saved, until Ctrl-C."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from vidgen.cli import show
from vidgen.messages import _

_LOOK = 0.3  # seconds between two looks at the files
_QUIET = 0.2  # seconds without a further change before it is drawn: editors write in several steps

watch_option = click.option("--watch", is_flag=True, help=_("Vẽ lại mỗi khi lưu tệp; Ctrl-C để dừng."))


def draw_or_tell(draw: Callable[[], None]) -> bool:
    """Draw; what is wrong in the script is told, and False returned."""
    from vidgen.errors import VidgenError

    try:
        draw()
    except VidgenError as error:
        show.print_findings(error.findings)
        return False
    return True


def draw_once_or_watch(draw: Callable[[], None], watch: bool, files: Callable[[], Sequence[Path]]) -> None:
    """Draw as a command does: once, leaving it with what is wrong, or with ``--watch`` see `keep_drawing`."""
    from vidgen.errors import VidgenError

    if watch:
        keep_drawing(draw, files)
        return
    try:
        draw()
    except VidgenError as error:
        show.fail(error)


def keep_drawing(draw: Callable[[], None], files: Callable[[], Sequence[Path]]) -> None:
    """Draw now, and again whenever a file has changed; what is wrong is told, and watched on.

    Returns when the person presses Ctrl-C.

    Arguments:
        files: what the drawing is made from, as it is at the moment.
    """
    from vidgen.sources import Lookout

    lookout = Lookout()
    try:
        lookout.changed(files())
        draw_or_tell(draw)
        click.echo(_("Đang chờ: lưu tệp là vẽ lại, Ctrl-C để dừng."))
        while True:
            time.sleep(_LOOK)
            changed = lookout.changed(files())
            if not changed:
                continue
            time.sleep(_QUIET)
            while again := lookout.changed(files()):
                changed = (*changed, *again)
                time.sleep(_QUIET)
            click.echo(_("{name} vừa đổi.").format(name=changed[0].name))
            _forget_fonts(changed)
            if not draw_or_tell(draw):
                click.echo(_("Sửa rồi lưu lại; vẫn đang chờ."), err=True)
    except KeyboardInterrupt:
        click.echo(_("Đã dừng."))


def _forget_fonts(changed: Sequence[Path]) -> None:
    """Fonts are kept by name; everything else that is kept knows which content it came from."""
    if any(path.suffix.lower() in (".ttf", ".otf") for path in changed):
        from vidgen.paint.fonts import font

        font.cache_clear()
