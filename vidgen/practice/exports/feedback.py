"""What a trainee is told after answering: the same words in every tool."""

from __future__ import annotations

from vidgen.practice.lesson import Item
from vidgen.scenario.practice import QuestionType

RIGHT = "Đúng."
WRONG = "Chưa đúng."
BASIS = "Căn cứ: {legal}."
MODEL = "Câu trả lời mẫu: {model}"
DRAFT = "BẢN NHÁP – chưa được duyệt"


def reasoned(item: Item) -> str:
    """Why the answer is right and on what it rests; for a `say` the model answer before it."""
    parts = [
        MODEL.format(model=item.model) if item.model else "",
        item.reason,
        BASIS.format(legal=item.legal.rstrip(" .")) if item.legal else "",
    ]
    return " ".join(part for part in parts if part)


def corrected(item: Item) -> str:
    """What is said of any wrong answer: the right one, why, and what each wrong option shows."""
    parts = (WRONG, f"Đáp án: {told_answer(item)}.", reasoned(item), *mistakes(item))
    return " ".join(part for part in parts if part)


def mistakes(item: Item) -> tuple[str, ...]:
    """What each wrong option shows, where the script says so: ``Nếu chọn A: …``."""
    lettered = item.type is not QuestionType.TRUE_FALSE
    return tuple(
        f"Nếu chọn {option.letter if lettered else option.text}: {option.why}"
        for option in item.options
        if option.why
    )


def told_answer(item: Item) -> str:
    """The right answer with its words: ``B. Tắt máy``; of an order the letters from first to last."""
    if item.type is QuestionType.CHOICE or item.type is QuestionType.SEVERAL:
        return "; ".join(f"{option.letter}. {option.text.rstrip(' .')}" for option in item.right)
    return item.answer.rstrip(" .")
