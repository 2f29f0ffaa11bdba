from __future__ import annotations

import pytest

from vidgen.errors import ScriptError
from vidgen.scenario.collector import Collector
from vidgen.scenario.draft import Cast
from vidgen.scenario.markdown import read_scenes
from vidgen.scenario.model import Line, Mark, Role

from .conftest import HEAD, HEAD_LINES, SPOKEN, Findings, Load, marks


def read(load_text: Load, body: str) -> list[tuple[str | None, Mark, str]]:
    (scene,) = load_text(HEAD + SPOKEN + body).scenes[1:]
    return [(line.speaker, line.mark, line.text) for line in scene.lines]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Một.\n\nHai.", [(None, Mark.NONE, "Một."), (None, Mark.NONE, "Hai.")]),
        ("Một\nhai.", [(None, Mark.NONE, "Một hai.")]),
        (
            "BÀ SÁU: Alô,\nai đó?\nBà Sáu: Hả?",
            [("BÀ SÁU", Mark.NONE, "Alô, ai đó?"), ("BÀ SÁU", Mark.NONE, "Hả?")],
        ),
        ("**BÀ SÁU:** Alô", [("BÀ SÁU", Mark.NONE, "Alô")]),
        ("BÀ SÁU:\nAlô", [("BÀ SÁU", Mark.NONE, "Alô")]),
        ("bà  sáu : Alô", [("BÀ SÁU", Mark.NONE, "Alô")]),
        ("Bà nói: khoan đã", [(None, Mark.NONE, "Bà nói: khoan đã")]),
        (
            "Xem [a]{nói: b} và `c` <https://a.vn> _d_",
            [(None, Mark.NONE, "Xem [a]{nói: b} và `c` <https://a.vn> _d_")],
        ),
        ("**Một** \\* &amp; hai", [(None, Mark.NONE, "**Một** \\* &amp; hai")]),
        ("A <!-- ghi\nchú --> B", [(None, Mark.NONE, "A B")]),
        ("[a]: http://b.vn", [(None, Mark.NONE, "[a]: http://b.vn")]),
        ("LỜI\n===", [(None, Mark.NONE, "LỜI ===")]),
    ],
)
def test_paragraphs_are_lines(
    load_text: Load, body: str, expected: list[tuple[str | None, Mark, str]]
) -> None:
    assert read(load_text, "## dialogue\n" + body) == expected


@pytest.mark.parametrize(
    ("row", "mark", "text"),
    [
        ("1. Một", Mark.NUMBER, "Một"),
        ("1) Một", Mark.NUMBER, "Một"),
        ("- Một", Mark.BULLET, "Một"),
        ("* Một", Mark.BULLET, "Một"),
        ("+ Một", Mark.BULLET, "Một"),
        ("– Một", Mark.BULLET, "Một"),
        ("• Một", Mark.BULLET, "Một"),
        ("- [x] Một", Mark.DO, "Một"),
        ("- [X] Một", Mark.DO, "Một"),
        ("- [ ] Một", Mark.DONT, "Một"),
        ("- [  ] Một", Mark.DONT, "Một"),
        ("· Một", Mark.BULLET, "Một"),
        ("- Một\nhai", Mark.BULLET, "Một hai"),
        ("- Một\n  hai", Mark.BULLET, "Một hai"),
        ("- CCCD: bản gốc", Mark.BULLET, "CCCD: bản gốc"),
        ("- [x]{nói: ích}", Mark.BULLET, "[x]{nói: ích}"),
    ],
)
def test_list_items_carry_their_mark(load_text: Load, row: str, mark: Mark, text: str) -> None:
    assert read(load_text, "## actions\n" + row) == [(None, mark, text)]


def test_a_list_may_follow_a_paragraph_without_a_blank_line(load_text: Load) -> None:
    assert read(load_text, "## steps\nBa bước:\n2. Một\n3. Hai\n- Ba") == [
        (None, Mark.NONE, "Ba bước:"),
        (None, Mark.NUMBER, "Một"),
        (None, Mark.NUMBER, "Hai"),
        (None, Mark.BULLET, "Ba"),
    ]


