"""What the commands that sign share: the key, its passphrase, the brands."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from vidgen.cli import options
from vidgen.messages import _

if TYPE_CHECKING:
    from vidgen.approval.key import PrivateKey
    from vidgen.brand.kit import Brand

Command = TypeVar("Command", bound=Callable[..., Any])
PASSPHRASE: Final = "VIDGEN_KEY_PASSPHRASE"


def key_option(command: Command) -> Command:
    """``--key NAME|FILE``."""
    return click.option(
        "--key",
        "-k",
        required=True,
        metavar="NAME|FILE",
        help=_("Khóa của mình: tên (xem vidgen keys list) hoặc tệp .pem. Mật khẩu gõ khi hỏi."),
    )(command)


brands_option = click.option(
    "--brand",
    "brands",
    type=options.PATH,
    multiple=True,
    metavar="NAME|DIR",
    help=_("Bộ nhận diện cùng được duyệt; dùng được nhiều lần. Không ghi: bộ mặc định."),
)


def unlocked(which: str) -> PrivateKey:
    """The key, its passphrase asked for or taken from the environment.

    Raises:
        ApprovalError: VG-A007, VG-A008.
    """
    from vidgen.approval.keychain import load_key

    return load_key(which, passphrase)


def passphrase() -> str:
    """From `VIDGEN_KEY_PASSPHRASE`, else typed without being shown."""
    given = os.environ.get(PASSPHRASE)
    if given is not None:
        return given
    typed: str = click.prompt(_("Mật khẩu của khóa"), hide_input=True, err=True)
    return typed


def kits(brands: tuple[Path, ...]) -> tuple[Brand, ...]:
    """The brands named, or the default one.

    Raises:
        BrandError: one is refused.
        click.BadParameter: two have the same id.
    """
    from vidgen.brand.load import load_brand

    loaded = tuple(load_brand(place) for place in brands) or (load_brand(),)
    if len({brand.id for brand in loaded}) < len(loaded):
        raise click.BadParameter(_("Hai bộ nhận diện trùng id."), param_hint="--brand")
    return loaded
