"""A store gives back what was put and nothing else, wherever it lies and however many share it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import uuid
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.command_line import in_vietnamese  # noqa: F401  (fixture)
from vidgen.errors import StoreError
from vidgen.store import ContentStore, Place, below, cache_folder, cache_place, examine_cache, shelf_at

OLD, NEW = "aa" + "0" * 62, "bb" + "0" * 62
PAYLOAD = b"one line\nand\0more " * 3


def url_of(folder: Path) -> str:
    """The folder as fsspec takes it: letters as they are, not the percent signs of a web address."""
    return f"file:///{folder.as_posix().lstrip('/')}"


@pytest.fixture(params=["folder", "file://", "memory://"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Every kind of place, empty."""
    if request.param == "folder":
        return tmp_path / "kho"
    if request.param == "file://":
        return url_of(tmp_path / "kho")
    return f"memory://{uuid.uuid4().hex}/kho"


@pytest.fixture
def store(place: Place) -> ContentStore:
    return ContentStore(place, ".thing")


def test_what_was_put_comes_back(store: ContentStore) -> None:
    assert store.get(OLD) is None and store.entries() == ()
    store.put(OLD, PAYLOAD)
    store.put(NEW, b"")
    assert store.get(OLD) == PAYLOAD and store.get(NEW) == b""
    store.put(OLD, b"two")
    assert store.get(OLD) == b"two"


def test_entries_tell_name_size_and_time(store: ContentStore) -> None:
    store.put(OLD, PAYLOAD)
    (entry,) = store.entries()
    assert entry.name == store.name(OLD) == f"aa/{OLD}.thing"
    assert entry.bytes == len(store.shelf.read(entry.name)) > len(PAYLOAD)
    assert entry.used > 1_700_000_000 and not store.is_draft(entry)


def test_no_draft_stays_behind(store: ContentStore) -> None:
    for _again in range(3):
        store.put(OLD, PAYLOAD)
    assert [entry.name for entry in store.shelf.entries()] == [store.name(OLD)]


def test_a_damaged_entry_is_removed_and_can_be_put_again(store: ContentStore) -> None:
    store.put(OLD, PAYLOAD)
    store.shelf.write(store.name(OLD), store.shelf.read(store.name(OLD))[:-1])
    assert store.get(OLD) is None and store.entries() == ()
    store.put(OLD, PAYLOAD)
    assert store.get(OLD) == PAYLOAD


def test_another_keys_or_kinds_entry_is_no_hit(store: ContentStore) -> None:
    other = ContentStore(store.folder, ".other")
    store.put(OLD, b"one")
    for stranger, key in ((store, NEW), (other, OLD)):
        stranger.shelf.write(stranger.name(key), store.shelf.read(store.name(OLD)))
        assert stranger.get(key) is None
    assert store.get(OLD) == b"one" and other.entries() == ()


def test_what_is_not_an_entry_is_left_alone(store: ContentStore) -> None:
    store.put(OLD, PAYLOAD)
    for name in ("aa/ghi chú.txt", f"bb/{OLD}.thing", f"aa/{OLD}.thing.bak", "ảnh/tôi.thing"):
        store.shelf.write(name, b"mine")
    assert [entry.name for entry in store.entries()] == [store.name(OLD)]


def test_removing_what_is_gone_says_so(place: Place) -> None:
    with pytest.raises(FileNotFoundError):
        shelf_at(place).remove("aa/không có")


