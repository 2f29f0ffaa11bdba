"""Texts on screen that stand in the list of units or the brand rather than in the script."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from vidgen.brand.kit import Brand
from vidgen.brand.shipped import FILE
from vidgen.errors import Finding
from vidgen.messages import _
from vidgen.scenario.model import Unit


@dataclass(frozen=True, slots=True)
class Source:
    """Where such a text is mended.

    Attributes:
        fix: what to do there.
        path: the file, where it is known.
        line: of that file, where it is known.
    """

    fix: str
    path: Path | None = None
    line: int | None = None

    def blame(self, finding: Finding) -> Finding:
        """The finding with this place instead of a line of the script."""
        return replace(finding, fix=self.fix, path=self.path, line=self.line)


def of_unit(unit: Unit, column: str) -> Source:
    """A cell of the list of units."""
    return Source(
        _("Rút ngắn cột {column} của đơn vị “{id}” trong tệp đơn vị (units.csv).").format(
            column=column, id=unit.id
        )
    )


def of_brand(brand: Brand, key: str) -> Source:
    """A value of the brand."""
    return Source(
        _("Rút ngắn mục {key} trong brand.yaml.").format(key=key), brand.folder / FILE, brand.lines.get(key)
    )
