"""The unit's key and certificate this machine vouches for films with, if it has any.

`VIDGEN_PRODUCE_KEY` names a key of this user (see ``vidgen keys``) or a file; its passphrase comes from
`VIDGEN_PRODUCE_PASSPHRASE` or `VIDGEN_KEY_PASSPHRASE`, because films are made with nobody there to ask.
"""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from pathlib import Path
from typing import Final

from vidgen.approval.config import config_folder
from vidgen.approval.key import PrivateKey
from vidgen.approval.keychain import find_key, load_key, read_public_file
from vidgen.delivery.authentic.credentials import certificate
from vidgen.errors import ApprovalError
from vidgen.messages import _

KEY: Final = "VIDGEN_PRODUCE_KEY"
PASSPHRASES: Final = ("VIDGEN_PRODUCE_PASSPHRASE", "VIDGEN_KEY_PASSPHRASE")


def producer() -> PrivateKey | None:
    """The key films are sealed with; None where none is set.

    Raises:
        ApprovalError: it is not there or damaged (VG-A007), its passphrase is wrong (VG-A008) or not given
            (VG-T002).
    """
    which = os.environ.get(KEY, "")
    return _loaded(which, _passphrase(), config_folder()) if which else None


def vouching() -> tuple[str, ...]:
    """What decides how a final film is vouched for: the key's fingerprint, the certificate's hash.

    Raises:
        ApprovalError, DeliveryError: as `producer` and `credentials.certificate`.
        OSError: the certificate cannot be read.
    """
    unit = certificate()
    chain = hashlib.sha256(unit.chain.read_bytes()).hexdigest() if unit else ""
    return tuple(filter(None, (_fingerprint(), chain)))


def _fingerprint() -> str:
    which = os.environ.get(KEY, "")
    if not which:
        return ""
    try:
        return read_public_file(find_key(which).with_suffix(".pub"))[0].fingerprint
    except ApprovalError:
        key = producer()
        return key.public.fingerprint if key else ""


@lru_cache(maxsize=2)  # a key with a passphrase takes a third of a second to open
def _loaded(which: str, passphrase: str | None, _folder: Path) -> PrivateKey:
    """The key of that name in the folder of settings, which has a key of its own by it."""

    def given() -> str:
        if passphrase is None:
            raise ApprovalError.of(
                "VG-T002",
                _("Khóa niêm phong “{name}” có mật khẩu, mà chưa có ai đưa mật khẩu.").format(name=which),
                _("Đặt biến môi trường {variable}, hoặc bỏ {key} để niêm phong không ký.").format(
                    variable=PASSPHRASES[0], key=KEY
                ),
            )
        return passphrase

    return load_key(which, given)


def _passphrase() -> str | None:
    return next((os.environ[name] for name in PASSPHRASES if name in os.environ), None)
