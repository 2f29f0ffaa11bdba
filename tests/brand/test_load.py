from __future__ import annotations

import shutil
import wave
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from fontTools import subset
from fontTools.ttLib import TTFont
from PIL import Image

from tests.command_line import own_copy
from vidgen.brand.load import load_brand
from vidgen.brand.shipped import shipped_folder
from vidgen.errors import BrandError, Finding
from vidgen.scenario.model import Kind

Refusals = Callable[[str], tuple[Finding, ...]]


def only(findings: tuple[Finding, ...]) -> Finding:
    assert len(findings) == 1, [str(finding) for finding in findings]
    return findings[0]


def test_the_shipped_brand_passes_its_own_rules() -> None:
    brand = load_brand()
    assert brand.id == "mac-dinh"
    assert brand.voices == ("piper", "gtts", "espeak")
    assert brand.rate == 4.6
    assert brand.ai_label == "Nội dung có sử dụng AI"
    assert set(brand.moods) == {"danger", "safe", "paper"}
    assert brand.moods["danger"].accent == (0xFF, 0xD2, 0x3F, 255)
    assert brand.moods["paper"].accent != brand.moods["danger"].accent, "yellow does not read on paper"
    assert brand.emblem.is_file()
    assert brand.music_file is None
    assert all(brand.tagline(kind) for kind in Kind)


def test_an_empty_brand_file_is_the_shipped_brand(folder: Path) -> None:
    (folder / "brand.yaml").write_text("", encoding="utf-8")
    brand = load_brand(folder)
    assert brand.digest == load_brand().digest
    assert brand.folder == folder


def test_what_is_written_replaces_and_the_rest_is_inherited(folder: Path) -> None:
    (folder / "brand.yaml").write_text(
        "\ufeffname: Công an tỉnh Quảng Trị\n"
        "rate: 3.3\n"
        "voices: [espeak]\n"
        "unit_mark: bookends\n"
        "music: none\n"
        "hashtags: []\n"
        "taglines: {scam: Cảnh giác}\n"
        "lexicon: {CATQT: công an tỉnh quảng trị, 113: một một ba}\n"
        "moods: {danger: {accent: '#FFE27A'}}\n",
        encoding="utf-8",
    )
    brand, shipped = load_brand(folder), load_brand()
    assert (brand.name, brand.rate, brand.voices) == ("Công an tỉnh Quảng Trị", 3.3, ("espeak",))
    assert (brand.unit_mark, brand.music, brand.hashtags) == ("bookends", "none", ())
    assert brand.tagline("scam") == "Cảnh giác"
    assert brand.tagline("qa") == shipped.tagline("qa")
    assert brand.lexicon == {"CATQT": "công an tỉnh quảng trị", "113": "một một ba"}
    assert brand.moods["danger"].accent == (0xFF, 0xE2, 0x7A, 255)
    assert brand.moods["danger"].ink == shipped.moods["danger"].ink
    assert brand.moods["paper"] == shipped.moods["paper"]


def test_engines_may_be_listed_for_each_role(folder: Path) -> None:
    (folder / "brand.yaml").write_text(
        "voices:\n"
        "  narrator: [recorded, 'piper:vi_VN-vais1000-medium', espeak]\n"
        "  female: [edge]\n"
        "  grandmother: ['espeak:vi+grandma']\n"
        "  other: [espeak]\n"
        "accent: unit\n"
        "profile: elderly\n",
        encoding="utf-8",
    )
    brand = load_brand(folder)
    assert brand.voices == ("recorded", "piper:vi_VN-vais1000-medium", "espeak")
    assert brand.role_voices == {
        "female": ("edge",),
        "grandmother": ("espeak:vi+grandma",),
        "other": ("espeak",),
    }
    assert (brand.region("nam"), brand.profile) == ("nam", "elderly")
    assert brand.pace.rate < load_brand().pace.rate
    assert load_brand().region("nam") is None, "the engine's usual accent, so that copies share their speech"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("voices: {narator: [espeak]}", "narrator"),
        ("voices: {other: [espeak]}", "narrator"),
        ("voices: {narrator: espeak}", "narrator"),
        ("voices: {narrator: []}", "narrator"),
        ("voices: [giọng hay]", "giọng hay"),
        ("accent: namm", "nam"),
        ("profile: elder", "elderly"),
    ],
)
def test_a_wrong_list_accent_or_profile_is_refused_with_what_to_write(
    refusals: Refusals, text: str, told: str
) -> None:
    finding = only(refusals(text))
    assert (finding.code, finding.line) == ("VG-B004", 1)
    assert told in finding.message + finding.fix


