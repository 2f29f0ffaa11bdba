"""The picture that a command writes: under which names, and what is said when it is there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from vidgen.messages import _

if TYPE_CHECKING:
    from PIL.Image import Image

ENDINGS: Final = (".png", ".jpg", ".webp")


def is_picture(target: Path) -> bool:
    return target.suffix.lower() in ENDINGS


def refuse_other(target: Path) -> None:
    """
    Raises:
        click.BadParameter: a file of that name would be no picture.
    """
    if not is_picture(target):
        raise click.BadParameter(
            _("Tên tệp ảnh phải có đuôi {endings}.").format(endings=", ".join(ENDINGS)), param_hint="-o"
        )


def save(picture: Image, target: Path) -> None:
    """Write the picture and say where.

    Raises:
        DeliveryError: it cannot be written.
    """
    from vidgen.delivery.disk import refusal

    try:
        picture.save(target)
    except OSError as error:
        raise refusal(error, target, option="-o") from error
    click.echo(_("Đã ghi {path}.").format(path=target))
