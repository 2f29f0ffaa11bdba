"""The seal: the last box of a film, over every byte of the file, itself and Content Credentials included.

It is a ``free`` box (ISO/IEC 14496-12, 8.1.2), which players skip and which C2PA's hard binding leaves out,
so that it can be written when all else is done. It holds one line of ASCII of a fixed length::

    vidgen-seal-1 key=<64 hex> sha256=<64 hex> ed25519=<128 hex>\\n

``sha256`` is taken over the whole file with the figures of ``sha256`` and ``ed25519`` replaced by noughts,
and ``ed25519`` is a signature over that digest with the unit's key. Without a key, ``key`` and ``ed25519``
are noughts: the seal then tells an altered file, but not who made it. There is one way only to write a seal,
in small hex figures, so that no bit of it can be changed unnoticed.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, Protocol

from vidgen.approval.key import PublicKey

MAGIC: Final = b"vidgen-seal-1"
DOMAIN: Final = MAGIC + b"\n"

_LINE: Final = re.compile(MAGIC + rb" key=([0-9a-f]{64}) sha256=([0-9a-f]{64}) ed25519=([0-9a-f]{128})\n")
_LENGTH: Final = 8 + len(MAGIC) + len(b" key=") + 64 + len(b" sha256=") + 64 + len(b" ed25519=") + 128 + 1
_HEAD: Final = _LENGTH.to_bytes(4, "big") + b"free"
_PIECE: Final = 1 << 20
_NOBODY: Final = "0" * 64
_UNSIGNED: Final = "0" * 128

SealState = Literal["none", "altered", "unsigned", "signed"]


class Sealer(Protocol):
    """A unit's key, which can sign without showing itself, as `approval.key.PrivateKey`."""

    @property
    def public(self) -> PublicKey:
        """Its other half."""

    def sign(self, domain: bytes, message: bytes) -> str:
        """An Ed25519 signature (RFC 8032) of domain and message, base64."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What a seal says once it was checked.

    Attributes:
        state: ``none`` the file does not end with one; ``altered`` it is not over these bytes, or its
            signature is not of its key; ``unsigned`` it fits and nobody signed; ``signed`` it fits and its
            key signed.
        key: of whoever signed, or is said to have; None where nobody is.
        elsewhere: the file holds a seal, but does not end with it: something was appended or joined.
    """

    state: SealState
    key: PublicKey | None = None
    elsewhere: bool = False

    @property
    def whole(self) -> bool:
        """Whether every byte of the file is as it was when it was sealed."""
        return self.state in ("unsigned", "signed")


def seal(path: Path, sealer: Sealer | None) -> Seal:
    """Append the seal to a film that has none.

    Raises:
        ValueError: the film is sealed already; whatever came after the seal would be outside of it.
        OSError: the file cannot be read or written.
    """
    if read_seal(path).state != "none":
        raise ValueError(f"{path.name} is sealed already")
    key = sealer.public.raw.hex() if sealer else _NOBODY
    digest = _digest(path, path.stat().st_size, key)
    signature = base64.b64decode(sealer.sign(DOMAIN, digest)).hex() if sealer else _UNSIGNED
    with path.open("ab") as file:
        file.write(_box(key, digest.hex(), signature))
    return Seal("signed", sealer.public) if sealer else Seal("unsigned")


def read_seal(path: Path) -> Seal:
    """Check the seal of any file.

    Raises:
        OSError: the file cannot be read.
    """
    size = path.stat().st_size - _LENGTH
    with path.open("rb") as file:
        file.seek(max(0, size))
        tail = file.read()
    found = _LINE.fullmatch(tail[8:]) if size >= 0 and tail.startswith(_HEAD) else None
    if found is None:
        return Seal("none", elsewhere=_holds(path, MAGIC))
    key, digest, signature = (part.decode("ascii") for part in found.groups())
    signer = PublicKey(bytes.fromhex(key)) if key != _NOBODY else None
    if _digest(path, size, key).hex() != digest:
        return Seal("altered", signer)
    if signer is None:
        return Seal("unsigned" if signature == _UNSIGNED else "altered")
    good = _signed_by(signer, bytes.fromhex(signature), bytes.fromhex(digest))
    return Seal("signed" if good else "altered", signer)


def _box(key: str, digest: str, signature: str) -> bytes:
    return _HEAD + MAGIC + f" key={key} sha256={digest} ed25519={signature}\n".encode("ascii")


def _digest(path: Path, size: int, key: str) -> bytes:
    """SHA-256 over the first `size` bytes of the file and its seal with the blanks still empty."""
    total = hashlib.sha256()
    with path.open("rb") as file:
        while size > 0 and (piece := file.read(min(size, _PIECE))):
            total.update(piece)
            size -= len(piece)
    total.update(_box(key, "0" * 64, _UNSIGNED))
    return total.digest()


def _signed_by(key: PublicKey, signature: bytes, digest: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(key.raw).verify(signature, DOMAIN + digest)
    except (InvalidSignature, ValueError):  # the latter: no point of the curve
        return False
    return True


def _holds(path: Path, wanted: bytes) -> bool:
    """Whether the bytes stand anywhere in the file."""
    before = b""
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            if wanted in before + piece:
                return True
            before = piece[-len(wanted) + 1 :]
    return False
