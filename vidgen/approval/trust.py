"""Which roots this machine trusts: whoever holds a root key says, by signing key rings, who may approve."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vidgen.approval.config import TRUST, config_folder, replace_file
from vidgen.approval.key import read_fingerprint
from vidgen.errors import ApprovalError
from vidgen.messages import _

SAMPLE_ROOT: Final = "9b4f2e74bc75a5ed3bb8f226384fce34b3768d2e"
"""Fingerprint of the root of the sample library, whose private key is public, in this project's tests."""

_LARGEST: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Trust:
    """The roots by fingerprint, each with the name it was given here."""

    roots: dict[str, str]

    def trusts(self, fingerprint: str) -> bool:
        """Whether rings signed by that root count; the sample's only on a machine that trusts no other."""
        return fingerprint in self.roots or (not self.roots and fingerprint == SAMPLE_ROOT)


def trust_file() -> Path:
    """Where the list lies."""
    return config_folder() / TRUST


def load_trust() -> Trust:
    """The roots trusted here.

    Raises:
        ApprovalError: the list cannot be read (VG-A020): then nothing is trusted, not the sample either.
    """
    try:
        with trust_file().open("rb") as file:
            data = file.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise ValueError("too large")
        listed = json.loads(data)["roots"]
        return Trust({read_fingerprint(each): str(name) for each, name in listed.items()})
    except FileNotFoundError:
        return Trust({})
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ApprovalError.of(
            "VG-A020",
            _("Không đọc được danh sách khóa gốc mà máy này tin cậy."),
            _("Xóa tệp “{path}”, rồi thêm lại: vidgen trust add MÃ_KHÓA_GỐC").format(path=trust_file()),
            path=trust_file(),
        ) from error


def save_trust(trust: Trust) -> None:
    """Replace the list.

    Raises:
        ApprovalError: the disk refuses (VG-A021).
    """
    text = json.dumps({"roots": trust.roots}, ensure_ascii=False, indent=1, sort_keys=True)
    try:
        replace_file(trust_file(), text.encode("utf-8"), owner_only=True)
    except OSError as error:
        raise ApprovalError.of(
            "VG-A021",
            _("Không ghi được “{path}”: {error}").format(path=trust_file(), error=error.strerror or error),
            _("Kiểm tra quyền ghi, hoặc đặt biến môi trường VIDGEN_CONFIG trỏ tới thư mục ghi được."),
            path=trust_file(),
        ) from error
