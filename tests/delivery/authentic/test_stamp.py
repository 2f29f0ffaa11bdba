"""A stamped film says what it is to whoever reads it, and is still the film it was."""

from __future__ import annotations

import shutil
import struct
from dataclasses import replace
from pathlib import Path

import av
import pytest

from tests.delivery.authentic.conftest import MARKS, Copy
from vidgen.approval.key import PrivateKey
from vidgen.delivery.authentic.marks import Marks, marks_of
from vidgen.delivery.authentic.source_mark import SYNTHETIC, WITH_AI, read_source_mark
from vidgen.delivery.authentic.stamp import stamp
from vidgen.delivery.authentic.tags import mentioned, read_tags, write_tags
from vidgen.delivery.inspect import inspect
from vidgen.delivery.mp4box import read_layout


def packets(path: Path) -> list[bytes]:
    with av.open(str(path)) as film:
        return [bytes(packet) for packet in film.demux()]


def codes(path: Path) -> list[str]:
    return [finding.code for finding in inspect(path).findings]


def test_all_that_is_said_is_read_back(copy: Copy, unit_key: PrivateKey) -> None:
    film = copy()
    stamp(film, MARKS, unit_key)
    assert Marks.from_tags(read_tags(film)) == MARKS
    assert read_source_mark(film) == WITH_AI
    assert read_tags(film)["ai-law"] == "Luật 134/2025/QH15, Điều 11"


def test_equal_films_come_out_as_equal_bytes(copy: Copy, unit_key: PrivateKey) -> None:
    one, other = copy(), copy()
    for film in (one, other):
        stamp(film, MARKS, unit_key)
    assert one.read_bytes() == other.read_bytes()


def test_picture_and_sound_are_untouched_and_the_index_stays_first(copy: Copy, unit_key: PrivateKey) -> None:
    film = copy()
    before, tracks, found = packets(film), read_layout(film).tracks, codes(film)
    stamp(film, MARKS, unit_key)
    layout = read_layout(film)
    assert packets(film) == before and layout.tracks == tracks
    assert layout.index_first and not layout.truncated
    assert not any(track.edited for track in layout.tracks)
    assert codes(film) == found
    with av.open(str(film)) as opened:
        assert opened.metadata["title"] == "Phim thử"


def test_another_program_reads_the_tags(copy: Copy) -> None:
    from mutagen.mp4 import MP4

    film = copy()
    stamp(film, MARKS, None)
    tags = MP4(film).tags  # type: ignore[no-untyped-call]
    assert bytes(tags["----:vn.vidgen:unit-name"][0]).decode() == MARKS.unit_name
    assert b"Iptc4xmpExt:DigitalSourceType" in film.read_bytes()


def test_internal_films_carry_no_ai_label(copy: Copy) -> None:
    film = copy()
    stamp(film, replace(MARKS, ai_label=""), None)
    assert not {"ai", "ai-law"} & set(read_tags(film))
    assert read_source_mark(film) == SYNTHETIC


def test_a_draft_says_so_and_nobody_signs_it(copy: Copy, unit_key: PrivateKey) -> None:
    film = copy()
    draft = replace(MARKS, statement="", version="", by="", code="", approved=None, until=None)
    assert stamp(film, draft, unit_key).state == "unsigned"
    assert read_tags(film)["state"] == "draft" and "code" not in read_tags(film)


def test_no_person_is_named(teller, unit, brand, approved) -> None:  # type: ignore[no-untyped-def]
    marks = marks_of(teller.scenario("## contact\nCảm ơn!"), unit, brand, approved, "7K3M-9QXA")
    told = " ".join(marks.as_tags().values())
    assert approved.statement in told and approved.content in told
    assert approved.reviewed_by not in told and approved.approved_by not in told


def test_the_public_is_told_of_ai_and_the_office_is_not(teller, unit, brand, approved) -> None:  # type: ignore[no-untyped-def]
    public = marks_of(teller.scenario("## contact\nA"), unit, brand, approved, "")
    inside = teller.scenario("## contact\nA", header="audience: internal\n")
    assert public.as_tags()["ai"] == "Nội dung có sử dụng AI"
    assert public.as_tags()["digital-source-type"] == WITH_AI
    assert "ai" not in marks_of(inside, unit, brand, approved, "").as_tags()


def test_reading_survives_every_damage(copy: Copy, tmp_path: Path) -> None:
    film = copy()
    stamp(film, MARKS, None)
    data = film.read_bytes()
    start = data.index(b"ilst") - 40
    other = tmp_path / "x.mp4"
    for at in range(start, start + 2600, 7):
        other.write_bytes(data[:at] + b"\xff" + data[at + 1 :])
        assert all(isinstance(value, str) for value in read_tags(other).values())
        read_source_mark(other)
    for content in (b"", b"\0\0\0\x10moovudta", struct.pack(">I4s", 2**31, b"moov"), data[: start + 60]):
        other.write_bytes(content)
        read_tags(other), read_source_mark(other)


def test_a_tag_that_is_not_ours_or_too_long_is_not_believed(copy: Copy) -> None:
    film = copy()
    write_tags(film, {"script": "a" * 5000, "unit": "doi-sim"})
    assert read_tags(film) == {"unit": "doi-sim"} and mentioned(film)
    assert Marks.from_tags(read_tags(film)) is None


def test_a_film_of_somebody_else_says_nothing_of_us(good_film: Path, tmp_path: Path) -> None:
    film = Path(shutil.copy(good_film, tmp_path / "a.mp4"))
    assert read_tags(film) == {} and read_source_mark(film) is None and not mentioned(film)


@pytest.mark.parametrize("written", ["2026-13-40", "hôm qua", ""])
def test_a_day_that_is_none_counts_as_not_said(written: str) -> None:
    assert Marks.from_tags({"script": "a", "reviewed": written, "code": "x"}) == Marks("a", "", "")
