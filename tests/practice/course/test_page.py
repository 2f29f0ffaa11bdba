"""The page says what the lessons say, leads only to files that are there, and runs nothing but itself."""

from __future__ import annotations

import base64
import hashlib
import html
import re
import shutil
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.practice.course.support import (
    COURSE,
    LIBRARY,
    SUBTITLES,
    Element,
    course_in,
    made,
    quick,
    read_page,
)
from vidgen.brand.contrast import contrast_ratio
from vidgen.brand.kit import Brand
from vidgen.brand.load import load_brand
from vidgen.practice.course.dress import colours
from vidgen.practice.course.load import load_course
from vidgen.practice.course.make import make_course
from vidgen.practice.course.names import LONGEST_PATH, safe_name
from vidgen.practice.course.schedule import schedule
from vidgen.practice.kit import lesson_kit
from vidgen.practice.lesson import Item, Lesson, Option
from vidgen.scenario.practice import QuestionType
from vidgen.scenario.units import load_units
from vidgen.settings import Settings

SCRIPT = COURSE.parent / "cuoc-goi-doa-khoa-the.md"
UNIT = load_units(LIBRARY / "units.csv")[0]
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'{{font_bold}}<!-- & “Không”"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, brand: Brand) -> Path:
    _course, done = made(COURSE, UNIT, brand, tmp_path_factory.mktemp("Tập huấn"))
    assert done.whole
    return done.folder


@pytest.fixture(scope="module")
def page(folder: Path) -> Element:
    return read_page(folder / "index.html")


@pytest.fixture(scope="module")
def lessons(tmp_path_factory: pytest.TempPathFactory, brand: Brand) -> list[Lesson]:
    out = tmp_path_factory.mktemp("bài")
    return [
        lesson_kit(path, UNIT, brand, out, Settings(offline=True))[0].lesson
        for path in load_course(COURSE).scripts
    ]


def links(page: Element) -> list[str]:
    return [
        each.attributes[key]
        for each in page.all()
        for key in ("href", "src", "poster", "action", "data", "srcset")
        if key in each.attributes
    ]


@pytest.mark.parametrize("name", ["index.html", "lich-hoc.html"])
def test_every_link_leads_to_a_file_of_the_folder(folder: Path, name: str) -> None:
    page = read_page(folder / name)
    found = links(page)
    anchors = {each.attributes["id"] for each in page.all() if "id" in each.attributes}
    for link in found:
        if link.startswith("#"):
            assert link[1:] in anchors
        elif not link.startswith("data:"):
            assert (folder / unquote(link)).is_file(), link
            assert re.fullmatch(r"[A-Za-z0-9/._~%-]+", link), link
    named = {unquote(link) for link in found if not link.startswith(("#", "data:"))}
    if name == "index.html":
        there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        assert there - named == {name, "khoa-hoc.json"} | {each for each in there if each.endswith(".srt")}


def test_every_name_is_one_that_a_stick_takes(folder: Path) -> None:
    for path in folder.rglob("*"):
        assert safe_name(path.name) == path.name
        assert len(path.relative_to(folder.parent).as_posix()) < LONGEST_PATH


