"""The stores stay within their cap: what was unused longest goes, what this run uses stays."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import time
import uuid
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from tests.command_line import in_vietnamese  # noqa: F401  (fixture)
from vidgen.errors import StoreError
from vidgen.store import (
    KINDS,
    ContentStore,
    Gone,
    below,
    cache_place,
    cap_bytes,
    clear_cache,
    holdings,
    trim_cache,
)

DAY = 86_400
KB = 1000
NOTHING = dict.fromkeys(KINDS, Gone())


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder with room for 3 KB."""
    monkeypatch.setenv("VIDGEN_CACHE", str(tmp_path))
    monkeypatch.setenv("VIDGEN_CACHE_GB", "0.000003")
    return tmp_path


def key(number: int) -> str:
    return f"{number:02x}" + "0" * 62


def hold(kind: str, number: int, ago: float) -> Path:
    """An entry of 1 KB, last used so many seconds ago."""
    store = ContentStore(below(cache_place(), kind), KINDS[kind])
    path = Path(store.folder) / store.name(key(number))
    store.put(key(number), b"")
    store.put(key(number), bytes(KB - path.stat().st_size))
    stamp(path, ago)
    return path


def stamp(path: Path, ago: float) -> None:
    os.utime(path, (time.time() - ago,) * 2)


def left(paths: Iterable[Path]) -> list[bool]:
    return [path.exists() for path in paths]


def removed(gone: dict[str, Gone]) -> int:
    return sum(each.entries for each in gone.values())


def test_what_was_unused_longest_goes_first_over_all_kinds() -> None:
    paths = [hold(kind, number, (number + 1) * DAY) for number, kind in enumerate(["speech", "scenes"] * 3)]
    gone = trim_cache(0)
    assert left(paths) == [True] * 3 + [False] * 3
    assert gone == NOTHING | {"speech": Gone(1, KB), "scenes": Gone(2, 2 * KB)}
    assert removed(trim_cache(0)) == 0


def test_what_this_run_used_stays_even_over_the_cap() -> None:
    paths = [hold("scenes", number, 0) for number in range(5)] + [hold("scenes", 9, DAY)]
    trim_cache()
    assert left(paths) == [True] * 5 + [False]
    trim_cache(spare_seconds=60)
    assert left(paths[:5]) == [True] * 5


def test_a_time_in_the_future_is_the_oldest_of_all() -> None:
    future = [hold("scenes", number, -DAY * (2 - number)) for number in range(2)]
    past = [hold("scenes", number, DAY) for number in range(2, 5)]
    trim_cache()
    assert left(future) == [False, False] and left(past) == [True] * 3


def test_of_several_in_the_future_the_furthest_was_used_last() -> None:
    paths = [hold("scenes", number, -DAY * number) for number in range(1, 5)]
    trim_cache()
    assert left(paths) == [False, True, True, True]


def test_another_machines_clock_may_run_ahead_a_little() -> None:
    paths = [hold("scenes", number, -600) for number in range(5)]
    trim_cache()
    assert all(left(paths))


@pytest.mark.parametrize("shift", [-400 * DAY, 400 * DAY], ids=["back", "ahead"])
def test_a_clock_that_jumps_in_the_middle_of_a_run_harms_nothing(
    monkeypatch: pytest.MonkeyPatch, shift: float
) -> None:
    paths = [hold("scenes", number, 0) for number in range(5)]
    shifted = time.time() + shift
    monkeypatch.setattr(time, "time", lambda: shifted)
    assert removed(trim_cache()) == 2
    newest = holdings()["scenes"].newest
    assert newest is not None and newest <= shifted
    store = ContentStore(below(cache_place(), "scenes"), ".scene")
    assert [store.get(path.stem) is not None for path in paths] == left(paths)


@pytest.mark.parametrize("moment", [0, -1_000_000, 1, 2**33, 253_402_300_800])
def test_no_time_of_use_is_too_strange(moment: int) -> None:
    path = hold("scenes", 1, 0)
    with contextlib.suppress(OSError, OverflowError):  # some file systems cannot say it at all
        os.utime(path, (moment, moment))
    held = holdings()["scenes"]
    assert held.oldest is not None and 0 <= held.oldest <= time.time()
    trim_cache()
    assert path.exists()


