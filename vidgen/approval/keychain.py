"""The private keys of this user, ``<settings>/khoa/<name>.pem``, each beside its public half (``.pub``)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vidgen.approval.config import KEYS, config_folder, replace_file
from vidgen.approval.key import PrivateKey, PublicKey, read_public
from vidgen.approval.pkcs8 import encrypted_pem, read_pem
from vidgen.errors import ApprovalError
from vidgen.messages import _

SHORTEST: Final = 8  # characters of a passphrase, NIST SP 800-63B
_LARGEST: Final = 16 * 1024
_NAME: Final = re.compile(r"[\w][\w .\-]{0,59}")
_WINDOWS: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kept:
    """A key in the folder.

    Attributes:
        name: what it is called here.
        path: of the private half.
        public: None where its ``.pub`` is missing or damaged.
        person: whose it is, as they said.
    """

    name: str
    path: Path
    public: PublicKey | None
    person: str


def keys_folder() -> Path:
    """Where they lie."""
    return config_folder() / KEYS


def new_key(name: str, person: str, passphrase: str, folder: Path | None = None) -> Kept:
    """Make a key and keep it; nobody else on this machine may read the private half.

    Raises:
        ApprovalError: the name is no file's name or taken, the passphrase too short (VG-A009), the disk
            refuses (VG-A021).
    """
    name = unicodedata.normalize("NFC", name)
    if not _NAME.fullmatch(name) or name.endswith((".", " ")) or _WINDOWS.fullmatch(name):
        raise ApprovalError.of(
            "VG-A009",
            _("“{name}” không dùng làm tên khóa được.").format(name=name[:60]),
            _("Dùng chữ, số, gạch nối; ví dụ: duyet-an-ninh"),
        )
    if len(passphrase) < SHORTEST:
        raise ApprovalError.of(
            "VG-A009",
            _("Mật khẩu của khóa ngắn hơn {least} ký tự.").format(least=SHORTEST),
            _("Dùng một câu dài dễ nhớ, ít nhất bốn, năm từ."),
        )
    path = (folder or keys_folder()) / f"{name}.pem"
    if path.exists():
        raise ApprovalError.of(
            "VG-A009",
            _("Đã có khóa tên “{name}”.").format(name=name),
            _("Chọn tên khác; khóa cũ vẫn giữ nguyên."),
            path=path,
        )
    key = PrivateKey.new()
    try:
        replace_file(path, encrypted_pem(key.seed, passphrase), owner_only=True)
        replace_file(path.with_suffix(".pub"), _public_text(key.public, person).encode("utf-8"))
    except OSError as error:
        raise ApprovalError.of(
            "VG-A021",
            _("Không ghi được “{path}”: {error}").format(path=path, error=error.strerror or error),
            _("Kiểm tra quyền ghi, hoặc đặt biến môi trường VIDGEN_CONFIG trỏ tới thư mục ghi được."),
            path=path,
        ) from error
    return Kept(name, path, key.public, person)


def kept_keys() -> tuple[Kept, ...]:
    """The keys of this user, by name."""
    return tuple(_kept(path) for path in sorted(keys_folder().glob("*.pem")))


def find_key(which: str) -> Path:
    """The file of a key called by its name or by its path.

    Raises:
        ApprovalError: there is none (VG-A007).
    """
    path = Path(which)
    if path.suffix == ".pem" and path.is_file():
        return path
    wanted = unicodedata.normalize("NFC", which)
    for kept in kept_keys():
        if unicodedata.normalize("NFC", kept.name) == wanted:
            return kept.path
    names = ", ".join(kept.name for kept in kept_keys())
    raise ApprovalError.of(
        "VG-A007",
        _("Không có khóa “{name}”.").format(name=which),
        _("Các khóa trên máy này: {names}.").format(names=names)
        if names
        else _("Tạo khóa của mình: vidgen keys new"),
    )


def load_key(which: str, ask: Callable[[], str]) -> PrivateKey:
    """A private key of this user.

    Arguments:
        which: its name or its path.
        ask: gives the passphrase; called only where the file needs one.

    Raises:
        ApprovalError: there is none, or it cannot be read or is damaged (VG-A007), or the passphrase is wrong
            (VG-A008).
    """
    path = find_key(which)
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST)
    except OSError as error:
        raise ApprovalError.of(
            "VG-A007",
            _("Không đọc được tệp khóa: {error}").format(error=error.strerror or error),
            _("Dùng đúng tài khoản máy đã tạo khóa; kiểm tra quyền đọc tệp."),
            path=path,
        ) from error
    secret = b"ENCRYPTED PRIVATE KEY" in data
    if not secret and b"PRIVATE KEY" not in data:
        raise _damaged(path)
    passphrase = ask() if secret else None
    try:
        return PrivateKey.of(read_pem(data, passphrase))
    except (ValueError, TypeError) as error:
        if not secret:
            raise _damaged(path) from error
        raise ApprovalError.of(
            "VG-A008",
            _("Mật khẩu của khóa không đúng, hoặc tệp khóa hỏng."),
            _("Gõ lại mật khẩu; không nhớ thì tạo khóa mới và báo người giữ khóa gốc."),
            path=path,
        ) from error


def read_public_file(path: Path) -> tuple[PublicKey, str]:
    """The public key in a ``.pub`` file, and whose it is.

    Raises:
        ApprovalError: it is none (VG-A007).
    """
    try:
        with path.open("rb") as file:
            rows = file.read(_LARGEST).decode("utf-8-sig").splitlines()
        return read_public(rows[0].strip()), rows[1].strip() if len(rows) > 1 else ""
    except (OSError, ValueError, IndexError) as error:
        raise ApprovalError.of(
            "VG-A007",
            _("“{name}” không phải tệp khóa công khai (.pub).").format(name=path.name),
            _("Xin lại tệp .pub mà lệnh vidgen keys new đã ghi."),
            path=path,
        ) from error


def _damaged(path: Path) -> ApprovalError:
    return ApprovalError.of(
        "VG-A007",
        _("“{name}” không phải tệp khóa riêng, hoặc đã hỏng.").format(name=path.name),
        _("Lấy lại từ bản sao lưu, hoặc tạo khóa mới: vidgen keys new"),
        path=path,
    )


def _public_text(public: PublicKey, person: str) -> str:
    return f"{public}\n{person}\n"


def _kept(path: Path) -> Kept:
    try:
        public, person = read_public_file(path.with_suffix(".pub"))
    except ApprovalError:
        return Kept(path.stem, path, None, "")
    return Kept(path.stem, path, public, person)
