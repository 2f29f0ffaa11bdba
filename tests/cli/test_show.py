"""What a person at a terminal sees: a bar while work goes on, and a line for each video that stays."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import command, environment, script, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals of POSIX")


def on_a_terminal(*arguments: object) -> tuple[int, str]:
    """Exit code and all that came to a terminal."""
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command(*arguments),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment(TERM="xterm", COLUMNS="100", LINES="30"),
        close_fds=True,
    )
    os.close(theirs)
    seen = b""
    with contextlib.suppress(OSError):  # Linux says so when the other end is closed
        while part := os.read(ours, 65536):
            seen += part
    os.close(ours)
    return process.wait(60), seen.decode("utf-8", "replace")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_terminal_shows_progress_and_keeps_a_line_for_each_video(tmp_path: Path, jobs: int) -> None:
    script(tmp_path / "kb", "## hook: Ai hỏi **mã OTP**?\nĐừng đọc mã.\n", id="tot")
    write(tmp_path / "kb" / "hong.md", "# Ghi chú\n")
    code, seen = on_a_terminal(
        "render", tmp_path / "kb", "--offline", "--out", tmp_path / "out", "--jobs", jobs
    )
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", seen)
    assert code == 1, plain
    assert "✓ chung/tot: 0:0" in plain and "✗ chung/hong: không dựng được" in plain
    assert "VG-S011" in plain and "Traceback" not in plain
    assert "%" in plain and "còn" in plain
    assert str(tmp_path / "out" / "index.html") in plain.replace("\r\n", "")
