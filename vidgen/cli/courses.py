"""Courses named to ``vidgen practice``: made for each unit, and told as they are done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vidgen.cli import options, show
from vidgen.messages import _

if TYPE_CHECKING:
    from vidgen.brand.kit import Brand
    from vidgen.practice.course.make import CourseMade
    from vidgen.practice.course.model import Course
    from vidgen.practice.making import Made
    from vidgen.scenario.model import Unit
    from vidgen.settings import Settings


Wanted = tuple["Course", "Unit | None"]
"""A course to be made, and for whom."""


def wanted_courses(
    paths: Sequence[Path], making: options.Making, *, as_json: bool
) -> tuple[list[Wanted], int]:
    """The courses with their units, and how many cannot be made at all, which is told."""
    from vidgen.errors import VidgenError
    from vidgen.practice.course.load import load_course

    wanted: list[Wanted] = []
    failed = 0
    for path in paths:
        job = path.parent.name
        try:
            course = load_course(path)
            job = course.id
            wanted += [(course, unit) for unit in _units(course, path, making)]
        except VidgenError as error:
            failed += 1
            show.print_failure(job, error.findings, as_json=as_json)
    return wanted, failed


def finish_course(
    course: Course,
    unit: Unit | None,
    brand: Brand,
    out: Path,
    settings: Settings,
    only: Sequence[str],
    made_of: Callable[[Path], Made],
    *,
    as_json: bool,
) -> bool:
    """Gather the lessons that were made into the course's folder; returns whether it is whole.

    Arguments:
        made_of: gives what was made of a script.
    """
    from vidgen.batch.job import unexpected
    from vidgen.errors import VidgenError
    from vidgen.practice.course.lessons import lesson_maker
    from vidgen.practice.course.make import make_course

    job = f"{unit.id if unit else 'chung'}/{course.id}"
    make = lesson_maker(unit, brand, out, settings, only, made_of)
    try:
        made = make_course(course, unit, brand, out, make)
    except VidgenError as error:
        show.print_failure(job, error.findings, as_json=as_json)
        return False
    except Exception as error:  # a fault of ours in one course must not take the others with it
        show.print_failure(job, (unexpected(error),), as_json=as_json)
        return False
    _print_made(made, job, as_json=as_json)
    return made.whole


def _units(course: Course, path: Path, making: options.Making) -> tuple[Unit | None, ...]:
    """Those the command names; where it names none, those of the course."""
    if course.units and not (making.unit_ids or making.all_units):
        making = replace(making, unit_ids=course.units)
    return making.units(path)


def _print_made(made: CourseMade, job: str, *, as_json: bool) -> None:
    from vidgen.practice.course.names import size_text

    if as_json:
        show.print_json(
            {
                "job": job,
                "ok": made.whole,
                "folder": str(made.folder),
                "bytes": made.bytes,
                "lessons": made.lessons,
                "findings": [each.as_dict() for each in made.findings],
            }
        )
        return
    click.echo(
        ("✓ " if made.whole else "✗ ")
        + _("{job}: {count} bài, {size} → {folder} (chép cả thư mục này vào USB, mở index.html)").format(
            job=job, count=made.lessons, size=size_text(made.bytes), folder=made.folder
        )
    )
    show.print_findings(made.findings)
