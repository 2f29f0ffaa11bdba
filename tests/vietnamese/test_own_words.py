"""What a brand and a script add to the lexicon: words and phrases, by their case, before every rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import in_vietnamese, script, write  # noqa: F401  (fixture)
from vidgen.aloud import lexicon
from vidgen.brand.load import load_brand
from vidgen.errors import BrandError, ScriptError
from vidgen.preview import read
from vidgen.reading import read_script
from vidgen.vietnamese.family import Family
from vidgen.vietnamese.spoken import spoken_text, tokens, unreadable
from vidgen.vietnamese.text import Span


def said(shown: str, entries: dict[str, str]) -> str:
    return spoken_text(tokens([Span(shown)], entries))


def test_an_entry_in_capitals_matches_capitals_only() -> None:
    assert said("KROX và krox", {"KROX": "cờ rốc"}).startswith("cờ rốc và ")
    assert unreadable("KROXQ và kroxq", {"KROXQ": "cờ rốc"}) == ["kroxq"]


def test_an_entry_in_small_letters_matches_any_case() -> None:
    assert said("Kroxq, KROXQ, kroxq", {"kroxq": "cờ rốc"}) == "cờ rốc, cờ rốc, cờ rốc"
    assert said("Kroxq, KROXQ, kroxq", {"Kroxq": "cờ rốc"}) == "cờ rốc, cờ rốc, cờ rốc"


def test_a_phrase_goes_before_its_words_and_the_longest_first() -> None:
    entries = {"Sao": "vì sao", "Công ty Sao": "công ty ngôi sao", "công ty sao Mai": "công ty xao mai"}
    assert said("Công ty Sao Mai", entries) == "công ty xao mai"
    assert said("Công ty Sao Hôm", entries) == "công ty ngôi sao hôm"
    assert said("Ngôi Sao", entries) == "ngôi vì sao"


def test_a_phrase_does_not_reach_over_a_pause() -> None:
    assert said("Bộ, TP này", {"bộ TP": "bộ tư pháp"}) == "bộ, thành phố này"


def test_an_entry_goes_before_every_rule() -> None:
    assert said(
        "113 người, 168/2024/NĐ-CP", {"113": "một trăm mười ba", "168/2024/NĐ-CP": "nghị định mới"}
    ) == ("một trăm mười ba người, nghị định mới")


def test_an_entry_may_itself_hold_what_the_rules_read() -> None:
    assert said("Gọi KROX", {"KROX": "số 113 của CAX"}) == "gọi số một một ba của công an xã"


def test_the_script_goes_before_the_brand_whatever_their_case(tmp_path: Path) -> None:
    write(tmp_path / "brand" / "brand.yaml", "lexicon:\n  Kroxq: cờ rốc\n  Brvt: bờ rờ\n")
    brand = load_brand(tmp_path / "brand")
    file = script(
        tmp_path, "## hook: Thử\nGọi Kroxq và Brvt.\n", front=("lexicon: {kroxq: cờ cờ | Kroxq Hai}",)
    )
    scenario, _warnings = read(file)
    assert lexicon(scenario, brand) == {
        "Kroxq": "cờ rốc",
        "Brvt": "bờ rờ",
        "kroxq": "cờ cờ | Kroxq Hai",
    }
    assert [line.spoken for line in read_script(file, None, brand)] == ["gọi cờ cờ và bờ rờ."]
    assert [line.spoken for line in read_script(file, None, brand, Family.NATIVE)] == [
        "gọi Kroxq hai và bờ rờ."
    ]


@pytest.mark.parametrize("wrong", ["lexicon: {Kroxq: [a]}", "lexicon: [a, b]", "lexicon: chữ"])
def test_a_script_whose_lexicon_is_no_list_of_readings_is_told_at_its_line(
    tmp_path: Path, wrong: str
) -> None:
    with pytest.raises(ScriptError) as caught:
        read(script(tmp_path, "## hook: Thử\nGọi Kroxq.\n", front=("expires: 2027-05-01", wrong)))
    (finding,) = caught.value.findings
    assert finding.path and finding.line == 7 and finding.fix


def test_a_brand_whose_lexicon_is_no_list_of_readings_is_told_at_its_line(tmp_path: Path) -> None:
    write(tmp_path / "brand.yaml", "rate: 4\nlexicon:\n  OTP: ô tê pê\n  Kroxq: [a]\n")
    with pytest.raises(BrandError) as caught:
        load_brand(tmp_path)
    (finding,) = caught.value.findings
    assert (finding.line, finding.path) == (4, tmp_path / "brand.yaml")
