"""The command as people run it, and small inputs for it: scripts, units, a brand."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from vidgen.approval.desk import RENDERS

ROOT = Path(__file__).parents[1]

UNITS = """\
id,name,parent,region,address,phone,hotline,zalo,qr_url
doi-sim,Công an xã Đồi Sim,tỉnh Quảng Trị,trung,"Thôn 1, xã Đồi Sim",,0232 000 0113,,https://example.org/doi-sim
suoi-may,Công an xã Suối Mây,tỉnh Lào Cai,bac,"Thôn 2, xã Suối Mây",,0214 000 0113,,https://example.org/suoi-may
"""

SHORT = """\
---
id: ma-otp
kind: scam  # bỏ qua VG-R010: kịch bản ngắn để thử
title: Không đọc mã OTP
reviewed: 2026-11-01
---

## hook: Ai hỏi **mã OTP**?
{{unit.name}} nhắc bà con.

## signs: Dấu hiệu
1. Tự xưng cán bộ
2. Giục làm ngay
"""


@pytest.fixture(autouse=True, scope="session")
def own_cache(own_machine: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test touches the cache, voices or settings of the person who runs it. Import it to have it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VIDGEN_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("VIDGEN_VOICES", str(tmp_path_factory.mktemp("no voices")))
        patch.setenv("VIDGEN_CONFIG", str(tmp_path_factory.mktemp("settings")))
        yield


@pytest.fixture(autouse=True)
def in_vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages as written, whatever the language of this machine. Import it to have it."""
    monkeypatch.setenv("VIDGEN_LANG", "vi")


def environment(**more: str) -> dict[str, str]:
    """The environment of a run: Vietnamese messages, this tree's package, the tests' own cache."""
    return {
        **os.environ,
        "PYTHONPATH": os.environ.get("PYTHONPATH", "") if "DAYS_LATE" in os.environ else str(ROOT),
        "VIDGEN_LANG": "vi",
        "PYTHONUTF8": "1",
        **more,
    }


def command(*arguments: object) -> list[str]:
    """The command line for `subprocess`."""
    return [sys.executable, "-m", "vidgen", *map(str, arguments)]


def vidgen(
    *arguments: object, cwd: Path | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run ``vidgen`` in a process of its own."""
    return subprocess.run(
        command(*arguments),
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env=env or environment(),
        timeout=120,
    )


def json_lines(text: str) -> list[Any]:
    """Every line of an output as a JSON value."""
    return [json.loads(line) for line in text.splitlines()]


def write(path: Path, text: str) -> Path:
    """A UTF-8 file, in folders made as needed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def own_copy(source: Path, target: Path, *but: str) -> Path:
    """A copy of a folder of this tree, to be written to even where the tree is not."""
    shutil.copytree(
        source,
        target,
        ignore=shutil.ignore_patterns(*but),
        copy_function=shutil.copyfile,
        dirs_exist_ok=True,
    )
    for folder in (target, *filter(Path.is_dir, target.rglob("*"))):
        folder.chmod(0o755)
    return target


def script(folder: Path, body: str, id: str = "thu", front: Sequence[str] = ()) -> Path:
    """A scam script ``<id>.md`` with the given scenes; its body begins on line 7 + len(front)."""
    kind = "kind: scam  # bỏ qua VG-R010: kịch bản ngắn để thử"
    head = ["---", f"id: {id}", kind, "title: Thử", "reviewed: 2026-11-01", *front, "---"]
    return write(folder / f"{id}.md", "\n".join(head) + "\n" + body)


def finished(out: Path) -> set[str]:
    """What stands under a final name below `out`; hidden working files and the ledger of renders apart."""
    return {
        path.relative_to(out).as_posix()
        for path in out.rglob("*")
        if path.is_file()
        and path.name != RENDERS
        and not any(part.startswith(".") for part in path.relative_to(out).parts)
    }
