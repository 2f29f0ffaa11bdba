from __future__ import annotations

import datetime as dt
import json
import pickle
from pathlib import Path

import pytest
import yaml

from vidgen.errors import ScriptError, Severity
from vidgen.scenario.load import load
from vidgen.scenario.model import Audience, CastMember, Kind, Line, Mark, Role, Scenario, Scene

from .conftest import HEAD, HEAD_LINES, SAMPLE, SCENES, SPOKEN, Findings, Load, marks

NAME = "gia-danh-cong-an-vneid"


def say(text: str, line: int, speaker: str | None = None) -> Line:
    return Line(text=text, speaker=speaker, line=line)


def item(text: str, mark: Mark, line: int) -> Line:
    return Line(text=text, role=Role.ITEM, mark=mark, line=line)


def test_the_sample_script_loads_to_exactly_this(load_text: Load, tmp_path: Path) -> None:
    expected = Scenario(
        id=NAME,
        kind=Kind.SCAM,
        title="Giả danh công an, ép cập nhật VNeID",
        field="an-ninh-mang",
        audience=Audience.PUBLIC,
        reviewed=dt.date(2026, 11, 1),
        expires=dt.date(2027, 5, 1),
        legal=("Điều 174 Bộ luật Hình sự",),
        cast={
            "BÀ SÁU": CastMember(look="grandmother", voice="female"),
            "KẺ GỌI": CastMember(look="stranger", voice="male"),
        },
        scenes=(
            Scene(
                type="hook",
                heading="“Công an” gọi, bắt **cập nhật VNeID** ngay?",
                lines=(say("Công an gọi điện, bắt cập nhật VNeID ngay? Khoan đã!", 16),),
                line=15,
            ),
            Scene(
                type="call",
                heading="Số lạ",
                lines=(
                    say(
                        "VNeID của bà bị lỗi. Bà bấm vào đường link tôi vừa gửi để cài ứng dụng.",
                        19,
                        "KẺ GỌI",
                    ),
                    say("Có mất tiền không chú?", 20, "BÀ SÁU"),
                ),
                line=18,
            ),
            Scene(
                type="signs",
                heading="3 dấu hiệu lừa đảo",
                lines=(
                    item("Tự xưng công an qua điện thoại", Mark.NUMBER, 23),
                    item("Gửi đường link lạ, bắt cài ứng dụng", Mark.NUMBER, 24),
                ),
                line=22,
            ),
            Scene(
                type="actions",
                heading="Hãy làm ngay",
                lines=(
                    item("Tắt máy, báo {{unit.name}}", Mark.DO, 27),
                    item("Không đọc mã OTP cho bất kỳ ai", Mark.DONT, 28),
                ),
                line=26,
            ),
            Scene(type="contact", line=30),
        ),
        path=tmp_path / f"{NAME}.md",
    )
    assert load_text(SAMPLE, f"{NAME}.md") == expected


def test_markdown_yaml_and_json_give_the_same_scenario(load_text: Load) -> None:
    written = load_text(SAMPLE, f"{NAME}.md")
    data = written.model_dump(mode="json")
    as_json = load_text(json.dumps(data, ensure_ascii=False), f"{NAME}.json")
    as_yaml = load_text(yaml.safe_dump(data, allow_unicode=True), f"{NAME}.yaml")
    assert as_json.model_dump() == as_yaml.model_dump() == written.model_dump()


