"""How things are measured: commands run as a user would, each with a store of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parents[2]
UNIT = "doi-sim"
Result = TypeVar("Result")
_BYTE_CODE = Path(tempfile.gettempdir()) / "vidgen-bench-byte-code"

# Runs the command in a child of its own and tells its time, processor time and peak memory.
_RUN = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
seconds = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([done.returncode, seconds, used.ru_utime + used.ru_stime, used.ru_maxrss]))
"""


@dataclass(frozen=True, slots=True)
class Spent:
    """What a command took: seconds, processor seconds, and the largest resident set of a process in MiB."""

    seconds: float
    processor: float
    peak_mib: float


def vidgen(*arguments: str | Path, cache: Path) -> Spent:
    """Run ``vidgen`` in a process of its own.

    Raises:
        RuntimeError: it did not end with 0.
    """
    command = [sys.executable, "-c", _RUN, sys.executable, "-m", "vidgen", *map(str, arguments)]
    # An installed vidgen has byte code; a checkout that may not write any would compile itself each time.
    environment = {**os.environ, "VIDGEN_CACHE": str(cache), "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(_BYTE_CODE)
    answer = subprocess.run(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    code, seconds, processor, peak = json.loads(answer.stdout)
    if code:
        raise RuntimeError(f"vidgen {' '.join(map(str, arguments))}: exit {code}")
    return Spent(seconds, processor, peak / 1024)


def best(of: int, work: Callable[[], Spent]) -> Spent:
    """The quickest of several runs: what the machine does when nothing else is going on."""
    return min((work() for _ in range(of)), key=lambda spent: spent.seconds)


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    """Seconds and result."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a Markdown table; the first is the heading."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    lines.insert(1, "| " + " | ".join("-" * width for width in widths) + " |")
    return "\n".join(lines)
