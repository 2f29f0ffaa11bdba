"""``vidgen practice``: scripts become lessons, courses become folders for a USB stick."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vidgen.cli import options, show
from vidgen.messages import _

if TYPE_CHECKING:
    from vidgen.errors import VidgenError
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
@click.option("--force", is_flag=True, help=_("Dựng lại cả những thứ không đổi."))
@options.json_option
def command(
    scripts: tuple[Path, ...],
    making: options.Making,
    only: tuple[str, ...],
    out: Path,
    speed: float | None,
    role: str,
    force: bool,
    as_json: bool,
) -> None:
    from dataclasses import replace

    from vidgen.cli.courses import make_courses
    from vidgen.errors import VidgenError
    from vidgen.practice.making import Pacing, make_lesson
    from vidgen.practice.names import products_named
    from vidgen.practice.products import PRODUCTS

    names, unknown = products_named(only)
    if unknown:
        raise click.UsageError(
            _("Không có thứ nào tên “{name}”. Các tên: {names}.").format(
                name=unknown[0], names=", ".join(PRODUCTS)
            )
        )
    pacing = Pacing(speed, role)
    try:
        brand = making.kit()
        settings = replace(making.settings(), force=force)
        courses, alone = _told_apart(scripts)
        lessons = [(script, unit) for script in alone for unit in making.units(script)]
    except VidgenError as error:
        show.fail(error, as_json=as_json)
    failed = 0
    with _progress(shown=show.on_terminal() and not as_json) as told:
        try:
            for script, unit in lessons:
                job = _job(script.stem, unit)
                try:
                    made = make_lesson(script, unit, brand, out, settings, names, pacing, _of(told, job))
                except VidgenError as error:
                    failed += 1
                    _print_failure(job, error, as_json=as_json)
                    continue
                failed += bool(made.failed)
                _print_made(made, job, as_json=as_json)
            failed += make_courses(
                courses, making, brand, out, settings, names, pacing, told, as_json=as_json
            )
        except KeyboardInterrupt:
            click.echo(_("Đã dừng. Những gì đã xong vẫn còn; chạy lại lệnh cũ để làm tiếp."), err=True)
            raise SystemExit(130) from None
    raise SystemExit(1 if failed else 0)


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


Told = Callable[[str, int, int], None]


@contextmanager
def _progress(*, shown: bool) -> Iterator[Told]:
    """A bar over the products of the lesson in hand, where a person watches."""
    if not shown:
        yield lambda *_told: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(_("Chuẩn bị"), total=1)
        yield lambda name, done, count: bar.update(task, description=name, completed=done, total=count)


def _of(told: Told, job: str) -> Told:
    return lambda name, done, count: told(f"{job}: {name}" if name else job, done, count)


def _job(name: str, unit: Unit | None) -> str:
    return f"{unit.id if unit else 'chung'}/{name}"


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


def _print_failure(job: str, error: VidgenError, *, as_json: bool) -> None:
    if as_json:
        found = [each.as_dict() for each in error.findings]
        show.print_json({"job": job, "ok": False, "findings": found})
        return
    click.echo(_("✗ {job}: không dựng được.").format(job=job), err=True)
    show.print_findings(error.findings)
