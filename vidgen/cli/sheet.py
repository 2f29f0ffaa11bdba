"""``vidgen sheet``: a contact sheet of a script, without encoding a film, or of a video."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vidgen.cli import options, show
from vidgen.cli.watching import keep_drawing, watch_option
from vidgen.messages import _

if TYPE_CHECKING:
    from PIL.Image import Image

    from vidgen.brand.profile import Profile

_ENDINGS = (".png", ".jpg", ".webp")


@click.command(
    "sheet", help=_("Ảnh tổng hợp các cảnh của một kịch bản (không cần dựng video) hoặc của một video.")
)
@click.argument("source", type=options.EXISTING, metavar="SCRIPT|VIDEO")
@options.unit_options
@options.brand_option
@options.voice_option
@options.offline_option
@options.profile_option
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
    units_file: Path | None,
    all_units: bool,
    unit_ids: tuple[str, ...],
    brand: Path | None,
    voice: str | None,
    offline: bool,
    profile: Profile | None,
    output: Path | None,
    width: int,
    watch: bool,
) -> None:
    from vidgen.brand.load import load_brand
    from vidgen.delivery.sheet import storyboard_stills, video_stills
    from vidgen.errors import VidgenError
    from vidgen.library import SCRIPT_ENDINGS
    from vidgen.preview import storyboard_of
    from vidgen.settings import Settings

    if source.is_dir():
        raise click.UsageError(
            _("“{path}” là thư mục; lệnh này chỉ nhận một kịch bản hoặc một video.").format(path=source)
        )
    told = source.suffix.lower() in SCRIPT_ENDINGS
    # A posting kit holds what its report lists and nothing else, so nothing is laid beside a video.
    target = output or (source.with_name if told else Path)(f"{source.stem}-sheet.png")
    if target.suffix.lower() not in _ENDINGS:
        raise click.BadParameter(
            _("Tên tệp ảnh phải có đuôi {endings}.").format(endings=", ".join(_ENDINGS)), param_hint="-o"
        )
    if watch and not told:
        raise click.UsageError(_("--watch chỉ dùng với kịch bản."))

    def draw() -> None:
        if not told:
            _write(video_stills(source), width, target)
            return
        kit, settings = load_brand(brand), Settings(offline, voice, profile=profile)
        units = options.units_for(source, units_file, unit_ids, all_units)
        for unit in units:
            named = target.with_stem(_stem(target, unit.id)) if unit and len(units) > 1 else target
            _write(storyboard_stills(storyboard_of(source, unit, kit, settings)), width, named)

    if watch:
        keep_drawing(draw, options.files_of(source, units_file, brand))
        return
    try:
        draw()
    except VidgenError as error:
        show.fail(error)


def _stem(target: Path, unit_id: str) -> str:
    """``kich-ban-doi-sim-sheet`` of ``kich-ban-sheet``, ``anh-doi-sim`` of ``anh``."""
    name = target.stem.removesuffix("-sheet")
    return f"{name}-{unit_id}{target.stem[len(name) :]}"


def _write(stills: Sequence[Image], width: int, target: Path) -> None:
    """Save one contact sheet and say where.

    Raises:
        DeliveryError: it cannot be written.
    """
    from vidgen.delivery.disk import refusal
    from vidgen.delivery.sheet import contact_sheet

    try:
        contact_sheet(stills, width).save(target)
    except OSError as error:
        raise refusal(error, target, option="-o") from error
    click.echo(_("Đã ghi {path}.").format(path=target))