def test_text_is_composed_as_nfc(folder: Path) -> None:
    (folder / "brand.yaml").write_text("name: Co\u0302ng an\n", encoding="utf-8")
    assert load_brand(folder).name == "Công an"


def test_a_copied_folder_is_a_whole_brand(folder: Path) -> None:
    own_copy(shipped_folder(), folder)
    brand = load_brand(folder)
    assert brand.fonts.bold.is_relative_to(folder)
    assert brand.digest == load_brand().digest


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrandError) as caught:
        load_brand(tmp_path / "không có")
    assert only(caught.value.findings).code == "VG-B001"


def test_a_folder_without_brand_yaml_is_refused(folder: Path) -> None:
    with pytest.raises(BrandError) as caught:
        load_brand(folder)
    finding = only(caught.value.findings)
    assert (finding.code, finding.path) == ("VG-B001", folder / "brand.yaml")


def test_broken_yaml_is_refused_with_its_line(refusals: Refusals) -> None:
    finding = only(refusals("name: thử\nvoices: [piper\nrate: 4\n"))
    assert (finding.code, finding.line) == ("VG-B002", 3)


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{after}: &{after} [{', '.join([f'*{before}'] * 9)}]\n" for before, after in pairwise("abcdefghi")
)


@pytest.mark.parametrize(
    "text",
    [
        f"lexicon: {{{BOMB}}}",
        BOMB,
        "name: &x a\nid: *x\n",
        "name: !!python/object/apply:os.getcwd []\n",
        f"name: {'[' * 20_000}{']' * 20_000}\n",
        "".join(f"{' ' * depth}a:\n" for depth in range(900)),
        f"name: {'x' * 1_100_000}\n",
    ],
    ids=["bomb below", "bomb", "alias", "tag", "deep", "deep blocks", "large"],
)
def test_what_would_blow_up_or_build_something_is_refused(refusals: Refusals, text: str) -> None:
    assert only(refusals(text)).code == "VG-B002"


@pytest.mark.parametrize("value", ["9999-99-99", "9" * 10_000, f"0x{'f' * 10_000}", "2026-02-30T25:61:00Z"])
def test_what_only_looks_like_a_day_or_a_number_is_a_wrong_value(refusals: Refusals, value: str) -> None:
    assert only(refusals(f"rate: {value}\n")).code == "VG-B004"


def test_a_file_that_is_not_utf8_is_refused(folder: Path) -> None:
    (folder / "brand.yaml").write_bytes("name: Công an".encode("utf-16"))
    with pytest.raises(BrandError) as caught:
        load_brand(folder)
    assert only(caught.value.findings).code == "VG-B002"


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("voice: [piper]", "voices"),
        ("moods: {dangr: {}}", "danger"),
        ("moods: {danger: {acent: '#FFFFFF'}}", "accent"),
        ("fonts: {bol: a.ttf}", "bold"),
        ("taglines: {scams: x}", "scam"),
        ("lexicn: {a: b}", "lexicon"),
    ],
)
def test_an_unknown_key_names_the_nearest(refusals: Refusals, text: str, near: str) -> None:
    finding = only(refusals(f"# ghi chú\n{text}\n"))
    assert (finding.code, finding.line) == ("VG-B003", 2)
    assert f"“{near}”" in finding.fix


def test_a_key_written_twice_is_refused(refusals: Refusals) -> None:
    finding = only(refusals("rate: 4\nname: x\nrate: 3.5\n"))
    assert (finding.code, finding.line) == ("VG-B013", 3)
    assert "dòng 1" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "id: Công An",
        "id: 12",
        "name: ''",
        "name: [a]",
        "name:",
        "rate: nhanh",
        "rate: true",
        "rate: 20",
        "voices: espeak",
        "voices: []",
        "voices: [1]",
        "unit_mark: sometimes",
        "music: 5",
        "music: no",
        "hashtags: [PhapLuat]",
        "hashtags: ['#Pháp luật']",
        "ai_label: ''",
        "moods: đỏ",
        "moods: {danger: đỏ}",
        "lexicon: {OTP: [a]}",
        "fonts: a.ttf",
        "- một\n- hai",
    ],
)
def test_a_wrong_value_is_refused_at_its_line(refusals: Refusals, text: str) -> None:
    finding = only(refusals(text))
    assert (finding.code, finding.line) == ("VG-B004", 1)


