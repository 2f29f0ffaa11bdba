"""Whatever is written, the loader, the slots and every rule answer with findings: no traceback, no hang."""

# ruff: noqa: E501 (a table)
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.command_line import in_vietnamese, own_cache, write  # noqa: F401  (fixtures)
from tests.review.library import REGISTER, SCRIPTS, TODAY, UNITS, library
from vidgen.brand.load import load_brand
from vidgen.errors import Finding, VidgenError
from vidgen.preview import read, told
from vidgen.review.check import review
from vidgen.review.register_file import load_register
from vidgen.review.rules import RULES
from vidgen.scenario.model import Unit
from vidgen.scenario.units import load_units

few = settings(
    max_examples=60,
    deadline=None,  # the machine may be busy
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)

# What people and other people's programs put into scripts, and what once broke parsers.
SNIPPETS = (
    "{{unit.name}}", "{{", "}}", "{{unit.}}", "{{unit.khong_co}}", "{nói: }", "{nói: một {hai}}", "[a]{nói: b}",
    "**", "\\", "<!--", "-->", "<!-- bỏ qua VG-R023: -->", "<!-- bỏ qua VG-R010, VG-R999: thử -->",
    "# bỏ qua VG-R051: x", "---", "## ", "## signs", "- [x] ", "1. ", "![a](../../x.png)", "&a", "*a", "!!python/x",
    "Điều 174", "khoản 0 Điều 0", "Điều 99999999999999999999 BLHS", "Nghị định 1/2020/", "Luật ", "0/0/QH",
    "công an huyện", "CMND", "0912 345 678", "113", "gọi 99999", "lệ phí 0đ", "http://", "https://gov.vn.example",
    "\u200b", "\u202e", "\ufeff", "é", "é", "𝕍", "🎁", "\t", "\r\n", "\x00", "ﷺ", "ＡＢＣ", "а", "\U000e0041",
    "9" * 400, "a-" * 200, "điều " * 100, "((((", "[" * 50, "'\"", ": : :", "2026-13-45", "~", "null", "{}", "[]",
)  # fmt: skip
text = st.text(max_size=60) | st.sampled_from(SNIPPETS)
cut = st.integers(0, 4000)


@st.composite
def spoilt(draw: st.DrawFn) -> tuple[str, str]:
    """A good script with things put in, taken out or doubled, and its id."""
    id = draw(st.sampled_from(sorted(SCRIPTS)))
    script = SCRIPTS[id]
    for put in draw(st.lists(text, min_size=1, max_size=6)):
        at = draw(cut) % (len(script) + 1)
        gone = draw(st.sampled_from((0, 0, 0, 1, 7, 40)))
        script = script[:at] + put + script[at + gone :]
    return id, script


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return library(tmp_path_factory.mktemp("kho"))


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """Makes a folder of its own for each example; hypothesis makes many within one test."""
    return lambda: tmp_path_factory.mktemp("thu")


def answered(work: Callable[[], tuple[Finding, ...]]) -> tuple[Finding, ...]:
    """The findings, raised or returned; any other exception goes through and fails the test."""
    try:
        return work()
    except VidgenError as error:
        return error.findings


def checked(script: Path, unit: Unit) -> tuple[Finding, ...]:
    written, warnings = read(script)
    return (*warnings, *review(told(written, unit), unit, load_brand(), TODAY, written))


def assert_sound(found: tuple[Finding, ...], rows: int) -> None:
    for each in found:
        assert each.code.startswith("VG-") and each.message and not each.code.startswith("VG-X"), each
        assert each.line is None or each.path is None or each.path.suffix != ".md" or 1 <= each.line <= rows


@few
@given(spoilt())
def test_a_spoilt_script_is_answered_with_findings(
    shelf: Path, fresh: Callable[[], Path], given: tuple[str, str]
) -> None:
    id, script = given
    folder = fresh()
    for name, held in (("can-cu.yaml", REGISTER), ("units.csv", UNITS), (f"{id}.md", script)):
        (folder / name).write_bytes(held.encode("utf-8", "surrogatepass"))
    unit = load_units(shelf / "units.csv")[0]
    rows = len(script.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    assert_sound(answered(lambda: checked(folder / f"{id}.md", unit)), rows)


@few
@given(st.binary(max_size=600), st.sampled_from((".md", ".yaml", ".json")))
def test_any_bytes_are_answered_with_findings(
    shelf: Path, fresh: Callable[[], Path], data: bytes, ending: str
) -> None:
    folder = fresh()
    (folder / f"a{ending}").write_bytes(data)
    unit = load_units(shelf / "units.csv")[0]
    assert answered(lambda: checked(folder / f"a{ending}", unit))


@few
@given(st.lists(text, min_size=4, max_size=4), st.sampled_from(sorted(SCRIPTS)))
def test_any_words_of_a_unit_are_answered_with_findings(shelf: Path, words: list[str], id: str) -> None:
    """Units come from elsewhere too, not only from a list that was judged."""
    name, address, phone, own = words
    unit = Unit.model_construct(
        id="thu",
        name=name[:90] or "x",
        parent=own,
        region="bac",
        address=address,
        phone=phone,
        hotline=phone,
        zalo="",
        qr_url="",
        extra={"le_phi_tam_tru": own, "noi_nop_ho_so": address, "trang_thu_tuc": own},
    )
    assert_sound(answered(lambda: checked(shelf / f"{id}.md", unit)), 10_000)


@few
@given(st.lists(st.tuples(cut, text), min_size=1, max_size=4))
def test_a_spoilt_register_is_answered_with_findings(
    fresh: Callable[[], Path], puts: list[tuple[int, str]]
) -> None:
    register = REGISTER
    for at, put in puts:
        at %= len(register)
        register = register[:at] + put + register[at:]
    path = fresh() / "can-cu.yaml"
    path.write_bytes(register.encode("utf-8", "surrogatepass"))

    def load() -> tuple[Finding, ...]:
        load_register(path)
        return ()

    for each in answered(load):
        assert each.code.startswith("VG-Q") and each.path == path, each


@few
@given(spoilt())
def test_a_spoilt_list_of_units_is_answered_with_findings(
    fresh: Callable[[], Path], given: tuple[str, str]
) -> None:
    _id, noise = given
    path = fresh() / "units.csv"
    path.write_bytes((UNITS[: len(noise) % len(UNITS)] + noise).encode("utf-8", "surrogatepass"))

    def load() -> tuple[Finding, ...]:
        load_units(path)
        return ()

    for each in answered(load):
        assert each.code.startswith("VG-U"), each


@pytest.mark.parametrize("snippet", [each for each in SNIPPETS if each.strip() and "\x00" not in each])
def test_no_rule_is_slowed_to_a_halt_by_repetition(
    shelf: Path, fresh: Callable[[], Path], snippet: str
) -> None:
    """Each rule reads a long row of the same; a pattern that tries all ways to part it would never end."""
    folder = fresh()
    long = (snippet + " ") * (3000 // len(snippet))
    body = SCRIPTS["hoi-otp"].replace("cô đừng đọc mã cho ai.", long.replace("\r\n", " "))
    unit = load_units(shelf / "units.csv")[0]
    assert_sound(answered(lambda: checked(write(folder / "hoi-otp.md", body), unit)), 10_000)
    assert RULES
