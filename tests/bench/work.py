"""Whole commands: cold, warm, for further communes, on two processes, and how much memory they hold."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.bench.measure import ROOT, UNIT, Spent, best, timed, vidgen
from tests.bench.office import approved, approved_library

SCRIPT = ROOT / "scripts/lua-dao/gia-danh-cong-an-vneid.md"
UNITS = ROOT / "scripts/units.csv"


@dataclass(frozen=True, slots=True)
class Place:
    """A workplace: a copy of a script, an output folder and a store."""

    folder: Path

    @property
    def cache(self) -> Path:
        return self.folder / "cache"

    @property
    def out(self) -> Path:
        return self.folder / "out"

    @property
    def script(self) -> Path:
        return self.folder / SCRIPT.name

    def render(self, *arguments: str | Path) -> Spent:
        common = ("--units", UNITS, "--out", self.out, "--voice", "espeak")
        return vidgen("render", self.script, *common, *arguments, cache=self.cache)


def new_place(folder: Path) -> Place:
    """An empty workplace with the sample script, approved."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(SCRIPT, folder)
    approved(folder / SCRIPT.name)
    return Place(folder)


def cold(folder: Path) -> Spent:
    """One video with empty stores."""
    return best(2, lambda: new_place(folder).render("--unit", UNIT))


def one_line_edited(folder: Path) -> Spent:
    """The same video after one spoken line was edited."""
    place = new_place(folder)
    place.render("--unit", UNIT)
    text = place.script.read_text(encoding="utf-8")
    place.script.write_text(text.replace("Không bấm link", "Không mở link"), encoding="utf-8")
    approved(place.script)
    return place.render("--unit", UNIT)


def nothing_changed(folder: Path) -> float:
    """Seconds a command takes beyond start-up when the video is current."""
    place = new_place(folder)
    place.render("--unit", UNIT)
    again = best(3, lambda: place.render("--unit", UNIT))
    start = best(3, lambda: vidgen("render", "--help", cache=place.cache))
    return again.seconds - start.seconds


def further_communes(folder: Path, unit_mark: str, count: int) -> tuple[float, float]:
    """Seconds for the first commune cold, and for each of `count` − 1 further ones in one batch."""
    place = new_place(folder)
    brand = folder / "brand"
    brand.mkdir()
    (brand / "brand.yaml").write_text(f"unit_mark: {unit_mark}\n", encoding="utf-8")
    approved(place.script, brand)
    units = _many_units(folder, count)
    first = vidgen(
        "render", place.script, "--units", units, "--unit", "xa-0", "--out", place.out, "--brand", brand,
        "--voice", "espeak", cache=place.cache,
    )  # fmt: skip
    rest = vidgen(
        "render", place.script, "--units", units, "--all-units", "--out", place.out, "--brand", brand,
        "--voice", "espeak", cache=place.cache,
    )  # fmt: skip
    return first.seconds, rest.seconds / (count - 1)


def two_jobs(folder: Path) -> tuple[float, float]:
    """Seconds for the whole library with one job and with two."""

    def library(jobs: int) -> float:
        place = new_place(folder)
        scripts = approved_library(ROOT / "scripts", folder / "scripts")
        return vidgen(
            "render", scripts, "--unit", UNIT, "--out", place.out, "--voice", "espeak",
            "--jobs", str(jobs), cache=place.cache,
        ).seconds  # fmt: skip

    return library(1), library(2)


def memory(folder: Path) -> tuple[float, float]:
    """Peak MiB of one render of about 60 s, and of about 300 s."""
    short = new_place(folder).render("--unit", UNIT)
    place = new_place(folder)
    head, _mark, scenes = place.script.read_text(encoding="utf-8").partition("\n## ")
    middle = scenes[: scenes.index("\n## contact")]
    repeated = "\n\n## ".join([middle] * 5) + scenes[scenes.index("\n## contact") :]
    place.script.write_text(f"{head}\n## {repeated}", encoding="utf-8")
    approved(place.script)
    return short.peak_mib, place.render("--unit", UNIT).peak_mib


def start_up(cache: Path) -> tuple[float, float]:
    """Seconds of ``vidgen --help`` and of ``vidgen check`` of one script."""
    helped = best(5, lambda: vidgen("--help", cache=cache))
    checked = best(3, lambda: vidgen("check", SCRIPT, "--unit", UNIT, cache=cache))
    return helped.seconds, checked.seconds


def interpreter() -> float:
    """Seconds Python itself takes to start."""
    return min(timed(lambda: subprocess.run([sys.executable, "-c", ""], check=True))[0] for _ in range(5))


def _many_units(folder: Path, count: int) -> Path:
    lines = ["id,name,parent,region,address,phone,hotline,zalo,qr_url"]
    lines += [
        f"xa-{number},Công an xã Mẫu {number},tỉnh Mẫu,trung,Thôn {number},0200 000 01{number:02d},"
        f"0200 000 02{number:02d},Mẫu {number},https://example.org/xa-{number}"
        for number in range(count)
    ]
    path = folder / "units.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