def test_speech_right_below_a_list_is_not_swallowed_by_it() -> None:
    found = Collector(None, ScriptError)
    (scene,) = read_scenes("## steps\n1. Một\nhai\nBÀ SÁU: Ba", Cast(("BÀ SÁU",)), found)
    assert [(line.role, line.speaker, line.text) for line in scene.lines] == [
        (Role.ITEM, None, "Một hai"),
        (Role.SAY, "BÀ SÁU", "Ba"),
    ]
    assert not found.findings


def test_a_picture_stands_in_a_row_of_its_own(load_text: Load) -> None:
    scene = load_text(HEAD + SPOKEN + "## photo\nĐây là tờ khai.\n![Mẫu](<hinh\\a.jpg>)\nHãy xem kỹ.").scenes[
        1
    ]
    assert scene.media
    assert scene.media.path == "hinh/a.jpg"
    assert [line.text for line in scene.lines] == ["Đây là tờ khai.", "Hãy xem kỹ."]


@pytest.mark.parametrize(
    ("body", "code", "row"),
    [
        ("## hook: A\nLời\n\n***", "VG-S050", 4),
        ("## hook: A\nLời\n---\nLời", "VG-S050", 3),
        ("## hook: A\n\n| a | b |\n| - | - |\n| c | d |", "VG-S051", 3),
        ("## hook: A\n```\nmã\n```", "VG-S052", 2),
        ("## hook: A\n\n    thụt vào", "VG-S052", 3),
        ("## hook: A\n> trích", "VG-S053", 2),
        ("## actions: A\n- Một\n  - Hai", "VG-S054", 3),
        ("## actions: A\n- Một\n  > Hai", "VG-S053", 3),
        ("## actions: A\n- ## Một", "VG-S056", 2),
        ("## hook: A\n<div>\nchữ\n</div>", "VG-S055", 2),
        ("## hook: A <b>B</b>", "VG-S055", 1),
        ("## actions: A\n- Một <br/> hai", "VG-S055", 2),
        ("# Tựa", "VG-S056", 1),
        ("## hook: A\n### B", "VG-S056", 2),
        ("Chữ", "VG-S057", 1),
        ("- Chữ", "VG-S057", 1),
        ("##hook: A", "VG-S058", 1),
        ("## hook: A\n<!-- quên", "VG-S059", 2),
        ("## hook: A **b", "VG-S060", 1),
        ("## hook: A\nB {c", "VG-S061", 2),
        ("## hook: A\nB {noi: c}", "VG-S062", 2),
        ("## hook: A\nB {nói:}", "VG-S063", 2),
        ("## hook: A\n{nói: c}", "VG-S064", 2),
        ("## hook: A\nB {hình: phone}", "VG-S065", 2),
        ("## hook: A\nB {{unit}}", "VG-S070", 2),
        ("## hook: A\nB {{name}}", "VG-S070", 2),
        ("## hook: A\nB {{ngày}}", "VG-S070", 2),
        ("## hook: A\nB {{unit.hotlin}}", "VG-S071", 2),
        ("## hook: A\nB {{unit.region}}", "VG-S071", 2),
        ("## hook: A\nB {{unit.LePhi_a}}", "VG-S071", 2),
        ("## photo: A\n![x](a/{{unit.name}}.jpg)", "VG-S074", 2),
        ("## call: A\nBÀ SÁU:", "VG-S080", 2),
        ("## actions: A\n- ", "VG-S080", 2),
        ("## actions: A\n- [x]", "VG-S080", 2),
        ("## hook: A\n…", "VG-S081", 2),
        ("## hook: A\nXem ![x](a.jpg) nhé", "VG-S085", 2),
        ("## photo: A\n![x](https://a.vn/b.jpg)", "VG-S086", 2),
        ("## photo: A\n![x](D:\\a.jpg)", "VG-S086", 2),
        ("## photo: A\n![x](/a.jpg)", "VG-S086", 2),
        ("## photo: A\n![x]()", "VG-S086", 2),
        ("## photo: A\n![x](a.mp4){to lên}", "VG-S091", 2),
        ("## call: A\nÔNG TƯ: Alô", "VG-S040", 2),
        ("## call: A\nBà Sáo: Alô", "VG-S040", 2),
        ("## call: A\nBÀ SÁU (lo): Alô", "VG-S043", 2),
    ],
)
def test_what_a_script_does_not_use_is_told_at_its_line(
    findings: Findings, body: str, code: str, row: int
) -> None:
    found = findings(HEAD + body + "\n\n" + SPOKEN)
    assert (code, HEAD_LINES + row) in marks(found)
    assert all(finding.fix for finding in found)


