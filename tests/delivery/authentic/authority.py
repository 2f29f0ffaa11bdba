"""A throw-away authority that certifies made-up units, as C2PA wants certificates (C2PA 2.2, 14.5.1)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

_YEAR = dt.timedelta(days=365)

Key = ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey


@dataclass(frozen=True)
class Authority:
    """Its own key and certificate."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @classmethod
    def new(cls) -> Authority:
        key = ec.generate_private_key(ec.SECP256R1())
        name = _name("Cơ quan chứng thực mẫu")
        made = _certificate(name, name, key, ends=10 * _YEAR)
        made = made.add_extension(x509.BasicConstraints(True, None), critical=True)
        made = made.add_extension(_usage(signs_others=True), critical=True)
        own = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
        return cls(key, made.add_extension(own, critical=False).sign(key, hashes.SHA256()))

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    def certify(
        self, folder: Path, organisation: str, *, key: Key | None = None, ends: dt.timedelta = _YEAR
    ) -> tuple[Path, Path]:
        """A unit's certificate with its chain, and its key, as files."""
        own = key or ec.generate_private_key(ec.SECP256R1())
        made = _certificate(_name(organisation), self.certificate.subject, own, ends=ends)
        made = made.add_extension(x509.BasicConstraints(False, None), critical=True)
        made = made.add_extension(_usage(signs_others=False), critical=True)
        made = made.add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False
        )
        issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key())
        signed = made.add_extension(issuer, critical=False).sign(self.key, hashes.SHA256())
        folder.mkdir(parents=True, exist_ok=True)
        chain, secret = folder / "chung-thu.pem", folder / "khoa.pem"
        chain.write_bytes(signed.public_bytes(Encoding.PEM) + self.pem)
        secret.write_bytes(own.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        return chain, secret


def locked(secret: Path) -> Path:
    """The same key behind a password."""
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    key = load_pem_private_key(secret.read_bytes(), None)
    how = BestAvailableEncryption(b"mat khau")
    secret.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, how))
    return secret


def _name(organisation: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
            x509.NameAttribute(NameOID.COMMON_NAME, organisation),
        ]
    )


def _certificate(
    whose: x509.Name, issuer: x509.Name, key: Key, *, ends: dt.timedelta
) -> x509.CertificateBuilder:
    now = dt.datetime.now(dt.UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(whose)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _YEAR)
        .not_valid_after(now + ends)
    )


def _usage(*, signs_others: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_others,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_others,
        crl_sign=signs_others,
        encipher_only=False,
        decipher_only=False,
    )
