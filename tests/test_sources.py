"""What a video is made from, and whether it has changed."""

from __future__ import annotations

import os
from pathlib import Path

from tests.command_line import write
from vidgen.sources import Lookout, sources


def test_all_that_a_video_is_made_from_is_found_even_in_a_broken_script(tmp_path: Path) -> None:
    script = write(tmp_path / "Tuyên truyền" / "a.md", "---\nid: [\n## photo\n![Ảnh](anh/một ảnh.jpg)\n")
    units = write(tmp_path / "units.csv", "id,name\n")
    emblem = write(tmp_path / "nhận diện" / "huy hiệu" / "a.svg", "<svg/>")
    take = write(script.parent / "ban-thu" / "a" / "01.wav", "")
    found = sources(script, units, tmp_path / "nhận diện")
    assert found == (script, script.parent / "anh" / "một ảnh.jpg", units, take, emblem)
    assert sources(tmp_path / "không có.md", None, None) == (tmp_path / "không có.md",)


def test_other_content_is_a_change_and_a_touch_is_none(tmp_path: Path) -> None:
    one, two = write(tmp_path / "một.md", "a"), tmp_path / "hai.jpg"
    lookout = Lookout()
    assert lookout.changed((one, two)) == (one, two) and lookout.changed((one, two)) == ()
    os.utime(one, (1, 1))
    assert lookout.changed((one, two)) == ()
    write(two, "nay đã có")
    assert lookout.changed((one, two)) == (two,)
    write(one, "b")
    two.unlink()
    assert lookout.changed((one, two)) == (one, two)
