"""Content Credentials: the unit's certificate vouches for the film, and the seal lies over that as well."""

from __future__ import annotations

import datetime as dt
import io
import json
import random
import socket
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519

from tests.delivery.authentic.authority import Authority, Key, locked
from tests.delivery.authentic.conftest import MARKS, Copy
from tests.delivery.films import ffmpeg
from vidgen.approval.key import PrivateKey
from vidgen.delivery.authentic import credentials
from vidgen.delivery.authentic.credentials import Credentials, has_credentials, read_credentials
from vidgen.delivery.authentic.seal import read_seal
from vidgen.delivery.authentic.source_mark import WITH_AI
from vidgen.delivery.authentic.stamp import stamp
from vidgen.delivery.authentic.tags import read_tags
from vidgen.delivery.mp4box import read_layout, top_boxes
from vidgen.errors import DeliveryError

c2pa = pytest.importorskip("c2pa")

UNIT = "Công an xã Suối Mây"


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority.new()


@pytest.fixture
def certified(authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This machine signs for the unit and believes its authority; returns where the files lie."""
    folder = tmp_path / "chứng thư"
    chain, key = authority.certify(folder, UNIT)
    (folder / "ca.pem").write_bytes(authority.pem)
    monkeypatch.setenv("VIDGEN_C2PA_CERT", str(chain))
    monkeypatch.setenv("VIDGEN_C2PA_KEY", str(key))
    monkeypatch.setenv("VIDGEN_C2PA_CA", str(folder / "ca.pem"))
    return folder


def test_a_viewer_that_knows_c2pa_reads_whose_film_it_is(
    copy: Copy, certified: Path, unit_key: PrivateKey
) -> None:
    film = copy()
    stamp(film, MARKS, unit_key)
    told = json.loads(c2pa.Reader("video/mp4", io.BytesIO(film.read_bytes())).json())
    manifest = told["manifests"][told["active_manifest"]]
    said = {each["label"]: each["data"] for each in manifest["assertions"]}
    assert said["c2pa.actions.v2"]["actions"] == [{"action": "c2pa.created", "digitalSourceType": WITH_AI}]
    assert said["vn.vidgen.film"]["script"] == MARKS.script == read_tags(film)["script"]
    assert manifest["signature_info"]["issuer"] == UNIT and manifest["title"] == MARKS.title
    assert "time" not in manifest["signature_info"]


def test_it_holds_together_with_the_seal_and_the_index_stays_first(
    copy: Copy, certified: Path, unit_key: PrivateKey
) -> None:
    film = copy()
    assert stamp(film, MARKS, unit_key) == read_seal(film)
    assert read_seal(film).state == "signed"
    assert read_credentials(film) == Credentials("trusted", UNIT)
    layout = read_layout(film)
    assert layout.index_first and not layout.truncated and layout.order[-1] == "free"


def test_an_unknown_authority_is_not_believed(
    copy: Copy, certified: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = copy()
    stamp(film, MARKS, None)
    (certified / "ca.pem").write_bytes(Authority.new().pem)
    assert read_credentials(film).state == "untrusted"
    monkeypatch.delenv("VIDGEN_C2PA_CA")
    assert read_credentials(film).state == "untrusted"


def test_a_changed_film_is_noticed_by_both(copy: Copy, certified: Path, unit_key: PrivateKey) -> None:
    film = copy()
    stamp(film, MARKS, unit_key)
    data = bytearray(film.read_bytes())
    data[len(data) // 2] ^= 1
    film.write_bytes(data)
    assert read_seal(film).state == "altered"
    found = read_credentials(film)
    assert found.state == "invalid" and any("bmffHash.mismatch" in code for code in found.codes)


def test_the_seal_notices_what_c2pa_leaves_out(copy: Copy, certified: Path, unit_key: PrivateKey) -> None:
    """A third of the bytes of Content Credentials, such as their padding, is covered by no hash of theirs."""
    film = copy()
    stamp(film, MARKS, unit_key)
    data = film.read_bytes()
    with film.open("rb") as file:
        (start, end) = next((start, end) for name, start, end in top_boxes(file) if name == b"uuid")
    unnoticed = 0
    for at in random.Random(7).sample(range(start - 8, end), 200):
        changed = bytearray(data)
        changed[at] ^= 1
        film.write_bytes(changed)
        assert not read_seal(film).whole
        unnoticed += read_credentials(film).state == "trusted"
    assert unnoticed


def test_remuxing_takes_the_credentials_away(copy: Copy, certified: Path, tmp_path: Path) -> None:
    film = copy()
    stamp(film, MARKS, None)
    again = ffmpeg(film, tmp_path / "again.mp4", "-c", "copy")
    assert has_credentials(film) and not has_credentials(again)
    assert read_credentials(again) == Credentials("none")


@pytest.mark.parametrize(
    "key", [ec.generate_private_key(ec.SECP384R1()), ed25519.Ed25519PrivateKey.generate()]
)
def test_other_keys_sign_as_well(copy: Copy, certified: Path, authority: Authority, key: Key) -> None:
    authority.certify(certified, UNIT, key=key)
    film = copy()
    stamp(film, MARKS, None)
    assert read_credentials(film).state == "trusted"


def test_drafts_are_never_vouched_for(copy: Copy, certified: Path) -> None:
    from dataclasses import replace

    film = copy()
    stamp(film, replace(MARKS, statement=""), None)
    assert not has_credentials(film)


def test_no_network_is_used(copy: Copy, certified: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("network")

    monkeypatch.setattr(socket, "socket", refuse)
    film = copy()
    stamp(film, MARKS, None)
    assert read_credentials(film).state == "trusted"
    assert credentials._settings(c2pa) is not None


def test_the_files_may_lie_in_the_settings_folder(
    copy: Copy, certified: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "c2pa").mkdir()
    for name, target in (("chung-thu.pem",) * 2, ("khoa.pem",) * 2, ("ca.pem", "tin-cay.pem")):
        (certified / name).rename(tmp_path / "c2pa" / target)
    for name in ("CERT", "KEY", "CA"):
        monkeypatch.delenv(f"VIDGEN_C2PA_{name}")
    monkeypatch.setenv("VIDGEN_CONFIG", str(tmp_path))
    film = copy()
    stamp(film, MARKS, None)
    assert read_credentials(film).state == "trusted"


def test_what_is_wrong_with_the_certificate_is_said(
    copy: Copy, certified: Path, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused() -> DeliveryError:
        film = copy()
        with pytest.raises(DeliveryError) as caught:
            stamp(film, MARKS, None)
        assert sorted(path.name for path in film.parent.iterdir()) == ["video.mp4"]
        return caught.value

    authority.certify(certified, UNIT, ends=dt.timedelta(days=-1))
    assert refused().findings[0].code == "VG-T012"
    authority.certify(certified, UNIT)
    locked(certified / "khoa.pem")
    assert refused().findings[0].code == "VG-T012"
    (certified / "khoa.pem").write_text("không phải khóa", encoding="utf-8")
    assert refused().findings[0].code == "VG-T012"
    (certified / "khoa.pem").unlink()
    assert refused().findings[0].code == "VG-T010"
    monkeypatch.delenv("VIDGEN_C2PA_KEY")
    assert refused().findings[0].code == "VG-T010"


def test_without_the_extra_it_is_said_how_to_get_it(
    copy: Copy, certified: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed = copy()
    stamp(signed, MARKS, None)
    monkeypatch.setitem(sys.modules, "c2pa", None)
    assert read_credentials(signed) == Credentials("unread")
    with pytest.raises(DeliveryError) as caught:
        stamp(copy(), MARKS, None)
    (finding,) = caught.value.findings
    assert finding.code == "VG-T011" and "vidgen[c2pa]" in finding.fix
