"""``vidgen scenes``: what scenes a script can have, how each is written and what it looks like."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vidgen.cli import options, pictures, show
from vidgen.messages import _

if TYPE_CHECKING:
    from PIL.Image import Image

    from vidgen.brand.kit import Brand
    from vidgen.scenario.grammar import SceneGrammar

_NAME_SIZE, _ALIAS_SIZE = 30, 24  # pixels of the names below the pictures


@click.command("scenes", help=_("Các loại cảnh: tên gọi, nội dung, ví dụ; -o vẽ mỗi loại một hình."))
@click.argument("names", nargs=-1, metavar="[TÊN]...")
@click.option(
    "-o",
    "--output",
    type=options.PATH,
    metavar="PNG|DIR",
    help=_("Vẽ các loại cảnh vào một tệp ảnh, hoặc mỗi loại một ảnh trong thư mục."),
)
@options.brand_option
@click.option(
    "--width",
    type=click.IntRange(120, 1080),
    default=360,
    show_default=True,
    help=_("Bề ngang mỗi cảnh, điểm ảnh."),
)
@options.json_option
def command(
    names: tuple[str, ...], output: Path | None, brand: Path | None, width: int, as_json: bool
) -> None:
    from vidgen.errors import VidgenError

    wanted = _chosen(names)
    try:
        if output:
            from vidgen.brand.load import load_brand

            _draw(wanted, load_brand(brand), output, width)
        if as_json:
            show.print_json([_record(name) for name in wanted])
        elif not output:
            for name in wanted:
                _tell(name, whole=bool(names))
    except VidgenError as error:
        show.fail(error, as_json=as_json)


def _chosen(names: tuple[str, ...]) -> list[str]:
    """Canonical names; an alias will do."""
    from vidgen.scenario.names import bare, suggestion
    from vidgen.storyboard.scenes import grammar

    known = grammar()
    called = {bare(word): name for name, has in known.items() for word in (*has.aliases, name)}
    unknown = next((name for name in names if bare(name) not in called), None)
    if unknown:
        raise click.BadParameter(
            _("Không có loại cảnh “{name}”.").format(name=unknown) + " " + suggestion(unknown, known),
            param_hint="TÊN",
        )
    return list(dict.fromkeys(called[bare(name)] for name in names)) or list(known)


def _tell(name: str, *, whole: bool) -> None:
    from vidgen.storyboard.examples import written
    from vidgen.storyboard.scenes import grammar

    has = grammar()[name]
    click.echo(f"{click.style(name, bold=True)}  {', '.join(has.aliases)}")
    click.echo(f"    {holds(has)}")
    lines = [line for line in written(name).splitlines() if line.strip()]
    for line in lines if whole else lines[:1]:
        click.echo(f"    {click.style(line, fg='cyan')}")
    if whole:
        click.echo()


def holds(has: SceneGrammar) -> str:
    """What a scene of a type may hold, in words."""
    least, most = has.items
    parts = []
    if most:
        count = str(most) if least == most else f"{least}–{most}"
        parts.append(_("{count} mục").format(count=count))
    if has.dialogue:
        parts.append(_("lời nhân vật"))
    if has.media != "no":
        parts.append(_("cần ảnh hoặc video") if has.media == "must" else _("có thể có ảnh"))
    if has.may_be_empty:
        parts.append(_("có thể để trống"))
    return " · ".join([*parts, _("lời dẫn")])


def _record(name: str) -> dict[str, Any]:
    from vidgen.storyboard.examples import written
    from vidgen.storyboard.scenes import grammar

    has = grammar()[name]
    return {
        "name": name,
        "aliases": list(has.aliases),
        "items": list(has.items),
        "dialogue": has.dialogue,
        "media": has.media,
        "example": written(name),
    }


def _draw(names: list[str], brand: Brand, output: Path, width: int) -> None:
    """All on one sheet, or each in a file of its own.

    Raises:
        DeliveryError: a picture cannot be written.
    """
    from vidgen.delivery.disk import refusal
    from vidgen.delivery.sheet import contact_sheet, shrunk

    one = pictures.is_picture(output)
    if output.suffix and not output.is_dir():
        pictures.refuse_other(output)
    stills = {name: shrunk(made, width) for name in names if (made := _still(name, brand))}
    if one:
        named = [_captioned(each, name, brand) for name, each in stills.items()]
        pictures.save(contact_sheet(named, width, count=len(named)), output)
        return
    try:
        output.mkdir(parents=True, exist_ok=True)
        for name, each in stills.items():
            each.save(output / f"{name}.png")
    except OSError as error:
        raise refusal(error, output, option="-o") from error
    click.echo(_("Đã ghi {path}.").format(path=output))


def _still(name: str, brand: Brand) -> Image | None:
    """The scene as its example has it, settled; None where it came without an example."""
    from vidgen.film.compositor import still
    from vidgen.preview import sketch
    from vidgen.storyboard.examples import UNIT, example_of

    example = example_of(name)
    if example is None:
        return None
    shot = next(each for each in sketch(example, UNIT, brand).shots if each.scene == name)
    return still(shot, shot.settled)


def _captioned(image: Image, name: str, brand: Brand) -> Image:
    """The picture with the scene's name and its first alias below."""
    from PIL import Image as Picture
    from PIL import ImageDraw

    from vidgen.paint.fonts import font
    from vidgen.storyboard.scenes import grammar

    aliases = grammar()[name].aliases
    sheet = Picture.new("RGB", (image.width, image.height + 92), (32, 32, 34))
    sheet.paste(image)
    pen = ImageDraw.Draw(sheet)
    pen.text((4, image.height + 10), name, (255, 255, 255), font(brand.fonts.bold, _NAME_SIZE))
    for alias in aliases[:1]:
        pen.text((4, image.height + 50), alias, (190, 192, 196), font(brand.fonts.regular, _ALIAS_SIZE))
    return sheet
