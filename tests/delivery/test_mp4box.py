from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from vidgen.delivery.mp4box import read_layout, top_boxes


def test_the_layout_of_a_good_film(good_film: Path) -> None:
    layout = read_layout(good_film)
    assert layout.is_mp4
    assert layout.index_first
    assert not layout.truncated
    picture, sound = layout.track("vide"), layout.track("soun")
    assert picture is not None
    assert sound is not None
    assert (picture.samples, picture.seconds) == (105, 3.5)
    assert sound.seconds == 3.5
    assert picture.sync is not None
    assert picture.sync[0] == 0
    assert not (picture.edited or picture.reordered)


def test_a_box_with_a_64_bit_length_is_walked_over(good_film: Path, tmp_path: Path) -> None:
    data = good_film.read_bytes()
    wide = tmp_path / "wide.mp4"
    wide.write_bytes(data + (1).to_bytes(4, "big") + b"free" + (24).to_bytes(8, "big") + bytes(8))
    layout = read_layout(wide)
    assert layout.order[-1] == "free"
    assert not layout.truncated


def test_a_last_box_without_a_length_reaches_to_the_end(good_film: Path, tmp_path: Path) -> None:
    data = bytearray(good_film.read_bytes())
    at = data.index(b"mdat") - 4
    data[at : at + 4] = bytes(4)
    endless = tmp_path / "endless.mp4"
    endless.write_bytes(data)
    assert not read_layout(endless).truncated


def test_a_file_that_is_not_mp4_has_no_layout(tmp_path: Path) -> None:
    for content in (b"", b"abc", b"\x00\x00\x00\x20moov", "chữ".encode() * 50):
        (tmp_path / "x").write_bytes(content)
        assert not read_layout(tmp_path / "x").is_mp4


def test_no_way_of_cutting_or_damaging_a_file_breaks_the_walker(good_film: Path, tmp_path: Path) -> None:
    data = good_film.read_bytes()
    path = tmp_path / "x"
    for at in range(8, min(len(data), 3000), 37):
        path.write_bytes(data[:at])
        assert read_layout(path).truncated
        path.write_bytes(data[:at] + b"\xff\xff\xff\xff" + data[at + 4 :])
        read_layout(path)


def test_the_outermost_boxes_follow_each_other_to_the_end(good_film: Path) -> None:
    with good_film.open("rb") as file:
        boxes = list(top_boxes(file))
    assert [name.decode() for name, _start, _end in boxes] == list(read_layout(good_film).order)
    assert boxes[-1][2] == good_film.stat().st_size
    assert all(one[2] == other[1] - 8 for one, other in pairwise(boxes))