def test_plain_strings_in_yaml_are_read_as_in_markdown(load_text: Load) -> None:
    head = SAMPLE.split("---")[1]
    scenes = """
scenes:
  - type: hook
    heading: “Công an” gọi, bắt **cập nhật VNeID** ngay?
    lines: ["Công an gọi điện, bắt cập nhật VNeID ngay? Khoan đã!"]
  - type: cuộc gọi
    heading: Số lạ
    lines:
      - |
        KẺ GỌI: VNeID của bà bị lỗi. Bà bấm vào đường link
        tôi vừa gửi để cài ứng dụng.
      - "bà sáu: Có mất tiền không chú?"
  - type: signs
    heading: 3 dấu hiệu lừa đảo
    lines: [1. Tự xưng công an qua điện thoại, "2. Gửi đường link lạ, bắt cài ứng dụng"]
  - type: actions
    heading: Hãy làm ngay
    lines:
      - "- [x] Tắt máy, báo {{unit.name}}"
      - {text: Không đọc mã OTP cho bất kỳ ai, mark: dont}
  - type: contact
"""
    assert (
        load_text(head + scenes, f"{NAME}.yml").model_dump() == load_text(SAMPLE, f"{NAME}.md").model_dump()
    )


def test_a_scene_is_found_by_any_of_its_names(load_text: Load) -> None:
    body = "## MỞ ĐẦU: A\n## mo dau: B\n## Tin nhắn: C\nBÀ SÁU: Alô.\n## Liên-hệ\n## hook\uff1a D\n"
    scenes = load_text(HEAD + body).scenes
    assert [scene.type for scene in scenes] == ["hook", "hook", "chat", "contact", "hook"]
    assert scenes[-1].heading == "D"


def test_all_problems_of_a_file_are_told_at_once_in_order_of_line(findings: Findings) -> None:
    text = """---
id: Thử Một
kind: lua-dao
titel: Cảnh giác
reviewed: 01/11/2026
cast:
  BÀ SÁU: {look: granmother, voice: female}
  BÀ SÁU: {look: farmer, voice: female}
---
Chữ trước cảnh.
## hok: Mở
## call: Số lạ
ÔNG TƯ: Alô **ai đó?
---
## signs: Dấu hiệu
- Một
"""
    found = findings(text)
    assert marks(found) == [
        ("VG-S021", 1),
        ("VG-S024", 2),
        ("VG-S023", 3),
        ("VG-S020", 4),
        ("VG-S026", 5),
        ("VG-S023", 7),
        ("VG-S041", 7),
        ("VG-S014", 8),
        ("VG-S057", 10),
        ("VG-S030", 11),
        ("VG-S040", 13),
        ("VG-S060", 13),
        ("VG-S050", 14),
        ("VG-S033", 15),
    ]
    fixes = " ".join(finding.fix for finding in found)
    for expected in ("thu-mot", "title", "2026-11-01", "grandmother", "hook"):
        assert expected in fixes
    assert all(finding.message for finding in found)


def test_an_error_of_many_findings_survives_a_process_pool(load_text: Load) -> None:
    with pytest.raises(ScriptError) as caught:
        load_text("nothing")
    assert pickle.loads(pickle.dumps(caught.value)).findings == caught.value.findings


