"""Whether a signature is good. What was found good once is remembered on this machine.

Loading the library of ciphers costs more than all else there is to know of a script, so it is only done for a
signature not seen before. What is remembered lies beside the list of roots that this machine trusts: who can
write there can have anything approved anyhow.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import hashlib
from functools import lru_cache
from typing import Final

from vidgen.approval.config import SIGNATURES, config_folder, replace_file

_MOST_BYTES: Final = 65 * 4000


@lru_cache(maxsize=4096)
def verified(public: bytes, message: bytes, signature: str) -> bool:
    """Whether the signature (base64) of the message is by that public key (32 bytes)."""
    try:
        raw = base64.b64decode(signature, validate=True)
    except (binascii.Error, ValueError):
        return False
    if len(raw) != 64:
        return False
    seen = hashlib.sha256(public + raw + message).hexdigest().encode("ascii") + b"\n"
    known = _remembered()
    if seen in known:
        return True
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(raw, message)
    except (InvalidSignature, ValueError):  # the latter: no point of the curve
        return False
    with contextlib.suppress(OSError):  # a machine that cannot remember looks again each time
        replace_file(config_folder() / SIGNATURES, (known + seen)[-_MOST_BYTES:])
    return True


def _remembered() -> bytes:
    try:
        with (config_folder() / SIGNATURES).open("rb") as file:
            return file.read(_MOST_BYTES)
    except OSError:
        return b""
