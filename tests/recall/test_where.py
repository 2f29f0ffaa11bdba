"""``vidgen where``: scripts by line, units by column, videos by what was in them when they were made."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.command_line import write
from tests.delivery.test_index import add_kit
from tests.recall.conftest import Change, World, run
from vidgen.delivery.kit import QUARANTINE, VIDEO
from vidgen.delivery.report import read_report, write_report

BOTH = [("doi-sim", "ma-otp", True, "approved"), ("suoi-may", "ma-otp", True, "approved")]


def test_a_number_is_found_at_its_line_and_in_the_videos_that_say_it(world: World) -> None:
    said = world.where("156")
    assert said.exit_code == 0 and not said.stderr
    assert f"{world.script}:13: - [x] Phản ánh đến **156** hoặc {{{{unit.hotline}}}}" in said.stdout
    assert "ma-qr" not in said.stdout
    for unit in ("doi-sim", "suoi-may"):
        assert f"{world.out / unit / 'ma-otp' / VIDEO}: [đã duyệt" in said.stdout
        assert f"đã đăng: facebook https://example.org/{unit}" in said.stdout
    assert f'thu hồi: vidgen revoke "{world.script}" --reason "lý do" --key TÊN-KHÓA' in said.stdout
    assert f'vidgen render --affected-by 156 --out "{world.out}"' in said.stdout


def test_nothing_found_ends_with_one(world: World) -> None:
    said = world.where("15")
    assert (said.exit_code, said.stdout) == (1, "Không nơi nào có “15”.\n")
    assert world.videos("1560") == [(unit, "ma-qr", True, "approved") for unit in ("doi-sim", "suoi-may")]


@pytest.mark.parametrize(
    ("asked", "form"),
    [
        ("Điều 174 BLHS", "citation"),
        ("dieu 174 bo luat hinh su", "citation"),
        ("Bộ luật Hình sự", "citation"),
        ("CMND", "term"),
        ("chứng minh thư", "term"),
        ("khong dua cmnd", "words"),
        ("ma-otp", "script"),
    ],
)
def test_every_form_of_the_same_thing_leads_to_the_script_and_its_videos(
    world: World, asked: str, form: str
) -> None:
    found = world.found(asked)
    assert found["form"] == form
    assert [(each["id"], each["state"]) for each in found["scripts"]] == [("ma-otp", "approved")]
    assert world.videos(asked) == BOTH


def test_who_asks_for_a_clause_is_led_to_the_scripts_that_cite_the_article(world: World) -> None:
    said = world.where("điểm a khoản 9 Điều 174 BLHS")
    assert said.exit_code == 1 and 'vidgen where "Điều 174 BLHS"' in said.stdout
    assert "vidgen where" not in world.where("Điều 1 BLHS").stdout


def test_another_article_and_half_a_word_are_not_found(world: World) -> None:
    for asked in ("Điều 17 BLHS", "Điều 1740 BLHS", "Điều 174 Bộ luật Dân sự", "bà c", "CMN"):
        assert not world.found(asked)["ok"]


def test_a_units_own_number_is_found_in_its_column_and_in_its_copies_alone(world: World) -> None:
    found = world.found("+84 232.000.0113")
    (cell,) = found["units"]
    assert (cell["id"], cell["column"], cell["line"], cell["text"]) == (
        "doi-sim",
        "hotline",
        2,
        "0232 000 0113",
    )
    assert {each["unit"] for each in found["videos"]} == {"doi-sim"}


def test_a_code_a_hash_and_a_domain_lead_to_the_video(world: World) -> None:
    report = read_report(world.out / "doi-sim" / "ma-otp" / "report.json")
    assert report.approval
    code, film = report.approval.code, report.files[VIDEO].sha256
    for asked in (code, code.lower().replace("-", "–"), film, film[:12]):
        assert world.videos(asked) == BOTH[:1], asked
    assert {each["id"] for each in world.found("example.org")["units"]} == {"doi-sim", "suoi-may"}
    assert not world.found("ample.org")["ok"] and not world.found("example.org.vn")["ok"]


def test_a_video_is_found_by_what_it_says_when_the_script_says_something_else(
    world: World, change: Change
) -> None:
    change("**156**", "5656")
    found = world.found("156")
    assert [(each["id"], each["state"], each["lines"]) for each in found["scripts"]] == [
        ("ma-otp", "draft", [])
    ]
    assert found["scripts"][0]["revoke"]  # its copies are out there, and approved to this day
    assert world.videos("156") == BOTH
    assert not world.found("5656")["videos"]


def test_a_video_of_a_script_that_is_gone_or_broken_is_found(world: World) -> None:
    write(world.script, "---\nid: ma-otp\nkind: [\n---\nGọi 156\n")
    found = world.found("156")
    assert (found["scripts"][0]["state"], found["scripts"][0]["lines"][0]["line"]) == ("broken", 5)
    world.script.unlink()
    found = world.found("156")
    (gone,) = found["scripts"]
    assert (gone["id"], gone["path"], gone["state"]) == ("ma-otp", None, "gone")
    root = world.library.resolve()
    assert gone["revoke"] == f'vidgen revoke ma-otp --library "{root}" --reason "lý do" --key TÊN-KHÓA'
    assert world.videos("156") == BOTH


def test_a_kit_with_a_damaged_report_is_found_by_the_texts_beside_it(world: World) -> None:
    (world.out / "doi-sim" / "ma-otp" / "report.json").write_text("{", encoding="utf-8")
    found = world.found("156")
    assert ("doi-sim", "ma-otp") in {(each["unit"], each["script"]) for each in found["videos"]}


def test_words_put_into_a_post_by_hand_are_found(world: World) -> None:
    post = world.out / "doi-sim" / "ma-otp" / "post.txt"
    post.write_bytes(post.read_bytes() + "\nGọi thêm 02320001234\n".encode())
    (video,) = world.found("0232 000 1234")["videos"]
    assert (video["unit"], video["places"]) == ("doi-sim", ["trong bài đăng"])


def test_what_is_withdrawn_is_listed_with_the_addresses_to_take_down(world: World) -> None:
    answers = world.out / "chatbot.json"
    assert {each["script"] for each in json.loads(answers.read_bytes())["entries"]} == {"ma-otp", "ma-qr"}
    world.office.revoke(world.script)
    said = world.where("ma-otp")
    assert said.exit_code == 0 and "thu hồi: vidgen" not in said.stdout
    assert said.stdout.count("[đã thu hồi") == 3
    for unit in ("doi-sim", "suoi-may"):
        assert f"phải gỡ: facebook https://example.org/{unit}" in said.stdout
    assert {each["script"] for each in json.loads(answers.read_bytes())["entries"]} == {"ma-qr"}


def test_every_list_of_results_says_what_is_withdrawn(world: World) -> None:
    world.office.revoke(world.script)
    answers, page = world.out / "chatbot.json", world.out / "index.html"
    before = answers.read_bytes()
    said = run("index", world.out, "--library", world.library)
    assert said.exit_code == 0 and "Đã bỏ khỏi chatbot.json: ma-otp." in said.stdout
    html = page.read_text(encoding="utf-8")
    assert html.count('<article data-state="withdrawn">') == 2
    assert html.count("Phải gỡ: <a href") == 2
    answers.write_bytes(before)
    shutil.copytree(world.out, world.library / "out")
    listed = json.loads(run("status", world.library / "out", "--json").stdout)["kits"]
    assert {each["kit"]: each["today"] for each in listed}["doi-sim/ma-otp"] == "withdrawn"
    assert b"ma-otp" not in (world.library / "out" / "chatbot.json").read_bytes()
    lookup = world.folder / "tra-cuu.html"
    assert run("lookup", world.out, "-o", lookup, "--library", world.library).exit_code == 0
    assert lookup.read_text(encoding="utf-8").count('"withdrawn"') >= 2


def test_numbers_of_persons_are_masked_where_a_line_is_quoted(world: World) -> None:
    write(world.library / "rieng.md", "---\nid: rieng\n---\nGọi 156, không gọi 0987654321\n")
    said = world.where("156")
    assert "rieng.md:4: Gọi 156, không gọi 09••••" in said.stdout
    assert "0987654321" not in said.stdout + world.where("156", "--json").stdout
    assert "0987654321" not in world.where("0987654321").stdout


@pytest.mark.parametrize("asked", ["", "  ", "...", "x" * 400])
def test_nothing_to_look_for_is_said(world: World, asked: str) -> None:
    said = world.where(asked)
    assert said.exit_code == 1 and "VG-W030" in said.stderr


@pytest.mark.parametrize(
    "asked", ["a(", "[a-z]+", ".*x", "a\\", "<b>x</b>", "../x", "a\x00b", "%s{x}", "#", "١٥٦", "x\n156"]
)
def test_signs_that_mean_something_to_programs_are_only_signs(world: World, asked: str) -> None:
    said = world.where(asked, "--json")
    assert said.exit_code == 1 and json.loads(said.stdout)["ok"] is False


def test_a_table_of_links_and_lists_that_cannot_be_read_do_not_stop_the_search(world: World) -> None:
    write(world.out / "links.csv", "a,b\n1,2\n")
    write(world.library / "can-cu.yaml", "documents: 5\n")
    write(world.library / "units.csv", "id\n")
    (world.out / "_so-cai.jsonl").write_bytes(b"{}\n")
    found = world.found("156")
    assert [each["unit"] for each in found["videos"]] == ["doi-sim", "suoi-may"]
    codes = {each["code"][:4] for each in found["findings"]}
    assert {"VG-P", "VG-Q", "VG-U"} <= codes
    assert {each["severity"] for each in found["findings"]} == {"warning"}


def test_people_need_not_name_the_library_they_stand_in(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.library.rename(world.folder / "scripts")
    world.out.rename(world.folder / "out")
    monkeypatch.chdir(world.folder)
    said = run("where", "156")
    assert said.exit_code == 0
    assert (
        f"{Path('scripts') / 'ma-otp.md'}:13:" in said.stdout and str(Path("out") / "doi-sim") in said.stdout
    )


def test_a_kit_that_was_put_aside_is_known_by_what_was_issued(world: World) -> None:
    aside = world.out / QUARANTINE / "doi-sim" / "ma-otp"
    aside.parent.mkdir(parents=True)
    (world.out / "doi-sim" / "ma-otp").rename(aside)
    assert world.videos("156") == [BOTH[1], ("doi-sim", "ma-otp", False, "approved")]


def test_five_hundred_kits_are_searched(tmp_path: Path) -> None:
    for unit in range(50):
        for script in range(10):
            folder = add_kit(tmp_path / "out", f"xa-{unit:02}", f"kich-ban-{script}", f"Kịch bản {script}")
            report = read_report(folder / "report.json")
            told = ("Gọi 156 hoặc 0232 000 0113" if script == 3 else "Gọi 1560",)
            write_report(folder / "report.json", report.model_copy(update={"told": told}))
    (tmp_path / "thư viện").mkdir()
    said = run("where", "156", tmp_path / "thư viện", "--out", tmp_path / "out", "--json")
    videos = json.loads(said.stdout)["videos"]
    assert [each["unit"] for each in videos] == [f"xa-{unit:02}" for unit in range(50)]
    assert {each["script"] for each in videos} == {"kich-ban-3"}
