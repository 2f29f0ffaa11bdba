"""``vidgen approve``: a whole library reviewed and approved by two people, again and again."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.cli.conftest import Command
from tests.cli.officers import body, province
from tests.command_line import ROOT, own_copy, write
from vidgen.cli import _root


@pytest.fixture
def library(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return province(command, tmp_path, monkeypatch)


def words(text: str) -> list[str]:
    return [line.partition(".md: ")[2] for line in text.splitlines() if ".md: " in line]


def test_a_library_goes_from_draft_to_approved(command: Command, library: Path) -> None:
    reviewed = command("approve", library, "--review", "--key", "rà-soát", "--yes")
    assert reviewed.exit_code == 0, reviewed.stdout + reviewed.stderr
    assert words(reviewed.stdout) == ["đã ký (Bà Cả)"] * 2
    assert "Rà soát: 2 vừa ký, 0 đã ký từ trước, 0 chưa ký." in reviewed.stdout
    approved = command("approve", library, "--key", "duyệt", "--yes")
    assert approved.exit_code == 0 and words(approved.stdout) == ["đã ký (Ông Hai)"] * 2
    verified = command("verify", library)
    assert verified.exit_code == 0
    assert words(verified.stdout)[0].startswith("đã duyệt. Bà Cả rà soát, Ông Hai duyệt ngày ")


def test_what_is_signed_already_is_skipped_and_said(command: Command, library: Path) -> None:
    for again in ("đã ký (", "đã ký từ trước, bỏ qua ("):
        for step in (("--review", "--key", "rà-soát"), ("--key", "duyệt")):
            said = command("approve", library, *step, "--yes")
            assert said.exit_code == 0 and all(word.startswith(again) for word in words(said.stdout))
    ledger = library / "_duyet" / "so-cai.jsonl"
    assert len(ledger.read_text("utf-8").splitlines()) == 5


def test_a_run_broken_off_is_taken_up_where_it_stood(command: Command, library: Path) -> None:
    first = library / "lua-dao" / "ma-otp.md"
    assert command("approve", first, "--review", "--key", "rà-soát", "--yes").exit_code == 0
    said = command("approve", library, "--review", "--key", "rà-soát", "--yes")
    assert words(said.stdout) == ["đã ký từ trước, bỏ qua (Bà Cả)", "đã ký (Bà Cả)"]


def test_one_broken_script_does_not_stop_the_others(command: Command, library: Path) -> None:
    write(library / "lua-dao" / "a-hong.md", "không phải kịch bản")
    write(library / "lua-dao" / "b-loi.md", body("b-loi").replace("anh/tin-nhan.png", "anh/mat.png"))
    said = command("approve", library, "--review", "--key", "rà-soát", "--yes")
    assert said.exit_code == 1
    assert [word.partition(" (")[0] for word in words(said.stdout)] == [
        "hỏng",
        "không ký được",
        "đã ký",
        "đã ký",
    ]
    assert "VG-S" in said.stderr and "2 chưa ký" in said.stdout
    told = json.loads(command("approve", library, "--review", "--key", "rà-soát", "--yes", "--json").stdout)
    assert [each["what"] for each in told["scripts"]] == ["failed", "refused", "already", "already"]
    assert told["ok"] is False


def test_scripts_with_errors_are_refused_with_what_is_wrong(command: Command, library: Path) -> None:
    script = library / "lua-dao" / "ma-otp.md"
    picture = library / "lua-dao" / "anh" / "tin-nhan.png"
    picture.write_bytes(b"no picture")
    said = command("approve", script, "--review", "--key", "rà-soát", "--yes")
    assert said.exit_code == 1 and "VG-M" in said.stderr and "còn 1 lỗi" in said.stdout
    assert not (library / "_duyet" / "so-cai.jsonl").exists()


@pytest.mark.parametrize("step", [("--review", "--key", "rà-soát"), ("--key", "duyệt")])
def test_nobody_signs_a_script_that_lacks_a_required_part(
    command: Command, library: Path, step: tuple[str, ...]
) -> None:
    script = library / "lua-dao" / "ma-otp.md"
    whole = script.read_text("utf-8")
    write(script, whole.replace("  # bỏ qua VG-R010: kịch bản ngắn để thử", ""))
    if "--review" not in step:  # reviewed before the rule was there
        with pytest.MonkeyPatch.context() as before:
            before.setattr("vidgen.deciding._is_open", lambda _finding: False)
            assert command("approve", script, "--review", "--key", "rà-soát", "--yes").exit_code == 0
    said = command("approve", script, *step, "--yes")
    assert said.exit_code == 1 and "VG-R010" in said.stderr
    assert "lưu ý phải sửa, hoặc ghi lý do bỏ qua" in said.stdout
    assert command("check", script).exit_code == 0  # and a draft is made all the same


def test_nobody_signs_what_was_never_reviewed_or_never_ends(command: Command, library: Path) -> None:
    script = library / "lua-dao" / "ma-otp.md"
    whole = script.read_text("utf-8")
    write(script, "".join(row for row in whole.splitlines(keepends=True) if not row.startswith("reviewed:")))
    said = command("approve", script, "--review", "--key", "rà-soát", "--yes")
    assert said.exit_code == 1 and "VG-R003" in said.stderr
    write(script, "".join(row for row in whole.splitlines(keepends=True) if not row.startswith("expires:")))
    assert command("approve", script, "--review", "--key", "rà-soát", "--yes").exit_code == 0
    said = command("approve", script, "--key", "duyệt", "--yes")
    assert said.exit_code == 1 and "VG-A057" in said.stderr
    assert command("approve", script, "--key", "duyệt", "--until", "2027-01-31", "--yes").exit_code == 0


def test_a_required_part_left_out_for_a_reason_is_signed(command: Command, library: Path) -> None:
    script = library / "lua-dao" / "ma-otp.md"
    assert "bỏ qua VG-R010: kịch bản ngắn để thử" in script.read_text("utf-8")
    assert command("approve", script, "--review", "--key", "rà-soát", "--yes").exit_code == 0


def test_the_officer_sees_which_rules_the_brand_holds_otherwise(
    command: Command, library: Path, tmp_path: Path
) -> None:
    brand = write(tmp_path / "nd" / "brand.yaml", "name: x\nreview: {VG-R010: off}\n").parent
    asked = CliRunner(mix_stderr=False).invoke(
        _root,
        ["approve", str(library), "--review", "--key", "rà-soát", "--brand", str(brand)],
        input="n\nn\n",
    )
    assert "Mức riêng của bộ nhận diện: VG-R010: off" in asked.stdout


@pytest.mark.parametrize(
    "changed",
    [
        lambda data: data.rstrip(b"\n"),
        lambda data: data + b"\n\n",
        lambda data: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"),
        lambda data: unicodedata.normalize("NFD", data.decode()).encode(),
    ],
)
def test_what_editors_git_and_mail_change_leaves_the_approval(
    command: Command, library: Path, changed: Callable[[bytes], bytes]
) -> None:
    for step in (("--review", "--key", "rà-soát"), ("--key", "duyệt")):
        assert command("approve", library, *step, "--yes").exit_code == 0
    for file in (library / "lua-dao").glob("*.md"):
        file.write_bytes(changed(file.read_bytes()))
    said = command("verify", library)
    assert said.exit_code == 0, said.stdout


def test_what_was_changed_is_told_from_a_library_that_git_gave_other_line_ends(
    command: Command, library: Path
) -> None:
    for step in (("--review", "--key", "rà-soát"), ("--key", "duyệt")):
        assert command("approve", library, *step, "--yes").exit_code == 0
    for kept in (library / "_duyet").rglob("*"):
        if kept.is_file():
            kept.write_bytes(kept.read_bytes().replace(b"\n", b"\r\n"))
    assert command("verify", library).exit_code == 0
    script = library / "lua-dao" / "ma-otp.md"
    write(script, script.read_text("utf-8").replace("kind: scam", "\nkind: scam", 1))
    said = command("verify", script).stdout
    assert "VG-A050" in said and "[+⟦dòng trống⟧+]" in said


def test_the_officer_sees_what_is_signed_and_may_decline(library: Path) -> None:
    asked = CliRunner(mix_stderr=False).invoke(
        _root, ["approve", str(library), "--review", "--key", "rà-soát"], input="n\ny\n"
    )
    assert asked.exit_code == 0
    for shown in (
        "Kịch bản: Không đọc mã OTP (ma-otp)",
        "Lĩnh vực: an-ninh-mang",
        "Hình, tiếng: anh/tin-nhan.png",
        "Nhận diện: Tuyên truyền pháp luật (mac-dinh)",
        "Ngày rà soát, hết hạn: 01/11/2026, 01/05/2027",
        "Lưu ý của bộ kiểm tra",
        "Người viết xin bỏ qua: 1",
        "    VG-R010, dòng 3: kịch bản ngắn để thử",
    ):
        assert shown in asked.stdout
    assert words(asked.stdout) == ["không ký", "đã ký (Bà Cả)"]


def test_one_person_does_not_do_both(command: Command, library: Path) -> None:
    command("approve", library, "--review", "--key", "rà-soát", "--yes")
    said = command("approve", library, "--key", "rà-soát", "--yes")
    assert said.exit_code == 1 and "VG-A035" in said.stderr


def test_approving_before_the_review_is_refused(command: Command, library: Path) -> None:
    said = command("approve", library, "--key", "duyệt", "--yes")
    assert said.exit_code == 1 and said.stderr.count("VG-A042") == 2


def test_several_brands_are_approved_at_once(command: Command, library: Path) -> None:
    brands = ("--brand", "default", "--brand", "an-ninh")
    for step in (("--review", "--key", "rà-soát"), ("--key", "duyệt")):
        assert command("approve", library, *step, *brands, "--yes").exit_code == 0
    assert command("verify", library, *brands).exit_code == 0
    said = command("verify", library, "--brand", "tuoi-tre")
    assert said.exit_code == 1 and "VG-A048" in said.stdout
    assert (
        command("approve", library, "--key", "duyệt", "--brand", "an-ninh", "--brand", "an-ninh").exit_code
        == 2
    )


def test_it_ends_on_the_day_given(command: Command, library: Path) -> None:
    script = library / "lua-dao" / "ma-otp.md"
    command("approve", script, "--review", "--key", "rà-soát", "--yes")
    assert command("approve", script, "--key", "duyệt", "--until", "2026-01-01", "--yes").exit_code == 1
    assert command("approve", script, "--key", "duyệt", "--until", "2027-01-31", "--yes").exit_code == 0
    assert "hiệu lực đến 31/01/2027" in command("verify", script).stdout


def test_a_wrong_passphrase_signs_nothing(
    command: Command, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIDGEN_KEY_PASSPHRASE", "không đúng đâu")
    said = command("approve", library, "--review", "--key", "rà-soát", "--yes")
    assert said.exit_code == 1 and "VG-A008" in said.stderr
    told = json.loads(command("approve", library, "--review", "--key", "không-có", "--yes", "--json").stdout)
    assert told["findings"][0]["code"] == "VG-A007"


def test_json_without_yes_is_a_mistake_in_usage(command: Command, library: Path) -> None:
    assert command("approve", library, "--key", "duyệt", "--json").exit_code == 2
    assert command("approve", library, "--review", "--until", "2027-01-01", "--key", "duyệt").exit_code == 2


def test_without_a_desk_people_are_told_how_to_begin(command: Command, library: Path, tmp_path: Path) -> None:
    write(tmp_path / "nơi khác" / "ma-otp.md", body("ma-otp").replace("anh/tin-nhan.png", "a.png"))
    said = command("approve", tmp_path / "nơi khác", "--key", "duyệt", "--yes")
    assert said.exit_code == 1 and "VG-A002" in said.stderr and "vidgen keys ring add" in said.stderr


def test_the_sample_library_can_be_signed_with_the_sample_keys(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIDGEN_CONFIG", str(tmp_path / "máy khác"))
    monkeypatch.setenv("VIDGEN_KEY_PASSPHRASE", "khoa mau cong khai")
    scripts = tmp_path / "scripts"
    own_copy(ROOT / "scripts", scripts, "so-cai.jsonl")
    script = scripts / "hoi-dap" / "khong-doc-ma-otp.md"
    keys = ROOT / "tests" / "khoa-mau"
    for step in (("--review", "--key", keys / "ra-soat-mau.pem"), ("--key", keys / "duyet-mau.pem")):
        said = command("approve", script, *step, "--yes")
        assert said.exit_code == 0, said.stdout + said.stderr
    verified = command("verify", script)
    assert verified.exit_code == 0
    assert "Người rà soát mẫu rà soát, Người duyệt mẫu duyệt" in verified.stdout
    assert "khóa mẫu, chỉ để dùng thử" in verified.stdout
    assert command("trust", "add", "a" * 40).exit_code == 0
    refused = command("verify", script)
    assert refused.exit_code == 1 and "VG-A025" in refused.stdout
