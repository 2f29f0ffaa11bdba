"""``vidgen sheet``: a contact sheet of a script, without encoding a film, or of a video."""

from __future__ import annotations

from pathlib import Path

import click

from vidgen.cli import options, show
from vidgen.messages import _

_ENDINGS = (".png", ".jpg", ".webp")


@click.command(
    "sheet", help=_("Ảnh tổng hợp các cảnh của một kịch bản (không cần dựng video) hoặc của một video.")
)
@click.argument("source", type=options.EXISTING, metavar="SCRIPT|VIDEO")
@options.unit_options
@options.brand_option
@options.voice_option
@options.offline_option
@click.option(
    "-o", "--output", type=options.PATH, metavar="PNG", help=_("Tệp ảnh; mặc định: cạnh tệp nguồn.")
)
@click.option(
    "--width",
    type=click.IntRange(120, 1080),
    default=432,
    show_default=True,
    help=_("Bề ngang mỗi cảnh, điểm ảnh."),
)
def command(
    source: Path,
    units_file: Path | None,
    all_units: bool,
    unit_ids: tuple[str, ...],
    brand: Path | None,
    voice: str | None,
    offline: bool,
    output: Path | None,
    width: int,
) -> None:
    from vidgen.brand.load import load_brand
    from vidgen.delivery.disk import refusal
    from vidgen.delivery.sheet import contact_sheet, storyboard_stills, video_stills
    from vidgen.errors import VidgenError
    from vidgen.library import SCRIPT_ENDINGS
    from vidgen.preview import storyboard_of
    from vidgen.settings import Settings

    target = output or source.with_name(f"{source.stem}-sheet.png")
    if target.suffix.lower() not in _ENDINGS:
        raise click.BadParameter(
            _("Tên tệp ảnh phải có đuôi {endings}.").format(endings=", ".join(_ENDINGS)), param_hint="-o"
        )
    try:
        if source.suffix.lower() in SCRIPT_ENDINGS:
            unit = options.units_for(source, units_file, unit_ids, all_units)[0]
            storyboard = storyboard_of(source, unit, load_brand(brand), Settings(offline, voice))
            stills = storyboard_stills(storyboard)
        else:
            stills = video_stills(source)
        try:
            contact_sheet(stills, width).save(target)
        except OSError as error:
            raise refusal(error, target) from error
    except VidgenError as error:
        show.fail(error)
    click.echo(_("Đã ghi {path}.").format(path=target))