def test_a_draft_goes_when_its_writer_must_be_dead() -> None:
    entry = hold("scenes", 1, 0)
    drafts = [entry.with_name(f"{entry.name}.0000000{number}") for number in range(2)]
    for draft, ago in zip(drafts, (10, 2 * 3600), strict=True):
        draft.write_bytes(b"half")
        stamp(draft, ago)
    assert trim_cache()["scenes"] == Gone(1, 4)
    assert left(drafts) == [True, False]
    assert clear_cache()["scenes"].entries == 1
    assert left(drafts) == [True, False], "somebody is writing it at this moment"


def test_a_folder_of_somebody_elses_files_is_left_alone(cache: Path) -> None:
    others = [cache / "espeak-1234" / "vi_dict", cache / "scenes" / "ảnh cũ" / "tôi.jpg", cache / "a.scene"]
    for path in others:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes(10 * KB))
    clear_cache()
    trim_cache(0)
    assert all(left(others))


def test_clearing_takes_kinds_and_ages(cache: Path) -> None:
    def fill() -> list[Path]:
        return [hold("speech", 1, 40 * DAY), hold("scenes", 2, 40 * DAY), hold("scenes", 3, DAY)]

    paths = fill()
    assert removed(clear_cache(unused_seconds=30 * DAY)) == 2 and left(paths) == [False, False, True]
    paths = fill()
    assert clear_cache(["scenes"]) == NOTHING | {"scenes": Gone(2, 2 * KB)}
    assert left(paths) == [True, False, False]
    paths = fill()
    stamp(paths[2], -DAY)
    clear_cache(unused_seconds=30 * DAY)
    assert not any(left(paths)), "a time still to come tells no age"


def test_holdings_tell_number_size_and_last_use() -> None:
    hold("scenes", 1, 3 * DAY)
    hold("scenes", 2, DAY)
    held = holdings()
    assert (held["scenes"].entries, held["scenes"].bytes) == (2, 2 * KB)
    assert (held["speech"].entries, held["speech"].oldest) == (0, None)
    oldest, newest = held["scenes"].oldest, held["scenes"].newest
    assert oldest and newest and round((newest - oldest) / DAY, 3) == 2


def test_many_processes_trim_and_clear_at_once() -> None:
    paths = [hold("scenes", number, number * DAY) for number in range(1, 60)]
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as processes:
        total = sum(processes.map(_trim, range(6)))
    assert total == 56 and left(paths) == [True] * 3 + [False] * 56


def _trim(_number: int) -> int:
    return removed(trim_cache(0))


def test_stores_at_a_url_are_trimmed_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for url in (f"memory://{uuid.uuid4().hex}", f"file:///{(tmp_path / 'chung').as_posix().lstrip('/')}"):
        monkeypatch.setenv("VIDGEN_CACHE", url)
        store = ContentStore(below(cache_place(), "scenes"), ".scene")
        for number in range(4):
            store.put(key(number), bytes(KB))
        assert holdings()["scenes"].entries == 4
        assert removed(trim_cache()) == 0, "this run's own"
        later = time.time() + 60
        with monkeypatch.context() as patch:
            patch.setattr(time, "time", lambda later=later: later)
            assert removed(trim_cache(0)) == 2
        assert removed(clear_cache()) == 2 and holdings()["scenes"].entries == 0


def test_the_cap_is_what_was_chosen_or_a_tenth_of_the_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cap_bytes(tmp_path, 0) == 3 * KB
    monkeypatch.setenv("VIDGEN_CACHE_GB", "0,5")
    assert cap_bytes(tmp_path, 0) == 500_000_000
    monkeypatch.setenv("VIDGEN_CACHE_GB", "0")
    assert cap_bytes(tmp_path, 0) == 0
    monkeypatch.delenv("VIDGEN_CACHE_GB")
    usage = type("Usage", (), {"free": 9 * 10**9})
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: usage)
    assert cap_bytes(tmp_path / "chưa" / "có", 10**9) == 10**9
    usage.free = 10**12
    assert cap_bytes(tmp_path, 0) == cap_bytes("s3://kho", 0) == 4 * 10**9


@pytest.mark.parametrize("text", ["nhiều", "-1", "nan", "inf", "4GB"])
def test_a_cap_that_is_no_number_says_how_to_write_it(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIDGEN_CACHE_GB", text)
    with pytest.raises(StoreError) as caught:
        trim_cache()
    (finding,) = caught.value.findings
    assert finding.code == "VG-C003" and text in finding.message and "VIDGEN_CACHE_GB=2" in finding.fix
