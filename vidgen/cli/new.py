"""``vidgen new``: a script, or a list of units, to start from."""

from __future__ import annotations

from pathlib import Path

import click

from vidgen.cli import options, show
from vidgen.messages import _

_KINDS = ("scam", "procedure", "qa", "announcement", "practice", "units")


class _KindOrScene(click.ParamType):
    """A kind of script, ``units``, or a scene type by any of its names."""

    name = "kind"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value in _KINDS:
            return value
        from vidgen.scenario.names import bare, suggestion
        from vidgen.storyboard.scenes import grammar

        named = {bare(word): name for name, has in grammar().items() for word in (*has.aliases, name)}
        if bare(value) not in named:
            near = suggestion(value, (*_KINDS, *grammar()))
            self.fail(_("Không có loại “{name}”.").format(name=value) + " " + near, param, ctx)
        return named[bare(value)]


@click.command(
    "new",
    help=_(
        "Tạo tệp mẫu để viết tiếp. KIND: scam (cảnh báo lừa đảo), procedure (thủ tục), qa (hỏi đáp), "
        "announcement (thông báo), practice (luyện tập), hoặc units (danh sách đơn vị). KIND cũng có thể là "
        "một loại cảnh (xem vidgen scenes): tệp mẫu có sẵn ví dụ của cảnh đó."
    ),
)
@click.argument("kind", type=_KindOrScene(), metavar="KIND")
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
        if kind in _KINDS:
            write_new(path, units_template() if kind == "units" else template(Kind(kind), id_))
        else:
            _write_example(kind, id_, path)
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


def _write_example(scene: str, id_: str, path: Path) -> None:
    """The example of a scene type, with the pictures it shows; one that is there already is kept."""
    from vidgen.scenario.new import refuse_id, write_new
    from vidgen.storyboard.starting import started

    refuse_id(id_)
    made = started(scene, id_)
    if made is None:
        raise click.BadParameter(_("Loại cảnh “{name}” không kèm ví dụ.").format(name=scene))
    text, media = made
    write_new(path, text)
    for name, content in media.items():
        if not (path.parent / name).exists():
            write_new(path.parent / name, content)
            click.echo(_("Đã tạo {path}.").format(path=path.parent / name))
