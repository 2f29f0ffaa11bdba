"""A film that falls short never stands among good ones: it is set apart, told, and the next run mends it."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.approval_support import Office, trusted_office
from tests.cli.conftest import Command
from tests.command_line import SHORT, UNITS, write
from vidgen import render
from vidgen.brand.load import load_brand
from vidgen.delivery.kit import KIT_FILES, QUARANTINE, REPORT
from vidgen.delivery.quarantine import OLDER, quarantine_of
from vidgen.delivery.report import read_report
from vidgen.errors import DeliveryError
from vidgen.film.codec import CodecOptions
from vidgen.film.compositor import runs
from vidgen.film.h264 import encode
from vidgen.film.store import SceneStore, scene_key
from vidgen.pipeline import Product
from vidgen.preview import storyboard_of
from vidgen.scenario.model import Unit
from vidgen.scenario.units import load_units
from vidgen.settings import Settings
from vidgen.storyboard.draft_mark import LAYERS, marked
from vidgen.storyboard.model import Shot, Storyboard

VOICE = Settings(offline=True, voice="espeak")


@dataclass(frozen=True)
class Desk:
    """A script with its unit, an office that may approve it, and where kits stand."""

    file: Path
    unit: Unit
    office: Office
    out: Path

    def render(self) -> Product:
        return render(self.file, unit=self.unit, out=self.out, offline=True, voice="espeak", force=True)

    @property
    def kit(self) -> Path:
        return self.out / "doi-sim" / "ma-otp"

    @property
    def apart(self) -> Path:
        return self.out / QUARANTINE / "doi-sim" / "ma-otp"

    def storyboard(self) -> Storyboard:
        return storyboard_of(self.file, self.unit, load_brand(), VOICE)

    def spoil(self, number: int, change: Callable[[Shot], Shot]) -> None:
        """Keep under the name of a scene something else that decodes as well and is as long."""
        board = self.storyboard()
        shot = board.shots[number]
        other = encode(runs(change(shot)), board.size)
        assert len(other.packets) == shot.frames
        SceneStore().put(scene_key(shot, board.size, CodecOptions()), other)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """An approved script whose kit stands."""
    folder = tmp_path_factory.mktemp("Tuyên truyền")
    with (
        pytest.MonkeyPatch.context() as patch,
        trusted_office(tmp_path_factory.mktemp("cài đặt")) as office,
    ):
        patch.setenv("VIDGEN_CACHE", str(folder / "kho"))
        file = write(folder / "kịch bản" / "ma-otp.md", SHORT)
        units = load_units(write(folder / "units.csv", UNITS))
        office.approve(file)
        made = Desk(file, units[0], office, folder / "out")
        made.render()
        yield made


def without(name: str) -> Callable[[Shot], Shot]:
    def change(shot: Shot) -> Shot:
        return replace(shot, layers=tuple(each for each in shot.layers if not each.name.startswith(name)))

    return change


def files(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def fault_codes(error: DeliveryError) -> list[str]:
    return [each.code for each in error.findings]


def test_the_good_film_falls_short_of_nothing(desk: Desk) -> None:
    report = read_report(desk.kit / REPORT)
    assert not report.fell_short and not [each for each in report.findings if each.code.startswith("VG-I")]
    quality = report.quality
    assert quality["least_likeness"] > 0.99 and quality["least_label"] > 0.9  # type: ignore[operator]
    assert quality["least_draft"] < 0.2  # type: ignore[operator]
    assert not (desk.out / QUARANTINE).exists()


@pytest.mark.parametrize(
    ("code", "scene", "change"),
    [
        ("VG-I053", 1, lambda shot: replace(shot, layers=())),
        ("VG-I054", 0, without("ai-")),
        ("VG-I056", 1, lambda shot: marked(shot, load_brand())),
    ],
    ids=["another scene in the store", "AI label missing", "draft mark on a final film"],
)
def test_what_falls_short_is_set_apart_and_the_next_run_makes_it_well(
    desk: Desk, command: Command, code: str, scene: int, change: Callable[[Shot], Shot]
) -> None:
    before = files(desk.kit)
    desk.spoil(scene, change)
    with pytest.raises(DeliveryError) as caught:
        desk.render()
    first, *rest = caught.value.findings
    assert first.code == "VG-K020" and str(desk.apart) in first.message and first.path == desk.file
    assert code in [each.code for each in rest]
    told = next(each.message for each in rest if each.code == code)
    assert f"Cảnh {scene + 1} (lúc " in told

    assert files(desk.kit) == before, "the kit that is still approved stands as it was"
    apart = {path.name for path in desk.apart.iterdir()}
    assert {"video.mp4", "video.srt", "cover.jpg", REPORT} <= apart
    assert not {"post.txt", "publish.yaml"} & apart, "nothing to post it with"
    report = read_report(desk.apart / REPORT)
    assert report.fell_short and code in [each.code for each in report.findings]
    assert set(report.files) == apart - {REPORT}

    said = command("status", desk.out)
    assert said.exit_code == 1 and "✗ doi-sim/ma-otp: không đạt" in said.stdout
    assert code in said.stdout and str(desk.apart) in said.stdout
    assert "✓ doi-sim/ma-otp: xong" in said.stdout
    assert command("verify", desk.apart / "video.mp4").exit_code == 1, "no seal vouches for it"
    again = command("inspect", desk.apart, "--json")
    assert again.exit_code == 1

    desk.render()
    assert not (desk.out / QUARANTINE).exists()
    assert files(desk.kit)["video.mp4"] == before["video.mp4"]


def test_a_draft_without_its_mark_is_noticed(desk: Desk, tmp_path: Path) -> None:
    file = write(tmp_path / "ma-otp.md", SHORT)
    draft = replace(desk, file=file, out=tmp_path / "out")
    draft.render()
    draft.spoil(0, without(LAYERS))
    with pytest.raises(DeliveryError) as caught:
        draft.render()
    assert "VG-I055" in fault_codes(caught.value)
    assert (draft.apart / "video-BAN-NHAP.mp4").is_file()


def test_a_kit_no_longer_approved_goes_along(desk: Desk, tmp_path: Path) -> None:
    file = write(tmp_path / "ma-otp.md", SHORT)
    moving = replace(desk, file=file, out=tmp_path / "out")
    desk.office.approve(file)
    moving.render()
    (moving.kit / "ghi chú.txt").write_text("của xã", encoding="utf-8")
    write(file, SHORT.replace("Giục làm ngay", "Giục làm gấp"))
    desk.office.approve(file)
    moving.spoil(1, without("ai-"))
    with pytest.raises(DeliveryError) as caught:
        moving.render()
    assert fault_codes(caught.value)[:2] == ["VG-K020", "VG-K021"]
    assert {path.name for path in moving.kit.iterdir()} == {"ghi chú.txt"}, "what people laid there stays"
    older = {path.name for path in (moving.apart / OLDER).iterdir()}
    assert {"video.mp4", "post.txt", REPORT} <= older <= set(KIT_FILES)


def test_the_command_ends_with_1_and_says_where_it_is(desk: Desk, command: Command, tmp_path: Path) -> None:
    desk.spoil(0, without("ai-"))
    out = tmp_path / "kết quả"
    units = desk.file.parents[1] / "units.csv"
    arguments = (
        "render",
        desk.file,
        "--units",
        units,
        "--unit",
        "doi-sim",
        "--voice",
        "espeak",
        "--out",
        out,
    )
    said = command(*arguments)
    place = out / QUARANTINE / "doi-sim" / "ma-otp"
    assert said.exit_code == 1 and "VG-K020" in said.stderr and str(place) in said.stderr
    assert "VG-I054" in said.stderr and "Traceback" not in said.stderr
    assert not (out / "doi-sim" / "ma-otp").exists()
    told = json.loads(command("status", out, "--json").stdout)
    assert not told["ok"] and told["totals"]["failed"] == 1 and told["totals"]["done"] == 0
    assert "VG-I054" in [each["code"] for each in told["kits"][0]["faults"]]
    assert command(*arguments).exit_code == 0, "the next run paints the scene anew"
    assert not (out / QUARANTINE).exists()


def test_an_inspection_of_all_results_leaves_out_what_is_set_apart(
    desk: Desk, command: Command, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    shutil.copytree(desk.kit, out / "doi-sim" / "ma-otp")
    shutil.copytree(desk.kit, quarantine_of(out / "doi-sim" / "ma-otp"))
    told = [json.loads(line) for line in command("inspect", out, "--json").stdout.splitlines()]
    assert [each["video"] for each in told] == [str(out / "doi-sim" / "ma-otp" / "video.mp4")]
    assert told[0]["ok"] and told[0]["measured"]["least_likeness"] > 0.93


def test_its_name_survives_a_zip_and_windows(tmp_path: Path) -> None:
    file = write(tmp_path / QUARANTINE / "doi-sim" / "ghi.txt", "một dòng")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(file, file.relative_to(tmp_path))
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.namelist() == [f"{QUARANTINE}/doi-sim/ghi.txt"]
    assert (
        QUARANTINE.startswith("_") and not set(QUARANTINE) & set('<>:"/\\|?*') and QUARANTINE[-1] not in " ."
    )
    assert len(QUARANTINE) == len("_khong-dat"), "composed letters (NFC)"
