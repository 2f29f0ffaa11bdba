"""What the handout holds: facts to keep, questions with room to answer, the answers on a last page."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.delivery.publish.wording import long_date
from vidgen.practice.lesson import Item
from vidgen.practice.papers.asking import HOW, answers, heard_before, short_answer
from vidgen.practice.papers.closing import closing
from vidgen.practice.papers.facts import Fact, Section, facts_of
from vidgen.practice.papers.pack import Pack
from vidgen.practice.papers.parts import (
    Blanks,
    Heading,
    NewPage,
    Para,
    Part,
    Point,
    Points,
    Room,
    Sign,
    Table,
    Text,
    Title,
    Together,
    bold,
    labelled,
    text,
)
from vidgen.practice.papers.words import clean
from vidgen.scenario.practice import QuestionType

_FOR_ALONE = "Trang này dành cho người tự học. Học trên lớp: giảng viên không phát trang này."
_LINES = 3  # to write what one would say


def handout_parts(pack: Pack) -> Iterator[Part]:
    """The handout; its last page, with the answers, can be left in the printer."""
    lesson = pack.lesson
    day = lesson.scenario.reviewed
    yield Title(
        "Phiếu học viên",
        pack.title,
        (" · ".join((f"Mức: {lesson.level}", *([f"Rà soát {long_date(day)}"] if day else []))),),
    )
    yield Blanks(("Họ và tên:", "Ngày học:"))
    if lesson.goals:
        yield Together(
            (
                Heading("Học xong, anh/chị sẽ"),
                Points(tuple(Point(text(clean(goal))) for goal in lesson.goals)),
            )
        )
    yield from content(pack)
    yield from closing(pack)
    if lesson.items:
        yield Heading("Câu hỏi luyện tập")
    for item in lesson.items:
        yield _question(pack, item)
    if lesson.items:
        yield NewPage()
        yield Heading("Đáp án")
        yield Para(text(_FOR_ALONE), "small")
        for item in lesson.items:
            yield answer(item)


def content(pack: Pack) -> Iterator[Part]:
    """The facts of the script."""
    sections = facts_of(pack.lesson.scenario)
    if sections:
        yield Heading("Nội dung cần nhớ")
    for section in sections:
        yield _section(section)


def _section(section: Section) -> Together:
    """A section of facts under its heading, which never stands alone at the foot of a page."""
    if section.rows:
        head, *rows = section.rows
        body: Part = Table(head, tuple(tuple(text(cell) for cell in row) for row in rows), (0.4, 0.28, 0.32))
    elif all(fact.sign is Sign.NONE for fact in section.facts) and not section.numbered:
        lines = tuple(Para(_told(fact)) for fact in section.facts)
        labelled_all = all(fact.label for fact in section.facts)
        return Together(lines if labelled_all else (Heading(section.heading, 2), *lines))
    else:
        body = Points(tuple(Point(_told(fact), fact.sign) for fact in section.facts), section.numbered)
    return Together((Heading(section.heading, 2), body))


def _told(fact: Fact) -> Text:
    if fact.label:
        return labelled(fact.label, fact.text)
    head, dash, rest = fact.text.partition(" — ")
    return text((head, True), dash + rest) if dash else text(fact.text)


def _question(pack: Pack, item: Item) -> Part:
    before = heard_before(pack.lesson, item)
    parts: list[Part] = [Heading(f"Câu {item.number}. {clean(item.ask)}", 2)]
    if before:
        parts.append(Para(text(before), "quote"))
    parts.append(Para(text(HOW[item.type]), "small"))
    if item.type is QuestionType.SAY:
        parts.append(Room(_LINES))
    else:
        lettered = item.type is not QuestionType.TRUE_FALSE
        parts.append(
            Points(
                tuple(
                    Point(text(clean(option.text)), Sign.BOX, f"{option.letter}." if lettered else "")
                    for option in item.options
                )
            )
        )
        if item.type is not QuestionType.ORDER:
            parts.append(Room(1, "Vì sao?"))
    return Together(tuple(parts), framed=True)


def answer(item: Item, *, full: bool = True) -> Together:
    """A question with its answer, reason and legal basis.

    Arguments:
        full: with the words of the right options, and with what wrong ones show.
    """
    found = answers(item)
    told: list[Part] = [Heading(f"Câu {item.number}. {clean(item.ask)}", 2)]
    if item.type is QuestionType.SAY:
        told.append(Para(text(("Câu mẫu: ", True), f"“{found[0]}”"), "answer"))
    elif not full:
        told.append(Para(labelled("Đáp án", short_answer(item)), "answer"))
    elif item.type is QuestionType.ORDER:
        told.append(Para(bold("Thứ tự đúng:"), "answer"))
        steps = (each.partition(" ")[2] for each in found)
        told.append(Points(tuple(Point(text(step), Sign.NONE) for step in steps), numbered=True))
    elif len(found) > 1:
        told.append(Para(bold("Đáp án:"), "answer"))
        lettered = (each.partition(" ") for each in found)
        told.append(Points(tuple(Point(bold(words), Sign.NONE, letter) for letter, _, words in lettered)))
    else:
        told.append(Para(text(("Đáp án: ", True), (found[0], True)), "answer"))
    if reason := clean(item.reason):
        told.append(Para(labelled("Vì sao", reason)))
    if legal := clean(item.legal):
        told.append(Para(labelled("Căn cứ", legal)))
    if full:
        for option in (each for each in item.options if each.why):
            named = option.text if item.type is QuestionType.TRUE_FALSE else option.letter
            told.append(Para(labelled(f"Nếu chọn {clean(named)}", clean(option.why)), "small"))
    return Together(tuple(told))
