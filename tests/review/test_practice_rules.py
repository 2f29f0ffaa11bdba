"""Each rule of practice material finds its fault at the right line, and a lesson without faults yields nothing."""

# ruff: noqa: E501 (a table)

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.command_line import in_vietnamese, own_cache, write  # noqa: F401  (fixtures)
from tests.practice.lessons import SCENES
from tests.review.library import TODAY, findings, library
from vidgen.brand.kit import Brand
from vidgen.brand.load import load_brand
from vidgen.errors import Severity, VidgenError
from vidgen.practice.lesson import lesson_of
from vidgen.preview import read, told
from vidgen.review.check import review
from vidgen.review.rules import RULES
from vidgen.scenario.units import load_units

LESSON = (
    """\
---
id: bai-hoc
kind: scam
title: Số lạ tự xưng công an
reviewed: 2026-11-01
expires: 2027-05-01
legal: [Điều 174 Bộ luật Hình sự]
cast:
  BÀ SÁU: {look: grandmother, voice: female}
  KẺ GỌI: {look: stranger, voice: male}
practice:
  level: cơ bản
  minutes: 20
  goals: [Nhận ra cuộc gọi giả danh]
  points: [Hỏi học viên đã từng nhận cuộc gọi như vậy chưa]
  questions:
    - after: Bà đọc mã OTP
      ask: Bà Sáu nên làm gì?
      options:
        - Đọc mã rồi báo công an
        - Tắt máy, không đọc mã
        - Hỏi tên người gọi
      answer: B
      reason: Ai có mã OTP là lấy được tiền.
      legal: Điều 174 Bộ luật Hình sự
      seconds: 10
    - after: signs
      ask: Dấu hiệu nào cho biết là lừa đảo?
      type: several
      options: [Tự xưng công an, Giục làm ngay, Mời đến trụ sở]
      answer: [A, B]
      reason: Công an làm việc tại trụ sở, không qua điện thoại.
    - after: Bình tĩnh tắt máy
      ask: Nhận cuộc gọi lạ, làm theo thứ tự nào?
      type: order
      options: [Tắt máy, Hỏi người thân, Báo công an]
      reason: Bình tĩnh trước rồi mới hỏi và báo.
    - after: Lỡ chuyển tiền
      ask: Công an yêu cầu đọc mã OTP qua điện thoại là bình thường.
      type: true-false
      answer: sai
      reason: Không cơ quan nào hỏi mã OTP.
    - ask: Bà Sáu hỏi bạn có nên đọc mã không, bạn trả lời thế nào?
      type: say
      answer: Dạ bà đừng đọc mã cho ai, bà tắt máy rồi gọi công an xã.
---

"""
    + SCENES
    + """\
## quiz: Ai được biết **mã OTP** của bạn?
- [ ] Cán bộ ngân hàng
- [ ] Người thân ở xa
- [x] Không ai cả

Đáp án đúng là **C**. Mã OTP chỉ để chính mình dùng.

## contact
Cần giúp đỡ, xin gọi {{unit.name}}.
"""
)

CHOICE = """\
      options:
        - Đọc mã rồi báo công an
        - Tắt máy, không đọc mã
        - Hỏi tên người gọi
"""
MORE = "".join(
    f"""\
    - ask: Câu hỏi thêm số {word}?
      options: [Có thể, Không nên]
      answer: B
      reason: Vì thế.
"""
    for word in ("một", "hai", "ba")
)
TRUTHS = "".join(
    f"""\
    - ask: Điều {word} này là sai.
      type: đúng sai
      answer: sai
      reason: Vì thế.
"""
    for word in ("thứ nhất", "thứ hai", "thứ ba")
)
LAST = "    - ask: Bà Sáu hỏi bạn"
LONG = "rất " * 30


class Fault(NamedTuple):
    """One thing spoilt: what is written instead, a piece of the line that is named, of what is said."""

    code: str
    old: str
    new: str
    at: str
    says: str = ""
    more: tuple[str, ...] = ()


