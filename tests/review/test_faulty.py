"""Each rule finds its fault at the right line, and a library without faults yields nothing."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.command_line import in_vietnamese, own_cache, write  # noqa: F401  (fixtures)
from tests.review.library import SCRIPTS, TODAY, findings, library
from vidgen.brand.kit import Brand
from vidgen.brand.load import load_brand
from vidgen.errors import Severity
from vidgen.review.rules import RULES


class Fault(NamedTuple):
    """One thing spoilt: in a script, what is written instead, and the line that is to be named.

    `at` is a piece of that line; `says` a piece of the message or fix; `more` codes that rightly come along.
    """

    code: str
    script: str
    old: str
    new: str
    at: str
    says: str = ""
    more: tuple[str, ...] = ()


FAULTS = (
    # scam: signs, what to do, whom to call
    Fault(
        "VG-R010", "gia-danh", "## signs: 3 dấu hiệu lừa đảo", "## steps: Chuyện kể lại", "kind:", "dấu hiệu"
    ),
    Fault(
        "VG-R010",
        "gia-danh",
        "## actions: Hãy làm ngay\n- [x] Bình tĩnh tắt máy\n- [ ] Không đọc mã OTP\n"
        "- [x] Lỡ chuyển tiền, gọi ngay ngân hàng và 113\n",
        "",
        "kind:",
        "việc cần làm",
    ),
    Fault(
        "VG-R010",
        "gia-danh",
        "## actions: Hãy làm ngay\n- [x] Bình tĩnh tắt máy\n- [ ] Không đọc mã OTP\n"
        "- [x] Lỡ chuyển tiền, gọi ngay ngân hàng và 113\n",
        "## facts: Cần nhớ\n- Mã OTP: của riêng mình\n- Người lạ: không tin\n",
        "kind:",
        "việc cần làm",
    ),
    # naming who warns, in the story or at its end, tells nobody whom to call
    Fault(
        "VG-R010",
        "gia-danh",
        "- [x] Lỡ chuyển tiền, gọi ngay ngân hàng và 113\n\n## law: Tội lừa đảo\n"
        "- Điều 174 BLHS {nói: Theo Điều 174 Bộ luật Hình sự}\n\n"
        "## contact\nCần giúp đỡ, xin gọi {{unit.name}}.\n",
        "- [x] Cảnh giác, nhắc người thân\n\n## law: Tội lừa đảo\n"
        "- Điều 174 BLHS {nói: Theo Điều 174 Bộ luật Hình sự}\n\n"
        "## quote: Lời nhắn\n{{unit.name}} luôn ở bên bà con.\n",
        "kind:",
        "gọi cho ai",
    ),
    # procedure
    Fault("VG-R011", "tam-tru", "legal: [Nghị định 142/2026/NĐ-CP]", "legal: []", "legal:", "căn cứ"),
    Fault("VG-R011", "tam-tru", '  source: "{{unit.trang_thu_tuc}}"\n', "", "procedure:", "nguồn"),
    Fault("VG-R011", "tam-tru", "      time: 03 ngày làm việc", '      time: ""', "- name:", "thời hạn"),
    Fault("VG-R011", "tam-tru", '"{{unit.le_phi_tam_tru}}"', '""', "- name:", "lệ phí"),
    Fault(
        "VG-R011", "tam-tru", "    - Chọn Đăng ký tạm trú\n    - Gửi hồ sơ\n", "", "procedure:", "các bước"
    ),
    Fault(
        "VG-R011",
        "tam-tru",
        "  documents:\n    - Tài khoản VNeID mức 2\n    - Giấy tờ về chỗ ở hợp pháp\n",
        "",
        "procedure:",
        "giấy tờ",
    ),
    # questions and answers
    Fault(
        "VG-R012",
        "hoi-otp",
        "CÁN BỘ: Dạ, cô đừng đọc mã cho ai.",
        "CÁN BỘ: Cô thấy sao ạ?",
        "kind:",
        "câu trả lời",
    ),
    Fault(
        "VG-R012",
        "hoi-otp",
        "\n## contact\nCần hỏi thêm, xin gọi {{unit.name}}.\n",
        "",
        "kind:",
        "hỏi thêm ở đâu",
    ),
    Fault(
        "VG-R012",
        "hoi-otp",
        "## dialogue: Hỏi và đáp\nCÔ BA: Tôi đọc mã cho họ được không?\nCÁN BỘ: Dạ, cô đừng đọc mã cho ai.\n",
        "",
        "kind:",
        "câu trả lời",
    ),
    # announcement
    Fault("VG-R013", "lich-tiep-dan", "- Ngày: thứ Hai hằng tuần", "- Ai: mọi người", "kind:", "ngày"),
    Fault("VG-R013", "lich-tiep-dan", "- Giờ: 7 giờ 30 đến 11 giờ", "- Ai: mọi người", "kind:", "giờ"),
    Fault("VG-R013", "lich-tiep-dan", "- Địa điểm: {{unit.address}}", "- Ai: mọi người", "kind:", "ở đâu"),
    # citations: form
    Fault("VG-R014", "gia-danh", "[Điều 174 Bộ luật Hình sự]", "[Điều 174]", "legal:", "thiếu tên văn bản"),
    Fault(
        "VG-R014",
        "gia-danh",
        "[Điều 174 Bộ luật Hình sự]",
        '["Điều 174, khoản 1 Bộ luật Hình sự"]',
        "legal:",
        "khoản trước điều",
    ),
    Fault(
        "VG-R014",
        "tam-tru",
        "[Nghị định 142/2026/NĐ-CP]",
        "[Nghị định 142/2026/ND-CP]",
        "legal:",
        "Nghị định 142/2026/NĐ-CP",
    ),
    Fault("VG-R014", "tam-tru", "[Nghị định 142/2026/NĐ-CP]", "[NĐ 142/2026]", "legal:", "NĐ-CP"),
    Fault("VG-R014", "tam-tru", "[Nghị định 142/2026/NĐ-CP]", "[Nghị định 142/2026]", "legal:", "ký hiệu"),
    Fault("VG-R014", "tam-tru", "[Nghị định 142/2026/NĐ-CP]", "[Theo luật hiện nay]", "legal:", "không nêu"),
    Fault(
        "VG-R014",
        "gia-danh",
        "- Điều 174 BLHS {nói: Theo Điều 174 Bộ luật Hình sự}",
        "- Xử theo điều 174 BLHS",
        "điều 174 BLHS",
        "Viết hoa",
    ),
    # citations: known
    Fault(
        "VG-R015",
        "gia-danh",
        "legal: [Điều 174 Bộ luật Hình sự]",
        "legal: [Điều 174 Bộ luật Hình sự, Điều 147 BLHS]",
        "legal:",
        "174, 290",
    ),
    Fault(
        "VG-R015",
        "tam-tru",
        "[Nghị định 142/2026/NĐ-CP]",
        "[Nghị định 241/2026/NĐ-CP]",
        "legal:",
        "chưa có trong sổ",
    ),
    Fault("VG-R015", "tam-tru", "[Nghị định 142/2026/NĐ-CP]", "[Luật Nhà ở]", "legal:", "“Luật Nhà ở”"),
    # citations: in force
    Fault(
        "VG-R016",
        "tam-tru",
        "[Nghị định 142/2026/NĐ-CP]",
        "[Nghị định 11/2020/NĐ-CP]",
        "legal:",
        "thay thế: Nghị định 142/2026/NĐ-CP",
    ),
    Fault(
        "VG-R016",
        "tam-tru",
        "[Nghị định 142/2026/NĐ-CP]",
        "[Thông tư 22/2027/TT-BCA]",
        "legal:",
        "chưa có hiệu lực",
    ),
    Fault(
        "VG-R016",
        "tam-tru",
        "[Nghị định 142/2026/NĐ-CP]",
        "[Thông tư 33/2021/TT-BCA]",
        "legal:",
        "28/02/2027",
    ),
    Fault(
        "VG-R016",
        "tam-tru",
        "[Nghị định 142/2026/NĐ-CP]",
        "[Nghị định 44/2022/NĐ-CP]",
        "legal:",
        "đã được thay thế",
    ),
    # citations: everywhere the same
    Fault(
        "VG-R017",
        "gia-danh",
        "- Điều 174 BLHS {nói: Theo",
        "- Điều 290 BLHS {nói: Theo",
        "- Điều 290",
        "legal",
        (),
    ),
    Fault("VG-R017", "gia-danh", "{nói: Theo Điều 174", "{nói: Theo Điều 147", "- Điều 174", "lời đọc"),
    Fault(
        "VG-R017", "hoi-otp", "đừng đọc mã cho ai.", "đừng đọc, theo Điều 174 BLHS.", "CÁN BỘ: Dạ", "legal"
    ),
    Fault(
        "VG-R017",
        "gia-danh",
        "{nói: Theo Điều 174 Bộ luật Hình sự}",
        "{nói: điều một trăm bốn mươi bảy}",
        "- Điều 174",
        "lời đọc",
    ),
    # days
    Fault("VG-R018", "gia-danh", "expires: 2027-05-01", "expires: 2026-12-31", "expires:", "30 ngày"),
    Fault("VG-R018", "gia-danh", "expires: 2027-05-01", "expires: 2026-12-01", "expires:", "0 ngày"),
    Fault("VG-R018", "tam-tru", "expires: 2027-05-01", "expires: 2026-12-15", "expires:", "14 ngày"),
    Fault("VG-R019", "gia-danh", "reviewed: 2026-11-01", "reviewed: 2026-12-02", "reviewed:", "chưa tới"),
    Fault("VG-R019", "gia-danh", "reviewed: 2026-11-01", "reviewed: 2025-11-30", "reviewed:", "365"),
    Fault("VG-R019", "hoi-otp", "reviewed: 2026-11-01", "reviewed: 2020-01-01", "reviewed:", "01/01/2020"),
    Fault("VG-R003", "gia-danh", "expires: 2027-05-01", "expires: 2026-11-30", "expires:", "30/11/2026"),
    Fault("VG-R003", "tam-tru", "expires: 2027-05-01", "expires: 2026-11-02", "expires:", "02/11/2026"),
    Fault("VG-R003", "hoi-otp", "reviewed: 2026-11-01\n", "", "---", "Chưa ghi"),
    # numbers of the units
    Fault("VG-R020", "gia-danh", "và 113\n", "và 0232 000 0113\n", "Lỡ chuyển tiền", "{{unit.hotline}}"),
    Fault(
        "VG-R020", "hoi-otp", "xin gọi {{unit.name}}.", "gọi 0214.000.0111.", "Cần hỏi thêm", "{{unit.phone}}"
    ),
    Fault(
        "VG-R020",
        "hoi-otp",
        "xin gọi {{unit.name}}.",
        "gọi {{unit.hotline}} hoặc 0232 000 0199.",
        "Cần hỏi thêm",
        "{{unit.hotline}}",
    ),
    # short numbers
    Fault("VG-R024", "gia-danh", "ngân hàng và 113", "ngân hàng và 118", "Lỡ chuyển tiền", "118"),
    Fault("VG-R024", "gia-danh", "ngân hàng và 113", "ngay, gọi 118", "Lỡ chuyển tiền", "118"),
    Fault("VG-R024", "hoi-otp", "xin gọi {{unit.name}}.", "xin gọi đến 165.", "Cần hỏi thêm", "156"),
    Fault(
        "VG-R024", "gia-danh", "và báo {{unit.name}} ngay.", "và phản ánh đến 5665.", "và phản ánh", "5656"
    ),
    Fault("VG-R024", "gia-danh", "ngân hàng và 113", "tổng đài 1900 9999", "Lỡ chuyển tiền", "19009999"),
    Fault("VG-R024", "gia-danh", "ngân hàng và 113", "miễn phí 1800.12.34", "Lỡ chuyển tiền", "18001234"),
    # fees
    Fault(
        "VG-R021", "tam-tru", '"{{unit.le_phi_tam_tru}}"', "15.000 đồng", "fee:", "{{unit.le_phi_tam_tru}}"
    ),
    Fault("VG-R021", "tam-tru", '"{{unit.le_phi_tam_tru}}"', "Không thu", "fee:", "{{unit.le_phi_tam_tru}}"),
    Fault(
        "VG-R021",
        "hoi-otp",
        "Dạ, cô đừng đọc mã cho ai.",
        "Dạ, lệ phí tạm trú là 7.000đ.",
        "CÁN BỘ: Dạ",
        "{{unit.le_phi_tam_tru}}",
    ),
    # places
    Fault(
        "VG-R022",
        "hoi-otp",
        "xin gọi {{unit.name}}.",
        "xin gọi Công an xã Đồi Sim.",
        "Cần hỏi thêm",
        "{{unit.name}}",
    ),
    Fault(
        "VG-R022",
        "hoi-otp",
        "xin gọi {{unit.name}}.",
        "đến Công an phường Hoa Gạo.",
        "Cần hỏi thêm",
        "Hoa Gạo",
    ),
    Fault(
        "VG-R022",
        "lich-tiep-dan",
        "- Địa điểm: {{unit.address}}",
        "- Địa điểm: Thôn 2, xã Suối Mây",
        "- Địa điểm",
        "{{unit.address}}",
    ),
    Fault(
        "VG-R022",
        "hoi-otp",
        "Cần hỏi thêm, xin gọi",
        "Người dân tỉnh Lào Cai gọi",
        "Người dân",
        "tỉnh Lào Cai",
    ),
    # dated words: in title, scenes, post, hashtags, and what is only said
    Fault(
        "VG-R023",
        "gia-danh",
        "title: Giả danh công an gọi điện",
        "title: Giả công an huyện gọi",
        "title:",
        "cấp huyện",
    ),
    Fault("VG-R023", "gia-danh", "Hãy tắt máy\n", "Đừng đọc số CMND\n", "Đừng đọc số", "căn cước"),
    Fault("VG-R023", "gia-danh", "[CanhGiac, LuaDao]", "[CanhGiac, SoHoKhau]", "hashtags:", "căn cước"),
    Fault("VG-R023", "tam-tru", "    - Giấy tờ về chỗ ở hợp pháp", "    - Sổ hộ khẩu", "- Sổ hộ", "căn cước"),
    Fault(
        "VG-R023",
        "gia-danh",
        "3. Hỏi mã OTP",
        "3. Hỏi mã {nói: hỏi số chứng minh nhân dân}",
        "3. Hỏi mã",
        "căn cước",
    ),
    # slots
    Fault("VG-R050", "gia-danh", "3. Hỏi mã OTP", "3. Hỏi mã OTP <!-- bỏ qua VG-R023 -->", "3. Hỏi", "lý do"),
    Fault(
        "VG-R050",
        "gia-danh",
        "3. Hỏi mã OTP",
        "3. Hỏi mã OTP <!-- bỏ qua VG-R999: thử xem -->",
        "3. Hỏi",
        "VG-R999",
    ),
    Fault(
        "VG-R050", "gia-danh", "kind: scam", "kind: scam  # bỏ qua VG-R051: ghi chú thừa", "kind:", "VG-R051"
    ),
    Fault(
        "VG-R051",
        "gia-danh",
        "3. Hỏi mã OTP",
        "3. Hỏi mã OTP <!-- bỏ qua VG-R023: quen gọi -->",
        "3. Hỏi",
        "VG-R023",
    ),
    Fault(
        "VG-R051",
        "tam-tru",
        "kind: procedure",
        "kind: procedure  # bỏ qua VG-R011: để sau",
        "kind:",
        "VG-R011",
    ),
    Fault(
        "VG-R051",
        "hoi-otp",
        "## contact\n",
        "<!-- bỏ qua VG-R024: số địa phương -->\n## contact\n",
        "<!-- bỏ",
        "VG-R024",
    ),
)


@pytest.fixture(scope="module")
def shipped() -> Brand:
    return load_brand()


@pytest.mark.parametrize("id", SCRIPTS)
def test_a_library_without_faults_yields_none(tmp_path: Path, shipped: Brand, id: str) -> None:
    assert findings(library(tmp_path) / f"{id}.md", shipped) == ()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda each: f"{each.code} {each.script} {each.new[:24]}")
def test_a_fault_is_told_once_at_its_line_and_nothing_else(
    tmp_path: Path, shipped: Brand, fault: Fault
) -> None:
    text = SCRIPTS[fault.script]
    assert fault.old in text
    script = write(library(tmp_path) / f"{fault.script}.md", text.replace(fault.old, fault.new, 1))
    found = findings(script, shipped)
    assert {each.code for each in found} - set(fault.more) == {fault.code}, [str(each) for each in found]
    (first, *_rest) = [each for each in found if each.code == fault.code]
    assert first.path == script and first.line and first.fix
    row = script.read_text(encoding="utf-8").split("\n")[first.line - 1]
    assert fault.at in row, (first, row)
    assert fault.says in f"{first.message} {first.fix}", first
    assert first.severity in (Severity.ERROR, Severity.WARNING)


def test_each_of_these_rules_has_three_faults_or_more() -> None:
    told = [fault.code for fault in FAULTS]
    elsewhere = {"VG-R001", "VG-R002", "VG-R007", "VG-L010", "VG-M002"}  # test_rules.py, test_pictures.py
    elsewhere |= {"VG-R030", "VG-R040", "VG-R041", "VG-R052"}  # test_lists.py, test_brand_severity.py
    ours = {code for code in RULES if code < "VG-R060"} - elsewhere
    assert {code: told.count(code) for code in ours if told.count(code) < 3} == {}
    assert TODAY.year == 2026
