"""A private key as a PEM file under a passphrase (PKCS#8, RFC 5958; PBES2, RFC 8018), as openssl has it.

`cryptography` writes such files with 2,048 rounds of PBKDF2, few enough to try a great many passphrases a
second; so the file is put together here, with the 600,000 rounds that OWASP's Password Storage Cheat Sheet
asks for with HMAC-SHA-256. Reading is the library's own.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import textwrap
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

ROUNDS: Final = 600_000
_BLOCK: Final = 16
_PBES2: Final = bytes.fromhex("06092a864886f70d01050d")
_PBKDF2: Final = bytes.fromhex("06092a864886f70d01050c")
_HMAC_SHA256: Final = bytes.fromhex("300c06082a864886f70d02090500")
_AES_256_CBC: Final = bytes.fromhex("060960864801650304012a")


def encrypted_pem(seed: bytes, passphrase: str) -> bytes:
    """An Ed25519 key, given by its 32 secret bytes, as PEM.

    Raises:
        ValueError: the passphrase is empty.
    """
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    if not passphrase:
        raise ValueError("no passphrase")
    plain = _der(
        0x30, b"\x02\x01\x00", bytes.fromhex("300506032b6570"), _der(0x04, _der(0x04, seed))
    )  # version, Ed25519 (RFC 8410), key
    salt, start = secrets.token_bytes(16), secrets.token_bytes(_BLOCK)
    key = hashlib.pbkdf2_hmac("sha256", passphrase.encode("utf-8"), salt, ROUNDS, dklen=32)
    fill = _BLOCK - len(plain) % _BLOCK
    cipher = Cipher(algorithms.AES(key), modes.CBC(start)).encryptor()
    hidden = cipher.update(plain + bytes([fill]) * fill) + cipher.finalize()
    rounds = _der(0x02, ROUNDS.to_bytes((ROUNDS.bit_length() + 8) // 8, "big"))
    derivation = _der(0x30, _PBKDF2, _der(0x30, _der(0x04, salt), rounds, _HMAC_SHA256))
    scheme = _der(0x30, _AES_256_CBC, _der(0x04, start))
    whole = _der(0x30, _der(0x30, _PBES2, _der(0x30, derivation, scheme)), _der(0x04, hidden))
    body = "\n".join(textwrap.wrap(base64.b64encode(whole).decode("ascii"), 64))
    return f"-----BEGIN ENCRYPTED PRIVATE KEY-----\n{body}\n-----END ENCRYPTED PRIVATE KEY-----\n".encode(
        "ascii"
    )


def read_pem(data: bytes, passphrase: str | None) -> Ed25519PrivateKey:
    """The key in a PEM file.

    Raises:
        ValueError: it is damaged or no Ed25519 key, or the passphrase is wrong.
        TypeError: it is encrypted and there is no passphrase, or the other way round.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(data, passphrase.encode("utf-8") if passphrase else None)
    except UnsupportedAlgorithm as error:
        raise ValueError("unknown kind of key") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError("another kind of key")
    return key


def _der(tag: int, *parts: bytes) -> bytes:
    body = b"".join(parts)
    if len(body) < 0x80:
        return bytes([tag, len(body)]) + body
    length = len(body).to_bytes((len(body).bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + body