FAULTS = (
    # a right answer
    Fault("VG-R100", "      answer: B\n", "", "after: Bà", "chưa có đáp án"),
    Fault("VG-R100", "answer: B\n", "answer: D\n", "answer: D", "answer: B"),
    Fault("VG-R100", "answer: B\n", "answer: Gọi ngân hàng\n", "answer: Gọi", "không chỉ ra"),
    Fault("VG-R100", "answer: B\n", "answer: [A, B]\n", "answer: [A", "chọn nhiều"),
    Fault("VG-R100", "answer: [A, B]", "answer: [A, E]", "answer: [A, E]", "[A, C]"),
    Fault("VG-R100", "answer: sai", "answer: chưa rõ", "answer: chưa", "đúng, hoặc"),
    Fault(
        "VG-R100",
        "      answer: Dạ bà đừng đọc mã cho ai, bà tắt máy rồi gọi công an xã.\n",
        "",
        LAST[6:],
        "mẫu",
    ),
    Fault(
        "VG-R100", "      options: [Tắt máy, Hỏi người thân, Báo công an]\n", "", "after: Bình", "các bước",
        ("VG-R105",),
    ),
    # a place
    Fault("VG-R101", "after: Bà đọc mã OTP", "after: Bà đọc mã ngay", "after: Bà đọc", "“Bà đọc mã OTP cho”"),
    Fault("VG-R101", "after: Bình tĩnh", "after: Bình tỉnh", "after: Bình", "Bình tĩnh tắt máy"),
    Fault("VG-R101", "after: Bà đọc mã OTP", "after: Trăng sao vằng vặc", "after: Trăng", "tên cảnh"),
    Fault("VG-R101", "## hook: Số lạ tự xưng **công an**?\nSố lạ", "## hook: A?\nLỡ chuyển tiền.\nSố lạ",
          "after: Lỡ", "2 chỗ"),
    Fault("VG-R101", "after: signs", "after: dấu hiệu lạ", "after: dấu", "tên cảnh"),
    # a reason
    Fault("VG-R102", "      reason: Ai có mã OTP là lấy được tiền.\n", "", "after: Bà", "reason"),
    Fault("VG-R102", "reason: Bình tĩnh trước rồi mới hỏi và báo.", "reason:", "after: Bình", "vì sao"),
    Fault("VG-R102", "reason: Không cơ quan nào hỏi mã OTP.", 'reason: " "', "reason:", "vì sao"),
    # options that are the same
    Fault("VG-R103", "        - Hỏi tên người gọi", "        - tắt máy không đọc mã.", "- tắt máy", "hai lần"),
    Fault("VG-R103", "Giục làm ngay, Mời đến trụ sở", "Giục làm ngay, giục  làm **ngay**!", "options:", "hai lần"),
    Fault("VG-R103", "Hỏi người thân, Báo công an", "Tắt máy, Báo công an", "options:", "hai lần"),
    Fault("VG-R103", "- [ ] Người thân ở xa", "- [ ] cán bộ ngân hàng", "- [ ] cán bộ", "hai lần"),
    # always the same letter
    Fault("VG-R104", LAST, MORE.replace("answer: B", "answer: B") + LAST, "answer: B", "“B”", ("quiz",)),
    Fault("VG-R104", LAST, TRUTHS + LAST, "answer: sai", "“Sai”"),
    Fault("VG-R104", LAST, TRUTHS.replace("đúng sai", "true-false") + LAST, "answer: sai", "4 câu"),
    # how many
    Fault("VG-R105", CHOICE, "      options: [Tắt máy]\n", "options:", "2–4", ("VG-R100",)),
    Fault("VG-R105", "        - Hỏi tên", "        - Một\n        - Hai\n        - Hỏi tên", "- Hỏi tên", "5 lựa chọn"),
    Fault("VG-R105", "[Tắt máy, Hỏi người thân, Báo công an]", "[Tắt máy, Báo công an]", "options: [Tắt", "3–7"),
    Fault("VG-R105", "      type: true-false\n", "      type: true-false\n      options: [Đúng, Sai]\n",
          "options: [Đúng", "Xoá options"),
    Fault("VG-R105", "      type: say\n", "      type: say\n      options: [Có, Không]\n", "options: [Có", "choice"),
    Fault("VG-R105", "Mời đến trụ sở]", "Một, Hai, Ba, Bốn, Năm]", "options:", "7 lựa chọn"),
    # time to think
    Fault("VG-R106", "seconds: 10", "seconds: 2", "seconds:", "3–60"),
    Fault("VG-R106", "seconds: 10", "seconds: 1 phút 30 giây", "seconds:", "90 giây"),
    Fault("VG-R106", "seconds: 10", "seconds: 0", "seconds:", "0 giây"),
    # gives itself away
    Fault(
        "VG-R107",
        "- Tắt máy, không đọc mã",
        "- Bình tĩnh tắt máy, không đọc mã cho bất kỳ ai rồi báo công an",
        "- Bình tĩnh tắt máy, không",
        "lộ",
    ),
    Fault(
        "VG-R107",
        "[Tự xưng công an, Giục làm ngay, Mời đến trụ sở]",
        "[Tự xưng công an rồi giục chuyển tiền ngay, Giục làm ngay, Mời đến]",
        "options: [Tự",
        "reason",
    ),
    Fault(
        "VG-R107", "- [x] Không ai cả", "- [x] Không ai cả, kể cả người tự xưng là cán bộ ngân hàng", "- [x] Không",
        "lộ",
    ),
    # options about options
    Fault("VG-R108", "        - Hỏi tên người gọi", "        - Tất cả các ý trên", "- Tất cả", "several"),
    Fault("VG-R108", "        - Hỏi tên người gọi", "        - Cả A và B", "- Cả A", "several"),
    Fault("VG-R108", "Mời đến trụ sở]", "Không có đáp án nào đúng]", "options:", "cụ thể"),
    Fault("VG-R108", "- [ ] Người thân ở xa", "- [ ] Cả hai đều đúng", "- [ ] Cả hai", "câu trả lời"),
    # the basis
    Fault("VG-R109", "legal: Điều 174 Bộ luật Hình sự\n", "legal: Theo luật hiện nay\n", "legal: Theo", "Điều 174"),
    Fault("VG-R109", "legal: Điều 174 Bộ luật Hình sự\n", "legal: Điều 174\n", "legal: Điều 174", "văn bản"),
    Fault("VG-R109", "legal: Điều 174 Bộ luật Hình sự\n", "legal: Quy định của xã\n", "legal: Quy", "bỏ legal"),
    Fault("VG-R015", "      legal: Điều 174 Bộ luật", "      legal: Điều 175 Bộ luật", "legal: Điều 175", "174",
          ("VG-R017",)),
    Fault("VG-R016", "      legal: Điều 174 Bộ luật Hình sự", "      legal: Nghị định 11/2020/NĐ-CP",
          "legal: Nghị", "142/2026", ("VG-R017",)),
    # lengths
    Fault("VG-R110", "ask: Bà Sáu nên làm gì?", f"ask: Bà Sáu {LONG}nên làm gì?", "ask: Bà Sáu", "120"),
    Fault("VG-R110", "- Đọc mã rồi báo công an", f"- Đọc mã {LONG}", "- Đọc mã", "75"),
    Fault("VG-R110", "reason: Ai có mã OTP", f"reason: {LONG}{LONG}{LONG}Ai có mã OTP", "reason:", "240"),
    Fault("VG-R110", "answer: Dạ bà", f"answer: {LONG * 4}Dạ bà", "answer:", "400"),
    # no use
    Fault("VG-R111", "kind: scam", "kind: announcement", "practice:", "kind: practice", ("VG-R013",)),
    Fault(
        "VG-R111",
        LESSON[LESSON.index("  questions:") : LESSON.index("## contact")],
        "---\n\n## signs: Dấu hiệu\n1. Một\n2. Hai\n\n## actions: Làm ngay\n- [x] Tắt máy\n\n",
        "practice:",
        "chưa hỏi câu nào",
        ("VG-R017",),
    ),
    Fault(
        "VG-R111",
        LESSON[LESSON.index("kind: scam") : LESSON.index("## contact")],
        "kind: practice\ntitle: Số lạ\nreviewed: 2026-11-01\nexpires: 2027-05-01\n---\n\n## hook: Số lạ?\n"
        "Số lạ gọi đến.\n\n",
        "kind: practice",
        "## quiz",
    ),
    # an answer that does not go with its type
    Fault("VG-R112", "      type: order\n", "      type: order\n      answer: [C, A, B]\n", "answer: [C", "Xoá answer"),
    Fault("VG-R112", "answer: [A, B]", "answer: A", "answer: A", "choice"),
    Fault("VG-R112", "answer: [A, B]", "answer: [A, B, C]", "answer: [A, B, C]", "Mọi lựa chọn"),
    # letters of their own
    Fault("VG-R113", "- Hỏi tên người gọi", "- C. Hỏi tên người gọi", "- C. Hỏi", "máy ghi"),
    Fault("VG-R113", "[Tắt máy, Hỏi người thân", "[1. Tắt máy, Hỏi người thân", "options: [1.", "1."),
    Fault("VG-R113", "[Tắt máy, Hỏi người thân", "[Bước 1 tắt máy, Hỏi người thân", "options: [Bước", "Bước 1"),
    # twice
    Fault("VG-R114", LAST, "    - ask: bà sáu nên làm gì\n" + CHOICE + "      answer: B\n      reason: Vì.\n" + LAST,
          "ask: bà sáu", "hai lần"),
    Fault("VG-R114", LAST, TRUTHS.split("    - ask: Điều thứ hai")[0] * 2 + LAST, "ask: Điều", "hai lần"),
    Fault("VG-R114", "## contact", "## quiz: Ai được biết mã OTP của bạn?\n- [x] Không ai cả\n- [ ] Người thân ở xa\n"
          "- [ ] Cán bộ ngân hàng\n\nMã OTP chỉ để chính mình dùng.\n\n## contact", "## quiz: Ai được biết mã", "hai lần"),
    # what a wrong answer shows
    Fault("VG-R115", "      answer: B\n", "      answer: B\n      wrong:\n        A: Mất tiền.\n        B: Mất.\n", "B: Mất",
          "lựa chọn sai"),
    Fault("VG-R115", "      answer: B\n", "      answer: B\n      wrong: {E: Mất tiền.}\n", "wrong: {E", "chữ cái"),
    Fault("VG-R115", "      answer: B\n", "      answer: B\n      wrong:\n        A: Mất.\n        Đọc mã rồi báo công an: Mất.\n",
          "Đọc mã rồi báo công an: Mất", "mục trước"),
    Fault("VG-R115", "      answer: B\n", '      answer: B\n      wrong: {C: "**"}\n'.replace('"**"', '" "'), "wrong: {C", "trống"),
    Fault("VG-R115", "      answer: sai\n", "      answer: sai\n      wrong: {sai: Đã đúng.}\n", "wrong: {sai", "{đúng: …}"),
    Fault("VG-R115", "      type: order\n", "      type: order\n      wrong: {A: Sai.}\n", "wrong: {A", "reason"),
    Fault("VG-R060", "      answer: B\n", "      answer: B\n      wrong: {A: Gọi 0912 345 678 hỏi.}\n", "wrong: {A"),
    # the rules of all texts look at practice material too
    Fault("VG-R060", "points: [Hỏi học viên", "points: [Gọi 0912 345 678 hỏi học viên", "points:"),
    Fault("VG-R023", "- Hỏi tên người gọi", "- Hỏi công an huyện", "- Hỏi công an huyện", "công an xã"),
)  # fmt: skip


