"""``vidgen practice``: scripts become lessons, courses become folders for a USB stick."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vidgen.cli import options, show
from vidgen.cli.jobs import jobs_option, workers_for
from vidgen.messages import _

if TYPE_CHECKING:
    from rich.progress import Progress

    from vidgen.batch.lessons import LessonJob, LessonOutcome
    from vidgen.practice.making import Made
    from vidgen.scenario.model import Unit

_SLOWEST, _FASTEST = 1.5, 7.0  # syllables a second that anybody reads aloud at


@click.command(
    "practice",
    help=_(
        "Dựng tài liệu luyện tập từ kịch bản: phim dừng để hỏi, đọc theo, nhắc lời, tờ phát tay, câu hỏi."
    ),
    epilog=_("Chỉ dựng vài thứ: --only luyện-tập --only nhắc-lời (hoặc tên tệp)."),
)
@click.argument("scripts", nargs=-1, required=True, type=options.EXISTING, metavar="SCRIPT|DIR|COURSE...")
@options.making_options
@click.option(
    "--only",
    multiple=True,
    metavar="NAME",
    help=_("Chỉ dựng thứ này, theo tên hoặc tên tệp; dùng được nhiều lần."),
)
@options.out_option
@click.option(
    "--speed",
    type=click.FloatRange(_SLOWEST, _FASTEST),
    metavar="N",
    help=_("Âm tiết mỗi giây của phim đọc theo và nhắc lời; mặc định theo người xem."),
)
@click.option("--role", default="", metavar="NAME", help=_("Vai được nhắc lời cùng với lời dẫn."))
@jobs_option(_("Số bài dựng cùng lúc; auto: theo số nhân và bộ nhớ còn trống."))
@options.final_option
@click.option("--force", is_flag=True, help=_("Dựng lại cả những thứ không đổi."))
@options.json_option
def command(
    scripts: tuple[Path, ...],
    making: options.Making,
    only: tuple[str, ...],
    out: Path,
    speed: float | None,
    role: str,
    jobs: int | str,
    final: bool,
    force: bool,
    as_json: bool,
) -> None:
    from vidgen.batch.lessons import LessonJob, lesson_key, make_lessons
    from vidgen.cli.courses import finish_course, wanted_courses
    from vidgen.errors import VidgenError
    from vidgen.practice.making import Pacing
    from vidgen.practice.names import products_named
    from vidgen.practice.products import PRODUCTS

    names, unknown = products_named(only)
    if unknown:
        raise click.UsageError(
            _("Không có thứ nào tên “{name}”. Các tên: {names}.").format(
                name=unknown[0], names=", ".join(PRODUCTS)
            )
        )
    try:
        brand = making.kit()
        found, alone = _told_apart(scripts)
        named = [(script, unit) for script in alone for unit in making.units(script)]
        courses, failed = wanted_courses(found, making, as_json=as_json)
        taught = [(script, unit) for course, unit in courses for script in course.scripts]
        wanted = {lesson_key(script, unit): (script, unit) for script, unit in (*named, *taught)}
        workers, spare = workers_for(jobs, len(wanted))
        settings = replace(making.settings(), force=force, threads=spare, final=final)
        plan = [
            LessonJob(script, unit, making.brand, out, settings, names, Pacing(speed, role))
            for script, unit in wanted.values()
        ]
        shown = {lesson_key(script, unit) for script, unit in named}
        done: dict[tuple[Path, str], LessonOutcome] = {}
        with (
            _progress(shown=show.on_terminal() and not as_json) as told,
            closing(make_lessons(plan, workers, told=told.product)) as outcomes,
        ):
            for outcome in outcomes:
                done[outcome.job.key] = outcome
                told.lessons(len(done), len(plan), several=workers > 1)
                if outcome.job.key in shown:
                    failed += not _print_outcome(outcome, as_json=as_json)
                for course, unit in [*courses]:
                    if any(lesson_key(script, unit) not in done for script in course.scripts):
                        continue
                    courses.remove((course, unit))
                    made_of = partial(_made, done, unit)
                    failed += not finish_course(
                        course, unit, brand, out, settings, names, made_of, as_json=as_json
                    )
    except VidgenError as error:
        show.fail(error, as_json=as_json)
    except KeyboardInterrupt:
        click.echo(_("Đã dừng. Những gì đã xong vẫn còn; chạy lại lệnh cũ để làm tiếp."), err=True)
        raise SystemExit(130) from None
    raise SystemExit(1 if failed else 0)


def _made(done: Mapping[tuple[Path, str], LessonOutcome], unit: Unit | None, script: Path) -> Made:
    """What was made of a script; raises what kept it from being made."""
    from vidgen.batch.lessons import lesson_key

    return done[lesson_key(script, unit)].whole()


def _told_apart(paths: tuple[Path, ...]) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The courses and the scripts among what was named; a folder with a course in it is that course.

    Raises:
        ScriptError: there is neither (VG-S090).
    """
    from vidgen.library import some_scripts_in
    from vidgen.practice.course.load import is_course
    from vidgen.practice.course.names import FILE_NAME

    named = [path / FILE_NAME if (path / FILE_NAME).is_file() else path for path in paths]
    courses = tuple(dict.fromkeys(path for path in named if is_course(path)))
    others = [path for path in named if not is_course(path)]
    return courses, some_scripts_in(others) if others or not courses else ()


