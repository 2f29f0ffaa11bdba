"""``vidgen chatbot``: questions and answers of the approved scripts, for programs that answer people."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from vidgen.cli import options, show
from vidgen.messages import _

if TYPE_CHECKING:
    from vidgen.scenario.model import Unit


@click.command(
    "chatbot",
    help=_("Dữ liệu hỏi đáp (JSON) cho chatbot, từ các kịch bản đã duyệt và còn hạn."),
    epilog=_("Lệnh render tự cập nhật chatbot.json trong thư mục kết quả sau mỗi lần dựng."),
)
@click.argument("scripts", nargs=-1, required=True, type=options.EXISTING, metavar="SCRIPT|DIR...")
@options.units_option
@click.option(
    "--unit", "-u", "unit_ids", multiple=True, metavar="ID", help=_("Chỉ đơn vị này; nhiều lần được.")
)
@options.brand_option
@click.option("--out", type=options.EXISTING, metavar="DIR", help=_("Thư mục kết quả có các video đã dựng."))
@click.option("--links", type=options.EXISTING, metavar="CSV", help=_("Đường dẫn các bài đã đăng."))
@click.option(
    "--output",
    "-o",
    type=options.PATH,
    default=Path("chatbot.json"),
    show_default=True,
    metavar="JSON",
    help=_("Tệp JSON."),
)
def command(
    scripts: tuple[Path, ...],
    units_file: Path | None,
    unit_ids: tuple[str, ...],
    brand: Path | None,
    out: Path | None,
    links: Path | None,
    output: Path,
) -> None:
    from vidgen.approval.clock import today
    from vidgen.batch.answers import answers_of
    from vidgen.brand.load import load_brand
    from vidgen.delivery.disk import refusal
    from vidgen.delivery.publish.chatbot import write_chatbot
    from vidgen.errors import VidgenError
    from vidgen.library import some_scripts_in

    try:
        asked = [(script, _units(script, units_file, unit_ids)) for script in some_scripts_in(scripts)]
        content, said = answers_of(asked, load_brand(brand), today(), out, links)
        show.print_findings(said)
        try:
            write_chatbot(output, content)
        except OSError as error:
            raise refusal(error, output, option="-o") from error
    except VidgenError as error:
        show.fail(error)
    click.echo(_("Đã ghi {path}: {count} câu hỏi.").format(path=output, count=len(content.entries)))


def _units(script: Path, units_file: Path | None, unit_ids: tuple[str, ...]) -> tuple[Unit, ...]:
    """Those asked for, else all of the list near the script; none where there is no list."""
    every = options.units_for(script, units_file, unit_ids, all_units=False) if unit_ids else None
    if every is None:
        from vidgen.scenario.units import find_units_file

        has_list = units_file or find_units_file(script)
        every = options.units_for(script, units_file, (), all_units=True) if has_list else ()
    return tuple(unit for unit in every if unit)
