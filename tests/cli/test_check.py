"""``vidgen check``: all that is wrong, with its place, without making anything."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Command
from tests.command_line import UNITS, script, write


def test_a_good_script_passes_for_every_unit(command: Command, desk: Path) -> None:
    said = command("check", desk)
    assert said.exit_code == 0, said.stderr
    assert said.stdout == "1 kịch bản: 0 lỗi, 0 lưu ý.\n"
    assert sorted(path.name for path in desk.iterdir()) == ["ma-otp.md", "units.csv"]


def test_without_a_choice_every_unit_is_tried(command: Command, desk: Path) -> None:
    """A name too long for its place belongs to one commune only."""
    long = UNITS.replace("Công an xã Suối Mây", "Côngan" * 14)
    write(desk / "units.csv", long)
    said = command("check", desk)
    assert said.exit_code == 1 and "suoi-may" in said.stdout
    assert command("check", desk, "--unit", "doi-sim").exit_code == 0


def test_a_finding_common_to_all_units_is_said_once(command: Command, desk: Path) -> None:
    file = write(desk / "ma-otp.md", (desk / "ma-otp.md").read_text(encoding="utf-8") + "3. Quà 🎁\n")
    said = command("check", file)
    assert said.stdout.count("VG-L010") == 1
    assert "1 lỗi" in said.stdout


def test_a_warning_alone_is_no_failure(command: Command, tmp_path: Path) -> None:
    file = script(tmp_path, "## hook: Coi chừng **mã**\nVí metaverse này là lừa đảo.\n")
    said = command("check", file)
    assert said.exit_code == 0
    assert "lưu ý VG-R001" in said.stdout and "metaverse" in said.stdout


def test_what_render_refuses_is_found(command: Command, tmp_path: Path) -> None:
    """A video that cannot be read, at its line; a brand without a voice; a folder without scripts."""
    file = script(tmp_path, "## hook: Tin lạ\nCoi chừng.\n\n## photo: Tin\n![Tin nhắn](tin.mp4)\n")
    write(tmp_path / "tin.mp4", "không phải phim" * 50)
    said = command("check", file)
    assert said.exit_code == 1 and f"{file}:11: lỗi VG-M005" in said.stdout
    write(tmp_path / "nd" / "brand.yaml", "voices: [abc, xyz]\n")
    said = command("check", file, "--brand", tmp_path / "nd")
    assert f"{tmp_path / 'nd' / 'brand.yaml'}: lỗi VG-V008" in said.stdout and "espeak" in said.stdout
    (tmp_path / "trống").mkdir()
    said = command("check", tmp_path / "trống")
    assert said.exit_code == 1 and "VG-S090" in said.stdout


def test_a_word_of_a_unit_is_said_once_with_where_it_is_mended(command: Command, desk: Path) -> None:
    write(desk / "units.csv", UNITS.replace("Công an xã Đồi Sim", "Công an xã Kroxq"))
    text = (desk / "ma-otp.md").read_text(encoding="utf-8")
    write(desk / "ma-otp.md", text + "3. Báo {{unit.name}}\n4. Gọi {{unit.name}}\n")
    said = command("check", desk, "--unit", "doi-sim")
    assert said.exit_code == 0 and said.stdout.count("VG-R001") == 1
    assert "“Kroxq”, chữ của đơn vị (cột name" in said.stdout and "lexicon" in said.stdout


def test_an_unknown_unit_is_answered_with_those_there_are(command: Command, desk: Path) -> None:
    said = command("check", desk, "--unit", "zzzz")
    assert said.exit_code == 1 and "VG-U050" in said.stdout and "doi-sim, suoi-may" in said.stdout


def test_json_holds_every_finding(command: Command, tmp_path: Path) -> None:
    file = script(tmp_path, "## hook: Quà 🎁\nĐừng nhận.\n")
    said = command("check", file, "--json")
    found = json.loads(said.stdout)
    assert said.exit_code == 1 and not said.stderr
    assert found["ok"] is False and found["scripts"] == 1
    (finding,) = found["findings"]
    assert finding["code"] == "VG-L010" and finding["severity"] == "error" and finding["fix"]
    assert (finding["path"], finding["line"]) == (str(file), 7)


def test_json_of_a_list_of_units_that_is_wrong(command: Command, desk: Path) -> None:
    write(desk / "units.csv", "id,name\n")
    found = json.loads(command("check", desk, "--json").stdout)
    assert found["ok"] is False
    assert {finding["code"] for finding in found["findings"]} == {"VG-U032"}


def test_looks_are_measured_only_where_they_are_asked_for(command: Command, desk: Path) -> None:
    """What a platform covers of an advert is a matter of pixels; an ordinary post loses nothing."""
    assert command("check", desk, "--unit", "doi-sim", "--look").stdout == "1 kịch bản: 0 lỗi, 0 lưu ý.\n"
    said = command("check", desk, "--unit", "doi-sim", "--advert")
    assert said.exit_code == 0 and said.stdout.count("lưu ý VG-L063") == 4
    for platform in ("TikTok", "YouTube Shorts", "Facebook Reels", "Instagram Reels"):
        assert platform in said.stdout
    assert "cảnh 1: " in said.stdout and "huy hiệu" in said.stdout


def test_of_many_units_the_one_with_the_longest_name_is_looked_at(command: Command, desk: Path) -> None:
    said = command("check", desk, "--advert", "--json")
    told = [each["message"] for each in json.loads(said.stdout)["findings"]]
    assert len(told) == 4 and any("SUỐI MÂY" in each for each in told)
    assert not any("ĐỒI SIM" in each for each in told)


def test_a_script_is_checked_for_those_who_will_watch_it(command: Command, tmp_path: Path) -> None:
    """What takes 80 seconds to say takes more than 90 where the elderly are spoken to more slowly."""
    words = "Bà con bình tĩnh, gọi lại số điện thoại của người thân để hỏi cho rõ. " * 22
    file = script(tmp_path, f"## hook: Coi chừng\n{words}\n")
    assert "VG-R002" not in command("check", file).stdout
    assert "VG-R002" in command("check", file, "--profile", "elderly").stdout
