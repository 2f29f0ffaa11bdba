"""Content Credentials (C2PA) with the unit's certificate, for viewers that know nothing of vidgen.

Needs the extra ``[c2pa]``. Certificate and key lie where the person who keeps them says, never in the
project: `VIDGEN_C2PA_CERT` (PEM, the unit's certificate first, then those up to the authority) and
`VIDGEN_C2PA_KEY` (PEM, not encrypted), or ``c2pa/chung-thu.pem`` and ``c2pa/khoa.pem`` in the settings
folder. Whom to believe when reading stands in `VIDGEN_C2PA_CA` or ``c2pa/tin-cay.pem``. Nothing here uses the
network: no time stamp is asked for, no list is fetched.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from vidgen.approval.config import config_folder
from vidgen.errors import DeliveryError
from vidgen.messages import _

if TYPE_CHECKING:
    from vidgen.delivery.authentic.marks import Marks

_BOX: Final = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
_FORMAT: Final = "video/mp4"
_CURVES: Final = {"secp256r1": "es256", "secp384r1": "es384", "secp521r1": "es512"}

CredentialState = Literal["none", "unread", "invalid", "untrusted", "trusted"]


@dataclass(frozen=True, slots=True)
class Certificate:
    """The unit's certificate and key, as files."""

    chain: Path
    key: Path


@dataclass(frozen=True, slots=True)
class Credentials:
    """What Content Credentials say once they were checked.

    Attributes:
        state: ``none`` there are none; ``unread`` there are, and the extra that reads them is not installed;
            ``invalid`` they are not over this film; ``untrusted`` they are, by somebody this machine does not
            know; ``trusted`` they are, by somebody it does.
        issuer: the organisation the certificate names; believed only where ``trusted``.
        codes: why they are invalid, by C2PA's names.
    """

    state: CredentialState
    issuer: str = ""
    codes: tuple[str, ...] = ()


def certificate() -> Certificate | None:
    """The certificate and key this machine signs with; None where there are none.

    Raises:
        DeliveryError: only one of the two is there (VG-T010).
    """
    chain = _configured("VIDGEN_C2PA_CERT", "chung-thu.pem")
    key = _configured("VIDGEN_C2PA_KEY", "khoa.pem")
    if chain is None and key is None:
        return None
    if chain is None or key is None or not chain.is_file() or not key.is_file():
        lost = next(path for path in (chain, key) if path is None or not path.is_file())
        raise DeliveryError.of(
            "VG-T010",
            _("Thiếu chứng thư hoặc khóa để ký Content Credentials: {path}.").format(path=lost or "?"),
            _("Đặt cả VIDGEN_C2PA_CERT và VIDGEN_C2PA_KEY trỏ tới tệp PEM, hoặc bỏ cả hai để không ký."),
        )
    return Certificate(chain, key)


def sign_credentials(path: Path, marks: Marks, unit: Certificate) -> None:
    """Sign the film as it is now; ``moov`` stays before the pictures. Two signings are never the same bytes.

    Raises:
        DeliveryError: the extra is not installed (VG-T011), or certificate and key are refused (VG-T012).
        OSError: a file cannot be read or written.
    """
    kit = _library()
    signed = path.with_name(f"{path.name}.c2pa")
    try:
        info = kit.C2paSignerInfo(
            _algorithm(unit.key).encode("ascii"), unit.chain.read_bytes(), unit.key.read_bytes(), None
        )
        with (
            kit.Context(settings=_settings(kit)) as context,
            kit.Signer.from_info(info) as signer,
            kit.Builder(json.dumps(_manifest(marks)), context=context) as builder,
            path.open("rb") as source,
            signed.open("w+b") as target,
        ):
            builder.sign(signer, _FORMAT, source, target)
        signed.replace(path)
    except (kit.C2paError, ValueError, TypeError) as error:
        raise DeliveryError.of(
            "VG-T012",
            _("Không ký được Content Credentials bằng chứng thư “{name}”: {reason}").format(
                name=unit.chain.name, reason=error
            ),
            _(
                "Chứng thư phải còn hạn, có mục đích ký số (digitalSignature, emailProtection), kèm chuỗi "
                "cấp trên, và đi đúng cặp với khóa không đặt mật khẩu."
            ),
        ) from error
    finally:
        signed.unlink(missing_ok=True)


