"""What goes wrong around the stores costs time and never a video: full disks, damage, others at work."""

from __future__ import annotations

import contextlib
import errno
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.command_line import command, environment, finished, in_vietnamese, script, vidgen  # noqa: F401  (fixture)
from vidgen.brand.load import load_brand
from vidgen.cli import _root
from vidgen.errors import Severity
from vidgen.film.h264 import EncodedVideo, VideoPacket
from vidgen.film.store import SceneStore
from vidgen.pipeline import produce
from vidgen.settings import Settings
from vidgen.store import KINDS, BytesStore, refusals

TALK = "## hook: Ai hỏi **mã OTP**?\nĐừng đọc mã.\n\n## signs: Dấu hiệu\n1. Giục làm ngay\n2. Xưng cán bộ\n"
SCENE = EncodedVideo(1080, 1920, b"\1", (VideoPacket(bytes(1_000_000), True), VideoPacket(b"b", False)), "")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Script, store and kit of a run in which nothing went wrong."""
    folder = tmp_path_factory.mktemp("Tuyên truyền")
    done = render(script(folder, TALK), folder / "kho", folder / "out")
    assert done.returncode == 0, done.stderr
    return folder


def render(file: Path, cache: Path | str, out: Path) -> subprocess.CompletedProcess[str]:
    return vidgen("render", file, "--offline", "--out", out, env=environment(VIDGEN_CACHE=str(cache)))


def kit(folder: Path) -> dict[str, bytes]:
    """Every finished file below an output folder."""
    return {name: (folder / name).read_bytes() for name in sorted(finished(folder)) if name != "index.html"}


def entries(cache: Path) -> list[Path]:
    return sorted(path for suffix in KINDS.values() for path in cache.rglob(f"*{suffix}"))


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], list[Path]]:
    """Has every write below a folder answer as a full disk does; returns the writes that were tried."""

    def fill(folder: Path) -> list[Path]:
        real, tried = Path.write_bytes, list[Path]()

        def write_bytes(self: Path, data: bytes) -> int:
            if not self.is_relative_to(folder):
                return real(self, data)
            tried.append(self)
            with self.open("wb") as file:
                file.write(data[: len(data) // 2])
            raise OSError(errno.ENOSPC, "No space left on device", str(self))

        monkeypatch.setattr(Path, "write_bytes", write_bytes)
        return tried

    return fill


def test_a_full_disk_is_a_warning_once_and_leaves_nothing_half(
    tmp_path: Path, full_disk: Callable[[Path], list[Path]]
) -> None:
    tried = full_disk(tmp_path)
    stores = [SceneStore(tmp_path / "a"), SceneStore(tmp_path / "b")]
    for store in stores:
        for number in range(5):
            store.keep(f"{number:064x}", SCENE)
    assert len(tried) == 2, "a store that refused once is not asked again"
    (finding,) = refusals(BytesStore("seen", tmp_path), *stores)
    assert refusals(*stores, known=[finding]) == ()
    assert (finding.code, finding.severity) == ("VG-C002", Severity.WARNING)
    assert "No space left" in finding.message and "vidgen cache clear" in finding.fix
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_store_with_room_has_nothing_to_say(tmp_path: Path) -> None:
    store = SceneStore(tmp_path)
    store.keep("ab" * 32, SCENE)
    assert refusals(store) == () and store.get("ab" * 32) == SCENE


def test_a_disk_that_is_really_full(small_disk: Path) -> None:
    store = SceneStore(small_disk / "scenes")
    for number in range(5):
        store.keep(f"{number:064x}", SCENE)
    (finding,) = refusals(store)
    assert finding.code == "VG-C002" and finding.path == small_disk / "scenes"
    held = store.content.entries()
    assert held and not any(store.content.is_draft(each) for each in held)
    kept = [store.get(f"{number:064x}") for number in range(5)]
    assert [each == SCENE for each in kept] == [True] * len(held) + [False] * (5 - len(held))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB, where this system lets us have one."""
    disk = tmp_path / "đĩa"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    try:
        mounted = subprocess.run(mount, capture_output=True).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("no disk can be mounted here")
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_video_is_delivered_though_its_scenes_cannot_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full_disk: Callable[[Path], list[Path]]
) -> None:
    monkeypatch.setenv("VIDGEN_CACHE", str(tmp_path / "kho"))
    (tmp_path / "kho").mkdir()
    brand = load_brand()
    tried = full_disk(tmp_path / "kho")
    product = produce(script(tmp_path, TALK), None, brand, tmp_path / "out", Settings(offline=True))
    assert any(path.is_relative_to(tmp_path / "kho" / "scenes") for path in tried)
    assert (product.folder / "video-BAN-NHAP.mp4").stat().st_size > 10_000
    (said,) = [each for each in product.report.findings if each.code == "VG-C002"]
    assert said.severity is Severity.WARNING and said.fix
    assert str(tmp_path) not in (product.folder / "report.json").read_text(encoding="utf-8")
    assert not entries(tmp_path / "kho")


