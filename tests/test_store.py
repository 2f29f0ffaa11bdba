"""A store gives back what was put, shows its age and size, and shrinks from the longest unused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from vidgen.store import ContentStore, cache_folder

OLD, NEW = "aa" + "0" * 62, "bb" + "0" * 62


def test_what_was_used_last_is_kept_longest(tmp_path: Path) -> None:
    store = ContentStore(tmp_path, ".thing")
    for key in (OLD, NEW):
        store.put(key, b"x" * 1000)
    os.utime(store.path(OLD), (2_000_000_000, 2_000_000_000))
    os.utime(store.path(NEW), (1_000_000_000, 1_000_000_000))
    size = store.path(OLD).stat().st_size
    assert store.shrink(size) == size
    assert store.get(OLD) == b"x" * 1000 and store.get(NEW) is None


def test_a_hit_counts_as_use(tmp_path: Path) -> None:
    store = ContentStore(tmp_path, ".thing")
    for key in (OLD, NEW):
        store.put(key, b"")
        os.utime(store.path(key), (1_000_000_000, 1_000_000_000))
    store.get(OLD)
    assert [entry.path for entry in store.entries()] == [store.path(NEW), store.path(OLD)]


def test_drafts_of_killed_runs_go_too(tmp_path: Path) -> None:
    store = ContentStore(tmp_path, ".thing")
    draft = store.path(OLD).with_name(store.path(OLD).name + ".0123abcd")
    draft.parent.mkdir()
    draft.write_bytes(b"half")
    assert store.get(OLD) is None
    assert store.shrink(0) == 4 and not draft.exists()


def test_an_empty_or_absent_folder_is_an_empty_store(tmp_path: Path) -> None:
    store = ContentStore(tmp_path / "không có", ".thing")
    assert store.entries() == () and store.shrink(0) == 0 and store.get(OLD) is None


def test_two_keys_never_meet(tmp_path: Path) -> None:
    store = ContentStore(tmp_path, ".thing")
    store.put(OLD, b"one")
    store.put(NEW, b"two")
    assert store.get(OLD) == b"one" and store.get(NEW) == b"two"


def test_the_cache_lies_where_the_environment_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VIDGEN_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
