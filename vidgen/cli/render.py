"""``vidgen render``: scripts become posting kits."""

from __future__ import annotations

from pathlib import Path

import click

from vidgen.cli import options, show
from vidgen.messages import _


@click.command("render", help=_("Dựng video và bộ đăng cho kịch bản (tệp hoặc thư mục), từng đơn vị."))
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
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    metavar="N",
    help=_("Số video dựng cùng lúc."),
)
@click.option("--force", is_flag=True, help=_("Dựng lại cả những bản không đổi."))
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
    jobs: int,
    force: bool,
    as_json: bool,
) -> None:
    from vidgen import batch
    from vidgen.brand.load import load_brand
    from vidgen.delivery.index import write_index
    from vidgen.errors import ScriptError, VidgenError
    from vidgen.library import scripts_in
    from vidgen.settings import Settings

    settings = Settings(offline, voice, force)
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
    except VidgenError as error:
        show.fail(error, as_json=as_json)
    terminal = show.TerminalReporter() if show.on_terminal() and not as_json else None
    reporter = terminal or (show.JsonReporter() if as_json else show.PlainReporter())
    try:
        outcomes = batch.run(plan, reporter, jobs)
    except KeyboardInterrupt:
        click.echo(_("Đã dừng. Các video đã xong vẫn còn; chạy lại lệnh cũ để làm tiếp."), err=True)
        raise SystemExit(130) from None
    finally:
        if terminal:
            terminal.close()
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