@pytest.mark.parametrize("damage", ["bit", "cut", "empty", "swapped"])
def test_a_damaged_store_gives_the_same_video(first: Path, tmp_path: Path, damage: str) -> None:
    held = entries(first / "kho")
    whole = [path.read_bytes() for path in held]
    spoilt = {
        "bit": [data[:-9] + bytes([data[-9] ^ 16]) + data[-8:] for data in whole],
        "cut": [data[: 2 * len(data) // 3] for data in whole],
        "empty": [b"" for _data in whole],
        "swapped": whole[1:] + whole[:1],
    }[damage]
    for path, data in zip(held, spoilt, strict=True):
        path.write_bytes(data)
    done = render(first / "thu.md", first / "kho", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert kit(tmp_path / "out") == kit(first / "out")
    assert [path.read_bytes() for path in held] == whole, "what was damaged was made again"


def test_a_store_of_the_future_is_used(first: Path, tmp_path: Path) -> None:
    held = entries(first / "kho")
    for path in held:
        os.utime(path, (4_000_000_000, 4_000_000_000))
    assert render(first / "thu.md", first / "kho", tmp_path / "out").returncode == 0
    assert kit(tmp_path / "out") == kit(first / "out")
    # Whose scenes are all found asks for no skip picture.
    used = [path for path in held if "skips" not in path.parts]
    late = [path for path in used if path.stat().st_mtime >= 4_000_000_000]
    assert not late, "a hit is a use, by today's clock"


def test_two_batches_on_one_store_while_it_is_cleared(first: Path, tmp_path: Path) -> None:
    cache = tmp_path / "kho"
    outs = [tmp_path / "một", tmp_path / "hai"]
    running = [
        subprocess.Popen(
            command("render", first / "thu.md", "--offline", "--out", out),
            env=environment(VIDGEN_CACHE=str(cache)),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        for out in outs
    ]
    with contextlib.ExitStack() as stack:
        for each in running:
            stack.enter_context(each)
            stack.callback(each.kill)
        while any(each.poll() is None for each in running):
            cleared = CliRunner().invoke(_root, ["cache", "clear"], env={"VIDGEN_CACHE": str(cache)})
            assert cleared.exit_code == 0, cleared.output
            time.sleep(0.1)
        said = [each.communicate()[0] for each in running]
    assert [each.returncode for each in running] == [0, 0], said
    assert kit(outs[0]) == kit(outs[1]) == kit(first / "out")


def test_a_store_at_a_url_gives_the_same_video(first: Path, tmp_path: Path) -> None:
    url = f"file:///{(tmp_path / 'kho chung').as_posix().lstrip('/')}"
    for out in ("một", "hai"):
        done = render(first / "thu.md", url, tmp_path / out)
        assert done.returncode == 0, done.stderr
        assert kit(tmp_path / out) == kit(first / "out")
    assert len(entries(tmp_path / "kho chung")) == len(entries(first / "kho"))


def test_a_url_that_cannot_be_opened_stops_the_job_and_says_why(first: Path, tmp_path: Path) -> None:
    done = render(first / "thu.md", "không-có://kho", tmp_path / "out")
    assert done.returncode == 1 and "VG-C004" in done.stderr and "Traceback" not in done.stderr
