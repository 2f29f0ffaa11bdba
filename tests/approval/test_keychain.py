"""Private keys lie encrypted, readable by their owner alone, and open with their passphrase only."""

from __future__ import annotations

import os
import pickle
import stat
import subprocess
from pathlib import Path

import pytest

from vidgen.approval.key import PrivateKey
from vidgen.approval.keychain import find_key, kept_keys, load_key, new_key, read_public_file
from vidgen.approval.pkcs8 import ROUNDS, encrypted_pem, read_pem
from vidgen.errors import ApprovalError

PASSPHRASE = "sáng nay trời mưa to"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VIDGEN_CONFIG", str(tmp_path / "máy"))
    return tmp_path / "máy" / "khoa"


def code(act: object) -> str:
    with pytest.raises(ApprovalError) as error:
        act()  # type: ignore[operator]
    return error.value.findings[0].code


def test_a_key_signs_again_once_its_passphrase_is_given(folder: Path) -> None:
    kept = new_key("duyệt an ninh", "Bà Cả", PASSPHRASE)
    key = load_key("duyệt an ninh", lambda: PASSPHRASE)
    assert key.public == kept.public
    signature = key.sign(b"a\n", b"b")
    assert key.public.verifies(b"a\n", b"b", signature)
    assert not key.public.verifies(b"b\n", b"b", signature)
    assert not key.public.verifies(b"a\n", b"c", signature)
    assert [(each.name, each.person) for each in kept_keys()] == [("duyệt an ninh", "Bà Cả")]
    assert read_public_file(kept.path.with_suffix(".pub")) == (kept.public, "Bà Cả")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the folder of a user's settings to its owner")
def test_nobody_else_may_read_it(folder: Path) -> None:
    kept = new_key("duyet", "Bà Cả", PASSPHRASE)
    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600


def test_its_secret_is_nowhere_in_the_clear(folder: Path) -> None:
    key = PrivateKey.new()
    pem = encrypted_pem(key.seed, PASSPHRASE)
    assert key.seed not in pem and b"ENCRYPTED PRIVATE KEY" in pem
    assert "PrivateKey(public=" in repr(key) and key.seed.hex() not in repr(key)
    with pytest.raises(TypeError):
        pickle.dumps(key)


def test_openssl_reads_it_too(tmp_path: Path) -> None:
    key = PrivateKey.new()
    (tmp_path / "k.pem").write_bytes(encrypted_pem(key.seed, PASSPHRASE))
    try:
        said = subprocess.run(
            [
                "openssl",
                "pkey",
                "-in",
                str(tmp_path / "k.pem"),
                "-passin",
                f"pass:{PASSPHRASE}",
                "-pubout",
                "-outform",
                "DER",
            ],
            capture_output=True,
        )
    except FileNotFoundError:
        pytest.skip("no openssl here")
    assert said.stdout.endswith(key.public.raw)


def test_guessing_a_passphrase_is_made_slow() -> None:
    pem = encrypted_pem(PrivateKey.new().seed, PASSPHRASE)
    import base64

    der = base64.b64decode(b"".join(pem.splitlines()[1:-1]))
    assert ROUNDS.to_bytes(3, "big") in der


@pytest.mark.parametrize("wrong", ["sáng nay trời nắng to", "", PASSPHRASE + " "])
def test_a_wrong_passphrase_is_said(wrong: str) -> None:
    new_key("duyet", "Bà Cả", PASSPHRASE)
    assert code(lambda: load_key("duyet", lambda: wrong)) == "VG-A008"


@pytest.mark.parametrize(
    "data", [b"", b"abc", b"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", b"\0" * 99999]
)
def test_a_file_that_is_no_key_is_said_before_a_passphrase_is_asked_for(folder: Path, data: bytes) -> None:
    folder.mkdir(parents=True)
    (folder / "duyet.pem").write_bytes(data)
    assert code(lambda: load_key("duyet", lambda: pytest.fail("asked"))) == "VG-A007"


def test_a_damaged_file_and_a_key_of_another_kind_are_refused(folder: Path, tmp_path: Path) -> None:
    kept = new_key("duyet", "Bà Cả", PASSPHRASE)
    data = kept.path.read_bytes()
    kept.path.write_bytes(data[:80] + b"AAAA" + data[84:])
    assert code(lambda: load_key("duyet", lambda: PASSPHRASE)) == "VG-A008"
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    other = X25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with pytest.raises(ValueError):
        read_pem(other, None)
    (tmp_path / "khác.pem").write_bytes(other)
    assert code(lambda: load_key(str(tmp_path / "khác.pem"), lambda: "")) == "VG-A007"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read_is_said(folder: Path) -> None:
    kept = new_key("duyet", "Bà Cả", PASSPHRASE)
    kept.path.chmod(0)
    assert code(lambda: load_key("duyet", lambda: PASSPHRASE)) == "VG-A007"


def test_a_folder_in_the_place_of_a_key_is_said(folder: Path) -> None:
    (folder / "duyet.pem").mkdir(parents=True)
    assert code(lambda: load_key("duyet", lambda: PASSPHRASE)) == "VG-A007"


@pytest.mark.parametrize(
    "name", ["", "../ra-ngoai", "a/b", "a\\b", ".ẩn", "a\0b", "x" * 61, "con", "LPT1", "a.", "a\nb", "*"]
)
def test_names_that_are_no_file_names_are_refused(folder: Path, name: str) -> None:
    assert code(lambda: new_key(name, "", PASSPHRASE)) == "VG-A009"
    assert not folder.exists()


def test_short_passphrases_and_taken_names_are_refused() -> None:
    assert code(lambda: new_key("duyet", "", "1234567")) == "VG-A009"
    made = new_key("duyet", "", PASSPHRASE).path.read_bytes()
    assert code(lambda: new_key("duyet", "", PASSPHRASE)) == "VG-A009"
    assert find_key("duyet").read_bytes() == made


def test_a_key_that_is_not_there_is_said_with_those_that_are() -> None:
    new_key("rà-soát", "", PASSPHRASE)
    with pytest.raises(ApprovalError, match="VG-A007") as error:
        find_key("duyet")
    assert "rà-soát" in str(error.value)
    assert find_key("ra\u0300-soa\u0301t").name == "rà-soát.pem"
