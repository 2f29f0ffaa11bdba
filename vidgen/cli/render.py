"""``vidgen render``: scripts become posting kits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vidgen.cli import options, show
from vidgen.cli.jobs import jobs_option, workers_for
from vidgen.messages import _

if TYPE_CHECKING:
    from vidgen.batch import Outcome
    from vidgen.brand.profile import Profile
    from vidgen.delivery.today import Today


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
@click.argument("scripts", nargs=-1, type=options.EXISTING, metavar="SCRIPT|DIR...")
@options.unit_options
@options.brand_option
@options.voice_option
@options.offline_option
@options.profile_option
@options.out_option
@jobs_option(_("Số video dựng cùng lúc; auto: theo số nhân và bộ nhớ còn trống."))
@click.option(
    "--cluster",
    type=ClusterType(),
    metavar="local|tcp://HOST:PORT",
    help=_("Dựng bằng cụm Dask: ngay trên máy này, hoặc cụm đang chạy tại địa chỉ đó."),
)
@click.option("--force", is_flag=True, help=_("Dựng lại cả những bản không đổi."))
@options.final_option
@click.option(
    "--affected-by",
    metavar="TEXT",
    help=_(
        "Chỉ dựng lại các bản đã giao trong --out có số, căn cứ, từ, tên miền hoặc kịch bản này (xem vidgen "
        "where); không ghi SCRIPT thì tìm cả thư viện."
    ),
)
@click.option("--dry-run", is_flag=True, help=_("Chỉ in việc sẽ làm."))
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
    profile: Profile | None,
    out: Path,
    jobs: int | str,
    cluster: str | None,
    force: bool,
    final: bool,
    affected_by: str | None,
    dry_run: bool,
    explain: bool,
    as_json: bool,
) -> None:
    from vidgen import batch
    from vidgen.batch.cluster import cluster as dask_cluster
    from vidgen.batch.cluster import reachable
    from vidgen.brand.load import load_brand
    from vidgen.cli.affected import print_plan, remakes
    from vidgen.cli.reporters import JsonReporter, PlainReporter, TerminalReporter
    from vidgen.errors import VidgenError
    from vidgen.library import some_scripts_in
    from vidgen.settings import Settings

    if not scripts and affected_by is None:
        context = click.get_current_context()
        argument = next(each for each in context.command.params if each.name == "scripts")
        raise click.MissingParameter(ctx=context, param=argument)
    terminal = TerminalReporter(explain) if show.on_terminal() and not as_json else None
    reporter = terminal or (JsonReporter() if as_json else PlainReporter(explain))
    try:
        kit = load_brand(brand)
        if affected_by is None:
            copies = [
                (script, unit, profile)
                for script in some_scripts_in(scripts)
                for unit in options.units_for(script, units_file, unit_ids, all_units)
            ]
        else:
            copies = [
                (each.script, each.unit, profile or each.profile)
                for each in remakes(affected_by, scripts, units_file, unit_ids, kit, out)
            ]
        workers, spare = workers_for(jobs, len(copies))
        settings = Settings(offline, voice, force, threads=spare and not cluster, final=final)
        plan = [
            batch.Job(script, unit, brand, out, replace(settings, profile=watched))
            for script, unit, watched in copies
        ]
        if dry_run or affected_by is not None:
            print_plan(plan, affected_by, as_json=as_json)
        if dry_run or not plan:
            return
        crew = None
        if cluster:
            plan, crew = [reachable(job) for job in plan], dask_cluster(cluster, workers)
        outcomes = batch.run(plan, reporter, workers, crew)
    except VidgenError as error:
        show.fail(error, as_json=as_json)
    except KeyboardInterrupt:
        click.echo(_("Đã dừng. Các video đã xong vẫn còn; chạy lại lệnh cũ để làm tiếp."), err=True)
        raise SystemExit(130) from None
    finally:
        if terminal:
            terminal.close()
    _conclude(outcomes, out, as_json=as_json)


def _conclude(outcomes: tuple[Outcome, ...], out: Path, *, as_json: bool) -> None:
    """Write the page over the batch, say what failed, and leave."""
    from vidgen.delivery.index import write_index
    from vidgen.delivery.kit import QUARANTINE
    from vidgen.delivery.today import today
    from vidgen.errors import Severity, VidgenError
    from vidgen.store import trim_cache

    if any(outcome.product for outcome in outcomes) or (out / QUARANTINE).is_dir():
        now = today(out, outcomes[0].job.script)
        try:
            index = write_index(out, now)
        except VidgenError as error:
            show.fail(error, as_json=as_json)
        if not as_json:
            click.echo(_("Xem tất cả: {index}").format(index=index))
        _write_answers(outcomes, out, now)
    try:
        trim_cache()
    except VidgenError as error:  # the videos stand; only the next run may find less room
        show.print_findings(replace(finding, severity=Severity.WARNING) for finding in error.findings)
    failed = sum(outcome.product is None for outcome in outcomes)
    if failed and not as_json:
        click.echo(
            _("{failed} trên {count} video không dựng được; lý do ở trên.").format(
                failed=failed, count=len(outcomes)
            ),
            err=True,
        )
    raise SystemExit(1 if failed else 0)


def _write_answers(outcomes: tuple[Outcome, ...], out: Path, now: Today) -> None:
    """Bring ``chatbot.json`` up to date; the videos stand whatever comes of it."""
    from vidgen.approval.clock import today
    from vidgen.batch.answers import after_batch, drop_withdrawn
    from vidgen.delivery.disk import refusal
    from vidgen.errors import Severity, VidgenError

    try:
        try:
            after_batch(out, outcomes, today())
            drop_withdrawn(out, now)
        except OSError as error:
            raise refusal(error, out) from error
    except VidgenError as error:
        show.print_findings(replace(finding, severity=Severity.WARNING) for finding in error.findings)
