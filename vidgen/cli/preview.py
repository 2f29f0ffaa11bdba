"""``vidgen preview``: one scene as a short video with sound, before the whole is made."""

from __future__ import annotations

from pathlib import Path

import click

from vidgen.cli import options
from vidgen.cli.watching import draw_once_or_watch, watch_option
from vidgen.messages import _


@click.command("preview", help=_("Dựng riêng một cảnh thành video ngắn có tiếng, để xem trước."))
@click.argument("script", type=options.EXISTING, metavar="SCRIPT")
@click.option(
    "--scene",
    "-s",
    "wanted",
    default="1",
    show_default=True,
    metavar="N|TÊN",
    help=_("Cảnh thứ mấy, hoặc tên cảnh: 3, dấu hiệu, signs."),
)
@options.making_options
@click.option(
    "-o",
    "--output",
    type=options.PATH,
    metavar="MP4",
    help=_("Tệp video; mặc định: cạnh kịch bản, tên-canh-N.mp4."),
)
@click.option("--play", is_flag=True, help=_("Mở bằng trình phát của máy sau khi dựng."))
@watch_option
def command(
    script: Path,
    wanted: str,
    making: options.Making,
    output: Path | None,
    play: bool,
    watch: bool,
) -> None:
    from vidgen.scenario.names import slug

    if script.is_dir():
        raise click.UsageError(_("“{path}” là thư mục; lệnh này chỉ nhận một kịch bản.").format(path=script))
    if making.all_units or len(making.unit_ids) > 1:
        raise click.UsageError(_("Xem trước thì chỉ chọn một đơn vị: --unit ID."))
    target = output or script.with_name(f"{script.stem}-canh-{slug(wanted) or 1}.mp4")
    if target.suffix.lower() != ".mp4":
        raise click.BadParameter(_("Tên tệp video phải có đuôi .mp4."), param_hint="-o")

    def draw() -> None:
        from vidgen.excerpt import film_scene

        (unit,) = making.units(script)
        film_scene(script, unit, making.kit(), making.settings(), wanted, target)
        click.echo(_("Đã ghi {path}.").format(path=target))
        if play and click.launch(str(target)):
            click.echo(_("Không mở được trình phát trên máy này; hãy tự mở tệp trên."), err=True)

    draw_once_or_watch(draw, watch, making.files_of(script))
