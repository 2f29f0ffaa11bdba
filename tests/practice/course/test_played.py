"""The page as a trainee uses it, opened from the disk in a real browser: on a PC, a phone, by keys alone."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.delivery.lookup.browser import CHROMIUM
from tests.practice.course.chromium import Page, browser
from tests.practice.course.support import COURSE, LIBRARY, made, quick
from tests.practice.course.test_page import HOSTILE, hostile
from vidgen.brand.kit import Brand
from vidgen.practice.course.load import load_course
from vidgen.practice.course.make import make_course
from vidgen.practice.kit import lesson_kit
from vidgen.practice.lesson import Item, Lesson
from vidgen.scenario.practice import QuestionType
from vidgen.scenario.units import load_units
from vidgen.settings import Settings

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
    pytest.mark.skipif(sys.platform == "win32", reason="the browser's pipe needs POSIX"),
]

UNIT = load_units(LIBRARY / "units.csv")[0]
WIDTHS = (1280, 360)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory, brand: Brand) -> Path:
    _course, done = made(COURSE, UNIT, brand, tmp_path_factory.mktemp("Tập huấn #1 50%"))
    return done.folder / "index.html"


@pytest.fixture(scope="module")
def lessons(tmp_path_factory: pytest.TempPathFactory, brand: Brand) -> list[Lesson]:
    out = tmp_path_factory.mktemp("bài")
    return [
        lesson_kit(path, UNIT, brand, out, Settings(offline=True))[0].lesson
        for path in load_course(COURSE).scripts
    ]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


def asked(lessons: list[Lesson]) -> Iterator[tuple[str, Item]]:
    for number, lesson in enumerate(lessons, start=1):
        for item in lesson.items:
            yield f"#bai-{number}-cau-{item.number}", item


def answer(page: Page, form: str, item: Item, *, right: bool) -> None:
    """Answer one question with the mouse."""
    if item.type is QuestionType.SAY:
        page.click(f"{form} textarea")
        page.type("Bác cứ bình tĩnh")
        page.click(f"{form} [type=submit]")
        page.click(f"{form} [data-judge={'well' if right else 'more'}]")
        return
    if item.type is QuestionType.ORDER:
        steps = item.right if right else tuple(reversed(item.right))
        for option in steps:
            page.click(f"{form} [data-letter={option.letter}]")
    else:
        wrong = [option for option in item.options if not option.right]
        for option in item.right if right else wrong[:1]:
            page.click(f"{form} [value={option.letter}]")
    page.click(f"{form} [type=submit]")


def said(page: Page, selector: str) -> str:
    text = page.get(f"document.querySelector({json.dumps(selector)}).innerText")
    assert isinstance(text, str)
    return text


@pytest.mark.parametrize("width", WIDTHS)
def test_everything_right_is_told_with_its_reason_and_counted(
    page: Page, index: Path, lessons: list[Lesson], width: int
) -> None:
    page.open(index, width)
    assert said(page, "#total") == "Đã trả lời 0 trên 17 câu của cả khóa."
    for form, item in asked(lessons):
        answer(page, form, item, right=True)
        verdict = said(page, f"{form} .verdict")
        assert item.reason in verdict and (not item.legal or f"Căn cứ: {item.legal}" in verdict)
        first = "Một cách nói tốt:" if item.type is QuestionType.SAY else "✓ Đúng rồi!"
        assert verdict.startswith(first) and item.model in verdict
        assert page.get(f"document.activeElement.closest({json.dumps(form)}) !== null")
        assert not page.get(f"!!document.querySelector('{form} .wrong')")
    judged = sum(item.type is not QuestionType.SAY for _form, item in asked(lessons))
    say = 17 - judged
    assert said(page, "#total") == (
        f"Xong cả khóa: đúng {judged} trên {judged} câu; tập nói {say} trên {say} câu, nói đủ ý {say}."
    )
    assert said(page, "#bai-1 .sum .said") == (
        "Xong bài này: đúng 4 trên 4 câu; tập nói 1 trên 1 câu, nói đủ ý 1."
    )
    assert not page.said


@pytest.mark.parametrize("width", WIDTHS)
def test_everything_wrong_shows_the_answer_and_may_be_tried_again(
    page: Page, index: Path, lessons: list[Lesson], width: int
) -> None:
    page.open(index, width)
    for form, item in asked(lessons):
        answer(page, form, item, right=False)
        verdict = said(page, f"{form} .verdict")
        assert item.reason in verdict
        if item.type is not QuestionType.SAY:
            assert verdict.startswith("✗ Chưa đúng. Đáp án: ")
            assert all(option.text in verdict for option in item.right)
            marked = "[...document.querySelectorAll('%s .opt.right input, %s .step.right')].length"
            good = page.get(marked % (form, form))
            assert good == (len(item.right) if item.type is not QuestionType.ORDER else len(item.right) % 2)
        # Nothing can be changed once it is judged.
        assert page.get(f"[...document.querySelectorAll('{form} input,{form} .step')].every(e => e.disabled)")
    assert "đúng 0 trên" in said(page, "#total")
    assert said(page, "[data-row=bai-1]").startswith("đúng 0 trên 4 câu")
    page.click('[data-retry="bai-1"]')
    assert said(page, "#bai-1 .sum .said") == "Đã trả lời 0 trên 5 câu."
    assert page.get("document.activeElement.closest('#bai-1-cau-1') !== null")
    assert not page.get(
        "!!document.querySelector('#bai-1 .right,#bai-1 .wrong,#bai-1 .mark,#bai-1 :checked')"
    )
    for form, item in asked(lessons[:1]):
        answer(page, form, item, right=True)
    assert said(page, "[data-row=bai-1]").startswith("đúng 4 trên 4 câu")
    page.click('[data-retry=""]')
    assert said(page, "#total") == "Đã trả lời 0 trên 17 câu của cả khóa."
    assert not page.said


def test_the_whole_quiz_goes_by_keyboard_alone(page: Page, index: Path, lessons: list[Lesson]) -> None:
    page.open(index, 1280)
    here = "document.activeElement"

    def to(what: str) -> None:
        """Tab until what is wanted has the focus, as one does without a mouse."""
        for _step in range(80):
            if page.get(f"{here}.matches({json.dumps(what)})"):
                return
            page.press("Tab")
        raise AssertionError(f"Tab never comes to {what}")

    page.press("Tab")
    assert said(page, ":focus") == "Đến nội dung"
    for form, item in asked(lessons):
        if item.type is QuestionType.SAY:
            to(f"{form} textarea")
            page.type("Bác bình tĩnh")
            to(f"{form} [type=submit]")
            page.press("Enter")
            to(f"{form} [data-judge=well]")
            page.press("Space")
        elif item.type is QuestionType.ORDER:
            for option in item.right:
                for _turn in range(len(item.options) + 1):
                    if page.get(f"{here}.matches('{form} [data-letter={option.letter}]')"):
                        break
                    back = page.get(
                        f"{here}.closest({json.dumps(form)}) !== null && !!({here}.compareDocumentPosition("
                        f"document.querySelector('{form} [data-letter={option.letter}]')) & 2)"
                    )
                    page.press("Tab", shift=bool(back))
                else:
                    to(f"{form} [data-letter={option.letter}]")
                page.press("Space")
            to(f"{form} [type=submit]")
            page.press("Enter")
        elif item.type is QuestionType.SEVERAL:
            for option in item.right:
                to(f"{form} [value={option.letter}]")
                page.press("Space")
            page.press("Enter")
        else:
            to(f"{form} [value=A]")
            page.press("Space")
            for _step in range(item.options.index(item.right[0])):
                page.press("ArrowDown")
            page.press("Enter")
        assert page.get(f"document.querySelector({json.dumps(form)}).dataset.result") in {"right", "well"}
        ring = page.get(f"getComputedStyle({here}).outlineStyle")
        assert ring == "solid" and page.get(f"{here}.matches({json.dumps(form + ' .verdict')})")
    assert said(page, "#total").startswith("Xong cả khóa: đúng 13 trên 13 câu")


def test_what_is_not_yet_answered_is_asked_for_and_an_order_can_be_taken_back(
    page: Page, index: Path, lessons: list[Lesson]
) -> None:
    page.open(index, 360)
    form, item = next(each for each in asked(lessons) if each[1].type is QuestionType.ORDER)
    page.click(f"{form} [type=submit]")
    assert said(page, f"{form} .verdict") == "Hãy chọn câu trả lời trước."
    first, second = (f"{form} [data-letter={option.letter}]" for option in item.right[:2])
    page.click(second)
    page.click(first)
    page.click(second)
    assert said(page, f"{first} .place") == "1" and said(page, f"{second} .place") == ""
    assert "Đã chọn làm bước 1" in page.get(f"document.querySelector('{first}').textContent")
    page.click(f"{form} [type=submit]")
    assert said(page, f"{form} .verdict") == "Còn bước chưa xếp: mới xếp 1 trên 4 bước."
    page.click(f"{form} .again")
    assert page.get(f"document.querySelectorAll('{form} [data-at]').length") == 0


@pytest.mark.parametrize("width", WIDTHS)
def test_films_play_with_their_subtitles_and_nothing_leaves_the_folder(
    page: Page, index: Path, width: int
) -> None:
    page.open(index, width)
    page.until("[...document.querySelectorAll('video')].every(film => film.readyState > 0)")
    assert page.get("[...document.querySelectorAll('video')].every(film => !film.error && film.duration > 5)")
    page.get("document.querySelectorAll('video')[0].textTracks[0].mode = 'showing'")
    page.until("(document.querySelectorAll('video')[0].textTracks[0].cues || []).length === 1")
    assert page.get("document.querySelectorAll('video')[0].textTracks[0].cues[0].text") == (
        "Cháu gọi từ ngân hàng &amp; &lt;nhờ&gt; ông."
    )
    page.get("document.querySelectorAll('video')[0].play()")
    page.until("document.querySelectorAll('video')[0].currentTime > 0.2")
    page.get("document.querySelectorAll('video')[1].parentNode.open = true")
    page.get("document.querySelectorAll('video')[1].play()")
    page.until("document.querySelectorAll('video')[0].paused")
    folder = index.parent.resolve().as_uri()
    for address in page.asked:
        assert address.startswith((folder, "data:")), address
    assert not page.said


@pytest.mark.parametrize("name", ["index.html", "lich-hoc.html"])
def test_it_fits_the_smallest_phones_and_every_target_is_large(page: Page, index: Path, name: str) -> None:
    page.open(index.with_name(name), 360, 740)
    assert page.get("document.documentElement.scrollWidth") == 360
    wide = (
        "[...document.querySelectorAll('body *')].filter(e => !e.closest('.sr,.skip,.why') && "
        "e.getBoundingClientRect().right > 361).map(e => e.outerHTML.slice(0, 80))"
    )
    assert page.get(wide) == []
    small = (
        "[...document.querySelectorAll('button,.opt,.button,summary,.files a')].filter(e => "
        "e.offsetParent && e.getBoundingClientRect().height < 44).map(e => e.outerHTML.slice(0, 80))"
    )
    assert page.get(small) == []


# The colours of an element's words and of what lies behind them, as the browser has them.
_CONTRAST = """(() => {
  const linear = v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const light = c => { const [r, g, b] = c.map(linear);
    return .2126 * r + .7152 * g + .0722 * b };
  const read = text => text.match(/[\\d.]+/g).map(Number).slice(0, 3);
  const behind = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
    if (c !== "rgba(0, 0, 0, 0)") return read(c) } return [255, 255, 255] };
  return [...document.querySelectorAll("body *")].filter(e => e.offsetParent &&
    !e.closest("video,.skip,.sr") &&
    [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())).map(e => {
      const [a, b] = [light(read(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
      return [(a + .05) / (b + .05), e.outerHTML.slice(0, 90)] }).filter(each => each[0] < 4.5);
})()"""


def test_every_word_reads_before_and_after_it_is_answered(
    page: Page, index: Path, lessons: list[Lesson]
) -> None:
    page.open(index, 1280)
    page.get("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.get(_CONTRAST) == []
    for number, (form, item) in enumerate(asked(lessons)):
        answer(page, form, item, right=number % 2 == 0)
    assert page.get(_CONTRAST) == []


def test_it_prints_the_questions_without_answers_and_the_schedule_on_one_page(
    page: Page, index: Path, tmp_path: Path, lessons: list[Lesson]
) -> None:
    pdfium = pytest.importorskip("pypdfium2")

    def words(name: str) -> list[str]:
        document = pdfium.PdfDocument(page.printed(tmp_path / name))
        return [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in document]

    page.open(index.with_name("lich-hoc.html"), 1280)
    schedule = words("lich.pdf")
    assert len(schedule) == 1 and "09:35" in schedule[0] and "Giải lao" in schedule[0]
    assert "Về trang khóa học" not in schedule[0]
    page.open(index, 1280)
    form, item = next(asked(lessons))
    answer(page, form, item, right=True)
    printed = " ".join(words("trang.pdf"))
    assert item.ask in printed and item.options[0].text in printed
    assert item.reason not in printed and "Xem câu nói mẫu" not in printed and "Video" not in printed


def test_hostile_words_never_run(page: Page, tmp_path: Path, brand: Brand) -> None:
    make = quick(UNIT, brand, tmp_path, taught=hostile)
    course = load_course(COURSE).model_copy(update={"title": HOSTILE, "intro": HOSTILE, "place": HOSTILE})
    done = make_course(course, UNIT, brand, tmp_path, make)
    page.open(done.folder / "index.html", 360)
    page.get("window.alert = text => document.title = 'ran'; 0")
    page.click("#bai-1-cau-1 [value=A]")
    page.click("#bai-1-cau-1 [type=submit]")
    assert HOSTILE in said(page, "#bai-1-cau-1 .verdict")
    assert page.get("document.title") == HOSTILE and page.get("document.images.length") == 1
    assert page.get("document.scripts.length") == 1 and not page.said
    assert page.get("document.documentElement.scrollWidth") == 360


def test_the_policy_lets_nothing_else_run(page: Page, index: Path) -> None:
    page.open(index, 1280)
    tried: Any = page.get(
        "(async () => { const part = document.createElement('script'); part.textContent = 'window.ran = 1';"
        "document.body.append(part); let went = true;"
        "try { await fetch('https://example.org/') } catch { went = false }"
        "return [window.ran || 0, went] })()"
    )
    assert tried == [0, False]


def test_who_chose_wrongly_reads_what_that_shows_and_nothing_of_other_options(
    page: Page, tmp_path: Path, brand: Brand
) -> None:
    def explained(lesson: Lesson) -> Lesson:
        first, *others = lesson.items
        options = tuple(
            replace(each, why="" if each.right else f"Sai ở ý {each.letter} <b>.") for each in first.options
        )
        return replace(lesson, items=(replace(first, options=options), *others))

    make = quick(UNIT, brand, tmp_path, taught=explained)
    page.open(make_course(load_course(COURSE), UNIT, brand, tmp_path, make).folder / "index.html", 360)
    form = "#bai-1-cau-1"
    page.click(f"{form} [value=B]")
    page.click(f"{form} [type=submit]")
    verdict = said(page, f"{form} .verdict")
    assert "B: Sai ở ý B <b>." in verdict and "ý A" not in verdict
    page.click('[data-retry="bai-1"]')
    page.click(f"{form} [value=C]")
    page.click(f"{form} [type=submit]")
    assert "✓ Đúng rồi!" in said(page, f"{form} .verdict") and "Sai ở ý" not in said(page, f"{form} .verdict")
    assert page.get(_CONTRAST) == []
