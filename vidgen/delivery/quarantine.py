"""Where a kit goes that falls short of the delivery rules: ``out/_không-đạt/<unit>/<script>/``.

Nothing looks for kits in a folder whose name begins with “_”, so none of it is ever posted, listed or
recalled. What is set apart has film, stills and report, but no texts to post, and the film carries no seal.

An earlier kit stays where it is if it was made under the very approval that holds now: it is what people may
post until the new one is well. Otherwise it is no longer approved and goes along, into ``ban-cu``.
"""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path
from typing import Final

from vidgen.delivery.disk import refusal
from vidgen.delivery.kit import KIT_FILES, QUARANTINE, REPORT, Kit
from vidgen.delivery.report import MadeFrom, read_report
from vidgen.errors import DeliveryError

OLDER: Final = "ban-cu"
"""The folder, within what was set apart, of an earlier kit that is no longer approved."""


def quarantine_of(folder: Path) -> Path:
    """Where the kit that should stand in ``out/<unit>/<script>`` is set apart."""
    return folder.parent.parent / QUARANTINE / folder.parent.name / folder.name


def set_apart(kit: Kit, made_from: MadeFrom) -> tuple[Path, bool]:
    """Move a kit that was made, and is held, out of the way; what was set apart before is replaced.

    Arguments:
        made_from: of the new kit, by whose approval an earlier one is judged.

    Returns:
        Where it is now, and whether an earlier kit went along.

    Raises:
        DeliveryError: the disk refuses.
    """
    target = quarantine_of(kit.folder)
    try:
        if target.exists():
            shutil.rmtree(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(kit.work, target)
        older = (kit.folder / REPORT).is_file() and not _approved_as(kit.folder, made_from)
        if older:
            _move_older(kit.folder, target / OLDER)
    except OSError as error:
        raise refusal(error, target, replacing=True) from error
    return target, older


def forget(folder: Path) -> None:
    """Remove what was set apart of a kit that is well now."""
    target = quarantine_of(folder)
    if not target.exists():
        return
    shutil.rmtree(
        target, ignore_errors=True
    )  # a player may hold the film open: then it stays until next time
    for parent in (target.parent, target.parent.parent):
        with contextlib.suppress(OSError):  # others of the unit, or of other units, still stand there
            parent.rmdir()


def _approved_as(folder: Path, made_from: MadeFrom) -> bool:
    """Whether the kit in a folder was made under the same approval, or as a draft for the same reasons."""
    try:
        return read_report(folder / REPORT).made_from.approval == made_from.approval
    except DeliveryError:
        return False


def _move_older(folder: Path, target: Path) -> None:
    """Take a kit's own files along, the report first; what people have laid beside them stays."""
    target.mkdir()
    for name in reversed(KIT_FILES):
        if (folder / name).exists():
            shutil.move(folder / name, target / name)
    if not any(folder.iterdir()):
        folder.rmdir()