class _Told:
    """Shows nothing: for programs and files."""

    def product(self, job: LessonJob, name: str, done: int, count: int) -> None:
        """Which product of a lesson is made in this process, and how many of them are done."""

    def lessons(self, done: int, count: int, *, several: bool) -> None:
        """How many lessons are done, where several are made at once."""


class _Bar(_Told):
    """A bar over the products of the lesson in hand, or over lessons where several are."""

    def __init__(self, bar: Progress) -> None:
        self._bar, self._task = bar, bar.add_task(_("Chuẩn bị"), total=None)

    def product(self, job: LessonJob, name: str, done: int, count: int) -> None:
        described = f"{job.name}: {name}" if name else job.name
        self._bar.update(self._task, description=described, completed=done, total=count)

    def lessons(self, done: int, count: int, *, several: bool) -> None:
        if several:
            told = _("{done} trên {count} bài").format(done=done, count=count)
            self._bar.update(self._task, description=told, completed=done, total=count)


@contextmanager
def _progress(*, shown: bool) -> Iterator[_Told]:
    """What a person watches."""
    if not shown:
        yield _Told()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield _Bar(bar)


def _print_outcome(outcome: LessonOutcome, *, as_json: bool) -> bool:
    """Tell what became of a lesson; whether it is whole."""
    made = outcome.made
    if made is None:
        show.print_failure(outcome.job.name, outcome.findings, as_json=as_json)
        return False
    _print_made(made, outcome.job.name, as_json=as_json)
    return not made.failed


def _print_made(made: Made, job: str, *, as_json: bool) -> None:
    if as_json:
        failed = {name: [each.as_dict() for each in found] for name, found in made.failed.items()}
        show.print_json(
            {
                "job": job,
                "ok": not made.failed,
                "folder": str(made.folder),
                "state": made.record.state,
                "fresh": list(made.fresh),
                "kept": list(made.kept),
                "failed": failed,
                "findings": [each.as_dict() for each in made.warnings],
            }
        )
        return
    counts = _("{fresh} thứ mới, {kept} thứ giữ nguyên, {failed} thứ không dựng được").format(
        fresh=len(made.fresh), kept=len(made.kept), failed=len(made.failed)
    )
    draft = " " + _("(BẢN NHÁP, chưa được duyệt)") if made.record.state == "draft" else ""
    sign = "✗" if made.failed else "✓"
    click.echo(f"{sign} {job}: {counts} → {made.folder}{draft}")
    show.print_findings(made.warnings)
    for name, found in made.failed.items():
        click.echo(_("Không dựng được {name}:").format(name=name), err=True)
        show.print_findings(found)
