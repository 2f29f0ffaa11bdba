"""One bit changed anywhere in a film and the seal says so; nobody but the key's holder can seal it anew."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.delivery.authentic.conftest import MARKS, Copy
from tests.delivery.films import ffmpeg
from vidgen.approval.key import PrivateKey
from vidgen.delivery.authentic import seal as seals
from vidgen.delivery.authentic.seal import MAGIC, read_seal, seal
from vidgen.delivery.authentic.stamp import stamp
from vidgen.delivery.mp4box import top_boxes


def changed(path: Path, at: int, mask: int) -> str:
    """How the seal stands with these bits of one byte turned over; the file is put right again."""
    with path.open("r+b") as file:
        file.seek(at)
        (byte,) = file.read(1)
        file.seek(at)
        file.write(bytes([byte ^ mask]))
        file.flush()
        try:
            return read_seal(path).state
        finally:
            file.seek(at)
            file.write(bytes([byte]))


@pytest.mark.parametrize("signed", [True, False])
def test_every_byte_of_a_film_counts(
    tiny_film: Path, tmp_path: Path, unit_key: PrivateKey, signed: bool
) -> None:
    film = Path(shutil.copy(tiny_film, tmp_path / "video.mp4"))
    whole = stamp(film, MARKS, unit_key if signed else None)
    size = film.stat().st_size
    bits = random.Random(size)
    for at in range(size):
        assert changed(film, at, 1 << bits.randrange(8)) in ("altered", "none"), at
    assert read_seal(film) == whole and whole.whole


@pytest.mark.parametrize("signed", [True, False])
def test_every_bit_of_index_tags_and_seal_counts(
    tiny_film: Path, tmp_path: Path, unit_key: PrivateKey, signed: bool
) -> None:
    film = Path(shutil.copy(tiny_film, tmp_path / "video.mp4"))
    whole = stamp(film, MARKS, unit_key if signed else None)
    for at in regions(film):
        for bit in range(8):
            assert changed(film, at, 1 << bit) in ("altered", "none"), (at, bit)
    assert read_seal(film) == whole


def regions(film: Path) -> Iterator[int]:
    """Every byte but those of pictures and sound, headings of boxes included; a sample of a long index."""
    with film.open("rb") as file:
        boxes = list(top_boxes(file))
    before = 0
    for name, start, end in boxes:
        yield from range(before, start)
        if name != b"mdat":
            yield from range(start, end)
        before = end
    assert before == film.stat().st_size and boxes[-1][0] == b"free"


def test_a_long_film_is_read_to_its_end(
    copy: Copy, unit_key: PrivateKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = copy()
    monkeypatch.setattr(seals, "_PIECE", 4096)
    stamp(film, MARKS, unit_key)
    for at in random.Random(5).sample(range(film.stat().st_size), 60):
        assert changed(film, at, 1) in ("altered", "none")
    monkeypatch.undo()
    assert read_seal(film).state == "signed"


@pytest.mark.parametrize("lost", [1, 8, 100, 5000])
def test_a_cut_film_has_no_seal(copy: Copy, unit_key: PrivateKey, lost: int) -> None:
    film = copy()
    stamp(film, MARKS, unit_key)
    film.write_bytes(film.read_bytes()[:-lost])
    assert not read_seal(film).whole


@pytest.mark.parametrize("more", [b"\0", b"\n", b"\x00\x00\x00\x08free"])
def test_nothing_can_be_appended(copy: Copy, unit_key: PrivateKey, more: bytes) -> None:
    film = copy()
    stamp(film, MARKS, unit_key)
    film.write_bytes(film.read_bytes() + more)
    assert read_seal(film).state == "none" and read_seal(film).elsewhere


def test_a_seal_of_another_film_or_of_an_earlier_one_does_not_fit(copy: Copy, unit_key: PrivateKey) -> None:
    one, other = copy(), copy()
    stamp(one, MARKS, unit_key)
    with other.open("r+b") as file:
        file.seek(-200, 2)
        file.write(b"x")
    stamp(other, MARKS, unit_key)
    length = seals._LENGTH
    mine, theirs = one.read_bytes(), other.read_bytes()
    assert read_seal(one).state == read_seal(other).state == "signed"
    one.write_bytes(mine[:-length] + theirs[-length:])
    other.write_bytes(theirs[:-length] + mine[-length:])
    assert read_seal(one).state == read_seal(other).state == "altered"


def test_a_second_seal_does_not_cover_the_first(copy: Copy, unit_key: PrivateKey) -> None:
    film = copy()
    stamp(film, MARKS, None)
    with pytest.raises(ValueError, match="sealed already"):
        seal(film, unit_key)


def test_the_figures_of_a_signature_cannot_be_taken_over(copy: Copy, unit_key: PrivateKey) -> None:
    """Not capitals for small letters, not another key, not a signature taken off to look unsigned."""
    film = copy()
    stamp(film, MARKS, unit_key)
    data = film.read_bytes()
    head, line = data[: -seals._LENGTH + 8], data[-seals._LENGTH + 8 :]
    key, digest, signature = seals._LINE.fullmatch(line).groups()  # type: ignore[union-attr]
    other = PrivateKey.new().public.raw.hex().encode()
    for forged in (
        line.replace(signature, signature.upper()),
        line.replace(digest, digest.upper()),
        line.replace(key, other),
        line.replace(signature, b"0" * 128),
        line.replace(key, b"0" * 64),
        line.replace(key, b"0" * 64).replace(signature, b"0" * 128),
        line.replace(signature, signature[2:] + signature[:2]),
    ):
        film.write_bytes(head + forged)
        assert not read_seal(film).whole
    film.write_bytes(data)
    assert read_seal(film).key == unit_key.public


def test_remuxing_and_encoding_again_lose_the_seal(copy: Copy, unit_key: PrivateKey, tmp_path: Path) -> None:
    film = copy()
    stamp(film, MARKS, unit_key)
    again = ffmpeg(film, tmp_path / "again.mp4", "-c", "copy", "-movflags", "+faststart")
    coded = ffmpeg(film, tmp_path / "coded.mp4", "-c:v", "libx264", "-crf", "30")
    for other in (again, coded):
        assert not read_seal(other).whole and MAGIC not in other.read_bytes()


def test_what_is_no_film_has_no_seal(tmp_path: Path) -> None:
    for content in (b"", b"abc", b"x" * 5000, MAGIC, b"\0\0\0\x08free"):
        (tmp_path / "x").write_bytes(content)
        assert read_seal(tmp_path / "x").state == "none"
