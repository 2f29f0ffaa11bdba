"""``vidgen new``: a script, or a list of units, to start from."""

from __future__ import annotations

from pathlib import Path

import click

from vidgen.cli import options, show
from vidgen.messages import _

_KINDS = ("scam", "procedure", "qa", "announcement", "practice", "units")


@click.command(
    "new",
    help=_(
        "Tạo tệp mẫu để viết tiếp. KIND: scam (cảnh báo lừa đảo), procedure (thủ tục), qa (hỏi đáp), "
        "announcement (thông báo), practice (luyện tập), hoặc units (danh sách đơn vị)."
    ),
)
@click.argument("kind", type=click.Choice(_KINDS), metavar="KIND")
@click.argument("id_", metavar="ID")
@click.option(
    "--out", "-o", "folder", type=options.PATH, default=Path(), metavar="DIR", help=_("Thư mục chứa tệp mới.")
)
def command(kind: str, id_: str, folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise click.BadParameter(
            _("“{path}” là tệp, không phải thư mục.").format(path=folder), param_hint="--out"
        )
    from vidgen.errors import VidgenError
    from vidgen.scenario.model import Kind
    from vidgen.scenario.new import template, units_template, write_new

    try:
        path = folder / (f"{id_}.csv" if kind == "units" else f"{id_}.md")
        write_new(path, units_template() if kind == "units" else template(Kind(kind), id_))
    except VidgenError as error:
        show.fail(error)
    click.echo(_("Đã tạo {path}.").format(path=path))
    quoted = f'"{path}"' if " " in str(path) else str(path)
    if kind == "units":
        click.echo(
            _("Mở bằng Excel, điền mỗi đơn vị một dòng, lưu lại dạng CSV UTF-8; rồi dựng cho mọi đơn vị:")
            + f"\n  vidgen render KỊCH_BẢN --units {quoted} --all-units"
        )
    else:
        click.echo(_("Sửa tệp, kiểm tra bằng: vidgen check {path}").format(path=quoted))
