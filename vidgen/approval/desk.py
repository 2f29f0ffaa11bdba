"""Where a library keeps its approvals: the folder ``_duyet`` at its top."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vidgen.above import folders_above

FOLDER: Final = "_duyet"
LEDGER: Final = "so-cai.jsonl"
RING: Final = "vong-khoa.yaml"
RENDERS: Final = "_so-cai.jsonl"
"""The ledger of renders, in the folder of finished kits."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The approvals of one library of scripts.

    Attributes:
        root: the library's top folder, in which ``_duyet`` lies; resolved, with no link left in it.
    """

    root: Path

    @property
    def folder(self) -> Path:
        """``_duyet``."""
        return self.root / FOLDER

    @property
    def ledger(self) -> Path:
        """The ledger of statements."""
        return self.folder / LEDGER

    @property
    def ring(self) -> Path:
        """The ring of keys."""
        return self.folder / RING


def find_desk(place: Path) -> Desk | None:
    """The desk of a script, or of a folder: beside it or up to six folders above; else None."""
    root = next((each for each in folders_above(place) if (each / FOLDER).is_dir()), None)
    return Desk(root.resolve()) if root else None
