"""A province's library set up by commands alone, as its people would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.approval.library import BODY
from tests.command_line import write

PASSPHRASE = "sáng nay trời mưa to"
Command = Callable[..., Result]


def province(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The library: a root and a ring with a reviewer and an approver, two scripts; this machine trusts it."""
    from PIL import Image

    monkeypatch.setenv("VIDGEN_CONFIG", str(tmp_path / "máy"))
    monkeypatch.setenv("VIDGEN_KEY_PASSPHRASE", PASSPHRASE)
    monkeypatch.setattr("vidgen.approval.pkcs8.ROUNDS", 1000)  # what makes guessing slow makes tests slow
    library = tmp_path / "Tuyên truyền"
    for id in ("ma-otp", "ma-qr"):
        write(library / "lua-dao" / f"{id}.md", body(id))
    (library / "lua-dao" / "anh").mkdir()
    Image.new("RGB", (640, 480), (20, 90, 60)).save(library / "lua-dao" / "anh" / "tin-nhan.png")
    for name, person in (("gốc", "Công an tỉnh"), ("rà-soát", "Bà Cả"), ("duyệt", "Ông Hai")):
        assert command("keys", "new", name, "--person", person).exit_code == 0
    keys = tmp_path / "máy" / "khoa"
    for name, role in (("rà-soát", "review"), ("duyệt", "approve")):
        said = command("keys", "ring", "add", library, keys / f"{name}.pub", "--root", "gốc", "--role", role)
        assert said.exit_code == 0, said.stderr
    assert command("trust", "add", root_of(command, library)).exit_code == 0
    return library


def body(id: str) -> str:
    """A script that the check has nothing against."""
    return (
        BODY.format(id=id)
        .replace("{{unit.name}}", "Công an xã")
        .replace("kind: scam", "kind: scam  # bỏ qua VG-R010: kịch bản ngắn để thử")
    )


def root_of(command: Command, library: Path) -> str:
    said = command("keys", "ring", "show", library).stdout
    return next(line.split()[-1] for line in said.splitlines() if line.startswith("Khóa gốc"))
