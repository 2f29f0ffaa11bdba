"""``vidgen sheet``: a contact sheet of a script, without encoding a film, or of a video."""

from __future__ import annotations

from pathlib import Path

import click

from vidgen.cli import options, pictures
from vidgen.cli.watching import draw_once_or_watch, watch_option
from vidgen.messages import _


@click.command(
    "sheet", help=_("Ảnh tổng hợp các cảnh của một kịch bản (không cần dựng video) hoặc của một video.")
)
@click.argument("source", type=options.EXISTING, metavar="SCRIPT|VIDEO")
@options.making_options
@click.option(
    "-o",
    "--output",
    type=options.PATH,
    metavar="PNG",
    help=_("Tệp ảnh; mặc định: cạnh kịch bản, hoặc trong thư mục đang đứng nếu nguồn là video."),
)
@click.option(
    "--width",
    type=click.IntRange(120, 1080),
    default=432,
    show_default=True,
    help=_("Bề ngang mỗi cảnh, điểm ảnh."),
)
@watch_option
def command(
    source: Path,
    making: options.Making,
    output: Path | None,
    width: int,
    watch: bool,
) -> None:
    from vidgen.delivery.sheet import contact_sheet, storyboard_stills, video_stills
    from vidgen.library import SCRIPT_ENDINGS
    from vidgen.preview import storyboard_of

    if source.is_dir():
        raise click.UsageError(
            _("“{path}” là thư mục; lệnh này chỉ nhận một kịch bản hoặc một video.").format(path=source)
        )
    told = source.suffix.lower() in SCRIPT_ENDINGS
    # A posting kit holds what its report lists and nothing else, so nothing is laid beside a video.
    target = output or (source.with_name if told else Path)(f"{source.stem}-sheet.png")
    pictures.refuse_other(target)
    if watch and not told:
        raise click.UsageError(_("--watch chỉ dùng với kịch bản."))

    def draw() -> None:
        if not told:
            stills = video_stills(source)
            pictures.save(contact_sheet(stills, width, count=len(stills)), target)
            return
        kit, settings = making.kit(), making.settings()
        units = making.units(source)
        for unit in units:
            named = target.with_stem(_stem(target, unit.id)) if unit and len(units) > 1 else target
            storyboard = storyboard_of(source, unit, kit, settings)
            scenes = storyboard_stills(storyboard)
            pictures.save(contact_sheet(scenes, width, count=len(storyboard.shots)), named)

    draw_once_or_watch(draw, watch, making.files_of(source))


def _stem(target: Path, unit_id: str) -> str:
    """``kich-ban-doi-sim-sheet`` of ``kich-ban-sheet``, ``anh-doi-sim`` of ``anh``."""
    name = target.stem.removesuffix("-sheet")
    return f"{name}-{unit_id}{target.stem[len(name) :]}"
