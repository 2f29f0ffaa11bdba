"""``vidgen render``: scripts become posting kits."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vidgen.cli import options, show
from vidgen.messages import _

if TYPE_CHECKING:
    from vidgen.batch import Job, Outcome
    from vidgen.batch.crew import Crew

AUTO = "auto"
MOST_JOBS = 64


class JobsType(click.ParamType):
    """``auto``, or how many videos to make at once."""

    name = "jobs"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int | str:
        if value == AUTO:
            return AUTO
        try:
            count = int(str(value))
        except ValueError:
            count = 0
        if not 1 <= count <= MOST_JOBS:
            self.fail(
                _("“{value}” không phải là auto hay số từ 1 đến {most}.").format(value=value, most=MOST_JOBS),
                param,
                ctx,
            )
        return count


class ClusterType(click.ParamType):
    """``local``, or the address of a Dask scheduler."""

    name = "cluster"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        where = str(value)
        if where != "local" and not where.startswith(("tcp://", "tls://")):
            self.fail(_("“{value}” không phải là local hay tcp://MÁY:CỔNG.").format(value=where), param, ctx)
        return where


@click.command(
    "render",
    help=_("Dựng video và bộ đăng cho kịch bản (tệp hoặc thư mục), từng đơn vị."),
    epilog=_(
        "Với --cluster tcp://…, mọi máy cần cùng phiên bản vidgen, thấy kịch bản, bộ nhận diện và thư mục "
        "kết quả ở cùng đường dẫn, và dùng chung kho tạm qua VIDGEN_CACHE (thư mục chung hoặc URL). Máy làm "
        "việc chạy: dask worker --nthreads 1. Chỉ dùng trong mạng tin cậy: ai kết nối được vào cụm đều chạy "
        "được chương trình trên đó."
    ),
)
@click.argument("scripts", nargs=-1, required=True, type=options.EXISTING, metavar="SCRIPT|DIR...")
@options.unit_options
@options.brand_option
@options.voice_option
@options.offline_option
@click.option(
    "--out",
    "-o",
    type=options.PATH,
    default=Path("out"),
    show_default=True,
    metavar="DIR",
    help=_("Nơi ghi kết quả."),
)
@click.option(
    "--jobs",
    "-j",
    type=JobsType(),
    default=AUTO,
    show_default=True,
    metavar="N",
    help=_("Số video dựng cùng lúc; auto: theo số nhân và bộ nhớ còn trống."),
)
@click.option(
    "--cluster",
    type=ClusterType(),
    metavar="local|tcp://HOST:PORT",
    help=_("Dựng bằng cụm Dask: ngay trên máy này, hoặc cụm đang chạy tại địa chỉ đó."),
)
@click.option("--force", is_flag=True, help=_("Dựng lại cả những bản không đổi."))
@click.option("--explain", is_flag=True, help=_("Nói rõ vì sao mỗi video được dựng lại."))
@options.json_option
def command(
    scripts: tuple[Path, ...],
    units_file: Path | None,
    all_units: bool,
    unit_ids: tuple[str, ...],
    brand: Path | None,
    voice: str | None,
    offline: bool,
    out: Path,
    jobs: int | str,
    cluster: str | None,
    force: bool,
    explain: bool,
    as_json: bool,
) -> None:
    from vidgen import batch
    from vidgen.brand.load import load_brand
    from vidgen.cli.reporters import JsonReporter, PlainReporter, TerminalReporter
    from vidgen.errors import ScriptError, VidgenError
    from vidgen.library import scripts_in
    from vidgen.settings import Settings

    settings = Settings(offline, voice, force)
    terminal = TerminalReporter(explain) if show.on_terminal() and not as_json else None
    reporter = terminal or (JsonReporter() if as_json else PlainReporter(explain))
    try:
        load_brand(brand)
        found = scripts_in(scripts)
        if not found:
            raise ScriptError.of(
                "VG-S090",
                _("Không có kịch bản nào trong thư mục đã cho."),
                _("Kịch bản là tệp .md, .yaml hoặc .json."),
            )
        plan = [
            batch.Job(script, unit, brand, out, settings)
            for script in found
            for unit in options.units_for(script, units_file, unit_ids, all_units)
        ]
        workers = _workers(jobs)
        if cluster:
            plan = _for_cluster(plan)
        outcomes = batch.run(plan, reporter, workers, _crew(cluster, workers))
    except VidgenError as error:
        show.fail(error, as_json=as_json)
    except KeyboardInterrupt:
        click.echo(_("Đã dừng. Các video đã xong vẫn còn; chạy lại lệnh cũ để làm tiếp."), err=True)
        raise SystemExit(130) from None
    finally:
        if terminal:
            terminal.close()
    _conclude(outcomes, out, as_json=as_json)


def _workers(jobs: int | str) -> int:
    from vidgen.batch.machine import jobs_at_once

    return jobs if isinstance(jobs, int) else jobs_at_once()


def _for_cluster(plan: list[Job]) -> list[Job]:
    from vidgen.batch.cluster import reachable

    return [reachable(job) for job in plan]


def _crew(cluster: str | None, workers: int) -> AbstractContextManager[Crew] | None:
    from vidgen.batch import cluster as dask

    return dask.cluster(cluster, workers) if cluster else None


def _conclude(outcomes: tuple[Outcome, ...], out: Path, *, as_json: bool) -> None:
    """Write the page over the batch, say what failed, and leave."""
    from vidgen.delivery.index import write_index
    from vidgen.errors import VidgenError

    if any(outcome.product for outcome in outcomes):
        try:
            index = write_index(out)
        except VidgenError as error:
            show.fail(error, as_json=as_json)
        if not as_json:
            click.echo(_("Xem tất cả: {index}").format(index=index))
    failed = sum(outcome.product is None for outcome in outcomes)
    if failed and not as_json:
        click.echo(
            _("{failed} trên {count} video không dựng được; lý do ở trên.").format(
                failed=failed, count=len(outcomes)
            ),
            err=True,
        )
    raise SystemExit(1 if failed else 0)
