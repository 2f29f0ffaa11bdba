"""A small library that was approved, rendered and posted; every test has a copy of its own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.approval_support import Office, trusted_office
from tests.command_line import UNITS, in_vietnamese, own_cache, script, write  # noqa: F401  (fixtures)
from vidgen.cli import _root

SCENES = """\
## hook: Ai hỏi **mã OTP**?
{{unit.name}} nhắc bà con.

## actions: Hãy làm ngay
- [x] Phản ánh đến **156** hoặc {{unit.hotline}}
- [ ] Không đưa CMND cho ai
"""
OTHER = "## hook: Mã QR lạ\nĐừng quét mã lạ, gọi 1560.\n\n## actions: Hãy làm ngay\n- [ ] Không quét mã lạ\n"


def run(*arguments: object) -> Result:
    """A command in this process."""
    said = CliRunner(mix_stderr=False).invoke(_root, [str(each) for each in arguments])
    if said.exception and not isinstance(said.exception, SystemExit):
        raise said.exception
    return said


@dataclass(frozen=True)
class World:
    """The library, the folder of results and the people who sign."""

    folder: Path
    office: Office

    @property
    def library(self) -> Path:
        return self.folder / "Tuyên truyền"

    @property
    def out(self) -> Path:
        return self.folder / "kết quả"

    @property
    def script(self) -> Path:
        return self.library / "ma-otp.md"

    def where(self, asked: str, *more: object) -> Result:
        return run("where", asked, self.library, "--out", self.out, *more)

    def found(self, asked: str) -> Any:
        said = self.where(asked, "--json")
        value = json.loads(said.stdout)
        assert said.exit_code == (0 if value["ok"] else 1)
        return value

    def videos(self, asked: str) -> list[tuple[str, str, bool, str]]:
        """Unit, script, whether the kit holds it now, state."""
        told = self.found(asked)["videos"]
        return [(each["unit"], each["script"], each["current"], each["state"]) for each in told]

    def render(self, *arguments: object) -> Result:
        return run("render", *arguments, "--offline", "--out", self.out, "--jobs", 1)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, own_cache: None) -> Iterator[World]:  # noqa: F811
    folder = tmp_path_factory.mktemp("thế giới")
    with trusted_office(folder / "cài đặt") as office:
        world = World(folder, office)
        front = ("legal: [Điều 174 Bộ luật Hình sự]", "field: an-ninh")
        script(world.library, SCENES, id="ma-otp", front=front)
        script(world.library, OTHER, id="ma-qr")
        write(world.library / "units.csv", UNITS)
        for name in ("ma-otp", "ma-qr"):
            office.approve(world.library / f"{name}.md")
        done = world.render(world.library, "--all-units")
        assert done.exit_code == 0, done.stderr
        rows = "\n".join(
            f"ma-otp,{unit},facebook,https://example.org/{unit}" for unit in ("doi-sim", "suoi-may")
        )
        write(world.out / "links.csv", f"script,unit,platform,url\n{rows}\n")
        yield world


@pytest.fixture
def world(made: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    folder = tmp_path / "thế giới"
    shutil.copytree(made.folder, folder)
    monkeypatch.setenv("VIDGEN_CONFIG", str(folder / "cài đặt"))
    return World(folder, made.office)


Change = Callable[[str, str], None]


@pytest.fixture
def change(world: World) -> Change:
    """Edits the script."""

    def edit(old: str, new: str) -> None:
        text = world.script.read_text(encoding="utf-8")
        assert old in text
        world.script.write_bytes(text.replace(old, new).encode())

    return edit
