"""``vidgen qr``: a sheet of QR codes to print."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vidgen.cli import options, show
from vidgen.messages import _

if TYPE_CHECKING:
    from vidgen.delivery.publish.model import Publish


@click.command(
    "qr",
    help=_("Tờ mã QR để in (PDF khổ A4, in đen trắng được) của các video đã dựng."),
    epilog=_(
        "Mã dẫn đến đường dẫn của video trong links.csv (mặc định: ngay trong OUT); video chưa có đường dẫn "
        "thì mã dẫn đến qr_url của đơn vị. Tạo links.csv để điền: vidgen qr out --new-links out/links.csv"
    ),
)
@click.argument("kits", nargs=-1, required=True, type=options.EXISTING, metavar="OUT|KIT...")
@click.option(
    "--unit", "-u", "unit_ids", multiple=True, metavar="ID", help=_("Chỉ đơn vị này; nhiều lần được.")
)
@click.option("--links", type=options.EXISTING, metavar="CSV", help=_("Đường dẫn các bài đã đăng."))
@click.option("--url", metavar="URL", help=_("Đường dẫn của video, khi chỉ có một video."))
@click.option("--platform", metavar="NAME", help=_("Nền tảng ưu tiên khi một video có nhiều đường dẫn."))
@options.brand_option
@click.option(
    "--output",
    "-o",
    type=options.PATH,
    default=Path("qr.pdf"),
    show_default=True,
    metavar="PDF",
    help=_("Tệp PDF."),
)
@click.option("--new-links", type=options.PATH, metavar="CSV", help=_("Chỉ tạo links.csv để điền đường dẫn."))
def command(
    kits: tuple[Path, ...],
    unit_ids: tuple[str, ...],
    links: Path | None,
    url: str | None,
    platform: str | None,
    brand: Path | None,
    output: Path,
    new_links: Path | None,
) -> None:
    from vidgen.approval.clock import today
    from vidgen.brand.load import load_brand
    from vidgen.delivery.platforms import platforms
    from vidgen.delivery.publish.kits import posted_kits
    from vidgen.delivery.publish.links import by_video, read_links
    from vidgen.delivery.publish.names import LINKS
    from vidgen.delivery.publish.qr_entries import led_to, qr_entries
    from vidgen.delivery.publish.qr_sheet import write_qr_sheet
    from vidgen.errors import VidgenError

    if platform is not None and platform not in platforms():
        raise click.BadParameter(
            _("Viết một trong: {names}.").format(names=", ".join(platforms())), param_hint="--platform"
        )
    if url is not None and links is not None:
        raise click.UsageError(_("--url và --links không dùng cùng nhau."))
    try:
        found, left_out = posted_kits(kits, today(), unit_ids)
        show.print_findings(left_out)
        if new_links is not None:
            _write_links(new_links, found)
            return
        near = next((path / LINKS for path in kits if (path / LINKS).is_file()), None)
        table = links or near
        addresses = led_to(found, url) if url is not None else by_video(read_links(table) if table else ())
        entries, said = qr_entries(found, addresses, platform)
        show.print_findings(said)
        pages = write_qr_sheet(output, entries, load_brand(brand).fonts)
    except VidgenError as error:
        show.fail(error)
    click.echo(
        _("Đã ghi {path}: {count} mã QR, {pages} trang A4.").format(
            path=output, count=len(entries), pages=pages
        )
    )


def _write_links(path: Path, found: Sequence[tuple[Path, Publish]]) -> None:
    from vidgen.delivery.disk import refusal
    from vidgen.delivery.publish.kits import rows_of
    from vidgen.delivery.publish.links import write_links

    try:
        write_links(path, rows_of(found))
    except FileExistsError as error:
        raise click.BadParameter(
            _("“{path}” đã có; không ghi đè lên đường dẫn đã điền.").format(path=path),
            param_hint="--new-links",
        ) from error
    except OSError as error:
        raise refusal(error, path, option="--new-links") from error
    click.echo(_("Đã ghi {path}. Điền cột url sau khi đăng.").format(path=path))
