"""``--jobs``: how much is made at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from vidgen.messages import _

Command = TypeVar("Command", bound=Callable[..., Any])

AUTO = "auto"
MOST_JOBS = 64


class JobsType(click.IntRange):
    """``auto``, or how many to make at once."""

    def __init__(self) -> None:
        super().__init__(1, MOST_JOBS)

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int | str:
        if value == AUTO:
            return AUTO
        if not str(value).lstrip("-").isdecimal():
            self.fail(
                _("“{value}” không phải là auto hay số từ 1 đến {most}.").format(value=value, most=MOST_JOBS),
                param,
                ctx,
            )
        return int(super().convert(value, param, ctx))


def jobs_option(said: str) -> Callable[[Command], Command]:
    """``--jobs N|auto``.

    Arguments:
        said: what is made at once, for the help.
    """
    return click.option(
        "--jobs", "-j", type=JobsType(), default=AUTO, show_default=True, metavar="N", help=said
    )


def workers_for(jobs: int | str, count: int) -> tuple[int, bool]:
    """How many processes make so many things, and whether each of them may use several cores.

    A number is a number of cores a person can spare; left to itself, one thing may use them all.
    """
    from vidgen.batch.machine import cores_to_spare, jobs_at_once

    workers = max(1, min(jobs if isinstance(jobs, int) else jobs_at_once(), count))
    return workers, not isinstance(jobs, int) and cores_to_spare(workers)
