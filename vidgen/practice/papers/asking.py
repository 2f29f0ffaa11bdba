"""What papers say about a question: how it is answered, the answer, what a wrong one shows."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.practice.lesson import Item, Lesson, Option
from vidgen.practice.papers.words import clean, shown
from vidgen.scenario.practice import QuestionType

KINDS = {
    QuestionType.CHOICE: "Chọn một",
    QuestionType.SEVERAL: "Chọn nhiều",
    QuestionType.ORDER: "Sắp xếp",
    QuestionType.TRUE_FALSE: "Đúng hay sai",
    QuestionType.SAY: "Nói thử",
}
HOW = {
    QuestionType.CHOICE: "Đánh dấu vào một ý đúng.",
    QuestionType.SEVERAL: "Đánh dấu vào tất cả các ý đúng.",
    QuestionType.ORDER: "Ghi số 1, 2, 3… vào ô theo đúng thứ tự.",
    QuestionType.TRUE_FALSE: "Đánh dấu vào Đúng hoặc Sai.",
    QuestionType.SAY: "Viết câu anh/chị sẽ nói.",
}


def stop_of(lesson: Lesson, item: Item) -> str:
    """Where the film stops: ``Dừng sau câu của BÀ SÁU: “…”``."""
    scene = lesson.scenario.scenes[item.at.scene]
    if item.quiz:
        return f"Trong cảnh câu hỏi (cảnh {item.at.scene + 1})"
    if item.at.line is None:
        named = f" “{shown(scene.heading)}”" if scene.heading else ""
        return f"Dừng cuối cảnh {item.at.scene + 1}{named}"
    line = scene.lines[item.at.line]
    whose = f" của {clean(line.speaker)}" if line.speaker else ""
    return f"Dừng sau câu{whose}: “{shown(line.text)}”"


def heard_before(lesson: Lesson, item: Item) -> str:
    """What was just said when the question is asked, so that it can be understood on paper; may be empty."""
    if item.at.line is None or item.quiz:
        return ""
    line = lesson.scenario.scenes[item.at.scene].lines[item.at.line]
    said = shown(line.text)
    return f"{clean(line.speaker)}: “{said}”" if line.speaker else f"“{said}”"


def answers(item: Item) -> tuple[str, ...]:
    """The right answer in full: ``B. Tắt máy, không đọc mã``, step by step, or the model."""
    if item.type is QuestionType.SAY:
        return (clean(item.model),)
    if item.type is QuestionType.TRUE_FALSE:
        return tuple(clean(each.text) for each in item.right)
    if item.type is QuestionType.ORDER:
        return tuple(f"{at}. {clean(each.text)} ({each.letter})" for at, each in enumerate(item.right, 1))
    return tuple(f"{each.letter}. {clean(each.text)}" for each in item.right)


def is_right(item: Item, option: Option) -> str:
    """What stands beside an option for the trainer: ``Đáp án``, nothing, or its place in the order."""
    if item.type is QuestionType.ORDER:
        return f"Bước {option.place}"
    return "Đáp án" if option.right else ""


def short_answer(item: Item) -> str:
    """``B``, ``A, C``, ``C – A – B``, ``Đúng``; of a ``say`` the model answer."""
    return clean(item.answer).replace(" → ", " – ") if item.type is QuestionType.ORDER else clean(item.answer)


def wrong_shows(item: Item) -> Iterator[str]:
    """What each kind of wrong answer shows, and what to ask back."""
    if item.type is QuestionType.SAY:
        yield "Nói thiếu ý so với câu mẫu: hỏi lại “Còn phải nói thêm điều gì?”, rồi đọc câu mẫu."
        yield "Nói đúng ý nhưng dài hoặc khó hiểu: cho nói lại, mỗi câu một ý."
        return
    if item.type is QuestionType.ORDER:
        first, *_rest = item.right
        yield f"Không bắt đầu bằng “{clean(first.text)}”: chưa rõ điểm xuất phát; cho xem lại đoạn này."
        yield "Đảo hai bước liền nhau: hỏi “Thiếu bước trước thì bước sau có làm được không?”"
        return
    if item.type is QuestionType.TRUE_FALSE:
        wrong = next((each for each in item.options if not each.right), None)
        if wrong and wrong.why:
            yield f"Trả lời “{clean(wrong.text)}”: {clean(wrong.why)}"
        elif wrong:
            yield f"Trả lời “{clean(wrong.text)}”: chưa nắm lý do trên; xem lại đoạn vừa dừng rồi hỏi lại."
        return
    for each in item.options:
        if each.why:
            yield f"Chọn {each.letter}: {clean(each.why)}"
    wrong_ones = [each.letter for each in item.options if not each.right and not each.why]
    if item.type is QuestionType.SEVERAL:
        if wrong_ones:
            yield f"Chọn thừa {' hoặc '.join(wrong_ones)}: hỏi “Dựa vào đâu mà chọn ý này?” rồi nêu lý do."
        letters = ", ".join(each.letter for each in item.right)
        yield f"Chọn thiếu trong các ý {letters}: mới nhận ra một phần; đọc to từng ý còn thiếu."
    elif wrong_ones and item.right:
        yield (
            f"Chọn {' hoặc '.join(wrong_ones)}: chưa nghĩ đến “{clean(item.right[0].text)}”. Hỏi lại “Làm "
            "như vậy thì chuyện gì xảy ra tiếp theo?” để học viên tự thấy, rồi nêu lý do."
        )