@pytest.fixture(scope="module")
def shipped() -> Brand:
    return load_brand()


def test_a_lesson_without_faults_yields_none(tmp_path: Path, shipped: Brand) -> None:
    assert findings(write(library(tmp_path) / "bai-hoc.md", LESSON), shipped, TODAY) == ()


def test_that_a_hotline_is_free_is_no_fee(tmp_path: Path, shipped: Brand) -> None:
    free = LESSON.replace(
        "Ai có mã OTP là lấy được tiền.", "Ai có mã OTP là lấy được tiền. 156 nhận phản ánh miễn phí."
    )
    assert findings(write(library(tmp_path) / "bai-hoc.md", free), shipped, TODAY) == ()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda each: f"{each.code} {each.new[:24]}")
def test_a_fault_is_told_at_its_line(tmp_path: Path, shipped: Brand, fault: Fault) -> None:
    assert fault.old in LESSON
    text = LESSON.replace(fault.old, fault.new, 1)
    if "quiz" in fault.more:
        text = text.replace(
            "- [ ] Người thân ở xa\n- [x] Không ai cả", "- [x] Không ai cả\n- [ ] Người thân ở xa"
        )
    script = write(library(tmp_path) / "bai-hoc.md", text)
    found = findings(script, shipped, TODAY)
    assert {each.code for each in found} - set(fault.more) == {fault.code}, [str(each) for each in found]
    (first, *_rest) = [each for each in found if each.code == fault.code]
    assert first.path == script and first.line and first.fix
    assert fault.at in text.split("\n")[first.line - 1], (first, text.split("\n")[first.line - 1])
    assert fault.says in f"{first.message} {first.fix}", first
    assert first.severity is RULES[fault.code].severity


