"""Ctrl-C while the voice speaks."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

SPEAK = """\
import os, signal, threading
from vidgen.narration.espeak.library import library
voice = library()
threading.Timer(0.3, os.kill, [os.getpid(), signal.SIGINT]).start()
try:
    while True:
        text = "Bà con không đọc mã OTP cho bất kỳ ai. " * 40
        voice.render("vi", text, words_per_minute=175, pitch=50, pitch_range=50)
except KeyboardInterrupt:
    print("ended")
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_it_is_heard_and_nothing_is_printed_of_it() -> None:
    done = subprocess.run([sys.executable, "-c", SPEAK], capture_output=True, text=True, timeout=60)
    assert (done.stdout.strip(), done.stderr) == ("ended", "")
