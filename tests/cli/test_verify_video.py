"""``vidgen verify VIDEO``: from a script approved by two people to a verdict on its film."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import pytest

from tests.approval.library import Library, make_library
from tests.cli.conftest import Command
from tests.command_line import UNITS, json_lines, write
from tests.delivery.authentic.authority import Authority
from vidgen.approval.code import parse_code
from vidgen.approval.keychain import new_key, read_public_file
from vidgen.approval.ledger import Ledger
from vidgen.approval.ring_edit import add_holder
from vidgen.brand.kit import Brand

SCRIPT = """\
---
id: ma-otp
kind: scam  # bỏ qua VG-R010: kịch bản ngắn để thử
title: Không đọc mã OTP
field: an-ninh-mang
reviewed: 2026-11-01
expires: 2027-05-01
---

## hook: Ai hỏi **mã OTP**?
{{unit.name}} nhắc bà con.

## contact
Cảm ơn bà con.
"""


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, brand: Brand) -> Library:
    """An approved script, units, and a machine that holds the unit's key to seal films with."""
    monkeypatch.setenv("VIDGEN_CONFIG", str(tmp_path / "máy này"))
    monkeypatch.chdir(tmp_path)
    made = make_library(tmp_path / "scripts", brand)
    write(made.script(), SCRIPT)
    write(made.root / "units.csv", UNITS)
    kept = new_key("don-vi", "Công an xã Suối Mây", "mật khẩu để thử")
    public, _person = read_public_file(kept.path.with_suffix(".pub"))
    add_holder(made.desk.ring, made.keys["root"], public, "Công an xã Suối Mây", ("produce",))
    monkeypatch.setenv("VIDGEN_PRODUCE_KEY", "don-vi")
    monkeypatch.setenv("VIDGEN_PRODUCE_PASSPHRASE", "mật khẩu để thử")
    return made


def render(command: Command, library: Library, *more: object) -> Path:
    said = command(
        "render",
        library.script(),
        "--unit",
        "suoi-may",
        "--offline",
        "--out",
        library.root.parent / "out",
        *more,
    )
    assert said.exit_code == 0, said.stderr
    return library.root.parent / "out" / "suoi-may" / "ma-otp"