def test_each_rule_of_practice_material_has_three_faults_or_more() -> None:
    told = [fault.code for fault in FAULTS]
    ours = {code for code in RULES if "VG-R100" <= code <= "VG-R119"}
    assert len(ours) == 16
    assert {code: told.count(code) for code in ours if told.count(code) < 3} == {}


def test_what_keeps_a_lesson_from_being_made_is_an_error_and_the_rest_a_warning() -> None:
    errors = {code for code, rule in RULES.items() if code >= "VG-R100" and rule.severity is Severity.ERROR}
    assert errors >= {"VG-R100", "VG-R101", "VG-R102", "VG-R103", "VG-R105", "VG-R106"}


def test_a_basis_that_each_province_fills_in_is_its_own_affair(tmp_path: Path, shipped: Brand) -> None:
    text = LESSON.replace("      legal: Điều 174 Bộ luật Hình sự", '      legal: "{{unit.noi_nop_ho_so}}"', 1)
    assert findings(write(library(tmp_path) / "bai-hoc.md", text), shipped, TODAY) == ()


def test_a_finding_can_be_waived_where_it_stands(tmp_path: Path, shipped: Brand) -> None:
    text = LESSON.replace(
        "        - Hỏi tên người gọi",
        "        # bỏ qua VG-R108: chủ ý thử kiểu câu này\n        - Tất cả các ý trên",
        1,
    )
    assert findings(write(library(tmp_path) / "bai-hoc.md", text), shipped, TODAY) == ()