@given(data=st.data())
def test_a_flipped_bit_anywhere_is_found(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    store = ContentStore(tmp_path_factory.getbasetemp() / "flipped", ".thing")
    store.put(OLD, PAYLOAD)
    path = tmp_path_factory.getbasetemp() / "flipped" / store.name(OLD)
    whole = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, 8 * len(whole) - 1))
    whole[at // 8] ^= 1 << at % 8
    path.write_bytes(whole)
    assert store.get(OLD) is None and not path.exists()


def test_an_entry_cut_at_any_length_is_found(tmp_path: Path) -> None:
    store = ContentStore(tmp_path, ".thing")
    store.put(OLD, PAYLOAD)
    path = tmp_path / store.name(OLD)
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        assert store.get(OLD) is None, length


@pytest.mark.parametrize("url", [False, True], ids=["folder", "file://"])
def test_a_hit_counts_as_use(tmp_path: Path, url: bool) -> None:
    store = ContentStore(url_of(tmp_path) if url else tmp_path, ".thing")
    for key in (OLD, NEW):
        store.put(key, b"")
        os.utime(tmp_path / store.name(key), (1_000_000_000, 1_000_000_000))
    assert store.get(OLD) == b""
    assert [entry.name for entry in sorted(store.entries(), key=lambda entry: entry.used)] == [
        store.name(NEW),
        store.name(OLD),
    ]


def test_an_entry_that_another_process_holds_open_counts_as_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = ContentStore(tmp_path, ".thing")
    store.put(OLD, PAYLOAD)

    def refused(self: Path, target: Path) -> Path:
        raise PermissionError(13, "đang mở", str(target))

    monkeypatch.setattr(Path, "replace", refused)
    store.put(OLD, PAYLOAD)
    assert store.get(OLD) == PAYLOAD
    with pytest.raises(StoreError):
        store.put(NEW, PAYLOAD)


def test_a_folder_deleted_again_and_again_does_not_stop_the_writer(tmp_path: Path) -> None:
    store, done = ContentStore(tmp_path / "kho", ".thing"), threading.Event()

    def write() -> None:
        for number in range(300):
            store.put(f"{number:064x}", PAYLOAD)
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    while writer.is_alive():
        shutil.rmtree(tmp_path / "kho", ignore_errors=True)
        writer.join(0.005)
    assert done.is_set()


def test_a_place_that_cannot_be_written_is_an_error_that_names_it(tmp_path: Path) -> None:
    blocked = tmp_path / "tệp"
    blocked.write_text("", encoding="utf-8")
    for place in (blocked, url_of(blocked)):
        with pytest.raises(StoreError) as caught:
            ContentStore(place, ".thing").put(OLD, PAYLOAD)
        (finding,) = caught.value.findings
        assert finding.code == "VG-C001"
        assert str(place) in finding.message and "VIDGEN_CACHE" in finding.fix


def test_the_cache_lies_where_the_environment_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VIDGEN_CACHE", str(tmp_path))
    assert cache_place() == cache_folder() == tmp_path
    assert below(cache_place(), "scenes") == tmp_path / "scenes"
    monkeypatch.setenv("VIDGEN_CACHE", "s3://kho-chung/vidgen/")
    assert below(cache_place(), "scenes") == "s3://kho-chung/vidgen/scenes"
    own = cache_folder()
    monkeypatch.setenv("VIDGEN_CACHE", "")
    assert cache_place() == own and "vidgen" in str(own)


def test_examining_the_cache_tries_it_and_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, place: Place
) -> None:
    monkeypatch.setenv("VIDGEN_CACHE", str(place))
    assert examine_cache() == str(place)
    assert not list(shelf_at(below(place, "examined")).entries())


@pytest.mark.parametrize("url", ["không-có://kho", "s3a-thieu://x"])
def test_a_url_that_cannot_be_opened_says_what_to_install(url: str) -> None:
    with pytest.raises(StoreError) as caught:
        ContentStore(url, ".thing").get(OLD)
    (finding,) = caught.value.findings
    assert finding.code == "VG-C004" and url in finding.message
    assert "pip install 'vidgen[cluster]'" in finding.fix


def test_without_fsspec_only_a_url_needs_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    ContentStore(tmp_path, ".thing").put(OLD, PAYLOAD)
    with pytest.raises(StoreError) as caught:
        ContentStore("memory://chưa mở bao giờ", ".thing").put(OLD, PAYLOAD)
    assert "fsspec" in caught.value.findings[0].message


def test_a_folder_loads_no_fsspec(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from vidgen.store import ContentStore, trim_cache\n"
        f"store = ContentStore(Path({str(tmp_path)!r}), '.thing'); store.put('ab', b'x'); store.get('ab')\n"
        "trim_cache(); sys.exit('fsspec' in sys.modules)"
    )
    environment = {**os.environ, "VIDGEN_CACHE": str(tmp_path)}
    assert subprocess.run([sys.executable, "-c", code], env=environment).returncode == 0
