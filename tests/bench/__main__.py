"""``python -m tests.bench``: one table of ratios from one run on this machine, and the same as JSON."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from pathlib import Path

from tests.bench import alignment, film, speaking, work
from tests.bench.measure import table

LATEST = Path(__file__).parent / "latest.json"
Row = tuple[str, float, float, str, bool]  # what, value, target, unit, whether more is better


def _rows(folder: Path) -> list[Row]:
    rows: list[Row] = []

    def add(what: str, value: float, target: float, unit: str, more: bool) -> None:
        rows.append((what, value, target, unit, more))
        print(f"{what}: {value:.2f} {unit}", file=sys.stderr, flush=True)

    storyboard = film.sample_storyboard()
    ours, theirs = film.against_moviepy(storyboard)
    add("film stage against moviepy's CompositeVideoClip", theirs / ours, 20, "×", True)
    ours, theirs = film.against_every_frame(storyboard)
    add("film stage against encoding every ready-made frame", theirs / ours, 3, "×", True)
    add("film stage, frames per second", storyboard.frames / ours, 0, "fps", True)
    add("SSIM against the painted frames, lowest scene", film.similarity(storyboard), 0.98, "", True)
    add("frames that differ from the one before", film.changing_share(storyboard) * 100, 40, "%", False)
    cold = work.cold(folder)
    add("whole cold render against real time", storyboard.frames / 30 / cold.seconds, 8, "×", True)
    add("one edited line, of cold", work.one_line_edited(folder).seconds / cold.seconds * 100, 25, "%", False)
    add("nothing changed, beyond start-up", work.nothing_changed(folder), 0.5, "s", False)
    for mark, most in (("bookends", 12), ("always", 60)):
        first, each = work.further_communes(folder, mark, 7)
        add(f"each further commune, {mark}, of cold", each / first * 100, most, "%", False)
    one, two = work.two_jobs(folder)
    add("2 jobs against 1, the whole library", one / two, 1.6, "×", True)
    short, long = work.memory(folder)
    add("peak memory of one render", short, 450, "MiB", False)
    add("peak memory, 300 s against 60 s of video", long / short, 1.15, "×", False)
    helped, checked = work.start_up(folder / "cache")
    add("vidgen --help", helped, 0.3, "s", False)
    add("vidgen check of one script", checked, 0.6, "s", False)
    found = alignment.whole()
    add("word times: median error", found.median, 20, "ms", False)
    add("word times: 95th percentile of the error", found.p95, 80, "ms", False)
    spoken, again = speaking.cold_and_again(folder / "speaking")
    add("processor seconds to speak a minute with espeak", spoken, 1, "s", False)
    add("processor seconds to take it from the store", again, 0.25, "s", False)
    return rows


def main() -> None:
    """Measure, print the table, and keep it beside this file."""
    options = argparse.ArgumentParser()
    options.add_argument("--folder", type=Path)
    folder = options.parse_args().folder
    with tempfile.TemporaryDirectory() as temporary:
        rows = _rows(folder or Path(temporary) / "bench")
    print(table([("what", "measured", "wanted", ""), *(_shown(row) for row in rows)]))
    machine = {"cores": os.cpu_count(), "system": platform.system(), "python": platform.python_version()}
    measured = [
        {
            "what": what,
            "value": round(value, 4),
            "target": target,
            "unit": unit,
            "reached": _reached(value, target, more),
        }
        for what, value, target, unit, more in rows
    ]
    LATEST.write_text(json.dumps({"machine": machine, "rows": measured}, ensure_ascii=False, indent=2) + "\n")


def _reached(value: float, target: float, more: bool) -> bool:
    return value >= target if more else value <= target


def _shown(row: Row) -> tuple[str, str, str, str]:
    what, value, target, unit, more = row
    wanted = f"{'≥' if more else '≤'} {target:g} {unit}" if target else ""
    digits = 0 if value >= 100 else 3 if unit in ("s", "") else 1
    reached = "" if not target else "✓" if _reached(value, target, more) else "✗"
    return what, f"{value:.{digits}f} {unit}", wanted, reached


if __name__ == "__main__":
    main()
