"""What the slides hold: a title, short points and the notes of the speaker, one value a slide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vidgen.practice.lesson import Item, Lesson
from vidgen.practice.papers.asking import KINDS, answers, heard_before, short_answer, stop_of, wrong_shows
from vidgen.practice.papers.closing import basis, help_of
from vidgen.practice.papers.facts import Fact, Section, facts_of
from vidgen.practice.papers.pack import Pack
from vidgen.practice.papers.parts import Sign, as_string
from vidgen.practice.papers.plan import plan_of
from vidgen.practice.papers.roles import roles_of
from vidgen.practice.papers.words import clean
from vidgen.scenario.practice import QuestionType

_SCENE_OF = {"documents": "checklist", "who": "hook", "channels": "facts", "place": "contact"}


@dataclass(frozen=True, slots=True)
class Bullet:
    """A point of a slide.

    Attributes:
        mark: what stands before it: ``•``, ``1.``, ``A.``; nothing for a plain line.
        small: set smaller, as a remark.
    """

    words: str
    mark: str = ""
    strong: bool = False
    small: bool = False


@dataclass(frozen=True, slots=True)
class SlideText:
    """One slide.

    Attributes:
        picture: which of the pack stands on it; None for none.
        code: whether the QR code stands on it instead.
    """

    title: str
    bullets: tuple[Bullet, ...]
    notes: tuple[str, ...] = ()
    picture: int | None = None
    code: bool = False


def slide_texts(pack: Pack) -> Iterator[SlideText]:
    """The slides after the first one."""
    lesson = pack.lesson
    points = tuple(clean(point) for point in lesson.points)
    if lesson.goals:
        goals = tuple(Bullet(clean(goal), "•") for goal in lesson.goals)
        yield SlideText("Mục tiêu", goals, ("Gợi ý trao đổi:", *points) if points else ())
    for section in facts_of(lesson.scenario):
        yield _section(lesson, section)
    for item in lesson.items:
        yield _question(pack, item)
        yield _answer(pack, item)
    roles = roles_of(lesson)
    if roles:
        yield SlideText(
            "Đóng vai",
            tuple(Bullet(role.who, "•") for role in roles),
            tuple(f"{role.name}: {' '.join(role.watch)}" for role in roles),
        )
    told = (*map(as_string, help_of(pack)), *map(as_string, basis(pack)))
    if told:
        yield SlideText("Liên hệ và căn cứ", tuple(map(Bullet, told)), code=bool(pack.url))


def front_notes(pack: Pack) -> tuple[str, ...]:
    """The notes of the first slide: the timing plan."""
    plan = plan_of(pack.lesson, len(roles_of(pack.lesson)))
    return (
        f"Kế hoạch {pack.lesson.minutes} phút:",
        *(f"{stage.span} phút ({stage.minutes}): {stage.name}. {stage.doing}" for stage in plan),
    )


def _section(lesson: Lesson, section: Section) -> SlideText:
    if section.rows:
        head, *rows = section.rows
        bullets: list[Bullet] = []
        for name, *values in rows:
            bullets.append(Bullet(name, "•", strong=True))
            bullets += (
                Bullet(f"{label}: {value}") for label, value in zip(head[1:], values, strict=True) if value
            )
        listed = tuple(bullets)
    else:
        listed = tuple(
            Bullet(_told(fact), f"{number}." if section.numbered else _mark(fact))
            for number, fact in enumerate(section.facts, start=1)
        )
    scene = _scene(lesson, section.key)
    notes = ("Cho học viên nhắc lại bằng lời của mình trước khi chuyển trang.",)
    return SlideText(section.heading, listed, notes, scene)


def _told(fact: Fact) -> str:
    return f"{fact.label}: {fact.text}" if fact.label else fact.text


def _mark(fact: Fact) -> str:
    return {Sign.DO: "✓", Sign.DONT: "✗", Sign.NONE: ""}.get(fact.sign, "•")


def _scene(lesson: Lesson, key: str) -> int | None:
    wanted = _SCENE_OF.get(key, key)
    return next((scene.place for scene in lesson.scenes if scene.type == wanted), None)


def _question(pack: Pack, item: Item) -> SlideText:
    lesson = pack.lesson
    before = heard_before(lesson, item)
    bullets = [Bullet(before, small=True)] if before else []
    lettered = item.type is not QuestionType.TRUE_FALSE
    bullets += (Bullet(clean(each.text), f"{each.letter}." if lettered else "•") for each in item.options)
    if item.type is QuestionType.SAY:
        bullets.append(Bullet("Mời vài người nói thử, mỗi người một lượt."))
    bullets.append(Bullet(f"{KINDS[item.type]} · {item.seconds} giây", small=True))
    notes = (stop_of(lesson, item), "Chờ hết giờ, hỏi vài học viên vì sao chọn, rồi mới sang trang đáp án.")
    return SlideText(f"Câu {item.number}. {clean(item.ask)}", tuple(bullets), notes, pack.stop(item.number))


def _answer(pack: Pack, item: Item) -> SlideText:
    found: Sequence[str] = answers(item)
    said = item.type is QuestionType.SAY
    bullets = [Bullet(f"“{each}”" if said else each, strong=True) for each in found]
    reason, legal = clean(item.reason), clean(item.legal)
    if reason:
        bullets.append(Bullet(f"Vì sao: {reason}"))
    if legal:
        bullets.append(Bullet(f"Căn cứ: {legal}"))
    notes = [
        f"Câu hỏi: {clean(item.ask)}",
        f"Đáp án: {short_answer(item)}",
        *([f"Vì sao: {reason}"] if reason else []),
        *([f"Căn cứ: {legal}"] if legal else []),
        "Câu trả lời sai cho thấy:",
        *wrong_shows(item),
    ]
    title = f"Đáp án câu {item.number}" if not said else f"Câu mẫu cho câu {item.number}"
    return SlideText(title, tuple(bullets), tuple(notes), pack.stop(item.number))
