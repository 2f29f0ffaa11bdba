"""A file's hash is of what it holds now, and is taken once while that stays."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from vidgen.filehash import sha256_of


def test_a_file_is_read_again_only_when_it_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "cảnh quay.mp4"
    file.write_bytes(b"mot")
    reads: list[object] = []
    real = hashlib.file_digest
    monkeypatch.setattr(hashlib, "file_digest", lambda *of: (reads.append(of), real(*of))[1])
    assert {sha256_of(file) for _unit in range(100)} == {hashlib.sha256(b"mot").hexdigest()}
    assert len(reads) == 1
    os.utime(file, ns=(1, 1))
    assert sha256_of(file) == hashlib.sha256(b"mot").hexdigest() and len(reads) == 2
    file.write_bytes(b"hai")
    assert sha256_of(file) == hashlib.sha256(b"hai").hexdigest()
    file.write_bytes(b"ba bon")
    os.utime(file, ns=(1, 1))
    assert sha256_of(file) == hashlib.sha256(b"ba bon").hexdigest()


def test_a_file_that_is_not_there_is_no_hash(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        sha256_of(tmp_path / "không có")