@pytest.mark.parametrize(
    ("change", "code", "line"),
    [
        (("kind: scam", "kind: lua"), "VG-S023", 3),
        (("title: Cảnh giác", "tilte: Cảnh giác"), "VG-S020", 4),
        (("title: Cảnh giác", "title: [a]"), "VG-S022", 4),
        (("title: Cảnh giác", "title: {a: b}"), "VG-S022", 4),
        (("title: Cảnh giác", 'title: ""'), "VG-S025", 4),
        (("title: Cảnh giác", "title: " + "a" * 151), "VG-S025", 4),
        (("title: Cảnh giác", "title: Cảnh **giác**"), "VG-S066", 4),
        (("title: Cảnh giác", "title: Cảnh giác {{unit.nam}}"), "VG-S071", 4),
        (("title: Cảnh giác", "title: Cảnh: giác"), "VG-S013", 4),
        (("title: Cảnh giác", 'title: "Cảnh giác'), "VG-S013", 4),
        (("title: Cảnh giác", "title: Cảnh giác\ntitle: Lần nữa"), "VG-S014", 5),
        (("title: Cảnh giác", "title: &a Cảnh giác"), "VG-S015", 4),
        (("title: Cảnh giác", "title: !!python/name:os.system Cảnh giác"), "VG-S015", 4),
        (("title: Cảnh giác", "title: Cảnh giác\nfield: *a"), "VG-S015", 5),
        (("title: Cảnh giác", "title: {{unit.name}}"), "VG-S016", 4),
        (("title: Cảnh giác", 'title: "a\\u0000b"'), "VG-S009", 4),
        (("title: Cảnh giác", "title: Cảnh giác\nexpires: 2026-13-01"), "VG-S026", 5),
        (("title: Cảnh giác", "title: Cảnh giác\nexpires: 2026"), "VG-S026", 5),
        (
            ("title: Cảnh giác", "title: Cảnh giác\nreviewed: 2026-11-02\nexpires: 2026-11-01"),
            "VG-S027",
            6,
        ),
        (("title: Cảnh giác", "title: Cảnh giác\nhashtags: [a b]"), "VG-S087", 5),
        (("title: Cảnh giác", "title: Cảnh giác\nprocedure: {source: abc}"), "VG-S088", 5),
        (("title: Cảnh giác", "title: Cảnh giác\nprocedure: {documents: [a **b]}"), "VG-S060", 5),
        (("title: Cảnh giác", "title: Cảnh giác\nprocedure: {chanels: []}"), "VG-S020", 5),
        (("title: Cảnh giác", "title: Cảnh giác\nscenes: []"), "VG-S020", 5),
        (("title: Cảnh giác", "title: Cảnh giác\npath: a"), "VG-S020", 5),
        (("title: Cảnh giác", "title: Cảnh giác\npost: '{{unit.nam}}'"), "VG-S071", 5),
        (("title: Cảnh giác", "title: Cảnh giác\n\tfield: a"), "VG-S013", 5),
        (("  BÀ SÁU:", "\tBÀ SÁU:"), "VG-S013", 7),
        (("voice: female}", "voice: female"), "VG-S013", 7),
        (("voice: female}", "voice: female\n  ÔNG TƯ: {look: farmer, voice: male}"), "VG-S013", 7),
        (("look: grandmother,", "look: grandmother"), "VG-S013", 7),
        ((" {look: grandmother, voice: female}", ""), "VG-S047", 7),
        ((" {look: grandmother, voice: female}", " grandmother"), "VG-S022", 7),
        (("[Điều 174 Bộ luật Hình sự]", "['  ']"), "VG-S080", 5),
        (("[Điều 174 Bộ luật Hình sự]", "\n  -\n  - Điều 174"), "VG-S080", 6),
        (("title: Cảnh giác", "title: Cảnh giác\nprocedure:\n  steps:\n    - '  '"), "VG-S080", 7),
        (("title: Cảnh giác", "title: Cảnh giác\nprocedure:\n  documents:\n    - …"), "VG-S081", 7),
        (("title: Cảnh giác", "title: Cảnh giác\nhashtags: #A #B"), "VG-S017", 5),
        (("title: Cảnh giác", "title: Cảnh giác\nhashtags:\n  - #A"), "VG-S017", 6),
        (("title: Cảnh giác", "title: Cảnh giác\nhashtags: [#A, #B]"), "VG-S013", 5),
        (("title: Cảnh giác", "title: #1 lừa đảo"), "VG-S017", 4),
        (("legal: [Điều 174 Bộ luật Hình sự]", "legal: Điều 174"), "VG-S022", 5),
        (("look: grandmother", "look: granny"), "VG-S023", 7),
        (("voice: female", "voice: trầm"), "VG-S023", 7),
        (("  BÀ SÁU:", "  BÀ SÁU: {look: farmer, voice: female}\n  Bà Sáu:"), "VG-S042", 8),
        (("  BÀ SÁU:", "  1 BÀ:"), "VG-S042", 7),
        (("id: thu", "id: Thử"), "VG-S024", 2),
        (("id: thu\n", ""), "VG-S021", 1),
    ],
)
def test_a_wrong_key_or_value_is_told_at_its_line(
    findings: Findings, change: tuple[str, str], code: str, line: int
) -> None:
    text = HEAD.replace(*change, 1) + SPOKEN
    assert (code, line) in marks(findings(text))
    assert all(finding.severity is Severity.ERROR for finding in findings(text) if finding.code == code)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("look: grandmother", "look: công nhâm"), "“worker”"),
        (("look: grandmother", "look: kỹ sư"), "student (học sinh, sinh viên)"),
        (("voice: female", "voice: mael"), "“male”"),
        (("kind: scam", "kind: thủ tục"), "“procedure”"),
        ((" {look: grandmother, voice: female}", ""), "BÀ SÁU: {look: worker, voice: female}"),
        (("voice: female}", "voice: female"), "{look: grandmother, voice: female}"),
        (("title: Cảnh giác", "title: Cảnh giác\nhashtags: #A #B"), "hashtags: [A, B]"),
    ],
)
def test_the_remedy_is_what_to_write(findings: Findings, change: tuple[str, str], said: str) -> None:
    found = findings(HEAD.replace(*change, 1) + SPOKEN)
    assert len(found) == 1
    assert said in found[0].fix