def read_credentials(path: Path) -> Credentials:
    """Check the Content Credentials of any file, against the film and against whom this machine believes.

    Raises:
        OSError: the file cannot be read.
    """
    if not has_credentials(path):
        return Credentials("none")
    try:
        kit = _library()
    except DeliveryError:
        return Credentials("unread")
    try:
        with (
            kit.Context(settings=_settings(kit, _configured("VIDGEN_C2PA_CA", "tin-cay.pem"))) as context,
            path.open("rb") as file,
            kit.Reader(_FORMAT, file, context=context) as reader,
        ):
            told = json.loads(reader.json())
            state = reader.get_validation_state() or "Invalid"
    except (kit.C2paError, ValueError) as error:
        return Credentials("invalid", codes=(str(error),))
    manifest = told.get("manifests", {}).get(told.get("active_manifest", ""), {})
    issuer = str(manifest.get("signature_info", {}).get("issuer", ""))
    states: dict[str, CredentialState] = {"Trusted": "trusted", "Valid": "untrusted"}
    codes = tuple(str(each.get("code", "")) for each in told.get("validation_status", ()))
    return Credentials(states.get(state, "invalid"), issuer, codes if state == "Invalid" else ())


def has_credentials(path: Path) -> bool:
    """Whether any file has Content Credentials in it, good or not.

    Raises:
        OSError: the file cannot be read.
    """
    from vidgen.delivery.mp4box import top_boxes

    with path.open("rb") as file:
        for name, start, _end in top_boxes(file):
            if name == b"uuid":
                file.seek(start)
                if file.read(len(_BOX)) == _BOX:
                    return True
    return False


def _manifest(marks: Marks) -> dict[str, Any]:
    from vidgen.delivery.authentic.source_mark import source_type

    action = {"action": "c2pa.created", "digitalSourceType": source_type(marks.ai_label)}
    return {
        "claim_generator_info": [{"name": "vidgen", "version": marks.tool.removeprefix("vidgen ") or "0"}],
        "title": marks.title or marks.script,
        "format": _FORMAT,
        "assertions": [
            {"label": "c2pa.actions.v2", "data": {"actions": [action]}},
            {"label": "vn.vidgen.film", "data": marks.as_tags()},
        ],
    }


def _settings(kit: Any, anchors: Path | None = None) -> Any:
    told: dict[str, Any] = {
        "verify": {"remote_manifest_fetch": False, "ocsp_fetch": False, "verify_trust": True},
        "builder": {"thumbnail": {"enabled": False}},
    }
    if anchors and anchors.is_file():
        told["trust"] = {"user_anchors": anchors.read_text(encoding="utf-8")}
    return kit.Settings.from_dict(told)


def _algorithm(key: Path) -> str:
    """C2PA's name of the way a key signs.

    Raises:
        ValueError: the key is of none it knows, or encrypted.
        TypeError: the key is encrypted.
    """
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    loaded = load_pem_private_key(key.read_bytes(), None)
    if isinstance(loaded, ec.EllipticCurvePrivateKey) and loaded.curve.name in _CURVES:
        return _CURVES[loaded.curve.name]
    if isinstance(loaded, ed25519.Ed25519PrivateKey):
        return "ed25519"
    if isinstance(loaded, rsa.RSAPrivateKey):
        return "ps256"
    raise ValueError(type(loaded).__name__)


def _configured(variable: str, name: str) -> Path | None:
    """The file a variable names; else the one in the settings folder, if it is there."""
    if os.environ.get(variable):
        return Path(os.environ[variable])
    usual = config_folder() / "c2pa" / name
    return usual if usual.is_file() else None


def _library() -> Any:
    try:
        return import_module("c2pa")
    except ImportError as error:
        raise DeliveryError.of(
            "VG-T011",
            _("Máy này có chứng thư Content Credentials nhưng chưa cài phần ký và đọc nó."),
            _('Cài thêm bằng: pip install "vidgen[c2pa]", hoặc bỏ VIDGEN_C2PA_CERT và VIDGEN_C2PA_KEY.'),
        ) from error