def test_from_approval_to_verdict(
    command: Command, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.approved()
    kit = render(command, library, "--final")
    film = kit / "video.mp4"
    said = command("verify", film)
    assert said.exit_code == 0, said.stdout
    first, *rest = said.stdout.splitlines()
    assert first == f"✓ {film}: ĐÚNG LÀ VIDEO CỦA Công an xã Suối Mây: nguyên vẹn, kịch bản đang được duyệt."
    code = json.loads((kit / "report.json").read_text(encoding="utf-8"))["approval"]["code"]
    assert parse_code(code) == code and f"    Mã kiểm chứng: {code}" in rest
    assert f"Mã kiểm chứng: {code}" in (kit / "post.txt").read_text(encoding="utf-8")

    # The ledger of renders has one line for it, and a kit kept as it was has none more.
    render(command, library)
    lines = [
        each.entry for each in Ledger(kit.parents[1] / "_so-cai.jsonl").entries() if each.type == "render"
    ]
    assert [(line["script"], line["unit"], line["code"], line["state"]) for line in lines] == [
        ("ma-otp", "suoi-may", code, "final")
    ]

    # A copy alone, far from it all, is confirmed by the library it is checked against.
    alone = Path(shutil.copy(film, library.root.parent / "gửi qua Zalo.mp4"))
    (told,) = json_lines(command("verify", alone, "--library", library.root, "--json").stdout)
    assert told["ok"] and told["videos"][0]["verdict"] == "authentic"
    assert told["videos"][0]["marks"]["script"] == "ma-otp" and not told["videos"][0]["sample"]
    assert told["videos"][0]["signer"]["person"] == "Công an xã Suối Mây"

    # One bit, and it is not.
    data = bytearray(alone.read_bytes())
    data[len(data) // 3] ^= 4
    alone.write_bytes(data)
    said = command("verify", alone, "--library", library.root)
    assert said.exit_code == 1 and "ĐÃ BỊ SỬA" in said.stdout.splitlines()[0]

    # Withdrawn: every film of it falls, whole folder in one go.
    library.revoke()
    said = command("verify", kit.parents[1])
    assert said.exit_code == 1 and "ĐÃ THU HỒI" in said.stdout.splitlines()[0]


def test_one_bit_changed_anywhere_is_said(command: Command, library: Library) -> None:
    library.approved()
    film = render(command, library, "--final") / "video.mp4"
    alone = Path(shutil.copy(film, library.root.parent / "bản sao.mp4"))
    before = command("verify", alone, "--library", library.root)
    assert before.exit_code == 0, before.stdout
    size = alone.stat().st_size
    chance = random.Random(size)
    places = {0, 3, 4, size - 1, size - 40, *(chance.randrange(size) for _ in range(60))}
    # Where boxes begin, a change may hide what follows; the tags and the index are small, chance misses them.
    data = alone.read_bytes()
    for name in (b"ftyp", b"moov", b"mdat", b"stsz", b"ilst", b"----", b"uuid", b"vn.vidgen"):
        at = data.find(name)
        places |= {at, max(0, at - 1), at + len(name)} if at >= 0 else set()
    for place in sorted(places):
        bit = 1 << chance.randrange(8)
        with alone.open("r+b") as file:
            file.seek(place)
            file.write(bytes([data[place] ^ bit]))
        said = command("verify", alone, "--library", library.root, "--json")
        assert said.exit_code == 1, (place, bit, said.stdout)
        assert json.loads(said.stdout)["videos"][0]["verdict"] != "authentic", (place, bit)
        with alone.open("r+b") as file:
            file.seek(place)
            file.write(data[place : place + 1])
    again = command("verify", alone, "--library", library.root)
    assert alone.read_bytes() == data and again.exit_code == 0, again.stdout
    # Beside its report, every other file of the kit is known as well.
    cover = film.with_name("cover.jpg")
    cover.write_bytes(cover.read_bytes()[:-1] + b"\0")
    assert command("status", film.parents[2]).exit_code == 1


def test_without_a_key_the_own_ledger_vouches_on_this_machine_only(
    command: Command, library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("VIDGEN_PRODUCE_KEY")
    library.approved()
    film = render(command, library) / "video.mp4"
    said = command("verify", film)
    assert said.exit_code == 0 and "ĐÚNG BẢN MÁY NÀY ĐÃ DỰNG cho Công an xã Suối Mây" in said.stdout
    assert "không có chữ ký của đơn vị" in said.stdout
    monkeypatch.setenv("VIDGEN_CONFIG", str(tmp_path / "máy khác"))
    write(tmp_path / "máy khác" / "tin-cay.json", (tmp_path / "máy này" / "tin-cay.json").read_text())
    said = command("verify", film)
    assert said.exit_code == 1 and "CHƯA XÁC NHẬN ĐƯỢC" in said.stdout and "VG-T032" in said.stdout


def test_a_draft_is_told_apart_and_named_so(command: Command, library: Library) -> None:
    kit = render(command, library)
    (film,) = kit.glob("*.mp4")
    assert film.name == "video-BAN-NHAP.mp4"
    said = command("verify", film)
    assert said.exit_code == 1 and "BẢN NHÁP" in said.stdout.splitlines()[0]
    entries = Ledger(kit.parents[1] / "_so-cai.jsonl").entries()
    assert entries[-1].entry["state"] == "draft" and entries[-1].entry["code"] == ""


def test_a_key_set_later_seals_anew(
    command: Command, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.approved()
    monkeypatch.delenv("VIDGEN_PRODUCE_KEY")
    film = render(command, library) / "video.mp4"
    before = film.read_bytes()
    monkeypatch.setenv("VIDGEN_PRODUCE_KEY", "don-vi")
    render(command, library)
    assert film.read_bytes() != before and command("verify", film).exit_code == 0


def test_a_key_without_its_passphrase_is_said(
    command: Command, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.approved()
    monkeypatch.delenv("VIDGEN_PRODUCE_PASSPHRASE")
    monkeypatch.delenv("VIDGEN_KEY_PASSPHRASE", raising=False)
    said = command(
        "render", library.script(), "--unit", "suoi-may", "--offline", "--out", library.root / "out"
    )
    assert said.exit_code == 1 and "VG-T002" in said.stderr


def test_scripts_and_videos_go_together(command: Command, library: Library) -> None:
    library.approved()
    film = render(command, library) / "video.mp4"
    (told,) = json_lines(command("verify", film, library.script(), "--json").stdout)
    assert told["ok"] and len(told["scripts"]) == len(told["videos"]) == 1


def test_with_the_units_certificate_viewers_of_other_makers_know_it_too(
    command: Command, library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pytest.importorskip("c2pa")
    authority = Authority.new()
    chain, key = authority.certify(tmp_path / "chứng thư", "Công an xã Suối Mây")
    trusted = write(tmp_path / "chứng thư" / "ca.pem", authority.pem.decode())
    for name, path in (("CERT", chain), ("KEY", key), ("CA", trusted)):
        monkeypatch.setenv(f"VIDGEN_C2PA_{name}", str(path))
    library.approved()
    film = render(command, library) / "video.mp4"
    said = command("verify", film)
    assert (
        said.exit_code == 0
        and "Content Credentials: khớp, chứng thư của “Công an xã Suối Mây”" in said.stdout
    )
    before = film.read_bytes()
    render(command, library)
    assert film.read_bytes() == before, "a kit that has not changed is not signed anew"
    assert command("inspect", film).exit_code == 0
    monkeypatch.delenv("VIDGEN_C2PA_KEY")
    said = command("render", library.script(), "--unit", "suoi-may", "--offline", "--out", tmp_path / "khác")
    assert said.exit_code == 1 and "VG-T010" in said.stderr and not (tmp_path / "khác" / "suoi-may").exists()