def test_a_word_that_yaml_takes_for_a_note_is_warned_of(findings: Findings) -> None:
    head = HEAD.replace("title: Cảnh giác", "title: Cảnh giác #1\nfield: a # ghi chú\nreviewed: #sau")
    assert [(f.code, f.line, f.severity) for f in findings(head + SPOKEN)] == [
        ("VG-S017", 4, Severity.WARNING)
    ]
    assert not findings(HEAD.replace("title: Cảnh giác", 'title: "Số #1"\npost: |\n  Xem #A') + SPOKEN)


def test_a_law_scene_with_words_alone_asks_for_its_law(findings: Findings) -> None:
    body = SPOKEN + "## law: Lừa đảo là phạm tội\nLừa đảo là phạm tội.\n"
    assert findings(HEAD + body) == []
    head = HEAD.replace("legal: [Điều 174 Bộ luật Hình sự]\n", "")
    assert [finding.code for finding in findings(head + body)] == ["VG-S045"]


def test_a_file_without_its_first_mark_is_told_only_that(findings: Findings) -> None:
    assert marks(findings(HEAD[4:] + SPOKEN)) == [("VG-S011", 1)]


def test_numbers_and_words_of_yaml_stay_text(load_text: Load) -> None:
    head = HEAD.replace("title: Cảnh giác", "title: 5656\nfield: no\nhashtags: ['#CanhGiac', 2026]")
    scenario = load_text(head + SPOKEN)
    assert (scenario.title, scenario.field, scenario.hashtags) == ("5656", "no", ("CanhGiac", "2026"))


@pytest.mark.parametrize(
    ("text", "name", "code", "line"),
    [
        ("## hook: A\n", "thu.md", "VG-S011", 1),
        ("", "thu.md", "VG-S011", 1),
        ("---\nid: thu\nkind: scam\ntitle: A\n## hook: A\n", "thu.md", "VG-S012", 1),
        (HEAD, "thu.md", "VG-S031", 1),
        ("---\n---\n" + SPOKEN, "thu.md", "VG-S021", 1),
        ("---\nchữ\n---\n" + SPOKEN, "thu.md", "VG-S016", 1),
        ("---\nid: thu\nkind: procedure\ntitle: A\n---\n", "thu.md", "VG-S044", 1),
        ("[]", "thu.json", "VG-S016", 1),
        ("{", "thu.json", "VG-S013", 1),
        ('{"id": "thu",\n"id": "thu"}', "thu.json", "VG-S014", 2),
        ('{"id": "thu",\n"title": 5}', "thu.json", "VG-S022", 2),
        ('{"id": "thu",\n}', "thu.json", "VG-S013", 2),
        ('{"id": "thu"\n"kind": "scam"}', "thu.json", "VG-S013", 2),
        ('{"id": "thu"}\nx', "thu.json", "VG-S013", 2),
        ('{"id":\n"a', "thu.json", "VG-S013", 2),
        ('{"id":\nthu}', "thu.json", "VG-S013", 2),
        ("[" * 5000, "thu.json", "VG-S016", 1),
        ("[" * 5000, "thu.yaml", "VG-S016", 1),
        ("a: b\n---\nc: d\n", "thu.yaml", "VG-S016", 2),
        ("văn bản", "thu.docx", "VG-S010", None),
    ],
)
def test_a_file_that_is_no_script_is_told_so(
    findings: Findings, text: str, name: str, code: str, line: int | None
) -> None:
    assert (code, line) in marks(findings(text, name))