PIECES = st.text(max_size=20) | st.sampled_from(
    [
        "**", "{{unit.name}}", "{{", "\n", "  ", "- ", "[", "]", ",", ":", '"', "A", "[A, B, C, D]", "type: order\n",
        "      type: say\n", "      type: đúng sai\n", "after: ", "call", "seconds: 0", "Cả A và B", "Tất cả các ý trên",
        "rất " * 60, "Điều 174", "={}", "\u200b", "# bỏ qua VG-R100: thử", "\\", "ﷺ", "🎁", "999999999999999999",
    ]
)  # fmt: skip


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return library(tmp_path_factory.mktemp("kho"))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.integers(0, 4000), st.sampled_from((0, 0, 1, 7, 40)), PIECES), min_size=1, max_size=5
    )
)
def test_whatever_is_spoilt_is_answered_with_findings(shelf: Path, puts: list[tuple[int, int, str]]) -> None:
    text = LESSON
    for at, gone, piece in puts:
        at %= len(text) + 1
        text = text[:at] + piece + text[at + gone :]
    script = shelf / "bai-hoc.md"
    script.write_bytes(text.encode("utf-8", "ignore"))
    unit = load_units(shelf / "units.csv")[0]
    try:
        written, _warnings = read(script)
        scenario = told(written, unit)
        found = review(scenario, unit, BRAND, TODAY, written)
    except VidgenError as error:
        assert error.findings
        return
    rows = len(text.split("\n")) + 1
    assert all(each.message and (each.line is None or 1 <= each.line <= rows) for each in found)
    if not any(each.code in ("VG-R100", "VG-R101") for each in found):
        for item in lesson_of(scenario, unit).items:
            assert item.ask and item.answer and item.at.scene < len(scenario.scenes)


BRAND = load_brand()
