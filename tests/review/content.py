"""A script with one line to judge, and what the rules of its content say of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from tests.command_line import UNITS, script, write
from vidgen.brand.load import load_brand
from vidgen.errors import Finding
from vidgen.preview import read, told
from vidgen.review.check import review
from vidgen.scenario.units import load_units

TODAY = dt.date(2026, 12, 1)
BODY = "## hook: Ai hỏi **mã OTP**?\nĐừng đọc mã cho ai.\n"
LINE = 10
"""Where the line to judge stands."""


def found(
    folder: Path,
    line: str = "",
    code: str = "",
    front: Sequence[str] = (),
    units: str = "",
    unit: str = "",
    body: str = BODY,
) -> list[Finding]:
    """The findings of a script that ends with the line, those of one code where one is given.

    Arguments:
        units: further rows of the list of units beside the script.
        unit: the id of the unit the copy is for.
    """
    listed = write(folder / "units.csv", UNITS + units)
    file = script(folder, f"{body}\n{line}\n" if line else body, front=front)
    choice = next((each for each in load_units(listed) if each.id == unit), None)
    written, _warnings = read(file)
    judged = review(told(written, choice), choice, load_brand(), TODAY, written=written)
    return [each for each in judged if not code or each.code == code]
