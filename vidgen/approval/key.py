"""Keys: a public one is a value, a private one signs; Ed25519 (RFC 8032).

Whoever signs passes a domain, so that what was signed as one kind of thing is never taken for another.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_PREFIX: Final = "ed25519:"
_FINGERPRINT: Final = re.compile(r"[0-9a-f]{40}")


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A public key.

    Attributes:
        raw: its 32 bytes.
    """

    raw: bytes

    @property
    def fingerprint(self) -> str:
        """The first 160 bits of its SHA-256, 40 hexadecimal digits: by this it is called everywhere."""
        return hashlib.sha256(b"vidgen-key-1\n" + self.raw).hexdigest()[:40]

    def __str__(self) -> str:
        """As it stands in a key ring: ``ed25519:<base64>``."""
        return _PREFIX + base64.b64encode(self.raw).decode("ascii")

    def verifies(self, domain: bytes, message: bytes, signature: str) -> bool:
        """Whether this key signed the message in that domain.

        Arguments:
            signature: base64, as `PrivateKey.sign` gave it.
        """
        from vidgen.approval.signature import verified  # what was once found good is remembered there

        return verified(self.raw, domain + message, signature)


@dataclass(frozen=True, slots=True)
class PrivateKey:
    """A private key; never printed, pickled or written anywhere but encrypted.

    Attributes:
        public: its other half.
    """

    public: PublicKey
    _key: Ed25519PrivateKey = field(repr=False, compare=False)

    @classmethod
    def new(cls) -> PrivateKey:
        """A fresh one."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return cls.of(Ed25519PrivateKey.generate())

    @classmethod
    def of(cls, key: Ed25519PrivateKey) -> PrivateKey:
        """From the library's own."""
        return cls(PublicKey(key.public_key().public_bytes_raw()), key)

    @property
    def seed(self) -> bytes:
        """Its 32 secret bytes, to be encrypted at once."""
        return self._key.private_bytes_raw()

    def sign(self, domain: bytes, message: bytes) -> str:
        """The signature, 64 bytes in base64."""
        return base64.b64encode(self._key.sign(domain + message)).decode("ascii")

    def __reduce__(self) -> tuple[object, ...]:
        raise TypeError("a private key stays in its process")


def read_public(text: object) -> PublicKey:
    """The key written as ``ed25519:<base64>``.

    Raises:
        ValueError: it is not written so.
    """
    if not isinstance(text, str) or not text.startswith(_PREFIX):
        raise ValueError("no public key")
    try:
        raw = base64.b64decode(text.removeprefix(_PREFIX), validate=True)
    except (binascii.Error, ValueError) as error:
        raise ValueError("no base64") from error
    if len(raw) != 32 or str(PublicKey(raw)) != text:
        raise ValueError("no public key")
    return PublicKey(raw)


def read_fingerprint(text: str) -> str:
    """The fingerprint somebody typed or pasted: capitals, blanks, dashes and colons do not count.

    Raises:
        ValueError: it is none.
    """
    plain = re.sub(r"[\s:\-]", "", text).lower()
    if not _FINGERPRINT.fullmatch(plain):
        raise ValueError("no fingerprint")
    return plain


def grouped(fingerprint: str) -> str:
    """For people to compare: ``7f3a-09bc-…``."""
    return "-".join(fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4))
