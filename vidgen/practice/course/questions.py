"""The questions of a lesson as forms on the page, which `page.js` judges on the spot.

The letters of the right answers stand in ``data-right``, in the order of an order; nothing is sent.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from vidgen.practice.lesson import Item, Option
from vidgen.scenario.practice import QuestionType

_KINDS = {
    QuestionType.CHOICE: "chọn một đáp án",
    QuestionType.SEVERAL: "chọn mọi đáp án đúng",
    QuestionType.ORDER: "bấm lần lượt từ bước đầu đến bước cuối",
    QuestionType.TRUE_FALSE: "đúng hay sai",
    QuestionType.SAY: "tự nói bằng lời của mình",
}


def form(item: Item, anchor: str) -> Iterator[str]:
    """The form of one question.

    Arguments:
        anchor: of its lesson, from which the names of its parts are made.
    """
    name = f"{anchor}-cau-{item.number}"
    right = " ".join(option.letter for option in item.right)
    shown = "" if item.type is QuestionType.SAY else _answer(item)
    yield (
        f'<form class="item" id="{name}" data-type="{item.type.value}" data-right="{right}" '
        f'data-shown="{escape(shown)}" autocomplete="off">'
    )
    yield "<fieldset>"
    yield (
        f'<legend><span class="kind">Câu {item.number} · {_KINDS[item.type]} · {item.level.value} · '
        f"nghĩ {item.seconds} giây</span>{escape(item.ask)}</legend>"
    )
    if item.type is QuestionType.ORDER:
        yield '<ol class="steps">'
        yield from (_step(option) for option in item.options)
        yield "</ol>"
    elif item.type is QuestionType.SAY:
        yield f'<label class="own" for="{name}-loi">Nói thử thành tiếng, hoặc viết ra đây</label>'
        yield f'<textarea id="{name}-loi" rows="4"></textarea>'
    else:
        several = item.type is QuestionType.SEVERAL
        yield from (_option(option, name, several=several, item=item) for option in item.options)
    yield "</fieldset>"
    parts = [
        f'<div class="do">{_buttons(item)}</div>',
        '<div class="verdict" role="status" aria-live="polite" tabindex="-1"></div>',
    ]
    # What is judged oneself is judged below the answer, where the Tab key goes on to.
    yield from reversed(parts) if item.type is QuestionType.SAY else parts
    yield f'<div class="why" hidden>{"".join(_why(item))}</div>'
    yield "</form>"


def _answer(item: Item) -> str:
    """The right answer in words, as the page tells it."""
    if item.type is QuestionType.ORDER:
        return " → ".join(option.text for option in item.right)
    if item.type is QuestionType.TRUE_FALSE:
        return item.answer
    return "; ".join(f"{option.letter}. {option.text}" for option in item.right)


def _option(option: Option, name: str, *, several: bool, item: Item) -> str:
    kind = "checkbox" if several else "radio"
    letter = "" if item.type is QuestionType.TRUE_FALSE else f"<b>{option.letter}</b>"
    return (
        f'<label class="opt"><input type="{kind}" name="{name}" value="{option.letter}">{letter}'
        f"<span>{escape(option.text)}</span></label>"
    )


def _step(option: Option) -> str:
    return (
        f'<li><button type="button" class="step" data-letter="{option.letter}"><span class="place" '
        f'aria-hidden="true"></span><span>{escape(option.text)}</span><span class="sr"></span></button></li>'
    )


def _buttons(item: Item) -> str:
    if item.type is QuestionType.SAY:
        return (
            '<button type="submit">Xem câu nói mẫu</button>'
            '<button type="button" class="judged" data-judge="well" hidden>Tôi nói đủ ý</button>'
            '<button type="button" class="judged quiet" data-judge="more" hidden>Cần tập thêm</button>'
        )
    again = (
        '<button type="button" class="again quiet">Xếp lại</button>'
        if item.type is QuestionType.ORDER
        else ""
    )
    return f'<button type="submit">Trả lời</button>{again}'


def _why(item: Item) -> Iterator[str]:
    for option in item.options:
        if option.why:
            named = option.text if item.type is QuestionType.TRUE_FALSE else option.letter
            yield f'<p class="mistake" data-of="{option.letter}"><b>{named}:</b> {escape(option.why)}</p>'
    if item.model:
        yield f'<p class="model">“{escape(item.model)}”</p>'
    if item.reason:
        yield f'<p class="reason">{escape(item.reason)}</p>'
    if item.legal:
        yield f'<p class="legal">Căn cứ: {escape(item.legal)}</p>'
