"""Pictures and footage lie in the script's own folder, whatever a name tries."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from vidgen.errors import ScriptError
from vidgen.scenario.load import load
from vidgen.scenario.media_names import LARGEST_MEDIA, usable_name
from vidgen.storyboard.scenes import grammar

HEAD = "---\nid: thu\nkind: scam\ntitle: Thử\n---\n\n"


def refused(folder: Path, name: str) -> list[tuple[str, int | None]]:
    path = folder / "thu.md"
    path.write_text(f"{HEAD}## photo: Ảnh\n![Mẫu]({name})\n", encoding="utf-8")
    with pytest.raises(ScriptError) as caught:
        load(path, grammar())
    return [(finding.code, finding.line) for finding in caught.value.findings]


TRICKS = [
    "../anh.png",
    "anh/../../anh.png",
    "anh\\..\\..\\anh.png",
    "..",
    "/etc/passwd",
    "\\Windows\\win.ini",
    "C:\\anh.png",
    "C:anh.png",
    "c:/anh.png",
    "\\\\may-chu\\chung\\anh.png",
    "//may-chu/chung/anh.png",
    "\\\\?\\C:\\anh.png",
    "~/anh.png",
    "file:///etc/passwd",
    "https://example.org/anh.png",
    "anh.png:an",
    "CON",
    "nul.png",
    "anh/AUX.jpg",
    "com1.mp4",
    "LPT9",
    "anh /x.png",
    "anh./x.png",
    "anh//x.png",
    "a" * 201,
]


@pytest.mark.parametrize("name", TRICKS)
def test_a_name_that_leads_elsewhere_is_refused_at_its_line(tmp_path: Path, name: str) -> None:
    assert refused(tmp_path, name) == [("VG-S086", 8)]


@pytest.mark.parametrize("name", ["anh\u200d.png", "anh\ufe0f.png", "anh\u2003.png"])
def test_a_name_with_what_nobody_sees_is_refused(name: str) -> None:
    assert not usable_name(name)


@pytest.mark.parametrize(
    "name", ["a.png", "anh/mẫu CT01.jpg", "./a.png", "hinh\\a.png", "console.png", "a..b.png"]
)
def test_a_plain_name_is_taken(name: str) -> None:
    assert usable_name(name)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "riêng tư.png"
    secret.write_bytes(b"x")
    folder = tmp_path / "kịch bản"
    (folder / "anh").mkdir(parents=True)
    (folder / "anh" / "a.png").symlink_to(secret)
    (folder / "ngoai").symlink_to(tmp_path, target_is_directory=True)
    (folder / "quanh").symlink_to("quanh")
    assert refused(folder, "anh/a.png") == [("VG-S086", 8)]
    assert refused(folder, f"ngoai/{secret.name}") == [("VG-S086", 8)]
    assert refused(folder, "ngoai") == [("VG-S086", 8)]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_within_the_folder_is_taken_and_so_is_a_linked_folder(tmp_path: Path) -> None:
    folder = tmp_path / "kịch bản"
    folder.mkdir()
    (folder / "a.png").write_bytes(b"x")
    (folder / "b.png").symlink_to("a.png")
    (tmp_path / "cũ").symlink_to(folder, target_is_directory=True)
    for place in (folder, tmp_path / "cũ"):
        path = place / "thu.md"
        path.write_text(f"{HEAD}## photo: Ảnh\n![Mẫu](b.png)\n", encoding="utf-8")
        assert load(path, grammar()).scenes[0].media


def test_a_folder_or_a_file_of_sparse_gigabytes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "anh").mkdir()
    assert refused(tmp_path, "anh") == [("VG-S086", 8)]
    with (tmp_path / "a.mp4").open("wb") as file:
        file.truncate(LARGEST_MEDIA + 1)
    assert refused(tmp_path, "a.mp4") == [("VG-S086", 8)]


@pytest.mark.parametrize("id", ["con", "nul", "com1", "prn"])
def test_an_id_that_windows_keeps_for_itself_is_refused(tmp_path: Path, id: str) -> None:
    path = tmp_path / "thu.md"
    path.write_text(f"---\nid: {id}\nkind: scam\ntitle: Thử\n---\n\n## hook: Ai?\nNghe.\n", encoding="utf-8")
    with pytest.raises(ScriptError) as caught:
        load(path, grammar())
    assert ("VG-S029", 2) in [(finding.code, finding.line) for finding in caught.value.findings]


@pytest.mark.parametrize(
    "id", ["../thu", "thu/..", "/thu", "C:thu", ".thu", "thu.", "th\u0443", "a" * 65, "thu thu"]
)
def test_an_id_is_no_path(tmp_path: Path, id: str) -> None:
    path = tmp_path / "thu.md"
    path.write_text(
        f"---\nid: '{id}'\nkind: scam\ntitle: Thử\n---\n\n## hook: Ai?\nNghe.\n", encoding="utf-8"
    )
    with pytest.raises(ScriptError) as caught:
        load(path, grammar())
    assert [finding.line for finding in caught.value.findings] == [2]