def test_ids_are_there_once_and_every_field_has_its_words(page: Element) -> None:
    ids = [each.attributes["id"] for each in page.all() if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    for box in page.all("textarea"):
        assert page.one("label", **{"for": box.attributes["id"]}).text
    for field in page.all("input"):
        assert field.parent and field.parent.name == "label" and field.parent.text.strip()
    for each in page.all("fieldset"):
        assert len(each.all("legend")) == 1
    assert next(each.name for each in page.all() if re.fullmatch("h[1-6]", each.name)) == "h1"
    assert page.one("html").attributes["lang"] == "vi"


def test_the_questions_are_those_of_the_lessons(page: Element, lessons: list[Lesson]) -> None:
    for number, lesson in enumerate(lessons, start=1):
        section = page.one("section", id=f"bai-{number}")
        forms = section.all("form", class_="item")
        assert len(forms) == len(lesson.items) > 0
        for form, item in zip(forms, lesson.items, strict=True):
            legend = form.one("legend")
            assert legend.text.endswith(item.ask) and f"Câu {item.number} " in legend.text
            assert f"nghĩ {item.seconds} giây" in legend.text and item.level.value in legend.text
            assert form.attributes["data-type"] == item.type.value
            assert form.attributes["data-right"].split() == [option.letter for option in item.right]
            why = form.one("div", class_="why")
            said = [part.text for part in why.all("p", class_="reason") + why.all("p", class_="legal")]
            legal = [f"Căn cứ: {item.legal}"] if item.legal else []
            assert said == ([item.reason] if item.reason else []) + legal
            if item.type is QuestionType.SAY:
                assert why.one("p", class_="model").text == f"“{item.model}”"
                continue
            assert not why.all("p", class_="model")
            shown = form.all("label", class_="opt") + form.all("button", class_="step")
            assert len(shown) == len(item.options)
            for part, option in zip(shown, item.options, strict=True):
                letter = part.attributes.get("data-letter") or part.one("input").attributes["value"]
                assert letter == option.letter and part.text.endswith(option.text)
            kinds = {field.attributes["type"] for field in form.all("input")}
            several = {QuestionType.SEVERAL: {"checkbox"}, QuestionType.ORDER: set[str]()}
            assert kinds == several.get(item.type, {"radio"})
            for option in item.right:
                assert option.text in form.attributes["data-shown"]


def test_titles_goals_and_law_are_the_lessons(page: Element, lessons: list[Lesson]) -> None:
    for number, lesson in enumerate(lessons, start=1):
        section = page.one("section", id=f"bai-{number}")
        assert section.one("h2").text == f"Bài {number}. {lesson.title}"
        told = [item.text for item in section.all("li")]
        assert [goal for goal in told if goal in lesson.goals] == list(lesson.goals) != []
        assert section.one("p", class_="basis").text == f"Căn cứ của bài: {'; '.join(lesson.legal)}"
        assert lesson.level.value in section.text


def test_the_schedule_is_the_same_on_both_pages(folder: Path, page: Element) -> None:
    def rows(of: Element) -> list[list[str]]:
        return [[cell.text for cell in row.all("td")] for row in of.all("table")[0].one("tbody").all("tr")]

    printed = rows(read_page(folder / "lich-hoc.html"))
    assert rows(page) == printed
    assert printed[0] == ["07:30–08:20", "Bài 1. Giả ngân hàng gọi điện, dọa khóa thẻ", "50"]
    assert printed[2] == ["09:20–09:35", "Giải lao", "15"]


def test_the_schedule_is_a_paper_too(folder: Path, lessons: list[Lesson]) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    sheets = list(pdfium.PdfDocument(folder / "lich-hoc.pdf"))
    (told,) = [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in sheets]
    for slot in schedule(load_course(COURSE)):
        assert slot.times in told and (slot.entry.rest or lessons[slot.number - 1].title) in told
    assert all(goal in told for lesson in lessons for goal in lesson.goals)
    assert "3 giờ 35 phút" in told and "Công an xã Đồi Sim" in told


def test_subtitles_are_inside_the_page(page: Element) -> None:
    tracks = page.all("track")
    assert len(tracks) == len(page.all("video")) == 6
    for track in tracks:
        head, coded = track.attributes["src"].split(",", 1)
        assert head == "data:text/vtt;charset=utf-8;base64"
        told = base64.b64decode(coded).decode("utf-8")
        assert told == (
            "WEBVTT\n\n00:00:00.200 --> 00:00:02.000\nCháu gọi từ ngân hàng &amp; &lt;nhờ&gt; ông.\n"
        )
        assert html.unescape(told.splitlines()[3]) == SUBTITLES.splitlines()[2]


def test_only_its_own_style_and_script_may_run(folder: Path) -> None:
    for name, scripts in (("index.html", 1), ("lich-hoc.html", 0)):
        page = read_page(folder / name)
        policy = page.one("meta", http_equiv="Content-Security-Policy").attributes["content"]
        assert len(page.all("script")) == scripts and len(page.all("style")) == 1
        for part in (*page.all("script"), *page.all("style")):
            digest = base64.b64encode(hashlib.sha256(part.text.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy and not {"src", "type"} & set(part.attributes)
        assert "default-src 'none'" in policy and "form-action 'none'" in policy
        assert "http:" not in policy and "https:" not in policy and "unsafe" not in policy
        script = "".join(part.text for part in page.all("script"))
        for word in ("fetch(", "XMLHttpRequest", "import", "Storage", "cookie", "innerHTML", "http", "eval"):
            assert word not in script
        assert not [each for each in page.all() if any(key.startswith("on") for key in each.attributes)]


def hostile(lesson: Lesson) -> Lesson:
    """The lesson with such words in every place."""

    def options(item: Item) -> tuple[Option, ...]:
        return tuple(replace(each, text=f"{HOSTILE} {each.letter}") for each in item.options)

    items = tuple(
        replace(item, ask=HOSTILE, options=options(item), model=HOSTILE, reason=HOSTILE, legal=HOSTILE)
        for item in lesson.items
    )
    return replace(lesson, title=HOSTILE, goals=(HOSTILE,), legal=(HOSTILE,), items=items)


def test_hostile_words_stay_words(tmp_path: Path, brand: Brand) -> None:
    quoted = HOSTILE.replace("'", "''")
    path = course_in(
        tmp_path / "thư viện",
        f"id: doc-hai\ntitle: '{quoted}'\nintro: '<b>đậm</b>'\nplace: '\"><i>'\n"
        f"lessons:\n  - script: {SCRIPT.name}\n    minutes: 50\n"
        "  - break: '<script>alert(2)</script>'\n    minutes: 5\n",
    )
    shutil.copyfile(SCRIPT, path.parent / SCRIPT.name)
    unit = UNIT.model_copy(update={"name": "<b>Công an</b> xã"})
    out = tmp_path / "out"
    done = make_course(load_course(path), unit, brand, out, quick(unit, brand, out, taught=hostile))
    assert done.whole, done.findings
    for name, scripts in (("index.html", 1), ("lich-hoc.html", 0)):
        page = read_page(done.folder / name)
        assert len(page.all("script")) == scripts and not page.all("i")
        assert len(page.all("img")) == 1 and page.one("h1").text == HOSTILE
        assert page.one("p", class_="office").text == "<b>Công an</b> xã"
        assert "<script>alert(2)</script>" in page.one("main").text and "<b>đậm</b>" in page.text
        assert page.one("title").text.endswith(HOSTILE)
    page = read_page(done.folder / "index.html")
    for form in page.all("form"):
        assert form.one("legend").text.endswith(HOSTILE)
        why = form.one("div", class_="why")
        assert [part.text for part in why.all("p")] == [f"“{HOSTILE}”", HOSTILE, f"Căn cứ: {HOSTILE}"]
        for label in form.all("label", class_="opt"):
            assert label.text.endswith(f"{HOSTILE} {label.one('input').attributes['value']}")


def test_colours_read_in_every_brand() -> None:
    def rgba(css: str) -> tuple[int, int, int, int]:
        return (int(css[1:3], 16), int(css[3:5], 16), int(css[5:7], 16), 255)

    for name in (None, "an-ninh", "hanh-chinh", "tuoi-tre"):
        found = {key: rgba(value) for key, value in colours(load_brand(Path(name) if name else None)).items()}
        white = (255, 255, 255, 255)
        for ground in (found["ground"], white):
            for key in ("ink", "muted", "own"):
                assert contrast_ratio(found[key], ground) >= 4.5, (name, key)
        assert contrast_ratio(found["on_own"], found["own"]) >= 4.5


def test_the_same_course_is_the_same_page_byte_for_byte(folder: Path, brand: Brand, tmp_path: Path) -> None:
    _course, again = made(COURSE, UNIT, brand, tmp_path)
    for name in ("index.html", "lich-hoc.html", "lich-hoc.pdf", "khoa-hoc.json"):
        assert (again.folder / name).read_bytes() == (folder / name).read_bytes()


def test_a_course_without_a_unit_is_everybodys(tmp_path: Path, brand: Brand) -> None:
    path = course_in(tmp_path, f"id: k\ntitle: K\nlessons:\n  - script: {SCRIPT.name}\n    minutes: 50\n")
    text = SCRIPT.read_text(encoding="utf-8")
    (tmp_path / SCRIPT.name).write_text(re.sub(r"\{\{unit\.\w+\}\}", "công an xã", text), encoding="utf-8")
    _course, done = made(path, None, brand, tmp_path / "out")
    assert done.folder == tmp_path / "out" / "chung" / "k" and (done.folder / "index.html").is_file()