@pytest.mark.parametrize("value", ["'đỏ'", "'#12345'", "'7A1420'", "'#GG0000'", "123456", "#7A1420"])
def test_a_bad_colour_is_refused(refusals: Refusals, value: str) -> None:
    finding = only(refusals(f"moods:\n  safe:\n    ink: {value}\n"))
    assert (finding.code, finding.line) == ("VG-B005", 3)
    assert "moods.safe.ink" in finding.message
    assert "#RRGGBB" in finding.fix


def test_only_surfaces_may_be_translucent(refusals: Refusals) -> None:
    assert only(refusals("moods: {safe: {ink: '#FFFFFF80'}}")).code == "VG-B005"


@pytest.mark.parametrize(
    "value", ["../x.svg", "a/../../x.svg", "/etc/x.svg", "C:/x.svg", "'C:\\x.svg'", "'..\\x.svg'"]
)
@pytest.mark.parametrize("key", ["emblem", "music"])
def test_a_path_may_not_leave_the_folder(refusals: Refusals, key: str, value: str) -> None:
    assert only(refusals(f"{key}: {value}")).code == "VG-B006"


def test_a_font_path_may_not_leave_the_folder(refusals: Refusals) -> None:
    assert only(refusals("fonts: {bold: ../a.ttf}")).code == "VG-B006"


def test_a_backslash_parts_folders_as_on_windows(folder: Path) -> None:
    (folder / "anh").mkdir()
    Image.new("RGBA", (256, 256), "green").save(folder / "anh" / "huy hiệu.png")
    (folder / "brand.yaml").write_text("emblem: anh\\huy hiệu.png\n", encoding="utf-8")
    assert load_brand(folder).emblem.name == "huy hiệu.png"


def test_a_missing_font_is_refused(refusals: Refusals) -> None:
    finding = only(refusals("fonts:\n  black: den.ttf\n"))
    assert (finding.code, finding.line) == ("VG-B007", 2)


def test_something_that_is_no_font_is_refused(folder: Path, refusals: Refusals) -> None:
    (folder / "a.ttf").write_bytes(b"not a font at all" * 50)
    assert only(refusals("fonts: {regular: a.ttf}")).code == "VG-B007"


def test_a_font_without_vietnamese_is_refused_naming_letters(folder: Path, refusals: Refusals) -> None:
    font = TTFont(load_brand().fonts.regular)
    cutter = subset.Subsetter()
    cutter.populate(unicodes=range(0x20, 0x100))
    cutter.subset(font)
    font.save(folder / "latin.ttf")
    finding = only(refusals("fonts: {regular: latin.ttf}"))
    assert finding.code == "VG-B008"
    assert "Ă ă Đ đ" in finding.message


def test_a_missing_emblem_is_refused(refusals: Refusals) -> None:
    assert only(refusals("emblem: logo.png")).code == "VG-B009"
    assert only(refusals("emblem: logo.svg")).code == "VG-B009"


def test_a_corrupt_emblem_is_refused(folder: Path, refusals: Refusals) -> None:
    Image.effect_noise((200, 200), 50).save(folder / "cut.png")
    (folder / "cut.png").write_bytes((folder / "cut.png").read_bytes()[:2000])
    Image.new("RGB", (200, 200)).save(folder / "photo.jpg")
    assert only(refusals("emblem: cut.png")).code == "VG-B009"
    assert only(refusals("emblem: photo.jpg")).code == "VG-B009"


def test_a_small_emblem_is_refused_with_its_size(folder: Path, refusals: Refusals) -> None:
    Image.new("RGBA", (300, 127)).save(folder / "logo.png")
    finding = only(refusals("emblem: logo.png"))
    assert finding.code == "VG-B009"
    assert "300×127" in finding.message


def test_an_svg_with_more_than_is_drawn_is_refused_by_name(folder: Path, refusals: Refusals) -> None:
    (folder / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n<text>CA</text>\n</svg>',
        encoding="utf-8",
    )
    finding = only(refusals("name: x\nemblem: logo.svg"))
    assert (finding.code, finding.line) == ("VG-B010", 2)
    assert "<text>" in finding.message
    assert "dòng 2" in finding.message


def test_music_must_be_there_and_heard(folder: Path, refusals: Refusals) -> None:
    assert only(refusals("music: nhac.mp3")).code == "VG-B011"
    (folder / "nhac.mp3").write_bytes(b"silence is golden")
    assert only(refusals("music: nhac.mp3")).code == "VG-B011"