@pytest.mark.parametrize(
    ("scene", "code", "line"),
    [
        ("  - chữ", "VG-S022", 6),
        ("  - heading: A", "VG-S021", 6),
        ("  - type: hook\n    headng: A", "VG-S020", 7),
        ("  - type: hook\n    line: 3", "VG-S020", 7),
        ("  - type: hook\n    lines: A", "VG-S022", 7),
        ("  - type: hook\n    lines:\n      - ''", "VG-S080", 8),
        ("  - type: hook\n    lines:\n      - BÀ SÁU: Alô", "VG-S022", 8),
        ("  - type: hook\n    lines:\n      - {txt: A}", "VG-S022", 8),
        ("  - type: hook\n    lines:\n      - {text: A, speker: B}", "VG-S020", 8),
        ("  - type: hook\n    lines:\n      - {text: A, role: iten}", "VG-S023", 8),
        ("  - type: hook\n    lines:\n      - {text: A, line: 3}", "VG-S020", 8),
        ("  - type: call\n    lines:\n      - {text: A, speaker: ÔNG TƯ}", "VG-S040", 8),
        ("  - type: call\n    lines:\n      - {text: A, speaker: BÀ SÁU, mark: do}", "VG-S028", 8),
        ("  - type: photo\n    media: a.jpg", "VG-S022", 7),
        ("  - type: photo\n    media: {path: a.jpg, atl: A}", "VG-S020", 7),
        ("  - type: photo\n    media: {path: 'C:\\a.jpg'}", "VG-S086", 7),
        ("  chữ", "VG-S022", 5),
    ],
)
def test_a_wrong_scene_in_yaml_is_told_at_its_line(
    findings: Findings, scene: str, code: str, line: int
) -> None:
    text = (
        "id: thu\nkind: scam\ntitle: A\ncast: {BÀ SÁU: {look: farmer, voice: female}}\nscenes:\n"
        + scene
        + "\n  - {type: call, lines: ['BÀ SÁU: Alô']}\n"
    )
    if scene == "  chữ":
        text = text.split("  - {type")[0]
    assert (code, line) in marks(findings(text, "thu.yaml"))


def test_warnings_come_with_the_scenario(findings: Findings) -> None:
    text = HEAD + "## facts: Cần biết\n- Một điều\n3. Hai điều: hai\n" + "\n\n" + "A" * 301
    found = findings(text, "khac.md")
    assert marks(found) == [
        ("VG-S029", 2),
        ("VG-S041", 7),
        ("VG-S084", HEAD_LINES + 2),
        ("VG-S083", HEAD_LINES + 3),
        ("VG-S082", HEAD_LINES + 6),
    ]
    assert {finding.severity for finding in found} == {Severity.WARNING}


def test_the_script_knows_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "Tuyên truyền" / "thu.md"
    path.parent.mkdir()
    path.write_text(HEAD + SPOKEN, encoding="utf-8")
    assert load(path, SCENES).folder == path.parent


def test_a_flood_of_problems_ends(findings: Findings) -> None:
    assert len(findings(HEAD + "## lạ lùng\n" * 5000)) == 200
