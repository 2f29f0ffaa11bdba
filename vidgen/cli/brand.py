"""``vidgen brand``: the brands that come along, and a brand of one's own begun, checked and shown."""

from __future__ import annotations

from pathlib import Path

import click

from vidgen.cli import options, pictures, show
from vidgen.messages import _


@click.group(
    "brand", help=_("Bộ nhận diện: liệt kê bộ đi kèm, tạo bộ riêng, kiểm tra, xem cả bộ trên một ảnh.")
)
def command() -> None:
    pass


@command.command("list", help=_("Liệt kê các bộ nhận diện đi kèm; chọn bằng --brand TÊN."))
@options.json_option
def listed(as_json: bool) -> None:
    from vidgen.brand.load import load_brand
    from vidgen.brand.shipped import DEFAULT, shipped_folder, themes

    brands = {name: load_brand(folder) for name, folder in {DEFAULT: shipped_folder(), **themes()}.items()}
    if as_json:
        show.print_json([{"name": name, "about": brand.about} for name, brand in brands.items()])
        return
    widest = max(len(name) for name in brands)
    for name, brand in brands.items():
        click.echo(f"{click.style(name.ljust(widest), bold=True)}  {brand.about}")
    click.echo(
        _("Dùng: vidgen render KỊCH_BẢN --brand TÊN. Xem cả bộ: vidgen brand sheet TÊN -o bo-nhan-dien.png")
    )


@command.command("new", help=_("Tạo thư mục nhận diện để sửa tiếp, có ghi chú từng mục."))
@click.argument("folder", type=options.PATH, metavar="DIR")
@click.option(
    "--base",
    metavar="NAME",
    help=_("Lấy theo một bộ đi kèm và chỉ ghi những gì khác nó; không có thì chép tệp mẫu đầy đủ."),
)
def new(folder: Path, base: str | None) -> None:
    from vidgen.brand.shipped import DEFAULT, FILE, themes
    from vidgen.brand.starting import brand_file
    from vidgen.errors import VidgenError
    from vidgen.scenario.new import write_new

    if base not in (None, DEFAULT, *themes()):
        raise click.BadParameter(
            _("Không có bộ nào tên “{name}”; có: {names}.").format(
                name=base, names=", ".join([DEFAULT, *themes()])
            ),
            param_hint="--base",
        )
    try:
        write_new(folder / FILE, brand_file(folder, base))
    except VidgenError as error:
        show.fail(error)
    quoted = f'"{folder}"' if " " in str(folder) else str(folder)
    click.echo(_("Đã tạo {path}.").format(path=folder / FILE))
    click.echo(_("Đặt huy hiệu vào thư mục, sửa tệp, rồi: vidgen brand check {path}").format(path=quoted))


@command.command(
    "check", help=_("Mọi lỗi và lưu ý của một bộ nhận diện, kèm tệp:dòng. Mã thoát 1 nếu có lỗi.")
)
@click.argument("place", type=options.PATH, metavar="DIR|NAME")
@options.json_option
def check(place: Path, as_json: bool) -> None:
    from vidgen.errors import Severity
    from vidgen.identity.check import check_brand

    found = check_brand(place)
    errors = sum(finding.severity is Severity.ERROR for finding in found)
    if as_json:
        show.print_json({"ok": not errors, "findings": [each.as_dict() for each in found]})
    else:
        show.print_findings(found, err=False)
        click.echo(
            _("{path}: {errors} lỗi, {warnings} lưu ý.").format(
                path=place, errors=errors, warnings=len(found) - errors
            )
        )
    raise SystemExit(1 if errors else 0)


@command.command("sheet", help=_("Vẽ cả bộ nhận diện trên một ảnh khổ A4 để in hoặc trình duyệt."))
@click.argument("place", type=options.PATH, metavar="DIR|NAME")
@click.option(
    "-o",
    "--output",
    type=options.PATH,
    metavar="PNG",
    help=_("Tệp ảnh; mặc định: tên bộ nhận diện, trong thư mục đang đứng."),
)
@click.option(
    "--appearance",
    type=click.Choice(["auto", "light", "dark"]),
    help=_("Xem thử với nền khác với mục appearance của bộ."),
)
def sheet(place: Path, output: Path | None, appearance: str | None) -> None:
    from vidgen.brand.load import load_brand
    from vidgen.errors import VidgenError
    from vidgen.identity.sheet import identity_sheet

    try:
        brand = load_brand(place)
        if appearance:
            brand = brand.appearing(appearance)  # type: ignore[arg-type]
        target = output or Path(f"{brand.id}-nhan-dien.png")
        pictures.refuse_other(target)
        pictures.save(identity_sheet(brand), target)
    except VidgenError as error:
        show.fail(error)