def test_music_in_the_folder_is_taken(folder: Path) -> None:
    with wave.open(str(folder / "nhạc nền.wav"), "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(bytes(1600))
    (folder / "brand.yaml").write_text("music: nhạc nền.wav\n", encoding="utf-8")
    assert load_brand(folder).music_file == (folder / "nhạc nền.wav").resolve()


def test_colours_too_close_are_refused_pair_by_pair(refusals: Refusals) -> None:
    finding = only(refusals("moods:\n  paper:\n    on_accent: '#0F7A57'\n"))
    assert (finding.code, finding.line) == ("VG-B012", 3)
    for word in ("paper", "on_accent", "accent", "1,0", "4,5:1"):
        assert word in finding.message


@pytest.mark.parametrize(
    ("mood", "key", "colour", "surface"),
    [
        ("danger", "ink", "#8A3A44", "glow"),
        ("danger", "muted", "#8A3A44", "bottom"),
        ("paper", "accent", "#FFD23F", "top"),
        ("safe", "card_ink", "#3F8A70", "card"),
        ("paper", "card_muted", "#AAB5B0", "card"),
        ("paper", "card", "#12332A", "card"),
        ("safe", "caption_ink", "#8A8A8A", "caption_box"),
        ("safe", "caption_accent", "#8A7A2A", "caption_box"),
        ("paper", "caption_box", "#08140F60", "caption_box"),
    ],
)
def test_every_pair_that_carries_text_is_measured(
    refusals: Refusals, mood: str, key: str, colour: str, surface: str
) -> None:
    findings = refusals(f"moods:\n  {mood}:\n    {key}: '{colour}'\n")
    assert {finding.code for finding in findings} == {"VG-B012"}
    assert {finding.line for finding in findings} == {3}
    assert any(f" {surface}" in finding.message for finding in findings)


def test_captions_need_seven_to_one(refusals: Refusals) -> None:
    # 5.9:1 on the caption box would do for a card.
    findings = refusals("moods: {danger: {caption_ink: '#8E9A94'}}")
    assert all("7:1" in finding.message for finding in findings)


def test_everything_wrong_is_said_at_once_in_order_of_lines(refusals: Refusals) -> None:
    findings = refusals(
        "id: Sai Tên\n"
        "nmae: x\n"
        "emblem: ../x.png\n"
        "rate: 99\n"
        "fonts: {bold: không.ttf}\n"
        "music: không.mp3\n"
        "moods:\n"
        "  danger:\n"
        "    ink: đỏ\n"
        "    accent: '#701018'\n"
    )
    codes = [finding.code for finding in findings]
    assert list(dict.fromkeys(codes)) == [
        "VG-B004",
        "VG-B003",
        "VG-B006",
        "VG-B007",
        "VG-B011",
        "VG-B005",
        "VG-B012",
    ]
    assert [finding.line for finding in findings] == sorted(finding.line or 0 for finding in findings)
    assert all(finding.fix for finding in findings)


def test_a_copied_sheet_alone_has_the_shipped_emblem_and_fonts(folder: Path) -> None:
    shutil.copyfile(shipped_folder() / "brand.yaml", folder / "brand.yaml")
    brand, shipped = load_brand(folder), load_brand()
    assert (brand.emblem, brand.fonts) == (shipped.emblem, shipped.fonts)
    assert brand.folder == folder


def test_another_name_that_is_not_there_is_still_refused(refusals: Refusals) -> None:
    assert only(refusals("emblem: emblem2.svg\n")).code == "VG-B009"


@pytest.mark.parametrize("name", ["a" * 3000, "a/" * 2000, '"a\\0b"'])
def test_what_cannot_be_a_file_s_name_is_a_finding(refusals: Refusals, name: str) -> None:
    finding = only(refusals(f"emblem: {name}\n"))
    assert (finding.code, finding.line) == ("VG-B004", 1) and len(finding.message) < 120


@pytest.mark.parametrize(
    "tags",
    ["hashtags: [#KhanhHoa]", "hashtags: #KhanhHoa", 'hashtags: ["#AnToan", #KhanhHoa]', "hashtags:\n  - #a"],
)
def test_a_tag_without_quotes_is_told_as_such(refusals: Refusals, tags: str) -> None:
    finding = only(refusals(f"id: thu\n{tags}\nrate: 4\n"))
    assert (finding.code, finding.line) == ("VG-B005", 2)
    assert "ghi chú" in finding.message and '"#PhapLuat"' in finding.fix


def test_advice_on_colours_names_only_what_the_brand_wrote(refusals: Refusals) -> None:
    findings = refusals("moods:\n  danger:\n    ink: '#3D0A12'\n")
    assert {finding.line for finding in findings} == {3}
    assert all("xóa ink để" in finding.fix for finding in findings)