@pytest.mark.parametrize(
    ("body", "code", "row"),
    [
        ("##dấu hiệu: A\n1. Một\n2. Hai", "VG-S058", 1),
        ("- Một\n##dấu hiệu: A\n1. Một\n2. Hai", "VG-S058", 2),
        ("# dấu hiệu: A\n1. Một\n2. Hai", "VG-S056", 1),
        ("### dấu hiệu: A\n1. Một\n2. Hai", "VG-S056", 1),
        ("### Ghi chú riêng\nLời.", "VG-S056", 1),
        ("## facts: A\n| a | b |\n| - | - |\n| c | d |", "VG-S051", 2),
        ("## photo: A\n![x](https://a.vn/b.jpg)", "VG-S086", 2),
        ("## facts: A\n\n    - Một", "VG-S052", 3),
    ],
)
def test_what_is_refused_is_told_once(findings: Findings, body: str, code: str, row: int) -> None:
    before = SPOKEN + "## actions: A\n- Một\n"
    start = HEAD_LINES + before.count("\n")
    assert marks(findings(HEAD + before + body)) == [(code, start + row)]


def test_an_undeclared_name_is_told_once_with_all_its_lines(findings: Findings) -> None:
    (first, second) = findings(HEAD + SPOKEN + "## call\nÔNG TƯ: A\nCÔ BA: B\nÔNG TƯ: C\n")
    start = HEAD_LINES + SPOKEN.count("\n")
    assert marks([first, second]) == [("VG-S040", start + 2), ("VG-S040", start + 3)]
    assert f"{start + 2}, {start + 4}" in first.message
    assert "dòng" not in second.message


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("dấu hiệu 6 dấu hiệu", "## dấu hiệu: 6 dấu hiệu"),
        ("dau hieu", None),
        ("cuộc goi", None),
        ("dấu hiệuu", "dấu hiệu"),
        ("tin nhăns", "tin nhắn"),
        ("phần phụ lục", "mở đầu, cuộc gọi, tin nhắn"),
    ],
)
def test_an_unknown_scene_is_answered_with_what_to_write(
    findings: Findings, written: str, said: str | None
) -> None:
    found = [f for f in findings(HEAD + SPOKEN + f"## {written}\nLời.") if f.code == "VG-S030"]
    assert [said in finding.fix for finding in found if said] == [True] * bool(said)


def test_a_scene_is_named_as_its_author_wrote_it(findings: Findings) -> None:
    (finding,) = findings(HEAD + SPOKEN + "## Dấu hiệu: A\n1. Một\n")
    assert "“Dấu hiệu”" in finding.message


@pytest.mark.parametrize("slot", ["{{unit.hotline}", "{unit.hotline}}", "{unit.hotline}", "{{unit.hotline"])
def test_a_slot_of_too_few_brackets_is_shown_whole(findings: Findings, slot: str) -> None:
    (finding,) = findings(HEAD + SPOKEN + f"## hook\nGọi {slot} hoặc {{{{unit.name}}}}.")
    assert finding.code == "VG-S061"
    assert "{{unit.hotline}}" in finding.fix


def test_a_capital_label_in_a_paragraph_is_told_how_to_be_written(findings: Findings) -> None:
    (finding,) = findings(HEAD + SPOKEN + "## hook\nLƯU Ý: khoan đã")
    assert finding.code == "VG-S040"
    assert "LƯU Ý" in finding.message
    assert "lời dẫn" in finding.fix.lower()


def test_the_nearest_name_is_suggested(findings: Findings) -> None:
    by_code = {
        finding.code: finding.fix for finding in findings(HEAD + "## cuoc goj: A\nBÀ XÁU: B {{unit.hotlin}}")
    }
    assert "cuộc gọi" in by_code["VG-S030"]
    assert "BÀ SÁU" in by_code["VG-S040"]
    assert "{{unit.hotline}}" in by_code["VG-S071"]


def test_extra_columns_may_be_named_before_they_are_known(load_text: Load) -> None:
    scene = load_text(HEAD + SPOKEN + "## hook\nLệ phí {{ unit.le_phi_tam_tru }}").scenes[1]
    assert scene.lines == (Line(text="Lệ phí {{ unit.le_phi_tam_tru }}", line=HEAD_LINES + 4),)
