"""Secret marks, hidden signs, unkind words and slips of writing are found at their line, and only they."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import in_vietnamese, own_cache, script  # noqa: F401  (fixtures)
from tests.review.content import BODY, LINE, found
from vidgen.brand.load import load_brand
from vidgen.errors import Finding, Severity
from vidgen.preview import read, told
from vidgen.review.check import review

ERROR, WARNING = Severity.ERROR, Severity.WARNING

FAULTY = [
    ("VG-R070", "Kế hoạch TUYỆT MẬT: kế hoạch tuần tra.", ERROR),
    ("VG-R070", "Tài liệu này đóng dấu TỐI MẬT.", ERROR),
    ("VG-R070", "MẬT – Kế hoạch số 5.", ERROR),
    ("VG-R070", "Độ mật: mật.", ERROR),
    ("VG-R071", "Tài liệu lưu hành nội bộ.", ERROR),
    ("VG-R071", "Nội dung không phổ biến ra ngoài.", ERROR),
    ("VG-R071", "Kế hoạch phòng chống (dự thảo).", ERROR),
    ("VG-R071", "DỰ THẢO kế hoạch tuyên truyền.", ERROR),
    ("VG-R075", "Công\u200dan xã thông báo.", ERROR),
    ("VG-R075", "Công an\ufe0f xã thông báo.", ERROR),
    ("VG-R075", "Mức 1\ufe0f là mức thấp.", ERROR),
    ("VG-R075", "Công an\u00ad xã thông báo.", WARNING),
    ("VG-R075", "Chuyển\u200bkhoản ngay.", WARNING),
    ("VG-R076", "Công аn xã thông báo.", ERROR),  # Cyrillic а
    ("VG-R076", "Chuyển tiền cho ngân hànɡ.", ERROR),
    ("VG-R076", "Ứng dụng VΝeID giả.", ERROR),  # Greek Ν
    ("VG-R076", "Ðừng chuyển tiền.", ERROR),  # eth
    ("VG-R076", "Mã ＯＴＰ là bí mật.", ERROR),
    ("VG-R080", "Nhiều người nhẹ dạ cả tin đã mất tiền.", WARNING),
    ("VG-R080", "Vì tham lam nên bị lừa.", WARNING),
    ("VG-R080", "Đừng ham rẻ mà mắc bẫy.", WARNING),
    ("VG-R080", "Người ngu dại mới tin.", WARNING),
    ("VG-R081", "Công an sẽ sử lý nghiêm.", WARNING),
    ("VG-R081", "Hãy chia sẽ cho người thân.", WARNING),
    ("VG-R081", "Cần bổ xung giấy tờ.", WARNING),
    ("VG-R081", "Bà con đựơc hướng dẫn.", WARNING),
    ("VG-R081", "Thôngg báo cho bà con.", WARNING),
    ("VG-R082", "Bao ngay cho cong an xa.", WARNING),
    ("VG-R082", "Canh giac lua dao qua mang.", WARNING),
    ("VG-R082", "Không đọc mã cho người lạ, giữ tai khoan.", WARNING),
    ("VG-R084", "Báo cho cho công an xã.", WARNING),
    ("VG-R084", "Báo  ngay công an xã.", WARNING),
    ("VG-R084", "Báo ngay công an xã,, bà con nhé.", WARNING),
    ("VG-R084", "Báo ngay công an xã , bà con nhé.", WARNING),
    ("VG-R084", "Báo ngay công an xã,bà con nhé.", WARNING),
    ("VG-R084", "Tắt máy ngay!!!", WARNING),
]
ORDINARY = [
    "Bảo mật thông tin; mật khẩu và mã OTP là bí mật.",
    "BẢO MẬT TÀI KHOẢN, KHÔNG LỘ MẬT KHẨU.",
    "Mật ong rừng, bí mật nhà nước, hội nghị thân mật.",
    "Người dân góp ý dự thảo Luật Căn cước.",
    "Ứng dụng này không phổ biến ở nước ta.",
    "Chuyện nội bộ gia đình.",
    "Bao gồm cả tin nhắn, cả tin đồn trên mạng.",
    "Kẻ xấu luôn luôn thúc giục, bà con cứ từ từ.",
    "Cũng cố gắng giải thích, bắt trước khi bỏ trốn.",
    "Thường chú ý dấu hiệu lạ.",
    "Đi qua mang theo giấy tờ, xin cho con đi theo.",
    "Xã Đắk Lắk, buôn Krông Búk, núi Chư Yang Sin.",
    "Ứng dụng VNeID, Zalo, Facebook, e-mail, Wi-Fi.",
    "Tỉ lệ 3/4, 7 giờ 30, ngày 05/7/2026, 500.000đ.",
    "Đ/c Hoa: “Khoan đã…” – rồi tắt máy.",
    "Tệp .apk lạ thì không cài; tên miền .vn.",
    "UBND, CCCD, BLHS, ĐKTT, BĐBP, TP.HCM.",
    "Đúng 7:30, vào https://dichvucong.gov.vn/tam-tru.",
]
OF_CONTENT = tuple(f"VG-R0{number}" for number in range(60, 100))


@pytest.mark.parametrize(("code", "line", "severity"), FAULTY)
def test_it_is_found_at_its_line(tmp_path: Path, code: str, line: str, severity: Severity) -> None:
    (finding,) = found(tmp_path, line, code)
    assert (finding.line, finding.severity) == (LINE, severity)
    assert finding.path == tmp_path / "thu.md" and finding.message and finding.fix


@pytest.mark.parametrize("line", ORDINARY)
def test_ordinary_words_are_no_finding(tmp_path: Path, line: str) -> None:
    assert [each for each in found(tmp_path, line) if each.code in OF_CONTENT] == []


@pytest.mark.parametrize(
    "mark", ["Tài liệu lưu hành nội bộ.", "Bản dự thảo lần 2.", "Không phổ biến ra ngoài."]
)
def test_an_internal_script_may_say_that_it_is_internal(tmp_path: Path, mark: str) -> None:
    assert found(tmp_path, mark, "VG-R071", front=("audience: internal",)) == []
    assert len(found(tmp_path, mark, "VG-R071")) == 1


def test_no_script_at_all_may_bear_a_secret_mark_nor_a_note_excuse_it(tmp_path: Path) -> None:
    line = "Kế hoạch TỐI MẬT. <!-- bỏ qua VG-R070: đã xin phép -->"
    told = found(tmp_path, line, front=("audience: internal",))
    assert {"VG-R070", "VG-R050"} <= {each.code for each in told}


def test_what_is_quoted_as_not_to_be_said_can_be_excused(tmp_path: Path) -> None:
    line = "Đừng nói “tham lam nên mất tiền”. <!-- bỏ qua VG-R080: dẫn lời không nên nói -->"
    assert [each for each in found(tmp_path, line) if each.code in ("VG-R080", "VG-R050")] == []


def test_the_right_spelling_is_told(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "Công an sẽ sử lý nghiêm.", "VG-R081")
    assert "“xử lý”" in finding.fix
    (finding,) = found(tmp_path, "Bao ngay cho cong an xa.", "VG-R082")
    assert "“công an”" in finding.fix
    (finding,) = found(tmp_path, "Công аn xã thông báo.", "VG-R076")
    assert "“an”" in finding.fix and "cyrillic" in finding.message


def test_a_word_of_a_lexicon_is_spelled_as_its_author_wants(tmp_path: Path) -> None:
    line = "Loại vắcxin này tốt."
    assert len(found(tmp_path, line, "VG-R081")) == 1
    assert found(tmp_path, line, "VG-R081", front=("lexicon: {vắcxin: vắc xin}",)) == []


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        ("Khóa máy, hòa giải.\nHoà giải ở xã.", ["“Hoà”"]),
        ("Khoẻ mạnh, hoà giải, thuỷ lợi.\nKhóa máy lại.", ["“Khóa”"]),
        ("Thủy lợi và hóa đơn.\nKhoá máy, hoá giá.", ["“Khoá”", "“hoá”"]),
    ],
)
def test_the_tone_is_put_in_one_way_in_a_script(tmp_path: Path, lines: str, wrong: list[str]) -> None:
    told = found(tmp_path, lines, "VG-R083")
    assert [each.message.split(" ")[0] for each in told] == wrong
    assert {each.line for each in told} == {LINE}  # both rows are one paragraph
    assert all("Viết thống nhất" in each.fix for each in told)


def test_names_keep_the_tone_where_their_owners_put_it(tmp_path: Path) -> None:
    assert found(tmp_path, "Chị Thuý và bà Hoà khóa máy, hòa giải.", "VG-R083") == []


def test_what_yaml_and_json_escape_is_found_too(tmp_path: Path) -> None:
    text = '{"id": "thu", "kind": "scam", "title": "Công \\u0430n", "reviewed": "2026-11-01", "scenes": [' + (
        '{"type": "hook", "heading": "Tin l\\u200dạ", "lines": [{"text": "Coi ch\\u1eebng."}]}]}'
    )
    (tmp_path / "thu.json").write_text(text, encoding="utf-8")
    codes = {each.code for each in _judged(tmp_path / "thu.json")}
    assert {"VG-R075", "VG-R076"} <= codes


def test_a_good_script_has_none(tmp_path: Path) -> None:
    assert [each for each in _judged(script(tmp_path, BODY)) if each.code in OF_CONTENT] == []


def test_the_library_and_the_examples_have_none() -> None:
    root = Path(__file__).parents[2]
    from vidgen.scenario.units import load_units

    units = load_units(root / "scripts" / "units.csv")
    files = [*(root / "scripts").rglob("*.md"), *(root / "tests" / "examples").glob("*.md")]
    assert len(files) > 20
    for file in files:
        for unit in units:
            written, _warnings = read(file)
            judged = review(told(written, unit), unit, load_brand(), written=written, units=units)
            assert [each for each in judged if each.code in OF_CONTENT] == []


def _judged(file: Path) -> list[Finding]:
    written, _warnings = read(file)
    return list(review(told(written, None), None, load_brand(), written=written))
